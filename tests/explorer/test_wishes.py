"""From what was moved to the case: rules, factors, cells, in an order that lets a set cell stand."""

from __future__ import annotations

import pytest

from tests.explorer.county import HOURS, QUOTA, WEIGHT, opened
from zsyz_model.case import Pin, rows_of
from zsyz_model.explorer.knobs import Value
from zsyz_model.explorer.wishes import Wishes, case_of, changes_of, rules_of, scenario_of
from zsyz_model.findings import InputError

TIMES = "times/用地指标/计划指标/数量"


def test_moves_become_rules_and_edits_of_the_ledger() -> None:
    moves: dict[str, Value] = {HOURS: 9.5, WEIGHT: 25.0, "rule/scoring.pass_mark": 55.0}

    assert rules_of(moves) == {"scoring.pass_mark": 55.0, "scoring.weights.invest": 25.0}
    (change,) = changes_of(moves)
    assert (change.sheet, change.key, change.column, change.set) == (
        "领导",
        "L1",
        "每周可用小时",
        9.5,
    )


def test_a_quarter_that_was_set_is_not_multiplied() -> None:
    """80 at 50 % would be 40; what a person typed is 70."""
    found = case_of(opened().scenario, opened().ledger, Wishes({QUOTA: 70.0, TIMES: 50}))
    before = opened().case.table("quota")["amount"]
    after = found.table("quota")["amount"]

    assert after["2027Q1/计划指标"] == 70.0
    for key, row in rows_of(found.table("quota")).items():
        if row["quota_kind"] == "计划指标" and key != "2027Q1/计划指标":
            assert after[key] == pytest.approx(before[key] / 2)
        elif row["quota_kind"] != "计划指标":
            assert after[key] == before[key]


def test_the_opened_scenario_stays_as_it_is_and_its_own_wishes_come_first() -> None:
    own = scenario_of(opened().scenario, Wishes({}, pins=(Pin("P1", "L2"),)))
    more = scenario_of(own, Wishes({WEIGHT: 20.0}, pins=(Pin("P3", "L1"),)))

    assert opened().scenario.pins == ()
    assert [pin.project for pin in more.pins] == ["P1", "P3"]
    assert more.scoring.weights == {"invest": 20.0}


def test_a_wish_that_does_not_fit_is_refused_in_words() -> None:
    wishes = Wishes({}, pins=(Pin("P9", "L1"),))

    with pytest.raises(InputError, match="P9"):
        case_of(opened().scenario, opened().ledger, wishes)


def test_all_wishes_are_counted() -> None:
    assert Wishes({WEIGHT: 1.0}, (Pin("P1", "L2"),), (Pin("P1", "L1"),)).count == 3
