"""What is to be written: a sheet, and what makes it a form to fill in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from zsyz_model.sheets.cells import FORMATS, plain, shown_width
from zsyz_model.tables import Column, Kind, Table

TITLE_CHARS, MESSAGE_CHARS, INLINE_CHARS = 32, 255, 255
"""What Excel holds of a message's title, of a message, and of a list written into the rule."""

Bound = float | dt.date | None


@dataclass(frozen=True)
class Rule:
    """What a column's cells may hold, and what Excel says of anything else.

    `allow` is ``list``, ``whole``, ``decimal`` or ``date``. A list has a `source`: words, or
    a formula such as ``=选项!$A$2:$A$9``; the others have bounds. A rule that is not `strict`
    warns and lets the cell stand.
    """

    allow: str
    source: Sequence[str] | str = ()
    low: Bound = None
    high: Bound = None
    title: str = ""
    message: str = ""
    strict: bool = True


@dataclass(frozen=True)
class Form:
    """What makes a sheet a form: a comment, a rule and a mark for each column.

    The rules hold for `room` rows. The sheet's first row is an example whose cells look
    like one as long as they hold the example's value. `frozen` columns stay at the left.
    """

    comments: Sequence[str]
    rules: Sequence[Rule | None]
    required: Sequence[bool]
    room: int
    frozen: int = 0


@dataclass(frozen=True)
class Sheet:
    """One sheet to write: `notes` are lines above the headers, `formats` one a column.

    `widths` are in characters; without them the columns fit their content (8 to 48).
    A format is an Excel number format such as ``0.00``; None leaves the cell as it is.
    `looks` and `links` are about single cells by (row, column), counted from the first row
    below the headers: a name of `cells.LOOKS`, and the sheet that a click leads to.
    """

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[object]]
    widths: Sequence[float] | None = None
    notes: Sequence[str] = ()
    formats: Sequence[str | None] | None = None
    looks: Mapping[tuple[int, int], str] = field(default_factory=dict)
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    form: Form | None = None
    tab: str = ""
    paged: bool = False
    """Whether it is printed on landscape A4, as few pages wide as can be read."""
    foot: str = ""
    """Words at the left of each printed page's foot; without them the sheet's name."""


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
        formats=[FORMATS[c.kind] for c in known] + [None] * len(extra),
    )


def _told(column: Column, value: object) -> object:
    """A typed value in the ledger's words; a false flag stays empty, as missing reads false."""
    if column.kind is Kind.FLAG:
        return "是" if value else None
    return value


def fitting_widths(sheet: Sheet) -> list[float]:
    """Widths that fit the header and the first 200 rows."""
    widths: list[float] = []
    for place, header in enumerate(sheet.headers):
        cells = [row[place] for row in sheet.rows[:200] if place < len(row)]
        longest = max(
            [shown_width(header), *(shown_width(value) for v in cells if (value := plain(v)))]
        )
        widths.append(float(min(48, max(8, longest + 2))))
    return widths
