"""Sheets whose sums are live formulas: a table that knows where its columns stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from zsyz_model.report.workbook import number_format
from zsyz_model.sheets import Formula, Sheet, column_letters, plain

HEAD_LINES = 2
FIRST = HEAD_LINES + 2
"""The Excel number of the first row below two notes and the headers."""
SUM = "合计"


@dataclass(frozen=True, slots=True)
class Linked:
    """A table on a sheet of its own; `sums` are the columns that its last row adds up.

    Rows hold values or `Formula`s.
    """

    name: str
    headers: Sequence[str]
    rows: Sequence[Sequence[object]]
    sums: Sequence[str] = ()
    notes: tuple[str, str] = ("", "")
    widths: Mapping[str, float] = field(default_factory=dict)

    def letter(self, header: str) -> str:
        """The letters of a column."""
        return column_letters(list(self.headers).index(header))

    def span(self, header: str) -> str:
        """The column's cells, for a formula on any sheet; without rows an empty cell below the sum."""
        letter, last = self.letter(header), FIRST + len(self.rows) - 1
        first, last = (FIRST, last) if self.rows else (FIRST + 1, FIRST + 1)
        return f"'{self.name}'!${letter}${first}:${letter}${last}"

    def values(self, header: str) -> list[object]:
        """What stands in the column; of a formula its value."""
        place = list(self.headers).index(header)
        cells = (row[place] for row in self.rows)
        return [cell.value if isinstance(cell, Formula) else cell for cell in cells]

    def total(self, header: str) -> Formula:
        """The column added up."""
        return Formula(f"=SUM({self.span(header)})", added(self.values(header)))

    def sheet(self, foot: str) -> Sheet:
        """The sheet to write, to be printed on A4 with this foot."""
        rows = [list(row) for row in self.rows]
        if self.sums:
            last: list[object] = [self.total(h) if h in self.sums else "" for h in self.headers]
            rows.append([SUM, *last[1:]])
        looks = {(y, x): "wrapped" for y, row in enumerate(rows) for x in range(len(row))}
        if self.sums:
            looks |= {(len(rows) - 1, x): "strong" for x in range(len(self.headers))}
        return Sheet(
            name=self.name, headers=self.headers, rows=rows, notes=self.notes, looks=looks,
            formats=[number_format(header) for header in self.headers],
            widths=[self.widths.get(h, 12.0) for h in self.headers], paged=True, foot=foot,
        )  # fmt: skip


def added(values: Sequence[object]) -> float:
    """The numbers among the values added up, on the grid of 0.01."""
    numbers = (plain(value) for value in values)
    return round(sum(x for x in numbers if isinstance(x, int | float)), 2)


def linked(
    name: str, frame: pd.DataFrame, sums: Sequence[str] = (), widths: Mapping[str, float] | None = None
) -> Linked:  # fmt: skip
    """A frame as a linked table."""
    headers = [str(column) for column in frame.columns]
    rows = [list(row) for row in frame.itertuples(index=False, name=None)]
    return Linked(name, headers, rows, sums, widths=widths or {})
