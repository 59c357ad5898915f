"""One cell: its plain value, its text, its look, and how it is written."""

from __future__ import annotations

import datetime as dt
import math
import numbers
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_col_to_name

from zsyz_model.tables import Kind

MONEY_FORMAT = "#,##0.00"
LAND_FORMAT = "0.00"
COUNT_FORMAT = "0"
NUMBER_FORMAT = "General"
DATE_FORMAT = "yyyy-mm-dd"
TEXT_FORMAT = "@"
CELL_CHARS = 32_767
FORMATS: Mapping[Kind, str] = {kind: TEXT_FORMAT for kind in Kind} | {
    Kind.MONEY: MONEY_FORMAT,
    Kind.LAND: LAND_FORMAT,
    Kind.COUNT: COUNT_FORMAT,
    Kind.NUMBER: NUMBER_FORMAT,
    Kind.DATE: DATE_FORMAT,
}
"""The Excel number format of each kind of column."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_QUOTED = tuple("=+-@\t\r\n'＝＋－＠")
_FRAMED: dict[str, object] = {"border": 1, "border_color": "#B0B8C0", "valign": "vcenter"}
_HEADER: dict[str, object] = {**_FRAMED, "bold": True, "text_wrap": True, "align": "center"}
_WRAPPED: dict[str, object] = {**_FRAMED, "text_wrap": True}
LOOKS: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 13},
    "note": {"font_color": "#595959"},
    "header": {**_HEADER, "bg_color": "#DDE7F0"},
    "required": {**_HEADER, "bg_color": "#1F4E79", "font_color": "#FFFFFF"},
    "cell": {"valign": "top"},
    "example": {"italic": True, "font_color": "#7F7F7F", "bg_color": "#FFF8E1"},
    "wrapped": _WRAPPED,
    "centred": {**_WRAPPED, "align": "center"},
    "strong": {**_WRAPPED, "bold": True},
    "section": {**_FRAMED, "bold": True, "font_size": 12, "bg_color": "#E8EDF2"},
    "link": {**_WRAPPED, "font_color": "#0563C1", "underline": 1},
}
"""How a cell may look, by a short name."""


@dataclass(frozen=True)
class Formula:
    """A live formula of our own making (never text of a clerk), and the value that it gives."""

    text: str
    value: float | str = ""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Pen:
    """A workbook with its formats, each made once."""

    book: Any
    made: dict[tuple[str, str, bool], Any]

    def format(self, role: str, number: str | None = None, *, quoted: bool = False) -> Any:
        """The format of a look, a number format, and whether the text keeps a quote prefix."""
        key = (role, number or "", quoted)
        if key not in self.made:
            more: dict[str, object] = {"num_format": number} if number else {}
            more |= {"quote_prefix": True} if quoted else {}
            self.made[key] = self.book.add_format({**LOOKS[role], **more})
        return self.made[key]


def write_text(
    pen: Pen, page: Any, line: int, place: int, text: str, role: str, number: str | None = None
) -> None:
    """Text as a text cell; what Excel would take for a formula keeps a quote prefix."""
    shown = safe_text(text)
    look = pen.format(role, number, quoted=shown.startswith(_QUOTED))
    page.write_string(line, place, shown, look)


def write_cell(
    pen: Pen, page: Any, line: int, place: int, value: object, number: str | None, role: str
) -> None:
    """Any value as what it is: number, day, text, 是 or 否, a live formula, or an empty cell."""
    if isinstance(value, Formula):
        page.write_formula(line, place, value.text, pen.format(role, number), value.value)
        return
    match plain(value):
        case None:
            page.write_blank(line, place, None, pen.format(role, number))
        case bool() as flag:
            page.write_string(line, place, "是" if flag else "否", pen.format(role, number))
        case int() | float() as amount:
            _write_number(page, line, place, amount, pen.format(role, number))
        case dt.datetime() as moment:
            page.write_datetime(line, place, moment, pen.format(role, number or DATE_FORMAT))
        case text:
            write_text(pen, page, line, place, text, role, number)


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


def column_letters(place: int) -> str:
    """The letters of a column counted from 0.

    >>> column_letters(26)
    'AA'
    """
    return str(xl_col_to_name(place))
