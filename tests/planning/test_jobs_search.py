"""Assignments without a solver: insertion, moves, and that they stop."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.assign_instances import draw
from zsyz_model.planning import jobs_search
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.jobs_knapsack import FINE
from zsyz_model.planning.jobs_search import complete, descend, finish
from zsyz_model.planning.jobs_table import Jobs, read_jobs

NOTHING = np.zeros((2, 3), dtype=bool)


def test_the_largest_regret_is_placed_first() -> None:
    """Room for one job each: job 2 would lose 9 elsewhere, job 1 only 1."""
    jobs = read_jobs([[0, 0], [1, 9]], [[1, 1], [1, 1]], [1, 1])

    assert complete(jobs, jobs.cost * FINE, NOTHING[:, :2]).tolist() == [1, 0]


def test_takers_keep_their_job_and_the_cheapest_of_them_wins() -> None:
    jobs = read_jobs([[0, 5, 0], [1, 0, 1]], [[1] * 3] * 2, [3, 3])
    takes = np.array([[False, True, False], [True, True, False]])

    assert complete(jobs, jobs.cost * FINE, takes).tolist() == [1, 1, 0]


def test_what_fits_nowhere_goes_to_the_cheapest_that_could_ever_take_it() -> None:
    jobs = read_jobs([[0, 0, 0], [1, 1, 9]], [[1, 1, 1], [1, 1, 2]], [1, 1])

    placed = complete(jobs, jobs.cost * FINE, NOTHING)

    assert not jobs.holds(placed)
    assert placed[2] == 0


def test_a_single_agent_takes_all() -> None:
    jobs = read_jobs([[1, 2]], [[1, 1]], [2])

    assert finish(jobs, np.zeros(2, dtype=np.int64), np.zeros((1, 2), dtype=bool), Clock(9)) is not None  # fmt: skip


def test_a_shift_and_a_swap_are_found() -> None:
    shift = read_jobs([[0, 0], [5, 5]], [[1, 1], [1, 1]], [2, 2])
    swap = read_jobs([[0, 5], [5, 0]], [[1, 1], [1, 1]], [1, 1])

    assert descend(shift, np.array([1, 1]), Clock(9)).tolist() == [0, 0]
    assert descend(swap, np.array([1, 0]), Clock(9)).tolist() == [0, 1]


def test_an_overload_is_worth_any_cost() -> None:
    jobs = read_jobs([[0, 0], [900, 900]], [[1, 1], [1, 1]], [1, 9])

    ended = descend(jobs, np.array([0, 0]), Clock(9))

    assert jobs.holds(ended)
    assert jobs.value(ended) == 1


@pytest.mark.parametrize("kind", ["c", "d", "e"])
def test_each_move_is_worth_what_it_says(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = _jobs(kind)
    now = np.random.default_rng(1).integers(0, jobs.agents, jobs.jobs)
    monkeypatch.setattr(jobs_search, "MOVES", 1)
    for _ in range(25):
        before, now = _worth(jobs, now), descend(jobs, now, Clock(60))
        moves = (jobs_search._best_shift, jobs_search._best_swap)
        fine = 2.0 * float(jobs.cost.max()) + 1.0
        for best in moves:
            change, move = best(jobs, now, jobs.loads(now), fine)
            moved = now.copy()
            for job, agent in move:
                moved[job] = agent
            assert _worth(jobs, moved) - _worth(jobs, now) == pytest.approx(change)
        assert _worth(jobs, now) <= before


def test_the_clock_ends_the_moves() -> None:
    jobs = _jobs("d")
    start = np.zeros(jobs.jobs, dtype=np.int64)

    assert descend(jobs, start, Clock(-1)).tolist() == start.tolist()


def _jobs(kind: str) -> Jobs:
    table = draw(kind, 5, 30, seed=3)
    return read_jobs(table.cost, table.weight, table.capacity)


def _worth(jobs: Jobs, now: np.ndarray[tuple[int], np.dtype[np.int64]]) -> float:
    over = np.maximum(jobs.loads(now) - jobs.capacity, 0).sum()
    return jobs.value(now) + float(over) * (2.0 * float(jobs.cost.max()) + 1.0)
