"""How well a question can be answered, by hand; the least of an input, by hand and in every way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.oracles.differential import exact
from tests.planning.test_differential import ONE
from zsyz_model.case import Status
from zsyz_model.inquiry import inputs, reaching
from zsyz_model.inquiry.reached import Reached, Stand
from zsyz_model.inquiry.reaching import (
    Asking,
    InteractError,
    UnsettledError,
    attains,
    can_be_led,
    least,
    needed,
    reach,
)
from zsyz_model.planning.model import Half
from zsyz_model.planning.numbers import Numbers
from zsyz_model.solver import Answer

GOALS = ("missed_targets", "merit")
LAND = Asking(Half.LAND, GOALS, exact())
LEADERS = Asking(Half.LEADERS, ("fit",), exact(), frozenset({"P"}))
BARE = replace(
    ONE, plots=(), schemes=(), released_hmu=(0, 3),
    candidates=(replace(ONE.candidates[0], plot_quarters={}),),
)  # fmt: skip
"""One project that needs 4 hmu of quota; 3 are released, in quarter 2: it cannot start."""


def same(numbers: Numbers) -> Numbers:
    return numbers


def test_goals_are_whole_numbers_to_be_made_least() -> None:
    assert reach(ONE, LAND) == Reached((0, -1000), (0, -1000), {"P": ("J", 1)})
    assert reach(ONE, LEADERS) == Reached((-40,), (-40,), {})
    assert reach(BARE, LAND) == Reached((1, 0), (1, 0), {})


def test_without_a_plan_there_is_nothing_to_reach() -> None:
    must = replace(BARE, candidates=(replace(BARE.candidates[0], must=True),))

    assert reach(must, LAND) is None


def test_what_nobody_can_lead_needs_both_halves() -> None:
    nobody = replace(ONE, pairs=())

    assert not can_be_led(nobody, frozenset({"P"}), LAND)
    with pytest.raises(InteractError, match="halves"):
        reach(nobody, LAND)
    assert reach(nobody, replace(LAND, half=Half.JOINT)) == Reached((1, 0), (1, 0), {})


def test_the_least_quota_is_what_is_missing() -> None:
    moved = inputs.quota(BARE, 2)

    # 4 in quarter 2 start it there: no target is missed, and merit is 950
    assert least(moved, same, BARE, LAND, [(0, -950)], (0, 9)) == 1
    # quarter 1 needs quota in quarter 1
    assert least(moved, same, BARE, LAND, [(0, -1000)], (0, 9)) is None
    assert least(inputs.quota(BARE, 1), same, BARE, LAND, [(0, -1000)], (0, 9)) == 4
    assert least(inputs.quota(BARE, 1), same, BARE, LAND, [(0, -1000)], (0, 3)) is None


def test_the_first_way_that_can_be_gone_with_least_counts() -> None:
    ways = [(1, -1000), (0,)]

    assert least(inputs.quota(BARE, 1), same, BARE, LAND, ways, (0, 9)) == 1


def test_a_solve_that_ends_early_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = Answer(Status.NO_SOLUTION, "Time limit reached")
    monkeypatch.setattr(reaching, "solve", lambda *_: stopped)

    with pytest.raises(UnsettledError, match="Q03"):
        least(inputs.quota(BARE, 1), same, BARE, LAND, [(0, -1000)], (0, 9))
    with pytest.raises(UnsettledError, match="Time limit"):
        attains(BARE, LAND, (0, -900))


def test_attaining_gives_a_plan_or_nothing() -> None:
    assert attains(ONE, LAND, (0, -900)) is not None
    assert attains(BARE, LAND, (0, -900)) is None


def test_a_point_that_holds_is_only_a_beginning() -> None:
    """The plan with 4 in quarter 1 stands at 9 as well; the least is found all the same."""
    moved = inputs.quota(BARE, 1)
    there = reach(moved.at(BARE, 9), LAND)
    assert there is not None
    assert there.point is not None

    for stand in (None, Stand(9, there.point), Stand(0, {}), Stand(9, {"no such column": 1.0})):
        assert least(moved, same, BARE, LAND, [(0, -1000)], (0, 9), stand) == 4
    assert reach(BARE, replace(LAND, point=there.point)) == reach(BARE, LAND)


def test_a_plan_needs_no_more_than_its_decisions_take() -> None:
    """The plan of quarter 1 needs 4 there, 3 of which come later: from 9 it goes down to 4."""
    moved = inputs.quota(BARE, 1)
    there = reach(moved.at(BARE, 9), LAND)
    assert there is not None

    assert needed(moved, BARE, LAND, Stand(9, there.point), 1).steps == 4
    assert needed(moved, BARE, LAND, Stand(9, there.point), 6).steps == 6
    assert needed(moved, BARE, LAND, Stand(9, None), 1).steps == 9
