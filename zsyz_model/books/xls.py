"""The sheets of an .xls or .et, by xlrd: it tells error values, hidden rows and merged cells."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

import xlrd
from xlrd.biffh import XL_CELL_BLANK, XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_EMPTY, XL_CELL_ERROR
from xlrd.book import SUPBOOK_DDEOLE, SUPBOOK_EXTERNAL

from zsyz_model.books.cells import is_percent
from zsyz_model.books.guard import damaged, refusal
from zsyz_model.books.limits import MOST_CELLS
from zsyz_model.books.raw import Mark, RawSheet, Span
from zsyz_model.books.xlsx import Sheets, hidden_told
from zsyz_model.findings import Finding

EMPTY = frozenset({XL_CELL_EMPTY, XL_CELL_BLANK})
OUTSIDE_BEFORE_1997 = 1
"""The kind of a sheet reference into another file, in books of Excel 5 and 95."""
DAMAGED = (
    xlrd.XLRDError, xlrd.compdoc.CompDocError, struct.error, ArithmeticError, AssertionError,
    AttributeError, LookupError, NotImplementedError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""xlrd checks little of what it reads, so damaged bytes end in errors of many kinds."""
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"')


def read_xls(name: str, data: bytes) -> Sheets:
    """All worksheets with what was said on the way.

    Raises:
        InputError: encrypted (F02), linked to other files (F08), cut at the format's last
            row (F10), or damaged (F03).
    """
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        return _sheets(name, book)
    except DAMAGED as error:
        if "encrypted" in str(error).lower():
            raise refusal(name, "F02", "文件已加密", "去掉打开密码后另存") from error
        raise damaged(name) from error


class _Styles(NamedTuple):
    """The cell styles that show a number as a percentage, and as hours that go on past 24."""

    percent: frozenset[int]
    elapsed: frozenset[int]


def _sheets(name: str, book: xlrd.Book) -> Sheets:
    outside = {SUPBOOK_EXTERNAL, SUPBOOK_DDEOLE} & set(book._supbook_types)
    if outside or OUTSIDE_BEFORE_1997 in book._externsheet_type_b57:
        raise refusal(name, "F08", "含外部链接", "把引用其他文件的单元格粘贴为数值后另存")
    styles = _styles(book)
    sheets: list[RawSheet] = []
    said: list[Finding] = []
    for sheet in book.sheets():
        raw = _sheet(name, book, sheet, styles)
        sheets.append(raw)
        said += _told(raw, sheet)
    return sheets, said


def _styles(book: xlrd.Book) -> _Styles:
    codes = {
        i: getattr(book.format_map.get(style.format_key), "format_str", "")
        for i, style in enumerate(book.xf_list)
    }
    return _Styles(
        frozenset(i for i, code in codes.items() if is_percent(code)),
        frozenset(i for i, code in codes.items() if _ELAPSED.search(_LITERAL.sub("", code))),
    )


def _sheet(name: str, book: xlrd.Book, sheet: xlrd.sheet.Sheet, styles: _Styles) -> RawSheet:
    rows, columns = _size(name, sheet)
    marks: dict[tuple[int, int], Mark] = {}
    percents: set[tuple[int, int]] = set()
    cells: list[list[object]] = []
    for i in range(rows):
        kinds, values = sheet.row_types(i)[:columns], sheet.row_values(i)[:columns]
        row = [_cell(book, *one) for one in zip(kinds, values, strict=True)]
        cells.append(row + [""] * (columns - len(row)))
        for j in (j for j, kind in enumerate(kinds) if kind == XL_CELL_ERROR):
            raw = xlrd.error_text_from_code.get(int(values[j]), "#VALUE!")
            marks[i, j] = Mark(raw, "V02", f"Excel错误值{raw}", "修正来源公式后重新保存")
        for j in range(len(row)) if styles.percent or styles.elapsed else ():
            style = sheet.cell_xf_index(i, j)
            if style in styles.percent:
                percents.add((i, j))
            if style in styles.elapsed and isinstance(values[j], float):
                cells[i][j] = _length(values[j])
    merges = tuple(Span(a, c, b - 1, d - 1) for a, b, c, d in sheet.merged_cells)
    return RawSheet(
        name, sheet.name, cells, marks, merges,
        percents=frozenset(percents), from_1904=bool(book.datemode),
    )  # fmt: skip


def _size(name: str, sheet: xlrd.sheet.Sheet) -> tuple[int, int]:
    """Rows and columns as far as something is filled in; formats alone reach on to nowhere."""
    ends = [_filled(sheet, i) for i in range(sheet.nrows)]
    rows = max((i + 1 for i, end in enumerate(ends) if end), default=0)
    columns = max(ends, default=0)
    most = sheet.utter_max_rows
    if rows >= most and ends[most - 2]:
        fact = f"行数{rows}等于格式上限，疑被截断"
        raise refusal(name, "F10", fact, "改用.xlsx重新导出", sheet.name)
    if rows * columns > MOST_CELLS:
        fact = f"有效区达{rows * columns}格，疑有孤立的远处单元格"
        raise refusal(name, "F09", fact, "删除表格以外的行和列后另存", sheet.name)
    return rows, columns


def _filled(sheet: xlrd.sheet.Sheet, row: int) -> int:
    """The columns of a row up to its last cell that holds something."""
    kinds = sheet.row_types(row)
    return next((j + 1 for j in range(len(kinds) - 1, -1, -1) if kinds[j] not in EMPTY), 0)


def _cell(book: xlrd.Book, kind: int, value: Any) -> object:
    if kind == XL_CELL_DATE:
        return _day(book, value)
    if kind == XL_CELL_BOOLEAN:
        return bool(value)
    return "" if kind == XL_CELL_ERROR else value


def _day(book: xlrd.Book, value: float) -> object:
    """A stored day; a number that is none stays a number, as does 1900-02-29."""
    if value < 0 or (60 <= value < 61 and not book.datemode):
        return value
    try:
        moment = xlrd.xldate_as_datetime(value, book.datemode)
    except (xlrd.xldate.XLDateError, ValueError, OverflowError):
        return value
    if value < 1:
        return moment.time()
    return moment.date() if moment.time() == dt.time() else moment


def _length(value: float) -> object:
    """Hours and minutes that may exceed a day; a number too large for that stays one."""
    try:
        return dt.timedelta(days=value)
    except (ValueError, OverflowError):
        return value


def _told(raw: RawSheet, sheet: xlrd.sheet.Sheet) -> Iterator[Finding]:
    rows = tuple(sorted(i + 1 for i, row in sheet.rowinfo_map.items() if row.hidden))
    columns = tuple(sorted(j for j, column in sheet.colinfo_map.items() if column.hidden))
    yield from hidden_told(raw, sheet.visibility == 0, rows, columns, filtered=False)
