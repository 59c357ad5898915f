"""Writing cells safely: text stays text, the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from zsyz_model.sheets import (
    CELL_CHARS,
    LAND_FORMAT,
    MONEY_FORMAT,
    Sheet,
    plain,
    safe_text,
    sheet_names,
    shown_width,
    table_sheet,
    write_book,
)
from zsyz_model.tables import TABLES


def written(path: Path, *rows: list[object], **more: object) -> Worksheet:
    """The one sheet of a book with these rows, read back by another library."""
    headers = [f"列{i}" for i in range(max(map(len, rows)))]
    write_book(path, [Sheet("表", headers, rows, **more)])  # type: ignore[arg-type]
    return openpyxl.load_workbook(path)["表"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+8613", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", "{=A1}", "https://a.b"]
)
def test_text_that_looks_like_a_formula_or_link_stays_text(tmp_path: Path, text: str) -> None:
    cell = written(tmp_path / "a.xlsx", [text]).cell(2, 1)

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


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


def test_the_same_content_gives_the_same_bytes_at_another_time(tmp_path: Path) -> None:
    sheet = Sheet("表", ["甲", "乙"], [["文字", 1.5], [dt.date(2026, 1, 1), None]], notes=["标题"])
    write_book(tmp_path / "a.xlsx", [sheet])
    time.sleep(2.1)  # zip members are dated to two seconds
    write_book(tmp_path / "b.xlsx", [sheet])

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_notes_stand_above_the_frozen_header(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx", ["x"], notes=["标题", "单位：万元"])

    assert [row[0].value for row in sheet.iter_rows()] == ["标题", "单位：万元", "列0", "x"]
    assert sheet.freeze_panes == "A4"


def test_given_formats_and_widths_are_used(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx", [1.0, 2.0], formats=["0.00", None], widths=[30, 10])

    assert sheet["A2"].number_format == "0.00"
    assert sheet["B2"].number_format == "General"
    assert sheet.column_dimensions["A"].width == pytest.approx(30.7, abs=0.1)


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    written(tmp_path / "a.xlsx", ["旧"])
    broken = Sheet("表", ["甲"], [[object.__new__(type("Odd", (), {"__str__": _fail}))]])

    with pytest.raises(RuntimeError, match="no text"):
        write_book(tmp_path / "a.xlsx", [broken])

    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["表"]["A2"].value == "旧"


def _fail(self: object) -> str:
    raise RuntimeError("no text")


def test_a_dictionary_table_gets_its_headers_and_formats() -> None:
    frame = pd.DataFrame({
        "place": ["T1"], "place_name": ["东镇"], "place_kind": ["乡镇"], "allowed": [("新能源",)],
        "minutes": [20.0], "备考": ["x"],
    })  # fmt: skip
    sheet = table_sheet(TABLES["places"], frame)

    assert sheet.name == "乡镇园区"
    assert sheet.headers == ["编码", "名称", "类型", "允许产业", "距县城(分钟)", "备考"]
    assert [list(row) for row in sheet.rows] == [["T1", "东镇", "乡镇", ("新能源",), 20.0, "x"]]


def test_money_and_land_columns_have_two_decimals() -> None:
    frame = pd.DataFrame({"invest_wan": [1.0], "land_mu": [2.0], "must_start": [False]})
    sheet = table_sheet(TABLES["projects"], frame)

    assert sheet.formats == [MONEY_FORMAT, LAND_FORMAT, "@"]
    assert [list(row) for row in sheet.rows] == [[1.0, 2.0, None]]


def test_sheet_names_are_cleaned_cut_and_kept_apart() -> None:
    assert sheet_names(["A/B:对比[1]", "a_b_对比_1", "长" * 40, "长" * 41, "", "History"]) == [
        "A_B_对比_1", "a_b_对比_1(2)", "长" * 31, "长" * 28 + "(2)", "工作表", "History(2)",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=50), max_size=6))
def test_any_names_become_names_that_excel_accepts(names: list[str]) -> None:
    clean = sheet_names(names)

    assert len({name.casefold() for name in clean}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in clean)


def test_long_text_is_cut_visibly_at_the_limit() -> None:
    assert safe_text("长" * (CELL_CHARS + 1)) == "长" * (CELL_CHARS - 1) + "…"


def test_a_chinese_character_is_two_wide() -> None:
    assert shown_width("总投资(万元)") == 12
    assert shown_width("短\n更长一行") == 8


def test_an_empty_list_is_missing() -> None:
    assert plain([]) is None
