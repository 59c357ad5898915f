"""Losses by goal with their uncertainty, and every promise that differs; worked by hand."""

from __future__ import annotations

import pytest

from tests.inquiry.why.trying import compare_losses
from zsyz_model.case import Goal, Lead, Plan, Start, Status
from zsyz_model.case.answers import Loss, Move
from zsyz_model.inquiry.differing import losses, moves


def _plan(goals: tuple[Goal, ...], starts: tuple[Start, ...], leads: tuple[Lead, ...]) -> Plan:
    return Plan(Status.OPTIMAL, "tiers", goals, starts, leads)


BEFORE = _plan(
    (Goal("missed_targets", 2, 2, 0), Goal("merit", 100.0, 100.5, 0.005)),
    (Start("P1", "2027Q1", "new", 10), Start("P2", "2027Q2", "J1", 5)),
    (Lead("P1", "L1", 2, 80, False), Lead("P2", "L2", 2, 60, False)),
)
AFTER = _plan(
    (Goal("missed_targets", 3, 3, 0), Goal("merit", 97.0, 98.0, 0.01)),
    (Start("P1", "2027Q3", "new", 10), Start("P3", "2027Q2", "J1", 5)),
    (Lead("P1", "L1", 2, 80, False), Lead("P3", "L2", 2, 60, False)),
)


def test_a_loss_is_told_with_what_the_gaps_leave_open() -> None:
    # merit: 100 → 97; at best the new plan is worth 98, at best the old one was worth 100.5
    assert losses(BEFORE, AFTER) == (
        Loss("missed_targets", 2, 3, 1, 1, 1),
        Loss("merit", 100.0, 97.0, 3.0, 2.0, 3.5),
    )


def test_every_promise_that_differs_is_a_move() -> None:
    assert moves(BEFORE, AFTER) == (
        Move("开工", "P1", "2027Q1 new", "2027Q3 new"),
        Move("开工", "P2", "2027Q2 J1", ""),
        Move("开工", "P3", "", "2027Q2 J1"),
        Move("包保", "P2", "L2", ""),
        Move("包保", "P3", "", "L2"),
    )


def test_a_plan_differs_from_itself_in_nothing() -> None:
    assert moves(BEFORE, BEFORE) == ()
    assert [loss.worse for loss in losses(BEFORE, BEFORE)] == [0, 0]


@pytest.mark.slow
def test_what_a_choice_costs_is_what_the_enumeration_says() -> None:
    assert [told for seed in range(20) for told in compare_losses(seed)] == []
