"""Distance between plans, counted by hand, and its row against the count."""

from __future__ import annotations

import pytest

from tests.oracles.differential import exact
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import Lead, Plan, Start, Status
from zsyz_model.inquiry.apart import (
    Apart,
    Close,
    SameStarts,
    distance,
    promised_by,
    promised_in,
)
from zsyz_model.inquiry.solving import Aim, Ground, best_with
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.model import Half
from zsyz_model.planning.numbers import Promises

ONE = Promises({"P1": ("new", 1), "P2": ("J1", 2)}, {"P1": "L1", "P2": "L2", "R": "L1"})
OTHER = Promises({"P1": ("new", 3), "P3": ("J1", 2)}, {"P1": "L1", "P3": "L2", "R": "L2"})


@pytest.mark.parametrize(
    ("kinds", "count"), [(("开工", "包保"), 6), (("开工",), 3), (("包保",), 3)]
)
def test_a_promise_differs_when_only_one_plan_makes_it_or_makes_it_otherwise(
    kinds: tuple[str, ...], count: int
) -> None:
    # starts: P1 another quarter, P2 gone, P3 new; leads: P2 gone, P3 new, R another leader
    assert distance(ONE, OTHER, kinds) == count
    assert distance(OTHER, ONE, kinds) == count
    assert distance(ONE, ONE, kinds) == 0


def test_a_plan_in_records_promises_what_it_says() -> None:
    plan = Plan(
        Status.OPTIMAL, "tiers", (), (Start("P1", "2027Q3", "new", 10),), (Lead("P1", "L1", 2, 80, False),)
    )  # fmt: skip
    numbers = tiny_numbers(0)
    place = numbers.horizon.place("2027Q3")

    assert promised_by(numbers, plan) == Promises({"P1": ("new", place)}, {"P1": "L1"})


@pytest.mark.parametrize("least", [1, 2, 3, 4])
def test_the_row_keeps_the_distance_that_it_says(least: int) -> None:
    ground = Ground(tiny_numbers(4), exact(), Clock(60))
    first = best_with(ground, [], Aim({"merit": 1.0})).found
    assert first is not None
    before = promised_in(first.parts)

    # with the row, what is best must be as near as it may: more distance is not worth anything
    reply = best_with(ground, [Apart(before, least)], Aim({"merit": 1.0}))

    assert reply.found is not None
    assert distance(before, promised_in(reply.found.parts)) >= least


def test_a_plan_close_by_differs_in_no_more() -> None:
    """The cheapest plan drops a start; close by it may not."""
    ground = Ground(tiny_numbers(4), exact(), Clock(60))
    first = best_with(ground, [], Aim({"merit": 1.0})).found
    assert first is not None
    before, cheapest = promised_in(first.parts), Aim({"land_cost": 1.0})
    free, near = (best_with(ground, x, cheapest).found for x in ([], [Close(before, 0)]))
    assert free is not None
    assert near is not None

    assert distance(before, promised_in(free.parts)) == 1
    assert distance(before, promised_in(near.parts)) == 0
    assert Close(before, 0, ("开工",)).half(ground.numbers) is Half.LAND


def test_the_half_is_the_one_that_makes_the_promises() -> None:
    numbers = tiny_numbers(0)

    assert Apart(ONE, 1).half(numbers) is Half.JOINT
    assert Apart(ONE, 1, ("开工",)).half(numbers) is Half.LAND
    assert Apart(ONE, 1, ("包保",)).half(numbers) is Half.LEADERS


def test_the_same_starts_are_the_very_same() -> None:
    ground = Ground(tiny_numbers(4), exact(), Clock(60))
    first = best_with(ground, [], Aim({"merit": 1.0})).found
    assert first is not None
    before = promised_in(first.parts)

    again = best_with(ground, [SameStarts(before)], Aim({"land_cost": 1.0})).found

    assert again is not None
    assert promised_in(again.parts).starts == before.starts
