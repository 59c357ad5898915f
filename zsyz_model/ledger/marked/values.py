"""A new workbook of plain values, for files that openpyxl cannot edit: .xls, .et and csv."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from zsyz_model.books.raw import RawSheet
from zsyz_model.books.sources import open_source
from zsyz_model.ledger.marked.cells import MOST_COLUMNS, MOST_ROWS, own_cell, put_text
from zsyz_model.ledger.marked.texts import width_of

NAME_CHARS = 31
NARROWEST, WIDEST, MEASURED_ROWS = 9, 42, 200
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_DAY, _MOMENT, _TIME = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss"


def value_book(source: Path) -> tuple[Workbook, Mapping[str, Worksheet]]:
    """The values as read, each at its own coordinates, and the sheets by the source's names."""
    book = Workbook()
    book.remove(book.worksheets[0])
    pages: dict[str, Worksheet] = {}
    for sheet in open_source(source, lambda _: True).sheets:
        pages[sheet.name] = book.create_sheet(_title(sheet.name, book.sheetnames))
        _fill(pages[sheet.name], sheet)
    return book, pages


def _title(name: str, taken: Iterable[str]) -> str:
    """A name that Excel accepts and that no other sheet bears."""
    base = _FORBIDDEN.sub("_", name).strip("' ")[:NAME_CHARS] or "工作表"
    used = {one.casefold() for one in taken}
    title, number = base, 1
    while title.casefold() in used or title.casefold() == "history":
        number += 1
        title = f"{base[: NAME_CHARS - len(str(number)) - 2]}({number})"
    return title


def _fill(page: Worksheet, sheet: RawSheet) -> None:
    widths: dict[int, int] = {}
    for row, line in enumerate(sheet.rows[:MOST_ROWS], start=1):
        for column, value in enumerate(line[:MOST_COLUMNS], start=1):
            mark = sheet.marks.get((row - 1, column - 1))
            raw = mark.raw if mark else value
            if raw is None or raw == "":
                continue
            write_value(own_cell(page, row, column), raw)
            if row <= MEASURED_ROWS:
                widths[column] = max(widths.get(column, 0), width_of(str(raw)))
    for column, width in widths.items():
        wide = max(NARROWEST, min(WIDEST, width + 2))
        page.column_dimensions[get_column_letter(column)].width = wide


def write_value(cell: Cell, value: object) -> None:
    """A raw value as it was stored; text stays text, also codes of digits and formulas."""
    match value:
        case bool() | float() | int():
            cell.value = value
        case dt.datetime():
            cell.value, cell.number_format = value, _MOMENT
        case dt.date():
            cell.value, cell.number_format = value, _DAY
        case dt.time() | dt.timedelta():
            cell.value, cell.number_format = value, _TIME
        case _:
            put_text(cell, str(value))
            cell.number_format = "@"
