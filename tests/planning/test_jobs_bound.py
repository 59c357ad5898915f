"""The Lagrangian bound: true, high, and honest about the clock."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.assign_instances import draw
from tests.oracles.enumerate_jobs import cheapest, tiny
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.jobs_bound import Known, nothing_known, raise_bound
from zsyz_model.planning.jobs_knapsack import FINE
from zsyz_model.planning.jobs_table import Jobs, read_jobs

PAIR = read_jobs([[0, 0], [2, 7]], [[1, 1], [1, 1]], [1, 1])


@pytest.mark.parametrize("seed", range(80))
def test_the_bound_is_true_and_what_is_found_holds(seed: int) -> None:
    cost, weight, capacity = tiny(seed)
    jobs = read_jobs(cost, weight, capacity)
    if not jobs.allowed.any(axis=0).all():
        return
    value = cheapest(cost, weight, capacity)

    known = raise_bound(jobs, nothing_known(jobs), Clock(60))

    if value is None:
        assert known.found is None
    else:
        assert jobs.base + jobs.unit * known.least <= value
    if known.found is not None:
        assert jobs.holds(known.found)
        assert known.value == jobs.value(known.found)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["c", "d", "e"])
def test_the_bound_is_within_one_percent_of_what_is_found(kind: str) -> None:
    table = draw(kind, 5, 60, seed=2)
    jobs = read_jobs(table.cost, table.weight, table.capacity)

    known = raise_bound(jobs, nothing_known(jobs), Clock(60))

    low, high = (jobs.base + jobs.unit * one for one in (known.least, known.value))
    assert known.found is not None
    assert known.repeatable
    assert high - low < 0.01 * high


def test_at_first_nothing_is_known() -> None:
    known = nothing_known(PAIR)

    assert (known.bound, known.found, known.value) == (0, None, 10)
    assert known.price.tolist() == [2 * FINE, 7 * FINE]
    alone = nothing_known(read_jobs([[4, 5]], [[1, 1]], [2]))
    assert alone.price.tolist() == [0, 0]


def test_a_clock_that_is_over_is_told() -> None:
    known = raise_bound(PAIR, nothing_known(PAIR), Clock(-1))

    assert not known.repeatable
    assert known.found is None


def test_only_a_better_assignment_that_holds_is_kept() -> None:
    known = nothing_known(PAIR).with_found(PAIR, np.array([0, 1]))

    assert known.value == 7
    assert known.with_found(PAIR, None) is known
    assert known.with_found(PAIR, np.array([0, 0])) is known
    assert known.with_found(PAIR, np.array([0, 1])) is known
    assert known.with_found(PAIR, np.array([1, 0])).value == 2


def test_bounds_round_up_and_never_pass_what_is_found() -> None:
    known = Known(2 * FINE + 1, np.zeros(2, dtype=np.int64), np.array([0, 1]), 7)

    assert (known.least, known.closed) == (3, False)
    assert known.with_least(5).least == 5
    assert known.with_least(1).least == 3
    assert known.with_least(9).least == 7
    assert known.with_least(9).closed


def test_small_and_certain_cases_are_closed_without_a_solver() -> None:
    def closed(jobs: Jobs) -> bool:
        return raise_bound(jobs, nothing_known(jobs), Clock(60)).closed

    assert closed(PAIR)
    assert closed(read_jobs([[4, 5]], [[1, 1]], [2]))
