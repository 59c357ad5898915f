"""The template: read as it is it gives no finding, and Excel checks what the reader would."""

from __future__ import annotations

import datetime as dt
import re
import time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from zsyz_model.ledger import read_ledger
from zsyz_model.ledger.template import (
    ROOM,
    option_lists,
    rule_of,
    table_form,
    template_sheets,
    write_template,
)
from zsyz_model.sheets import shown_width, write_book
from zsyz_model.tables import NUMERIC, TABLES, Column, Kind, Table

COLUMNS = [(table, column) for table in TABLES.values() for column in table.columns]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "台账.xlsx"
    write_template(file)
    return file


@pytest.fixture(scope="module")
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def place_of(table: Table, column: Column) -> str:
    """The letters of a column in the template, by the dictionary's order."""
    return str(get_column_letter(table.columns.index(column) + 1))


def look_of(sheet: Worksheet, letter: str) -> ColumnDimension:
    """How an untouched column looks; neighbours of one look share an entry."""
    number = column_index_from_string(letter)
    entries = sheet.column_dimensions.values()
    (entry,) = [one for one in entries if (one.min or 0) <= number <= (one.max or 0)]
    return entry


def rules_of(sheet: Worksheet) -> dict[str, DataValidation]:
    """The rules by the letter of their column; each covers the whole data area."""
    found = {}
    for rule in sheet.data_validations.dataValidation:
        area = re.fullmatch(rf"([A-Z]+)2:(?:\1){ROOM + 1}", str(rule.sqref))
        assert area, rule.sqref
        found[area[1]] = rule
    return found


def rule_at(book: Workbook, name: str, word: str) -> DataValidation:
    """The rule of one column by the internal names of table and column."""
    table = TABLES[name]
    return rules_of(book[table.sheet])[place_of(table, table.by_name[word])]


def test_a_fresh_template_is_read_without_any_finding(path: Path) -> None:
    ledger = read_ledger(path)

    assert ledger.findings == ()
    assert ledger.absent == ()
    assert {name: len(frame) for name, frame in ledger.tables.items()} == dict.fromkeys(TABLES, 1)
    assert ledger.extra == {}


def test_the_sheets_stand_in_the_order_of_the_dictionary(path: Path, book: Workbook) -> None:
    tables = [table.sheet for table in TABLES.values()]

    assert book.sheetnames == ["说明", *tables, "选项"]
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert write_template(path) == len(book.sheetnames)


def test_the_same_template_has_the_same_bytes(path: Path, tmp_path: Path) -> None:
    time.sleep(2.1)  # zip members are dated to two seconds
    write_template(tmp_path / "again.xlsx")

    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_headers_are_frozen_and_required_ones_are_starred_and_coloured(
    book: Workbook, table: Table
) -> None:
    sheet = book[table.sheet]
    headers = [cell.value for cell in sheet[1]]
    fills = {column.required: set[str]() for column in table.columns}
    for column, cell in zip(table.columns, sheet[1], strict=True):
        fills[column.required].add(cell.fill.fgColor.rgb)

    assert headers == [c.header + ("*" if c.required else "") for c in table.columns]
    assert re.fullmatch(r"[A-C]2", str(sheet.freeze_panes))
    assert all(len(colours) == 1 for colours in fills.values())
    assert len(set.union(*fills.values())) == len(fills)
    assert sheet.max_row == 2


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda x: x.name)
def test_every_column_has_its_format_its_rule_and_its_comment(
    book: Workbook, table: Table, column: Column
) -> None:
    sheet, letter = book[table.sheet], place_of(table, column)
    form = {
        Kind.MONEY: "#,##0.00", Kind.LAND: "0.00", Kind.COUNT: "0", Kind.NUMBER: "General",
        Kind.DATE: "yyyy-mm-dd",
    }.get(column.kind, "@")  # fmt: skip
    rule = rules_of(sheet).get(letter)
    kinds = {Kind.CHOICE: "list", Kind.FLAG: "list", Kind.QUARTER: "list", Kind.DATE: "date"}
    kinds |= dict.fromkeys(NUMERIC, "decimal") | {Kind.COUNT: "whole"}

    assert look_of(sheet, letter).number_format == form
    assert sheet[f"{letter}1"].comment.text.startswith(f"【{column.label}】")
    assert (rule.type if rule else None) == ("list" if column.refers else kinds.get(column.kind))


def test_choices_and_flags_are_lists_that_refuse_anything_else(book: Workbook) -> None:
    for table, column in COLUMNS:
        if column.kind in (Kind.CHOICE, Kind.FLAG):
            rule = rules_of(book[table.sheet])[place_of(table, column)]
            words = column.choices or ("是", "否")

            assert rule.formula1 == '"' + ",".join(words) + '"'
            assert rule.errorStyle is None
            assert re.search("[\u4e00-\u9fff]", str(rule.error))


