from __future__ import annotations

import math
from dataclasses import replace

from tests.report.papers import county
from zsyz_model.case.paper_rules import NameRule, PaperRules
from zsyz_model.report.papers.masking import instead_of, public


def test_names_become_common_words_and_hidden_columns_go() -> None:
    told = instead_of(county.secret_outcome().case, PaperRules())

    assert told["隐秘集团高端装备项目"] == "新材料项目"
    assert told["王机密县长"] == "县级领导"
    assert told["联络员赵私"] == told["机密公司"] == told["绝密备注"] == ""


def test_a_longer_name_is_masked_before_the_one_inside_it() -> None:
    swap = public(county.secret_outcome(), PaperRules()).plan.swaps[0]

    assert swap.words == "P1 新材料项目 让出地块 J1（20.00 亩），由县级领导调度"


def test_clauses_on_money_go_and_areas_stay() -> None:
    outcome = public(county.secret_outcome(), PaperRules())

    assert outcome.plan.unplaced[0].reasons[0].fact == "缺计划指标 20.00 亩"
    (refusal,) = outcome.admission.refusals
    assert refusal.value == refusal.advice == "（金额不公开）"
    assert str(refusal.cell) == refusal.basis == ""


def test_what_only_the_house_works_with_is_gone() -> None:
    before = county.secret_outcome()
    outcome = public(before, PaperRules())

    assert outcome.case.findings == outcome.case.ledger.findings == ()
    assert outcome.case.projects["invest_wan"].isna().all()
    assert not outcome.plan.costs
    assert not outcome.plan.loans
    assert all(math.isnan(trade.cost_wan) for trade in outcome.plan.trades)
    assert {goal.name for goal in outcome.plan.goals} == {"missed_targets", "merit", "fit"}
    assert list(outcome.scores.parts) == ["total"]
    assert outcome.scores.total.tolist() == before.scores.total.tolist()
    assert outcome.plan.starts == before.plan.starts
    assert before.case.projects.loc["P1", "name"] == "隐秘集团高端装备项目"


def test_rules_that_allow_amounts_keep_them() -> None:
    rules = replace(PaperRules(), amounts=True, names=(NameRule("projects", "investor", "某企业"),))
    outcome = public(county.secret_outcome(), rules)

    assert outcome.case.projects.loc["P1", "invest_wan"] == 77123.45
    assert outcome.plan.costs
    assert "某企业高端装备项目" in outcome.plan.swaps[0].words
