"""Pure assignment against enumeration, published optima and CP-SAT, and what must hold of any answer."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from benchmarks.assign import with_cpsat
from benchmarks.assign_instances import Table, draw, read_or_library
from tests.oracles.enumerate_jobs import cheapest, tiny
from zsyz_model.case import Status
from zsyz_model.findings import InputError
from zsyz_model.planning import Assigned, assign_jobs, jobs
from zsyz_model.solver import Answer

PUBLISHED = Path(__file__).parents[1] / "data" / "or_library"
GAP1 = ((336, 261), (327, 269), (339, 256), (341, 274), (326, 251))
SECONDS = 60.0


def published(name: str) -> list[Table]:
    return list(read_or_library((PUBLISHED / name).read_text(encoding="ascii")))


def solved(table: Table, seconds: float = SECONDS) -> Assigned:
    """Our answer, with its promises held against the given table."""
    told = assign_jobs(table.cost, table.weight, table.capacity, seconds)
    if told.assignment is not None:
        pairs = list(zip(told.assignment, range(table.cost.shape[1]), strict=True))
        assert told.value == sum(int(table.cost[i, j]) for i, j in pairs)
        for own, room in enumerate(table.capacity):
            assert sum(int(table.weight[i, j]) for i, j in pairs if i == own) <= room
        assert told.bound is not None
        assert told.bound <= told.value
        assert (told.status is Status.OPTIMAL) == (told.bound == told.value)
    return told


@pytest.mark.slow
@pytest.mark.parametrize("block", range(8))
def test_tiny_tables_agree_with_the_enumeration(block: int) -> None:
    seen = set()
    for seed in range(50 * block, 50 * block + 50):
        cost, weight, capacity = tiny(seed)

        told = solved(Table(str(seed), cost, weight, capacity))

        best = cheapest(cost, weight, capacity)
        assert (told.value, told.bound) == (best, best), seed
        assert told.status is (Status.INFEASIBLE if best is None else Status.OPTIMAL)
        seen.add(told.status)
    assert len(seen) == 2


@pytest.mark.parametrize("k", range(5))
def test_gap1_has_its_published_maximum_and_minimum(k: int) -> None:
    table = published("gap1.txt")[k]

    most, least = solved(replace(table, cost=-table.cost)), solved(table)

    assert (most.status, least.status) == (Status.OPTIMAL, Status.OPTIMAL)
    assert most.value is not None
    assert (-most.value, least.value) == GAP1[k]


@pytest.mark.slow
def test_sixty_jobs_have_their_published_maximum_and_minimum_in_seconds() -> None:
    (table,) = published("c1060-1.txt")

    most, least = solved(replace(table, cost=-table.cost)), solved(table)

    assert (most.value, least.value) == (-1451, 974)
    assert (most.bound, least.bound) == (-1451, 974)
    assert max(most.seconds, least.seconds) < 30.0


@pytest.mark.slow
def test_a_hard_table_of_a_hundred_jobs_comes_back_with_an_honest_gap() -> None:
    (table,) = published("d05100.txt")

    told = solved(table, seconds=4.0)

    assert told.value is not None
    assert told.bound is not None
    assert told.bound <= 6353 <= told.value
    assert told.gap < 0.01
    assert told.seconds < 5.0


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["gap", "a", "b", "c", "d", "e"])
@pytest.mark.parametrize("size", [(3, 15), (5, 20), (8, 20)])
def test_middle_tables_agree_with_cp_sat(kind: str, size: tuple[int, int]) -> None:
    table = draw(kind, *size, seed=7)

    told, other = solved(table), with_cpsat(table, SECONDS)

    assert told.status is Status.OPTIMAL
    assert other.proven
    assert told.value == other.value


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_other_words_for_the_same_table_cost_the_same(seed: int) -> None:
    table = draw("cde"[seed % 3], 4, 12, seed)
    rng = np.random.default_rng(seed)
    rows, columns = rng.permutation(4), rng.permutation(12)
    dearer = rng.integers(-50, 50, 12)
    value = solved(table).value
    assert value is not None

    mixed = Table(
        "mixed",
        table.cost[rows][:, columns],
        table.weight[rows][:, columns],
        table.capacity[rows],
    )
    assert solved(mixed).value == value
    assert solved(replace(table, cost=7 * table.cost)).value == 7 * value
    assert solved(replace(table, cost=table.cost + dearer)).value == value + dearer.sum()
    heavier = replace(table, weight=3 * table.weight, capacity=3 * table.capacity + 2)
    assert solved(heavier).value == value


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_more_room_never_costs_more(seed: int) -> None:
    table = draw("d", 4, 12, seed)
    values = [
        solved(replace(table, capacity=table.capacity + more)).value for more in (0, 5, 10**6)
    ]

    assert None not in values
    assert values == sorted(values, key=lambda value: -(value or 0))
    assert values[2] == table.cost.min(axis=0).sum()
    assert values[0] != values[2]


def test_the_answer_unpacks_and_a_single_agent_takes_all() -> None:
    assignment, value, bound, status = assign_jobs([[3, -1]], [[1, 2]], [3], 5)

    assert (assignment, value, bound, status) == ((0, 0), 2, 2, Status.OPTIMAL)


def test_lists_arrays_and_frames_are_the_same_question() -> None:
    table = published("gap1.txt")[0]
    agents, names = [f"L{i}" for i in range(5)], [f"P{j}" for j in range(15)]
    cost, weight = (
        pd.DataFrame(one, index=agents, columns=names) for one in (table.cost, table.weight)
    )
    kept = cost.copy()
    asked: list[tuple[Any, Any, Any]] = [
        (table.cost.tolist(), table.weight.tolist(), table.capacity.tolist()),
        (table.cost.astype(float), table.weight.astype(float), table.capacity.astype(float)),
        (cost, weight, pd.Series(table.capacity, index=agents)),
        (cost.astype("Int64"), weight.astype(object), table.capacity),
    ]

    told = assign_jobs(table.cost, table.weight, table.capacity, SECONDS)
    others = [assign_jobs(costs, weights, rooms, SECONDS) for costs, weights, rooms in asked]

    assert {other.assignment for other in others} == {told.assignment}
    assert told.repeatable
    pd.testing.assert_frame_equal(cost, kept)


@pytest.mark.parametrize(
    ("table", "capacity"),
    [([], []), ([[], []], [1, 2]), (np.zeros((0, 0)), np.zeros(0)), (pd.DataFrame(), [])],
)
def test_without_jobs_there_is_nothing_to_do(table: object, capacity: object) -> None:
    assert tuple(assign_jobs(table, table, capacity, 1)) == ((), 0, 0, Status.OPTIMAL)


def test_a_job_that_fits_no_agent_is_named() -> None:
    told = assign_jobs([[1, 1], [1, 1]], [[1, 4], [1, 5]], [3, 4], 5)

    assert tuple(told) == (None, None, None, Status.INFEASIBLE)
    assert told.ended == "第 2 项任务的用量超过每个承担者的能力"
    assert math.isinf(told.gap)


def test_jobs_without_agents_have_no_assignment() -> None:
    assert assign_jobs(np.zeros((0, 2)), np.zeros((0, 2)), [], 5).status is Status.INFEASIBLE


def test_without_an_assignment_two_solvers_must_say_so() -> None:
    told = assign_jobs([[1, 1, 1], [1, 1, 1]], [[2, 2, 2], [2, 2, 2]], [3, 3], 20)

    assert tuple(told) == (None, None, None, Status.INFEASIBLE)
    assert "HiGHS" in told.ended
    assert "CBC" in told.ended


@pytest.mark.parametrize(
    ("second", "status"),
    [
        (Status.OPTIMAL, Status.SOLVER_ERROR),
        (Status.FEASIBLE_LIMIT, Status.SOLVER_ERROR),
        (Status.NO_SOLUTION, Status.NO_SOLUTION),
        (Status.SOLVER_ERROR, Status.NO_SOLUTION),
    ],
)
def test_a_second_solver_that_does_not_agree_is_heard(
    monkeypatch: pytest.MonkeyPatch, second: Status, status: Status
) -> None:
    monkeypatch.setattr(jobs, "solve_cbc", lambda *_: Answer(second, "other", solver="CBC"))

    told = assign_jobs([[1, 1, 1], [1, 1, 1]], [[2, 2, 2], [2, 2, 2]], [3, 3], 20)

    assert (told.status, told.assignment, told.value) == (status, None, None)
    assert told.bound is not None


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.01, 0.5, 2.5])
def test_the_seconds_are_kept(seconds: float) -> None:
    table = draw("d", 20, 200, seed=1)
    began = time.monotonic()

    told = solved(table, seconds)

    assert time.monotonic() - began < seconds + 1.0
    assert told.status in (Status.FEASIBLE_LIMIT, Status.NO_SOLUTION)
    assert not told.repeatable


@pytest.mark.parametrize("seconds", [0, -1.0, math.nan, math.inf, "60"])
def test_seconds_that_are_none_are_refused(seconds: Any) -> None:
    with pytest.raises(InputError, match=r"J-SECONDS.*时限必须是正数"):
        assign_jobs([[1]], [[1]], [1], seconds)


def test_a_solver_without_an_answer_leaves_what_was_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "solve_highs", lambda *_: Answer(Status.SOLVER_ERROR, "broken"))
    table = draw("d", 5, 40, seed=0)

    told = solved(table)

    assert told.status is Status.FEASIBLE_LIMIT
    assert told.gap > 0
