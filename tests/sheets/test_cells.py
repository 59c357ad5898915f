"""Cells: text stays text, a missing value is an empty cell, a number keeps its digits."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.sheets.pages import written
from zsyz_model.sheets import (
    CELL_CHARS,
    FORMATS,
    Formula,
    column_letters,
    plain,
    safe_text,
    shown_width,
)
from zsyz_model.tables import Kind

FORMULA_LIKE = ["=1+1", "+8613", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", "'007"]


@pytest.mark.parametrize("text", [*FORMULA_LIKE, "{=A1}", "https://a.b"])
def test_text_that_looks_like_a_formula_or_link_stays_text(tmp_path: Path, text: str) -> None:
    cell = written(tmp_path / "a.xlsx", [text]).cell(2, 1)

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def quoted_cells(path: Path) -> set[str]:
    """The cells of the first sheet whose format in styles.xml has the quote prefix."""
    with zipfile.ZipFile(path) as book:
        styles = book.read("xl/styles.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    xfs = re.findall(r"<xf [^>]*>", styles.partition("<cellXfs")[2].partition("</cellXfs>")[0])
    quoting = {str(i) for i, xf in enumerate(xfs) if 'quotePrefix="1"' in xf}
    return {ref for ref, look in re.findall(r'<c r="(\w+)" s="(\d+)"', sheet) if look in quoting}


def test_text_that_an_edit_would_turn_into_a_formula_has_the_quote_prefix(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows: list[list[object]] = [[text] for text in [*FORMULA_LIKE, "平文", 1.5]]
    written(path, *rows, formats=["@"])

    assert quoted_cells(path) == {f"A{row}" for row in range(2, 2 + len(FORMULA_LIKE))}


def test_a_book_without_such_text_has_no_quote_prefix(tmp_path: Path) -> None:
    written(tmp_path / "a.xlsx", ["平文", -1.5])

    assert quoted_cells(tmp_path / "a.xlsx") == set()


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT, ()])
def test_a_missing_value_is_an_empty_cell(tmp_path: Path, missing: object) -> None:
    assert written(tmp_path / "a.xlsx", [missing]).cell(2, 1).value is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "是"), (np.bool_(False), "否"), (np.int64(3), 3), (np.float64(2.5), 2.5),
        (("新能源", "新材料"), "新能源、新材料"), ("007", "007"), ("1e5", "1e5"),
        (dt.date(2026, 3, 4), dt.datetime(2026, 3, 4)), (pd.Timestamp("2026-03-04"), dt.datetime(2026, 3, 4)),
        (123456789012345678, "123456789012345678"), (float("inf"), "inf"), ("a\x0bb", "a\\x0bb"),
    ],
)  # fmt: skip
def test_values_are_written_as_what_they_are(tmp_path: Path, value: object, shown: object) -> None:
    assert written(tmp_path / "a.xlsx", [value]).cell(2, 1).value == shown


def test_long_text_is_cut_visibly_at_the_limit() -> None:
    assert safe_text("长" * (CELL_CHARS + 1)) == "长" * (CELL_CHARS - 1) + "…"


def test_a_chinese_character_is_two_wide() -> None:
    assert shown_width("总投资(万元)") == 12
    assert shown_width("短\n更长一行") == 8


def test_an_empty_list_is_missing() -> None:
    assert plain([]) is None


def test_every_kind_has_a_format_and_codes_are_text() -> None:
    assert set(FORMATS) == set(Kind)
    assert {kind for kind, form in FORMATS.items() if form != "@"} == {
        Kind.MONEY, Kind.LAND, Kind.COUNT, Kind.NUMBER, Kind.DATE,
    }  # fmt: skip


def test_columns_are_lettered_as_excel_does() -> None:
    assert [column_letters(place) for place in (0, 25, 26, 701)] == ["A", "Z", "AA", "ZZ"]


def test_only_a_formula_of_ours_is_live_and_it_brings_its_value(tmp_path: Path) -> None:
    cell = written(tmp_path / "a.xlsx", [Formula("=1+1", 2)]).cell(2, 1)

    assert (cell.value, cell.data_type) == ("=1+1", "f")
    assert b"<v>2</v>" in zipfile.ZipFile(tmp_path / "a.xlsx").read("xl/worksheets/sheet1.xml")
