"""Which inputs are tried for which question, and the flips of the toy county re-solved."""

from __future__ import annotations

from dataclasses import replace

from tests.inquiry.why.test_asking import CASE, KNOWN
from zsyz_model.case import Change, Pin
from zsyz_model.inquiry import ask, know, wished
from zsyz_model.inquiry.why import why


def test_a_lead_turns_at_the_told_fit_and_not_one_point_before() -> None:
    """The flip as a planner would try it: the fit is written into 配对, and the county planned."""
    [told] = why(KNOWN, "P1", leader="L1")
    flip = told.flips[0]
    assert (flip.kind, flip.at, flip.before) == ("契合度", 100.0, 99.0)

    for points, leader in ((flip.before, "L2"), (flip.at, "L1")):
        row: dict[str, str | float | bool] = {
            "项目编号": "P1",
            "领导编号": "L1",
            "契合度": float(points or 0),
        }
        plan = ask(KNOWN, wished(CASE, changes=[Change("配对", add=row)])).plan
        assert {x.project_id: x.leader_id for x in plan.leads}["P1"] == leader


def test_a_start_turns_at_the_told_quota_and_not_a_hundredth_before() -> None:
    [told] = why(KNOWN, "P5", site="new")
    [flip] = [f for f in told.flips if f.kind == "计划指标"]
    assert (flip.subject, flip.at, flip.before) == ("2027Q1", 100.0, 99.99)

    for amount, same in ((flip.at, True), (flip.before, False)):
        change = Change("用地指标", "2027Q1/计划指标", column="数量", set=float(amount or 0))
        free = ask(KNOWN, wished(CASE, changes=[change])).plan.goal("merit").value
        forced = ask(KNOWN, wished(CASE, pins=[Pin("P5", site="new")], changes=[change]))
        assert (forced.plan.goal("merit").value == free) is same


def test_each_question_tries_its_own_inputs() -> None:
    kinds = {
        "lead": [f.kind for f in why(KNOWN, "P1", leader="L1")[0].flips],
        "held lead": [f.kind for f in why(KNOWN, "P1", leader="L2")[0].flips],
        "start": [f.kind for f in why(KNOWN, "P3", quarter="2027Q4")[0].flips],
        "held start": [f.kind for f in why(KNOWN, "P2")[0].flips],
    }

    assert kinds == {
        "lead": ["契合度", "包保上限", "每周时间"],
        "held lead": ["契合度"],
        "start": ["总分", "计划指标", "用地预算"],
        "held start": ["总分"],
    }


def test_what_can_never_turn_is_told_with_how_far_was_looked() -> None:
    [total] = [f for f in why(KNOWN, "P2")[0].flips if f.kind == "总分"]

    # without P2 a target is missed: no total of P2 makes up for that
    assert (total.at, total.most, total.settled) == (None, 0.0, True)


def test_with_a_tolerance_nothing_is_said_of_flips() -> None:
    goals = replace(CASE.scenario.goals, tolerance={"fit": 0.1})
    known = know(replace(CASE, scenario=replace(CASE.scenario, goals=goals)))

    assert why(known, "P1", leader="L3")[0].flips == ()
