"""The rules and criteria as they are told."""

from __future__ import annotations

from tests.cases import make_scenario, toy_case
from zsyz_model.case import AdmissionRules
from zsyz_model.review.criteria import CRITERIA
from zsyz_model.review.scoring import basis_of
from zsyz_model.review.screening import screen
from zsyz_model.review.told import criteria_told, rules_told


def test_the_rules_of_the_scenario_are_told_with_their_own_threshold() -> None:
    rules = AdmissionRules(gates=("min_invest", "房地产项目除外"), thresholds={"min_invest": 25000})
    case = toy_case(make_scenario(admission=rules))

    real_estate, invest = rules_told(case, screen(case))

    assert (real_estate.name, real_estate.refused) == ("real_estate", 1)
    assert invest.requirement == "总投资不低于 25000 万元"
    assert invest.source == "[0] 三（二）过亿元项目（已确认）"


def test_whom_a_rule_concerns_is_said_in_words() -> None:
    case = toy_case()
    told = {rule.name: rule.concerns for rule in rules_told(case, screen(case))}

    assert told["real_estate"] == "全部项目类型"
    assert told["tax_chemical"] == "工业、企业改扩建；落在化工园区；限单独用地"


def test_criteria_are_told_with_where_their_values_stand() -> None:
    case = toy_case()
    told = {one.name: one for one in criteria_told(CRITERIA, basis_of(case, screen(case)))}

    assert list(told) == [criterion.name for criterion in CRITERIA]
    assert told["intensity"].columns == ("fixed_wan", "land_mu")
    assert told["technology"].words[:2] == ("商业模式", "商业模式及管理团队")
    assert (told["tax"].weight, told["contract"].weight) == (16, 0)
