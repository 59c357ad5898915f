"""A repair as changed cells and moved wishes; worked by hand on the toy county."""

from __future__ import annotations

import pytest

from tests.inquiry.repair.toys import POOR, county
from zsyz_model.case import Case, Pin
from zsyz_model.case.repairs import Step
from zsyz_model.inquiry.repair.levers import Amounts, Prices
from zsyz_model.inquiry.repair.reading import question_of
from zsyz_model.inquiry.repair.writing import written


def done(case: Case, amounts: Amounts) -> tuple[tuple[Step, ...], Case]:
    found = written(case, question_of(case), amounts, Prices())
    return found.steps, found.case


def test_more_money_is_written_into_its_cell() -> None:
    (step,), case = done(county(POOR), {("budget", "2027"): 130.0})

    assert (step.sheet, step.key, step.column, step.before, step.after) == (
        "预算", "2027", "用地预算", "30", "160",
    )  # fmt: skip
    assert step.price == pytest.approx(1.3)
    assert case.table("budget").at["2027", "land_wan"] == 160


def test_quota_of_a_quarter_goes_to_its_row() -> None:
    (step,), case = done(county(), {("quota", "2027Q4"): 35.2})

    assert (step.key, step.after) == ("2027Q4/计划指标", "75.2")
    assert case.table("quota").at["2027Q4/计划指标", "amount"] == 75.2


def test_hours_and_counts_of_a_leader() -> None:
    """L3 has no 最多包保: the scenario's default of 4 is what is raised; L1 must carry one less."""
    amounts = {("hours", "L3"): 1.5, ("most", "L3"): 1.0, ("least", "L1"): 1.0}
    _, case = done(county(), amounts)

    assert case.leaders.at["L3", "hours"] == 7.5
    assert case.leaders.at["L3", "most"] == 5
    assert case.leaders.at["L1", "least"] == 0


def test_a_must_is_taken_back() -> None:
    (step,), case = done(county(), {("must", "P1"): 1.0})

    assert (step.before, step.after) == ("是", "否")
    assert not case.projects.at["P1", "must_start"]


def test_a_pinned_quarter_is_moved_and_other_pins_stay() -> None:
    pins = [Pin("P3", quarter="2027Q2"), Pin("P1", quarter="2027Q1", reason="纪要")]
    (step,), case = done(county(pins=pins), {("later", "P3"): 2.0})

    assert (step.amount, step.before, step.after) == (2.0, "2027Q2", "2027Q4")
    assert case.scenario.pins == (Pin("P3", quarter="2027Q4"), pins[1])


def test_a_wish_is_dropped_but_its_leader_and_what_has_a_reason_stay() -> None:
    pins = [Pin("P3", quarter="2027Q2", leader="L1"), Pin("P5", quarter="2027Q1")]
    forbids = [Pin("P3", site="J1"), Pin("P3", quarter="2027Q3", reason="纪要")]
    _, case = done(county(pins=pins, forbids=forbids), {("wish", "P3"): 1.0})

    assert case.scenario.pins == (Pin("P3", leader="L1"), pins[1])
    assert case.scenario.forbids == (forbids[1],)


def test_a_lock_and_a_ban_of_the_scenario_are_taken_back() -> None:
    case = county(pins=[Pin("P3", leader="L1")], forbids=[Pin("P5", leader="L2")])
    _, unlocked = done(case, {("unlock", "P3/L1"): 1.0})
    _, allowed = done(case, {("allow", "P5/L2"): 1.0})

    assert unlocked.scenario.pins == ()
    assert allowed.scenario.forbids == ()
