"""Judging farmland compensation in its three accounts, counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.judge.asking import after, facts, said, wishes
from zsyz_model.case import Trade
from zsyz_model.judge import compensation


def test_the_plan_of_the_county_is_in_order() -> None:
    assert said(compensation.check_farmland_balance) == []


def test_farmland_occupied_and_covered() -> None:
    """60 P01, 30 P07, 90 P03, 40 P02, 10 swap; 90 in stock, 45 bought, 90 % of 50, 100, 110."""
    seen = facts()

    assert [compensation.occupied(seen, t) for t in seen.quarters] == [60, 90, 180, 180, 220, 230]
    assert [compensation.covered(seen, t) for t in seen.quarters] == [90, 90, 180, 180, 225, 234]


def test_a_hundredth_of_compensation_too_little_is_named() -> None:
    assert after("compensation_short_by_a_hundredth", compensation.check_farmland_balance) == [
        ("2027Q3", "截至 2027Q3 累计使用 180 亩，超出可用 0.01 亩"),
        ("2027Q4", "截至 2027Q4 累计使用 180 亩，超出可用 0.01 亩"),
    ]


@pytest.mark.parametrize(
    "crime", ["the_wrong_compensation_bought", "compensation_bought_before_the_horizon"]
)
def test_purchases_are_of_the_right_kind_and_within_the_horizon(crime: str) -> None:
    assert "外购的类别、数量或季度不对" in [
        fact for _, fact in after(crime, compensation.check_farmland_balance)
    ]


def test_paddy_and_capacity_have_accounts_of_their_own() -> None:
    """P01 needs 5 亩 from 2027Q1 on (3 in stock, 2 bought), P03 81000 kg from 2027Q3 on."""
    seen, (paddy, capacity) = facts(), compensation.ACCOUNTS

    assert compensation.further(seen) == (paddy, capacity)
    assert [compensation.needed(seen, paddy, t) for t in seen.quarters] == [5] * 6
    assert [compensation.supplied(seen, paddy, t) for t in seen.quarters] == [5] * 6
    assert [compensation.needed(seen, capacity, t) for t in (2, 3)] == [0, 81000]
    assert [compensation.supplied(seen, capacity, t) for t in (1, 2)] == [0, 100000]


def test_needs_are_rounded_up_and_stock_down() -> None:
    seen, capacity = facts(), compensation.ACCOUNTS[1]
    seen.rows("projects")["P03"] = {**seen.rows("projects")["P03"], "capacity_kg": 99999.1}
    key = "2027Q2/占补产能"
    seen.rows("quota")[key] = {**seen.rows("quota")[key], "amount": 99999.99}

    assert compensation.needed(seen, capacity, 3) == 100000
    assert compensation.supplied(seen, capacity, 3) == 99999
    assert ("2027Q3", "截至 2027Q3 占补产能还差 1 公斤") in said(
        compensation.check_farmland_balance, seen
    )


def test_paddy_that_lacks_is_named() -> None:
    wanted = [(f, f"截至 {f} 占补水田还差 2 亩") for f in wishes().span.quarters]

    assert after("paddy_forgotten", compensation.check_farmland_balance) == wanted
    assert after("plain_farmland_bought_for_paddy", compensation.check_farmland_balance) == wanted


def test_a_purchase_counts_in_its_own_unit() -> None:
    told = [("2027Q3", "占补数量 的单位写作 公顷")]

    assert after("a_unit_misprinted_in_a_purchase", compensation.check_farmland_balance) == told


@pytest.mark.parametrize(
    ("kind", "quarter", "wan"),
    [
        ("占补数量", "2027Q1", 13.8),
        ("占补水田", "2027Q1", 0),  # the sheet's
        ("占补水田", "2027Q2", 18.8),
        ("占补产能", "2027Q2", 0.0186),  # 0.01856 in whole yuan
        ("计划指标", "2027Q2", None),
    ],
)
def test_prices_of_the_three_accounts(kind: str, quarter: str, wan: float | None) -> None:
    scenario = replace(wishes(), land=replace(wishes().land, capacity_wan_per_kg=0.01856))
    price = compensation.price_of(facts(scenario=scenario), Trade(kind, quarter, 1.0, 0.0))

    assert (price if price is None else float(price)) == wan


def test_a_county_without_need_and_stock_has_no_further_account() -> None:
    seen = facts()
    for key in ("2027Q1/占补水田", "2027Q2/占补产能"):
        del seen.rows("quota")[key]
    for p in ("P01", "P03"):
        seen.rows("projects")[p] = {**seen.rows("projects")[p], "paddy_mu": 0, "capacity_kg": None}

    assert compensation.further(seen) == ()
