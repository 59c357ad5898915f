"""Typed frames and the places of their cells."""

from __future__ import annotations

import pickle
from pathlib import Path

import pandas as pd
import pytest

from tests.ledger.books import PROJECTS, projects_with, read_county
from zsyz_model.findings import Place
from zsyz_model.tables import TABLES, empty


def test_every_table_has_the_columns_and_types_of_the_dictionary(tmp_path: Path) -> None:
    tables = read_county(tmp_path).tables

    assert list(tables) == list(TABLES)
    for name, frame in tables.items():
        assert list(frame.columns) == [c.name for c in TABLES[name].columns]
        assert [str(t) for t in frame.dtypes] == [str(t) for t in empty(TABLES[name]).dtypes]


def test_rows_stand_in_the_sheets_order_under_their_keys(tmp_path: Path) -> None:
    ledger = read_county(tmp_path, 项目=[PROJECTS[0], PROJECTS[3], PROJECTS[1]])

    assert list(ledger.tables["projects"].index) == ["P3", "P1"]


def test_missing_values_are_missing_in_the_way_of_their_kind(tmp_path: Path) -> None:
    row = read_county(tmp_path).tables["projects"].loc["P3"]

    assert row[["place", "land_mu", "jobs", "signed_on"]].isna().all()
    assert (row["ten_tags"], bool(row["must_start"])) == ((), False)


def test_values_carry_their_types(tmp_path: Path) -> None:
    frame = read_county(tmp_path, 项目=projects_with("签约日期", "2026-03-31")).tables["projects"]

    assert frame.at["P1", "signed_on"] == pd.Timestamp("2026-03-31")
    assert frame["invest_wan"].sum() == 25000.0


def test_each_cell_knows_its_place(tmp_path: Path) -> None:
    cells = read_county(tmp_path).cells

    assert cells["projects", "P2", "land_mu"] == Place("台账.xlsx", "项目", "F3", 3, "拟用地(亩)")
    assert len(cells) == len(list(cells)) == 3 * 8 + 2 * 4 + 2 * 4
    assert cells.get(("projects", "P2", "jobs")) is None
    with pytest.raises(KeyError, match="P9"):
        cells["projects", "P9", "name"]


def test_a_joined_key_with_a_day_reads_as_text(tmp_path: Path) -> None:
    rows: list[list[object]] = [["日期", "币种", "汇率"], ["2026.3.31", "美元", 7.1]]
    ledger = read_county(tmp_path, 汇率=rows)

    assert list(ledger.tables["fx"].index) == ["2026-03-31/美元"]


def test_a_ledger_travels_to_another_process(tmp_path: Path) -> None:
    ledger = read_county(tmp_path)
    twin = pickle.loads(pickle.dumps(ledger))  # noqa: S301 - our own bytes

    assert twin.cells["places", "T1", "minutes"].cell == "D2"
