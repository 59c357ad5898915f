"""The further accounts of the toy county, by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cases import make_scenario, toy_tables
from tests.planning.toys import Tables, numbers_of, row, toy
from zsyz_model.case import LandRules
from zsyz_model.planning.numbers import Cover


def covers(*edits: Callable[[Tables], object], land: LandRules | None = None) -> tuple[Cover, ...]:
    """The accounts after edits of the toy county's tables."""
    tables = toy_tables()
    for edit in edits:
        edit(tables)
    return numbers_of(toy(make_scenario(land=land or LandRules()), tables)).covers


def quota(kind: str, quarter: str, amount: float, **more: float) -> Callable[[Tables], object]:
    """One more row of the quota sheet."""
    line = {"quarter": quarter, "quota_kind": kind, "amount": amount, **more}
    return lambda tables: tables["quota"].append(line)


def test_a_county_that_needs_none_and_has_none_has_no_account() -> None:
    assert covers() == ()


def test_what_a_project_needs_opens_the_account() -> None:
    """12.5 亩 of paddy are 1250 hundredths; 18.8 万元 a mu are 1880 元 for 0.01 亩."""
    assert covers(lambda t: row(t, "projects", "P1").update(paddy_mu=12.5)) == (
        Cover("占补水田", "paddy", "亩", 100, {"P1": 1250}, (0,) * 4, (1880,) * 4),
    )


def test_capacity_counts_in_whole_kilograms_towards_caution() -> None:
    """45000.4 kg needed are 45001, 100.9 in stock are 100; 0.02 万元 are 200 元."""
    found = covers(
        lambda t: row(t, "projects", "P2").update(capacity_kg=45000.4),
        quota("占补产能", "2026Q4", 100.9, price_wan=9),
        quota("占补产能", "2027Q2", 7, price_wan=0.0185),
    )

    assert found == (
        Cover(
            "占补产能", "capacity", "公斤", 1, {"P2": 45001}, (100, 7, 0, 0), (200, 185, 200, 200)
        ),
    )


def test_stock_alone_opens_an_account_too() -> None:
    [cover] = covers(quota("占补水田", "2027Q1", 3))

    assert (cover.need, cover.stock) == ({}, (300, 0, 0, 0))


def test_what_arrives_after_the_horizon_is_none() -> None:
    assert covers(quota("占补水田", "2028Q1", 3)) == ()


def test_a_running_project_needs_nothing_more() -> None:
    assert covers(lambda t: row(t, "projects", "P4").update(paddy_mu=5)) == ()


@pytest.mark.parametrize(
    ("land", "price"),
    [(LandRules(paddy_wan_per_mu=16), 1600), (LandRules(paddy_wan_per_mu=0), 0)],
)
def test_the_scenario_sets_the_price(land: LandRules, price: int) -> None:
    [cover] = covers(quota("占补水田", "2027Q1", 3), land=land)

    assert cover.price_yuan == (price,) * 4
