"""A workbook: whole or not at all, the same bytes for the same content, forms with their rules."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.sheets.pages import written
from zsyz_model.sheets import Form, Rule, Sheet, write_book

RULES = (
    Rule("list", ("甲", "乙"), title="不对", message="甲或乙"),
    Rule("decimal", low=0, high=80),
    Rule("whole", low=0),
    Rule("date", low=dt.date(1950, 1, 1), high=dt.date(2100, 12, 31)),
    Rule("list", "='表'!$A$2:$A$9", strict=False),
    Rule("decimal", high=5),
    None,
)
ROW = ["甲", 2.5, 3, dt.date(2026, 3, 4), '他说"好"', 1.0, None]


def form_sheet(path: Path) -> Worksheet:
    form = Form(["批注\n两行"] * 7, RULES, [True, *[False] * 6], room=50, frozen=2)
    sheet = Sheet(
        "表", list("一二三四五六七"), [ROW], formats=["@", *[None] * 6], form=form, tab="#1F4E79"
    )
    write_book(path, [sheet])
    return openpyxl.load_workbook(path)["表"]


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


def test_a_renamed_sheet_is_told_and_its_index_leads_to_it(tmp_path: Path) -> None:
    told = write_book(tmp_path / "a.xlsx", [Sheet("对比/一", ["甲"], [["x"]])])

    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [finding.code for finding in told] == ["C04"]
    assert book.sheetnames == ["目录", "对比_一"]
    assert [[c.value for c in row] for row in book["目录"]] == [
        ["原名", "表名"],
        ["对比/一", "对比_一"],
    ]
    assert book["目录"]["B2"].hyperlink.location == "'对比_一'!A1"


def test_names_that_stay_are_not_told(tmp_path: Path) -> None:
    assert write_book(tmp_path / "a.xlsx", [Sheet("表", ["甲"], [])]) == ()


def test_a_form_checks_its_columns_for_all_its_rows(tmp_path: Path) -> None:
    rules = {
        str(r.sqref): r for r in form_sheet(tmp_path / "a.xlsx").data_validations.dataValidation
    }

    assert set(rules) == {f"{letter}2:{letter}51" for letter in "ABCDEF"}
    told = [
        (r.type, r.operator, r.formula1, r.formula2, r.errorStyle) for _, r in sorted(rules.items())
    ]
    assert told == [
        ("list", None, '"甲,乙"', None, None),
        ("decimal", None, "0", "80", None),
        ("whole", "greaterThanOrEqual", "0", None, None),
        ("date", None, "18264", "73415", None),
        ("list", None, "'表'!$A$2:$A$9", None, "warning"),
        ("decimal", "lessThanOrEqual", "5", None, None),
    ]
    assert (rules["A2:A51"].errorTitle, rules["A2:A51"].error) == ("不对", "甲或乙")


def test_a_form_has_comments_marks_frozen_columns_and_empty_cells_of_its_format(
    tmp_path: Path,
) -> None:
    sheet = form_sheet(tmp_path / "a.xlsx")

    assert sheet["C1"].comment.text == "批注\n两行"
    assert sheet["A1"].fill.fgColor.rgb != sheet["B1"].fill.fgColor.rgb
    assert sheet.freeze_panes == "C2"
    assert sheet.sheet_properties.tabColor is not None
    assert sheet.sheet_properties.tabColor.rgb == "FF1F4E79"
    assert openpyxl_column_format(sheet, "A") == "@"


def openpyxl_column_format(sheet: Worksheet, letter: str) -> str:
    """The number format that an untouched cell of the column has."""
    return str(sheet.column_dimensions[letter].number_format)


def test_an_example_looks_like_one_only_while_it_holds_its_value(tmp_path: Path) -> None:
    tests = form_sheet(tmp_path / "a.xlsx").conditional_formatting

    assert {str(one.sqref): one.rules[0].formula[0] for one in tests} == {
        "A2": '$A$2="甲"', "B2": "$B$2=2.5", "C2": "$C$2=3", "D2": "$D$2=DATE(2026,3,4)",
        "E2": '$E$2="他说""好"""', "F2": "$F$2=1.0",
    }  # fmt: skip


def test_a_row_with_wrapped_text_is_high_enough_for_it(tmp_path: Path) -> None:
    looks = {(0, 0): "wrapped", (1, 0): "wrapped"}
    sheet = written(tmp_path / "a.xlsx", ["长" * 40], ["短"], widths=[21], looks=looks)

    assert sheet.row_dimensions[2].height >= 4 * 13
    assert sheet.row_dimensions[3].height < 2 * 13


def test_a_paged_sheet_is_as_few_pages_wide_as_can_be_read(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx", ["x"] * 10, widths=[40] * 10, paged=True)

    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (3, 0)
    assert sheet.print_title_rows == "$1:$1"
