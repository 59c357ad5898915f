"""Fronts against the enumeration of all plans: the same values, every one, and no other."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.oracles.differential import exact, modelled, pruned
from tests.oracles.enumerate_all import every_plan
from tests.oracles.random_kept import with_promises
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.inquiry.boxes import front_of
from zsyz_model.inquiry.solving import Ground
from zsyz_model.inquiry.worths import worth
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.numbers import Numbers

SEEDS = 300
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


def _compare(seed: int) -> str | None:
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
    assert [told for seed in range(SEEDS) if (told := _compare(seed))] == []
