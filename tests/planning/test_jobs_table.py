"""The tables of jobs and agents: what is refused and where, and that smaller numbers say the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from tests.oracles.enumerate_jobs import tiny
from zsyz_model.findings import InputError
from zsyz_model.planning.jobs_table import CELLS, MOST_ROOM, SHOWN, read_jobs

GOOD: dict[str, Any] = {"cost": [[1, 2], [3, 4]], "weight": [[1, 1], [1, 1]], "capacity": [2, 2]}


def refused(**changed: Any) -> str:
    with pytest.raises(InputError, match=r"\[J-") as caught:
        read_jobs(**GOOD | changed)
    return str(caught.value)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"weight": [[1, 1]]}, "[J-SHAPE] 工作表“用量表”：大小是 (1, 2)，成本表是 (2, 2)"),
        ({"capacity": [2]}, "[J-SHAPE] 工作表“能力表”：大小是 (1,)，成本表有 2 行"),
        ({"capacity": [[2, 2]]}, "[J-SHAPE] 工作表“能力表”：大小是 (1, 2)，成本表有 2 行"),
        ({"capacity": 4}, "[J-SHAPE] 工作表“能力表”：大小是 ()，成本表有 2 行"),
        ({"cost": [1, 2], "weight": [1, 2]}, "[J-SHAPE] 工作表“成本表”：不是二维表（1 维）"),
        ({"cost": 7, "weight": 7, "capacity": 7}, "[J-SHAPE] 工作表“成本表”：不是二维表（0 维）"),
        ({"cost": [[1, 2], [3]]}, "[J-SHAPE] 工作表“成本表”：各行长短不一"),
        ({"cost": [[1, 2], [3, np.nan]]}, "[J-NUMBER] 工作表“成本表”·第2行，列“2”·原值“nan”"),
        ({"cost": [[1, 2], [None, 4]]}, "[J-NUMBER] 工作表“成本表”·第2行，列“1”·原值“None”"),
        ({"cost": [[1, 2], ["3", 4]]}, "[J-NUMBER] 工作表“成本表”·第2行，列“1”·原值“3”"),
        ({"cost": [[1, True], [3, None]]}, "[J-NUMBER] 工作表“成本表”·第1行，列“2”·原值“True”"),
        ({"cost": [[True, False]] * 2}, "[J-NUMBER] 工作表“成本表”·第1行，列“1”"),
        ({"cost": [[1, 2.5], [3, 4]]}, "[J-NUMBER] 工作表“成本表”·第1行，列“2”·原值“2.5”"),
        ({"cost": [[1, 10**9 + 1], [3, 4]]}, "不是绝对值 10 亿以内的整数"),
        ({"cost": [[1, 10**400], [3, 4]]}, "[J-NUMBER] 工作表“成本表”·第1行，列“2”·原值“1000"),
        ({"weight": [[1, 1], [-1, 1]]}, "[J-NEGATIVE] 工作表“用量表”·第2行，列“1”·原值“-1”：不能是负数"),
        ({"capacity": [2, -2]}, "[J-NEGATIVE] 工作表“能力表”·第2行·原值“-2”：不能是负数"),
        ({"capacity": [2, pd.NA]}, "[J-NUMBER] 工作表“能力表”·第2行·原值“<NA>”"),
    ],
)  # fmt: skip
def test_a_bad_table_is_refused_with_its_place(changed: dict[str, Any], said: str) -> None:
    assert said in refused(**changed)


def test_everything_is_found_and_a_flood_is_cut() -> None:
    told = refused(weight=[[-1, 0.5], [1, 1]], capacity=[2, -2])

    assert told.count("J-NUMBER") == 1
    assert told.count("J-NEGATIVE") == 2
    flood = np.full((30, 30), np.nan)
    assert refused(cost=flood, weight=flood, capacity=[1] * 30).count("J-NUMBER") == 2 * SHOWN


def test_only_the_faulty_cell_is_named() -> None:
    assert refused(cost=[[1, 2], ["3", 4]]).count("J-NUMBER") == 1


def test_frames_with_other_labels_are_refused() -> None:
    cost = pd.DataFrame(GOOD["cost"], index=["L1", "L2"], columns=["P1", "P2"])
    swapped = cost.loc[["L2", "L1"]]
    room = pd.Series([2, 2], index=["L2", "L1"])

    assert "[J-LABEL] 工作表“用量表”：行名或列名与成本表不一致" in refused(
        cost=cost, weight=swapped
    )
    assert "用量表" in refused(cost=cost, weight=cost[["P2", "P1"]])
    assert "[J-LABEL] 工作表“能力表”" in refused(cost=cost, weight=cost, capacity=room)
    assert read_jobs(cost, cost, [2, 2]).paid.tolist() == GOOD["cost"]


def test_costs_may_be_negative_and_weights_zero() -> None:
    jobs = read_jobs([[-5, 0]], [[0, 0]], [0])

    assert jobs.paid.tolist() == [[-5, 0]]
    assert jobs.allowed.all()


def test_smaller_numbers_by_hand() -> None:
    """Job 1 costs 10 or 16, job 2 only 9 at agent 2 (too heavy for agent 1); step 6, weights halved."""
    jobs = read_jobs([[10, 1], [16, 9]], [[2, 8], [3, 4]], [5, 8])

    assert jobs.allowed.tolist() == [[True, False], [True, True]]
    assert (jobs.base, jobs.unit) == (19, 6)
    assert jobs.cost.tolist() == [[0, 0], [1, 0]]
    assert jobs.weight.tolist() == [[1, 4], [3, 4]]
    assert jobs.capacity.tolist() == [2, 8]
    assert jobs.dearest == 1


@pytest.mark.parametrize("seed", range(60))
def test_smaller_numbers_mean_the_same(seed: int) -> None:
    cost, weight, capacity = tiny(seed)
    jobs = read_jobs(cost, weight, capacity)
    rng = np.random.default_rng(seed)
    for agent_of in rng.integers(0, jobs.agents, (20, jobs.jobs)):
        every = np.arange(jobs.jobs)
        loads = np.array([weight[i, agent_of == i].sum() for i in range(jobs.agents)])
        assert jobs.holds(agent_of) == bool((loads <= capacity).all())
        if jobs.holds(agent_of):
            assert jobs.base + jobs.unit * jobs.value(agent_of) == cost[agent_of, every].sum()
            assert jobs.value(agent_of) <= jobs.dearest


def test_a_job_without_an_agent_does_not_hold() -> None:
    assert not read_jobs(**GOOD).holds(np.array([0, -1]))


def test_fine_capacities_become_coarser_and_never_tighter() -> None:
    rng = np.random.default_rng(0)
    weight = rng.integers(1, 10**7, (2, 40))
    jobs = read_jobs(weight, weight, weight.sum(axis=1) // 2)

    assert jobs.room.max() <= min(MOST_ROOM, CELLS // 40)
    for agent_of in rng.integers(0, 2, (300, 40)):
        steps = np.array([jobs.step[i, agent_of == i].sum() for i in range(2)])
        assert (steps <= jobs.room).all() or not jobs.holds(agent_of)
