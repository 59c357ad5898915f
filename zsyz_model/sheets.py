r"""The one place that writes cells: text stays text, and equal content gives equal bytes.

Text that begins with ``= + - @``, a tab or a full-width sign is written as a text cell
and never as a formula, a link or a number. Control characters that XML cannot carry are
written as ``\x0b``. A missing value (None, NaN, NaT, NA) is an empty cell.
"""

from __future__ import annotations

import datetime as dt
import math
import numbers
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter

from zsyz_model.tables import Column, Kind, Table

MONEY_FORMAT = "#,##0.00"
LAND_FORMAT = "0.00"
COUNT_FORMAT = "0"
NUMBER_FORMAT = "General"
DATE_FORMAT = "yyyy-mm-dd"
TEXT_FORMAT = "@"
CELL_CHARS = 32_767
NAME_CHARS = 31

_CREATED = dt.datetime(2000, 1, 1)
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FORMATS = {
    Kind.MONEY: MONEY_FORMAT,
    Kind.LAND: LAND_FORMAT,
    Kind.COUNT: COUNT_FORMAT,
    Kind.NUMBER: NUMBER_FORMAT,
    Kind.DATE: DATE_FORMAT,
}


@dataclass(frozen=True)
class Sheet:
    """One sheet to write: `notes` are lines above the headers, `formats` one a column.

    `widths` are in characters; without them the columns fit their content (8 to 48).
    A format is an Excel number format such as ``0.00``; None leaves the cell as it is.
    """

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[object]]
    widths: Sequence[float] | None = None
    notes: Sequence[str] = ()
    formats: Sequence[str | None] | None = None


def write_book(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write the sheets as one xlsx in the given order; the same content gives the same bytes.

    The file appears whole or not at all: it is written beside its place and then renamed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".writing-") as folder:
        part = Path(folder) / "book.xlsx"
        with xlsxwriter.Workbook(str(part), _OPTIONS) as book:
            book.set_properties({"created": _CREATED})
            pen = _Pen(book, {})
            names = sheet_names([sheet.name for sheet in sheets])
            for sheet, name in zip(sheets, names, strict=True):
                _write_sheet(pen, sheet, name)
        part.replace(path)


def table_sheet(table: Table, frame: pd.DataFrame, notes: Sequence[str] = ()) -> Sheet:
    """The sheet of a dictionary table: its Chinese headers, formats, and the frame's rows.

    Columns of the dictionary that the frame lacks are left out; columns it does not know
    stand at the right under their own names.
    """
    known = [c for c in table.columns if c.name in frame.columns]
    extra = [name for name in frame.columns if name not in table.by_name]
    columns: list[list[object]] = [[_told(c, v) for v in frame[c.name]] for c in known]
    columns += [list(frame[name]) for name in extra]
    return Sheet(
        name=table.sheet,
        headers=[c.header for c in known] + [str(name) for name in extra],
        rows=list(zip(*columns, strict=True)) if columns else [],
        notes=notes,
        formats=[_FORMATS.get(c.kind, TEXT_FORMAT) for c in known] + [None] * len(extra),
    )


def sheet_names(names: Iterable[str]) -> list[str]:
    r"""The names as Excel accepts them: 31 characters, no ``[]:*?/\``, each once.

    >>> sheet_names(["A/B:对比[1]", "a_b_对比_1"])
    ['A_B_对比_1', 'a_b_对比_1(2)']
    """
    taken: set[str] = set()
    clean: list[str] = []
    for name in names:
        base = _FORBIDDEN.sub("_", name).strip("_' ")[:NAME_CHARS].strip("_' ") or "工作表"
        one, n = base, 1
        while one.casefold() in taken or one.casefold() == "history":
            n += 1
            one = f"{base[: NAME_CHARS - len(str(n)) - 2]}({n})"
        taken.add(one.casefold())
        clean.append(one)
    return clean


def safe_text(text: str) -> str:
    r"""The text as XML can carry it: controls shown as ``\x0b``, cut at Excel's limit.

    >>> safe_text("a\x0bb")
    'a\\x0bb'
    """
    visible = _CONTROL.sub(lambda c: f"\\x{ord(c[0]):02x}", text)
    return visible if len(visible) <= CELL_CHARS else visible[: CELL_CHARS - 1] + "…"


