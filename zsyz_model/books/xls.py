"""The sheets of an .xls or .et, by xlrd: it tells error values, hidden rows and merged cells."""

from __future__ import annotations

import datetime as dt
import io
import struct
from collections.abc import Iterator

import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT
from xlrd.book import SUPBOOK_DDEOLE, SUPBOOK_EXTERNAL

from zsyz_model.books.guard import damaged, refusal
from zsyz_model.books.raw import Mark, RawSheet, Span
from zsyz_model.books.xlsx import Sheets, hidden_told
from zsyz_model.findings import Finding

MOST_ROWS = 65_536
DAMAGED = (
    xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, ArithmeticError, AssertionError,
    AttributeError, LookupError, TypeError, ValueError,
)  # fmt: skip
"""xlrd checks little of what it reads, so damaged bytes end in errors of many kinds."""


def read_xls(name: str, data: bytes) -> Sheets:
    """All worksheets with what was said on the way.

    Raises:
        InputError: encrypted (F02), linked to other files (F08), cut at the format's last
            row (F10), or damaged (F03).
    """
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, logfile=io.StringIO(), on_demand=False
        )
        return _sheets(name, book)
    except DAMAGED as error:
        if "encrypted" in str(error).lower():
            raise refusal(name, "F02", "文件已加密", "去掉打开密码后另存") from error
        raise damaged(name) from error


def _sheets(name: str, book: xlrd.Book) -> Sheets:
    if {SUPBOOK_EXTERNAL, SUPBOOK_DDEOLE} & set(book._supbook_types):
        raise refusal(name, "F08", "含外部链接", "把引用其他文件的单元格粘贴为数值后另存")
    sheets: list[RawSheet] = []
    said: list[Finding] = []
    for sheet in book.sheets():
        if sheet.nrows >= MOST_ROWS:
            fact = f"行数{sheet.nrows}等于格式上限，疑被截断"
            raise refusal(name, "F10", fact, "改用.xlsx重新导出", sheet.name)
        raw = _sheet(name, book, sheet)
        sheets.append(raw)
        said += _told(raw, sheet)
    return sheets, said


def _sheet(name: str, book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> RawSheet:
    marks: dict[tuple[int, int], Mark] = {}
    rows = [
        [_cell(book, sheet, i, j, marks) for j in range(sheet.row_len(i))]
        for i in range(sheet.nrows)
    ]
    merges = tuple(Span(a, c, b - 1, d - 1) for a, b, c, d in sheet.merged_cells)
    percents = frozenset(_percents(book, sheet))
    return RawSheet(
        name, sheet.name, rows, marks, merges, percents=percents, from_1904=bool(book.datemode)
    )


def _cell(
    book: xlrd.Book, sheet: xlrd.sheet.Sheet, i: int, j: int, marks: dict[tuple[int, int], Mark]
) -> object:
    kind, value = sheet.cell_type(i, j), sheet.cell_value(i, j)
    if kind == XL_CELL_TEXT:
        return str(value)
    if kind == XL_CELL_NUMBER:
        return float(value)
    if kind == XL_CELL_BOOLEAN:
        return bool(value)
    if kind == XL_CELL_ERROR:
        raw = xlrd.error_text_from_code.get(int(value), "#VALUE!")
        marks[i, j] = Mark(raw, "V02", f"Excel错误值{raw}", "修正来源公式后重新保存")
        return ""
    return _day(book, float(value)) if kind == XL_CELL_DATE else ""


def _day(book: xlrd.Book, value: float) -> object:
    """A stored day; a number that is none stays a number."""
    try:
        moment = xlrd.xldate_as_datetime(value, book.datemode)
    except (xlrd.xldate.XLDateError, ValueError, OverflowError):
        return value
    if value < 1:
        return moment.time()
    if not book.datemode and value < 61:
        return value
    return moment.date() if moment.time() == dt.time() else moment


def _percents(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[tuple[int, int]]:
    styles = {
        i
        for i, style in enumerate(book.xf_list)
        if "%" in getattr(book.format_map.get(style.format_key), "format_str", "")
    }
    if styles:
        for i in range(sheet.nrows):
            for j in range(sheet.row_len(i)):
                if sheet.cell_xf_index(i, j) in styles:
                    yield i, j


def _told(raw: RawSheet, sheet: xlrd.sheet.Sheet) -> Iterator[Finding]:
    rows = tuple(sorted(i + 1 for i, row in sheet.rowinfo_map.items() if row.hidden))
    columns = tuple(sorted(j for j, column in sheet.colinfo_map.items() if column.hidden))
    yield from hidden_told(raw, sheet.visibility == 0, rows, columns, filtered=False)
