"""The split province: bounds on their side, plans that fit, the same wherever it is worked out."""

from __future__ import annotations

import os
import signal
from concurrent.futures import Executor
from dataclasses import replace
from typing import Any

import pytest

from tests.oracles.provinces import EXACT, alike, best_shared, with_everything, with_pool
from tests.planning.province.toys import HELPED, PAIR, RULES, TRADING
from zsyz_model.case import Status
from zsyz_model.findings import NoPlanError
from zsyz_model.judge.province import judge_province
from zsyz_model.planning.province import (
    Province,
    ProvincePlan,
    Rules,
    plan_province,
    solve_single,
    solve_split,
)
from zsyz_model.pool import Processes, Serial, open_pool

SMALL = with_everything(alike(0, 3), 5)


def _split(province: Province, rules: Rules = EXACT, pool: Executor | None = None) -> ProvincePlan:
    return replace(solve_split(province, rules, pool or Serial()), seconds=0.0)


def test_by_hand() -> None:
    """A split pair is worth 9, and the last mu of the pool 2 at best: 9 + 2 × 2 bounds it."""
    plan = _split(PAIR, RULES)

    assert plan.value == 9.0
    assert plan.bound == pytest.approx(13.0, abs=1e-3)
    assert plan.status is Status.FEASIBLE_LIMIT
    assert plan.prices == pytest.approx(
        {"drawn/4": 2.0, "bought/4": 0.0, "support/2027": 0.0}, abs=1e-3
    )
    assert plan.method == "split"


def test_trade_is_found_by_prices() -> None:
    assert _split(HELPED, RULES).value == pytest.approx(7.7)
    assert _split(TRADING, RULES).value == 0.0


def test_few_counties_are_one_model() -> None:
    assert plan_province(PAIR, RULES, Serial()).method == "single"
    assert plan_province(PAIR, replace(RULES, single_most=1), Serial()).method == "split"


def test_a_province_that_cannot_hold_is_told() -> None:
    musts = {
        name: replace(n, candidates=(replace(n.candidates[0], must=True),))
        for name, n in PAIR.counties.items()
    }

    with pytest.raises(NoPlanError, match="没有找到各县合在一起可行的方案"):
        _split(Province(musts, PAIR.reserve), RULES)


def test_without_time_the_plan_says_that_it_need_not_repeat() -> None:
    plan = _split(PAIR, replace(RULES, seconds=0.0))

    assert not plan.repeatable
    assert plan.bound >= 9.0 >= plan.value


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 60, 12))
def test_the_best_of_every_split_lies_between_value_and_bound(first: int) -> None:
    counties = alike(first, 3)
    wanted = best_shared(counties, 5)
    assert wanted is not None

    plan = _split(with_pool(counties, 5))

    assert plan.value - 1e-6 <= float(wanted) <= plan.bound + 1e-6


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 60, 12))
def test_with_market_and_money_it_agrees_with_one_model_and_the_judge(first: int) -> None:
    province = with_everything(alike(first, 3), 5)
    one, split = solve_single(province, EXACT), _split(province)

    assert one.gap <= 1e-6
    assert split.value - 1e-6 <= one.value <= split.bound + 1e-6
    # prices and shares lose something on three counties of three projects, and never much
    assert split.value >= 0.9 * one.value
    for plan in (one, split):
        shares = {name: c.share for name, c in plan.counties.items()}
        assert judge_province(province.reserve, shares) == ()
        assert all(c.value <= c.bound + 1e-9 for c in plan.counties.values())


@pytest.mark.slow
def test_the_order_of_the_counties_changes_nothing() -> None:
    turned = Province(dict(sorted(SMALL.counties.items(), reverse=True)), SMALL.reserve)

    assert repr(_split(turned)) == repr(_split(SMALL))


@pytest.mark.slow
@pytest.mark.parametrize("place", ["", "dask"])
def test_every_place_gives_the_same_plan(place: str) -> None:
    with open_pool(place, 2) as pool:
        assert repr(_split(SMALL, pool=pool)) == repr(_split(SMALL))


@pytest.mark.slow
def test_workers_that_die_cost_nothing_but_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """After each of the first phases one worker is killed from outside."""
    killed: list[int] = []

    with Processes(2) as pool:
        answered = pool.map

        def map_and_kill(*words: Any) -> Any:
            found = list(answered(*words))
            if len(killed) >= 4:
                return found
            slot = pool._slots[len(killed) % 2]
            for pid in list(slot._pool._processes or {}):
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
            return found

        monkeypatch.setattr(pool, "map", map_and_kill)
        plan = _split(SMALL, pool=pool)

    assert len(killed) >= 4
    assert repr(plan) == repr(_split(SMALL))
