"""Several plans at once against the enumeration: whether so many exist beside the first."""

from __future__ import annotations

from itertools import combinations

from tests.oracles.differential import exact
from tests.oracles.enumerate_all import every_plan
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.inquiry.apart import distance, promised_in
from zsyz_model.inquiry.copies import Spacing, plans_at_once
from zsyz_model.inquiry.solving import Ground
from zsyz_model.planning.clock import Clock


def _exists(seed: int, least: int) -> bool:
    """Whether two plans so far apart exist, by trying all pairs."""
    plans = every_plan(tiny_numbers(seed))
    return any(
        one.apart(other.starts, other.leads) >= least for one, other in combinations(plans, 2)
    )


def test_two_plans_at_once_are_found_exactly_when_there_are_two() -> None:
    seen = set()
    for seed in range(12):
        for least in (2, 5, 7):
            ground = Ground(tiny_numbers(seed), exact(), Clock(60))
            both = plans_at_once(ground, [], Spacing(least), 2)

            assert both.settled
            assert bool(both.found) is _exists(seed, least), (seed, least)
            seen.add(bool(both.found))
            if both.found:
                one, other = (promised_in(x.parts) for x in both.found)
                assert distance(one, other) >= least
    assert seen == {True, False}


def test_only_the_kinds_that_count_are_counted() -> None:
    ground = Ground(tiny_numbers(4), exact(), Clock(60))
    both = plans_at_once(ground, [], Spacing(2, ("开工",)), 2).found

    one, other = (promised_in(x.parts) for x in both)
    assert distance(one, other, ("开工",)) >= 2
