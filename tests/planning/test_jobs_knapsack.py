"""One agent's knapsack against all packings; the bounds against all assignments."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from tests.oracles.enumerate_jobs import cheapest, tiny
from zsyz_model.planning.jobs_knapsack import FINE, NEVER, best, forced, relax, sweep
from zsyz_model.planning.jobs_table import Ints, Jobs, read_jobs


def test_a_sweep_by_hand() -> None:
    table = sweep(np.array([-5, -4]), np.array([2, 1]), 3)

    assert table.tolist() == [[0, 0, 0, 0], [0, 0, -5, -5], [0, -4, -5, -9]]


@pytest.mark.parametrize("seed", range(100))
def test_the_best_packing_is_the_best_of_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = int(rng.integers(0, 8))
    gain, step, room = (
        -rng.integers(1, 30, size),
        rng.integers(0, 9, size),
        int(rng.integers(0, 25)),
    )

    worth, taken = best(gain, step, room)

    sums = [
        int(gain @ np.array(take, dtype=np.int64))
        for take in itertools.product((0, 1), repeat=size)
        if step @ np.array(take, dtype=np.int64) <= room
    ]
    assert worth == min(sums) == gain[taken].sum()
    assert step[taken].sum() <= room


@pytest.mark.parametrize("seed", range(80))
def test_no_price_bounds_too_high(seed: int) -> None:
    cost, weight, capacity = tiny(seed)
    jobs = read_jobs(cost, weight, capacity)
    price = _prices(seed, jobs)
    value = cheapest(cost, weight, capacity)

    bound, takes = relax(jobs, price)
    told = forced(jobs, price)

    for i, j in np.ndindex(cost.shape):
        pair = _with_pair(cost, weight, capacity, i, j)
        assert (told[i, j] == NEVER) == (not jobs.allowed[i, j])
        assert pair is None or told[i, j] <= FINE * _reduced(jobs, pair)
    if value is not None:
        assert bound <= FINE * _reduced(jobs, value)
    assert not (takes & ~jobs.allowed).any()


def test_forced_pairs_by_hand() -> None:
    """Prices 5 and 3, costs 0 and 2 at two agents with room for one job of weight 1 each.

    Gains are [[−5, −3], [−3, −1]]: agent 1 takes job 1, agent 2 job 1, so the bound is 8 − 5 − 3 = 0.
    Agent 1 forced to job 1, not agent 2: 8 − 5 − 1 = 2; to job 2: 8 − 3 − 3 = 2 (agent 2 keeps
    job 1). Agent 2 forced to job 1: 8 − 3 − 3 = 2; to job 2: 8 − 1 − 5 = 2.
    """
    jobs = read_jobs([[0, 0], [2, 2]], [[1, 1], [1, 1]], [1, 1])
    assert jobs.unit == 2
    price = np.array([5, 3]) * FINE // 2

    assert relax(jobs, price)[0] == 0
    assert forced(jobs, price).tolist() == [[FINE, FINE], [FINE, FINE]]


def _prices(seed: int, jobs: Jobs) -> Ints:
    rng = np.random.default_rng(seed)
    return rng.integers(-5 * FINE, 40 * FINE, jobs.jobs)


def _reduced(jobs: Jobs, value: int) -> int:
    return (value - jobs.base) // jobs.unit


def _with_pair(cost: Ints, weight: Ints, capacity: Ints, i: int, j: int) -> int | None:
    """The least cost when job j must be at agent i: nobody else can carry it."""
    heavy = weight.copy()
    heavy[np.arange(len(capacity)) != i, j] = capacity.max() + 1
    return cheapest(cost, heavy, capacity)
