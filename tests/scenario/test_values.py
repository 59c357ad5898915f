"""A scenario's value as a cell of its kind."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from zsyz_model.scenario.values import missing, read_value, scaled
from zsyz_model.tables import TABLES, Kind


@pytest.mark.parametrize(
    ("table", "column", "given", "value"),
    [
        ("projects", "invest_wan", 1234.565, 1234.57),
        ("projects", "land_mu", 0.125, 0.13),
        ("projects", "jobs", 12, 12),
        ("projects", "project_id", "007", "007"),
        ("projects", "gbt4754", 26, "26"),
        ("projects", "must_start", True, True),
        ("projects", "must_start", "否", False),
        ("projects", "kind", "工业", "工业"),
        ("projects", "signed_on", "2026-10-31", pd.Timestamp(2026, 10, 31)),
        ("projects", "earliest", "2027Q3", "2027Q3"),
        ("leaders", "industries", "新能源、新材料", ("新能源", "新材料")),
    ],
)
def test_a_value_fits_its_column(table: str, column: str, given: Any, value: object) -> None:
    assert read_value(TABLES[table].by_name[column], given) == (value, "")


@pytest.mark.parametrize(
    ("column", "given", "fact"),
    [
        ("invest_wan", "很多", "应为数值"),
        ("invest_wan", -1, "改后为 -1，应不小于 0"),
        ("invest_wan", 2e10, "不是有限的数，或量级超过1e10"),
        ("jobs", 1.5, "改后为 1.5，应为整数"),
        ("kind", "工厂", "应为其中之一：工业"),
        ("signed_on", "昨天", "应为日期"),
        ("earliest", "春", "应为季度"),
        ("must_start", "也许", "应为 是 或 否"),
        ("name", True, "应为文字"),
        ("name", "", "不能为空"),
    ],
)
def test_a_value_that_does_not_fit_says_why(column: str, given: Any, fact: str) -> None:
    assert read_value(TABLES["projects"].by_name[column], given)[1].startswith(fact)


def test_areas_and_money_return_to_their_grid_half_up() -> None:
    amount = TABLES["quota"].by_name["amount"]

    assert scaled(amount, 120.05, 0.5, None) == (60.03, "")
    assert scaled(amount, 100.1, 3, None) == (300.3, "")
    assert scaled(amount, 80, None, -0.005) == (80.0, "")


def test_an_empty_cell_stays_empty_when_scaled() -> None:
    value, fact = scaled(TABLES["quota"].by_name["price_wan"], float("nan"), 2, None)

    assert (pd.isna(value), fact) == (True, "")


def test_every_kind_knows_its_empty_cell() -> None:
    columns = {c.kind: c for table in TABLES.values() for c in table.columns}

    assert set(columns) == set(Kind)
    for kind, column in columns.items():
        series = pd.Series([missing(column)], dtype=column.dtype)
        held = series.iloc[0]
        expected = {Kind.FLAG: "False", Kind.LIST: "()"}.get(kind)
        assert str(held) == expected if expected else series.isna().all(), kind
