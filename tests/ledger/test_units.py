"""Units and their exact factors."""

from __future__ import annotations

from fractions import Fraction

import pytest

from zsyz_model.ledger.units import (
    UNITS,
    banner_unit,
    factor_in,
    factor_of,
    is_another_measure,
    is_unit,
    own_unit,
)
from zsyz_model.tables import TABLES

INVEST = TABLES["projects"].by_name["invest_wan"]
LAND = TABLES["projects"].by_name["land_mu"]


@pytest.mark.parametrize(
    ("unit", "table", "column", "factor"),
    [
        ("亿元", "projects", "invest_wan", Fraction(10000)), ("元", "projects", "invest_wan", Fraction(1, 10000)),
        ("公顷", "projects", "land_mu", Fraction(15)), ("m2", "projects", "land_mu", Fraction(3, 2000)),
        ("km2", "projects", "land_mu", Fraction(1500)), ("m2", "projects", "retail_wan_sqm", Fraction(1, 10000)),
        ("万吨标煤", "projects", "energy_tce", Fraction(10000)), ("小时", "places", "minutes", Fraction(60)),
        ("元/m2", "plots", "unit_wan", Fraction(1, 15)), ("吨", "schemes", "capacity_kg", Fraction(1000)),
        ("个月", "schemes", "duration_quarters", Fraction(1, 3)), ("亩", "projects", "invest_wan", None),
        ("万美元", "projects", "invest_wan", None), ("", "quota", "amount", None), ("亩", "quota", "amount", Fraction(1)),
    ],
)  # fmt: skip
def test_one_unit_in_the_columns_own_unit(
    unit: str, table: str, column: str, factor: Fraction | None
) -> None:
    assert factor_of(unit, TABLES[table].by_name[column]) == factor


def test_every_numeric_columns_unit_is_known() -> None:
    unknown = {
        column.unit
        for table in TABLES.values()
        for column in table.columns
        if column.unit and not is_unit(own_unit(column))
    }

    assert unknown == set()


@pytest.mark.parametrize(
    ("banner", "money", "land"),
    [
        ("单位:万元", "万元", ""),
        ("单位：亿元、公顷", "亿元", "公顷"),
        ("（单位:元）", "元", ""),
        ("填报单位:示例县", "", ""),
    ],
)
def test_a_banner_gives_each_column_the_unit_that_fits(banner: str, money: str, land: str) -> None:
    assert banner_unit(["台账", banner], INVEST) == money
    assert banner_unit(["台账", banner], LAND) == land


def test_a_banner_says_nothing_about_hours() -> None:
    assert banner_unit(["单位:小时"], TABLES["leaders"].by_name["hours"]) == ""


def test_15_mu_are_a_hectare_are_10000_square_metres() -> None:
    area = UNITS["area"]

    assert area["公顷"] == area["平方米"] * 10_000 == area["亩"] * 15


@pytest.mark.parametrize(
    ("unit", "wan"),
    [("美元", "7.1/10000"), ("千美元", "0.71"), ("万usd", "7.1"), ("百万$", "710"), ("千万美元", "7100"), ("亿美元", "71000"),
     ("亿元", "10000"), ("万欧元", None), ("亩", None)],
)  # fmt: skip
def test_foreign_money_counts_by_the_rate_that_was_given(unit: str, wan: str | None) -> None:
    """7.1 yuan for a dollar: a hundred million of them are 71,000 万元. There is no rate for euros."""
    expected = None
    if wan is not None:
        number, _, divisor = wan.partition("/")
        expected = Fraction(number) / Fraction(divisor or 1)

    assert factor_in(unit, INVEST, {"美元": Fraction("7.1")}) == expected


def test_foreign_money_is_no_area() -> None:
    assert factor_in("万美元", LAND, {"美元": Fraction(7)}) is None
    assert factor_in("公顷", LAND, {"美元": Fraction(7)}) == 15


def test_another_measure_is_foreign_money_or_something_per_something() -> None:
    told = {unit: is_another_measure(unit) for unit in ("万美元", "万元/亩", "万元", "亩", "")}

    assert told == {"万美元": True, "万元/亩": True, "万元": False, "亩": False, "": False}
