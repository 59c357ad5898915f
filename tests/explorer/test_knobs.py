"""What may be moved: the county's own values, in ranges that hold them."""

from __future__ import annotations

from dataclasses import replace

from tests.explorer.county import HOURS, QUOTA, WEIGHT, opened
from zsyz_model.case import AdmissionRules, ScoringRules
from zsyz_model.explorer.knobs import GROUPS, knobs_of


def test_every_knob_stands_at_the_county_s_own_value_and_within_its_range() -> None:
    for knob in opened().knobs.values():
        assert knob.group in GROUPS
        if isinstance(knob.value, int | float):
            assert knob.low <= knob.value <= knob.high, knob
        elif knob.options:
            assert knob.value in knob.options


def test_the_values_are_those_of_the_ledger_and_of_the_published_table() -> None:
    knobs = opened().knobs

    assert knobs[WEIGHT].value == 17.0
    assert knobs[HOURS].value == 12.0
    assert knobs[QUOTA].value == 80.0
    assert knobs["rule/horizon.quarters"].value == 4
    assert knobs["rule/admission.thresholds.min_invest"].value == 10000.0


def test_what_the_scenario_sets_comes_before_the_rule_s_own_number() -> None:
    case = opened().case
    scenario = replace(
        case.scenario,
        admission=AdmissionRules(gates=("min_invest",), thresholds={"min_invest": 12000.0}),
        scoring=ScoringRules(weights={"投资规模": 30.0}),
    )
    knobs = knobs_of(replace(case, scenario=scenario))

    assert knobs["rule/admission.thresholds.min_invest"].value == 12000.0
    assert knobs[WEIGHT].value == 30.0
    assert "rule/admission.thresholds.intensity" not in knobs


def test_a_county_without_quota_and_budget_has_no_such_knobs() -> None:
    case = opened().case
    tables = {**case.ledger.tables}
    for name in ("quota", "budget"):
        tables[name] = tables[name].iloc[:0]
    bare = replace(case, ledger=replace(case.ledger, tables=tables))

    assert not [key for key in knobs_of(bare) if "用地指标" in key or "用地预算" in key]