@pytest.mark.parametrize(
    ("name", "word", "there"),
    [
        ("projects", "place", "乡镇园区"), ("projects", "current_leader", "领导"),
        ("visits", "project_id", "项目"), ("plots", "holder", "项目"),
    ],
)  # fmt: skip
def test_a_reference_offers_the_keys_of_the_other_sheet_and_only_warns(
    book: Workbook, name: str, word: str, there: str
) -> None:
    rule = rule_at(book, name, word)

    assert rule.formula1 == f"OFFSET('{there}'!$A$2,0,0,MAX(1,COUNTA('{there}'!$A$2:$A$2001)),1)"
    assert rule.errorStyle == "warning"


def test_numbers_have_the_bounds_of_the_dictionary(book: Workbook) -> None:
    hours = rule_at(book, "leaders", "hours")
    money, jobs = rule_at(book, "projects", "invest_wan"), rule_at(book, "projects", "jobs")

    assert (hours.type, hours.formula1, hours.formula2) == ("decimal", "0", "80")
    assert (money.type, money.operator, money.formula1) == ("decimal", "greaterThanOrEqual", "0")
    assert (jobs.type, jobs.operator, jobs.formula1) == ("whole", "greaterThanOrEqual", "0")
    assert money.error == "“总投资”只填一个数字，不小于 0（单位：万元）。格子里不写单位和文字。"


def test_quarters_come_from_the_options_and_may_be_written_otherwise(book: Workbook) -> None:
    rule = rules_of(book["季度目标"])["A"]
    options = [cell.value for cell in book["选项"]["A"]]

    assert rule.errorStyle == "warning"
    assert rule.formula1 == f"'选项'!$A$2:$A${len(options)}"
    assert options[:5] == ["季度", "2024Q1", "2024Q2", "2024Q3", "2024Q4"]
    assert {"2027Q1", "2036Q4"} <= set(options)


def test_days_are_checked_to_the_day_that_the_reader_still_takes(
    book: Workbook, tmp_path: Path
) -> None:
    rule = rules_of(book["汇率"])["A"]
    first, last = dt.datetime(1950, 1, 1), dt.datetime(2100, 12, 31)
    days = (first - dt.timedelta(1), first, last, last + dt.timedelta(1))
    write_template(tmp_path / "a.xlsx")
    filled = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for row, day in enumerate(days, start=2):
        filled["汇率"][f"A{row}"] = day
        filled["汇率"][f"B{row}"] = "美元"
        filled["汇率"][f"C{row}"] = 7.0
    filled.save(tmp_path / "a.xlsx")

    told = read_ledger(tmp_path / "a.xlsx")

    assert (rule.formula1, rule.formula2) == ("18264", "73415")
    cells = [finding.place.cell for finding in told.findings if finding.code != "H16"]
    assert cells == ["A2", "A5"]


LONG = tuple(f"很长的选项第{n}号" for n in range(60))


def test_a_list_too_long_for_a_rule_stands_in_the_options(tmp_path: Path) -> None:
    column = Column("c", Kind.CHOICE, "选择", choices=LONG)
    options = option_lists([Table("t", "表", (column,), ("c",))])
    rule = rule_of(column, options)

    assert [title for title, _ in options] == ["季度", "表·选择"]
    assert rule is not None
    assert rule.source == "='选项'!$B$2:$B$61"
    assert options[1][1] == LONG


def test_words_with_a_comma_cannot_stand_in_a_rule() -> None:
    column = Column("c", Kind.CHOICE, "选择", choices=("甲,乙", "丙"))

    assert len(option_lists([Table("t", "表", (column,), ("c",))])) == 2


def test_a_list_is_written_once_for_all_its_columns() -> None:
    columns = tuple(Column(f"c{n}", Kind.CHOICE, f"选择{n}", choices=LONG) for n in range(2))

    assert len(option_lists([Table("t", "表", columns, ("c0",))])) == 2


def test_a_number_without_bounds_is_still_a_number() -> None:
    rule = rule_of(Column("c", Kind.NUMBER, "数"), option_lists([]))

    assert rule is not None
    assert (rule.allow, rule.low, rule.high) == ("decimal", -(10**12), 10**12)


def test_every_column_is_wide_enough_for_its_header(book: Workbook) -> None:
    for table, column in COLUMNS:
        header = column.header + "*" * column.required
        width = look_of(book[table.sheet], place_of(table, column)).width
        assert width >= shown_width(header)


def test_only_the_required_sheets_have_the_required_colour() -> None:
    tabs = {sheet.name: sheet.tab for sheet in template_sheets()}

    assert {name for name, tab in tabs.items() if tab == tabs["项目"]} == {
        table.sheet for table in TABLES.values() if table.required
    }


def test_codes_keep_their_leading_zeros(tmp_path: Path) -> None:
    form = table_form(TABLES["funds"], option_lists([]))

    write_book(tmp_path / "a.xlsx", [form])

    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["到位资金"]
    assert (sheet["G2"].value, sheet["G2"].number_format) == ("00012345", "@")
    assert look_of(sheet, "G").number_format == "@"
