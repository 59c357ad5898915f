"""Fronts against the enumeration of all plans: the same values, every one, and no other."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.oracles.differential import exact, modelled, pruned
from tests.oracles.enumerate_all import every_plan
from tests.oracles.random_kept import with_promises
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.inquiry.boxes import OPEN, Reach, corner_of, front_of
from zsyz_model.inquiry.solving import Ground
from zsyz_model.inquiry.worths import worth
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.numbers import Numbers

SEEDS = 30
GOALS = (
    ("merit", "land_cost"), ("merit", "fairness"), ("merit", "stability"), ("fit", "fairness"),
    ("land_cost", "stability"), ("merit", "fairness", "land_cost"),
    ("merit", "stability", "land_cost"), ("fairness", "merit", "stability"),
)  # fmt: skip


def _county(seed: int) -> Numbers:
    """Promises to count from, none of which has to be kept."""
    numbers = with_promises(tiny_numbers(seed), seed)
    assert numbers.kept is not None
    return replace(numbers, kept=replace(numbers.kept, most=None))


def _front(values: set[tuple[Fraction, ...]]) -> set[tuple[Fraction, ...]]:
    return {
        one
        for one in values
        if not any(other != one and all(a <= b for a, b in zip(other, one, strict=True)) for other in values)
    }  # fmt: skip


def compare_fronts(seed: int) -> str | None:
    """What differs between the boxes and the enumeration in the county of a seed."""
    numbers, goals = _county(seed), GOALS[seed % len(GOALS)]
    ground = Ground(pruned(numbers), exact(), Clock(600))
    boxes = front_of(ground, goals)
    found = {values for values, _ in boxes.found}
    plans = every_plan(numbers)
    if not plans:
        return None if not found and modelled(numbers) is None else f"seed {seed}: a plan"
    wanted = _front({tuple(x.worths[g] for g in goals) for x in plans})
    if boxes.stopped or found != wanted:
        return f"seed {seed} {goals}: {sorted(found)} instead of {sorted(wanted)} {boxes.stopped}"
    told = [tuple(worth(ground.scenario, x.parts, g) for g in goals) for _, x in boxes.found]
    return None if set(told) == wanted else f"seed {seed}: a plan that is not what it is said to be"


@pytest.mark.slow
def test_fronts_equal_the_enumeration() -> None:
    assert [told for seed in range(SEEDS) if (told := compare_fronts(seed))] == []


def test_with_steps_the_points_are_of_the_front_and_both_ends_are_among_them() -> None:
    goals = ("merit", "land_cost")
    several = 0
    for seed in range(30):
        ground = Ground(pruned(tiny_numbers(seed)), exact(), Clock(60))
        whole = {values for values, _ in front_of(ground, goals).found}
        if len(whole) < 4:
            continue
        several += 1
        low, high = min(v[1] for v in whole), max(v[1] for v in whole)
        reach = Reach(steps={"land_cost": (high - low) / 2}, ends={"land_cost": low})

        some = {values for values, _ in front_of(ground, goals, (), reach).found}

        assert some <= whole
        assert 2 <= len(some) <= 3
        assert {low, high} <= {v[1] for v in some}
    assert several > 3


def test_a_front_that_has_enough_points_says_that_it_stopped() -> None:
    ground = Ground(pruned(tiny_numbers(4)), exact(), Clock(60))

    boxes = front_of(ground, ("merit", "land_cost"), (), Reach(most=1))

    assert len(boxes.found) == 1
    assert boxes.stopped == "已有 1 个点"


def test_a_front_whose_time_is_up_says_that_it_stopped() -> None:
    ground = Ground(pruned(tiny_numbers(4)), exact(), Clock(0))

    assert front_of(ground, ("merit", "land_cost")).stopped == "到达时限"


def test_the_first_corner_is_the_best_first_goal_and_then_the_next() -> None:
    numbers, goals = tiny_numbers(4), ("merit", "land_cost")
    ground = Ground(pruned(numbers), exact(), Clock(60))

    found = corner_of(ground, goals, (), (OPEN,)).found

    assert found is not None
    best = min(tuple(x.worths[g] for g in goals) for x in every_plan(numbers))
    assert tuple(worth(ground.scenario, found.parts, g) for g in goals) == best
