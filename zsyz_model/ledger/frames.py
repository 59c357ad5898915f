"""Accepted rows as typed frames, unknown columns as text, and the place of every cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeVar

import pandas as pd

from zsyz_model.books import letters
from zsyz_model.findings import Place
from zsyz_model.ledger.cells import written
from zsyz_model.ledger.drafts import Draft, cell_at
from zsyz_model.tables import Column, Kind, empty

T = TypeVar("T")


def typed_frame(draft: Draft) -> pd.DataFrame:
    """The accepted rows in the sheet's order, every column of the dictionary with its dtype."""
    good = _good(draft)
    index = pd.Index(_keys(draft, good), dtype="str")
    columns = {
        column.name: _series(column, draft.values.get(column.name), good, index)
        for column in draft.table.columns
    }
    return pd.DataFrame(columns, index=index) if good else empty(draft.table)


def extra_frame(draft: Draft) -> pd.DataFrame:
    """The columns that the dictionary does not know, as text, indexed like the table."""
    good = _good(draft)
    sheet, rows = draft.layout.sheet, draft.sorted_rows.data
    columns: dict[str, list[str | None]] = {}
    for name, place in draft.layout.extra:
        marked = {row: mark.raw for (row, col), mark in sheet.marks.items() if col == place}
        words = [marked.get(rows[p]) or written(cell_at(sheet.rows[rows[p]], place)) for p in good]
        if any(words) or not name.endswith("列"):
            columns[name] = [word or None for word in words]
    return pd.DataFrame(columns, index=pd.Index(_keys(draft, good), dtype="str"), dtype="str")


@dataclass(frozen=True, slots=True, eq=False)
class SheetCells:
    """Where the cells of one table stand: the row of each key and the place of each column."""

    file: str
    sheet: str
    rows: Mapping[str, int]
    columns: Mapping[str, tuple[int, str]]

    def place(self, key: str, column: str) -> Place:
        """The place of a cell; raises KeyError when the sheet has no such row or column."""
        row = self.rows[key] + 1
        at, header = self.columns[column]
        return Place(self.file, self.sheet, f"{letters(at)}{row}", row, header)


@dataclass(frozen=True, slots=True, eq=False)
class CellPlaces(Mapping[tuple[str, str, str], Place]):
    """(table, key, column) to Place, worked out when asked for: a large ledger has millions."""

    tables: Mapping[str, SheetCells]

    def __getitem__(self, at: tuple[str, str, str]) -> Place:
        table, key, column = at
        return self.tables[table].place(key, column)

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        for table, cells in self.tables.items():
            for key in cells.rows:
                for column in cells.columns:
                    yield table, key, column

    def __len__(self) -> int:
        return sum(len(cells.rows) * len(cells.columns) for cells in self.tables.values())


def cell_places(drafts: Mapping[str, Draft]) -> CellPlaces:
    """The places of all accepted cells."""
    return CellPlaces({name: _sheet_cells(draft) for name, draft in drafts.items()})


def _sheet_cells(draft: Draft) -> SheetCells:
    good = _good(draft)
    rows = draft.sorted_rows.data
    at = dict(zip(_keys(draft, good), (rows[p] for p in good), strict=True))
    columns = {head.name: (head.place, head.header) for head in draft.layout.heads}
    return SheetCells(draft.layout.sheet.file, draft.layout.sheet.name, at, columns)


def _good(draft: Draft) -> list[int]:
    bad = draft.bad
    return [p for p in range(len(draft.sorted_rows.data)) if p not in bad]


def _keys(draft: Draft, good: Sequence[int]) -> list[str]:
    return _picked(draft.keys, good)


def _picked(values: Sequence[T], good: Sequence[int]) -> list[T]:
    return list(itemgetter(*good)(values)) if len(good) > 1 else [values[p] for p in good]


def _series(
    column: Column, values: Sequence[object] | None, good: Sequence[int], index: pd.Index[str]
) -> pd.Series[Any]:
    missing = {Kind.LIST: (), Kind.FLAG: False}.get(column.kind)
    picked = [missing] * len(good) if values is None else _picked(values, good)
    if missing is not None:
        picked = [missing if value is None else value for value in picked]
    return pd.Series(picked, index=index, dtype=column.dtype)