def shown_width(value: object) -> int:
    """How many half-width characters a value takes: a Chinese character counts two.

    >>> shown_width("总投资(万元)")
    12
    """
    lines = str(value).splitlines() or [""]
    return max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in x) for x in lines)


@dataclass(frozen=True)
class _Pen:
    """A workbook with its formats, each made once."""

    book: Any
    made: dict[tuple[str, str], Any]

    def format(self, role: str, number: str | None = None) -> Any:
        looks: Mapping[str, dict[str, object]] = {
            "title": {"bold": True, "font_size": 13},
            "note": {"font_color": "#595959"},
            "header": {
                "bold": True, "bg_color": "#DDE7F0", "border": 1, "border_color": "#B0B8C0",
                "text_wrap": True, "valign": "vcenter", "align": "center",
            },
            "cell": {"valign": "top"},
        }  # fmt: skip
        key = (role, number or "")
        if key not in self.made:
            numbered: dict[str, object] = {"num_format": number} if number else {}
            self.made[key] = self.book.add_format(looks[role] | numbered)
        return self.made[key]


def _write_sheet(pen: _Pen, sheet: Sheet, name: str) -> None:
    page = pen.book.add_worksheet(name)
    for line, note in enumerate(sheet.notes):
        page.write_string(line, 0, safe_text(note), pen.format("note" if line else "title"))
    top = len(sheet.notes)
    for place, header in enumerate(sheet.headers):
        page.write_string(top, place, safe_text(header), pen.format("header"))
    formats = list(sheet.formats or [None] * len(sheet.headers))
    for line, row in enumerate(sheet.rows, start=top + 1):
        for place, value in enumerate(row):
            _write_cell(
                pen, page, line, place, value, formats[place] if place < len(formats) else None
            )
    for place, width in enumerate(sheet.widths or _widths(sheet)):
        page.set_column(place, place, width)
    page.freeze_panes(top + 1, 0)


def _write_cell(
    pen: _Pen, page: Any, line: int, place: int, value: object, number: str | None
) -> None:
    look = pen.format("cell", number)
    match plain(value):
        case None:
            page.write_blank(line, place, None, look)
        case bool() as flag:
            page.write_string(line, place, "是" if flag else "否", look)
        case int() | float() as amount:
            _write_number(page, line, place, amount, look)
        case dt.datetime() as moment:
            page.write_datetime(line, place, moment, pen.format("cell", number or DATE_FORMAT))
        case other:
            page.write_string(line, place, safe_text(str(other)), look)


def _write_number(page: Any, line: int, place: int, amount: float, look: Any) -> None:
    """A number as a number, unless Excel would lose digits of it or cannot hold it."""
    if math.isinf(amount) or (isinstance(amount, int) and abs(amount) >= 10**15):
        page.write_string(line, place, str(amount), look)
    else:
        page.write_number(line, place, amount, look)


def plain(value: object) -> bool | int | float | str | dt.datetime | None:
    """A cell value as a plain Python one; None when missing, words of a list joined by 、.

    >>> plain(("新能源", "新材料"))
    '新能源、新材料'
    """
    match value:
        case None | str() | bool() | int():
            return value
        case tuple() | list():
            return "、".join(str(word) for word in value) or None
    if not isinstance(value, dt.date | numbers.Number) and not hasattr(value, "item"):
        return None if value is pd.NaT or value is pd.NA else str(value)
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, dt.datetime):
        return pd.Timestamp(value).to_pydatetime()
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    bare = value.item() if hasattr(value, "item") else value
    return bare if isinstance(bare, bool | int | float | dt.datetime) else float(str(bare))


def _told(column: Column, value: object) -> object:
    """A typed value in the ledger's words; a false flag stays empty, as missing reads false."""
    if column.kind is Kind.FLAG:
        return "是" if value else None
    return value


def _widths(sheet: Sheet) -> list[float]:
    """Widths that fit the header and the first 200 rows."""
    widths: list[float] = []
    for place, header in enumerate(sheet.headers):
        cells = [row[place] for row in sheet.rows[:200] if place < len(row)]
        longest = max(
            [shown_width(header), *(shown_width(value) for v in cells if (value := plain(v)))]
        )
        widths.append(float(min(48, max(8, longest + 2))))
    return widths
