"""A cell with its origin, and the sheet 来源 that lists the origin of every filled cell."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from zsyz_model.sheets import Sheet
from zsyz_model.tables import Table

ORIGIN_SHEET = "来源"
ORIGIN_HEADERS = ("工作表", "单元格", "主键", "列", "依据", "来源编号", "规则", "说明")
PUBLISHED = "公布"
ESTIMATED = "推定"
CELL_BY_CELL = ("projects", "plots", "schemes")
"""Tables whose every cell has its own line in 来源; the others are told by ranges."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with where it comes from: a source number (公布) or a rule (推定)."""

    value: object
    source: str = ""
    rule: str = ""
    note: str = ""

    @property
    def filled(self) -> bool:
        """Whether the cell holds anything."""
        return self.value not in (None, "", ())


Row = Mapping[str, Cell]
Rows = Sequence[Row]


def generator(seed: int, *words: str) -> np.random.Generator:
    """A generator of its own for every subject, so that no draw depends on another's place."""
    return np.random.default_rng([seed, zlib.crc32("/".join(words).encode())])


def between(seed: int, low: float, high: float, *words: str) -> float:
    """A uniform draw for the subject that the words name."""
    return float(generator(seed, *words).uniform(low, high))


def ledger_sheet(table: Table, rows: Rows) -> Sheet:
    """The sheet of a table: every column of the dictionary, header in row 1."""
    lines = [[row[c.name].value if c.name in row else None for c in table.columns] for row in rows]
    return Sheet(table.sheet, [c.header for c in table.columns], lines)


def origin_sheet(book: Sequence[tuple[Table, Rows]]) -> Sheet:
    """The sheet 来源: one line a cell, or one a range of cells of one origin."""
    lines = [line for table, rows in book for line in _origins(table, rows)]
    return Sheet(ORIGIN_SHEET, ORIGIN_HEADERS, lines)


def _origins(table: Table, rows: Rows) -> Iterable[tuple[str, ...]]:
    for place, column in enumerate(table.columns):
        letter = column_letter(place)
        filled = [
            (line, _key(table, row), row[column.name])
            for line, row in enumerate(rows, start=2)
            if column.name in row and row[column.name].filled
        ]
        for cells in _runs(filled, apart=table.name in CELL_BY_CELL):
            (first, key, cell), (last, last_key, _) = cells[0], cells[-1]
            where = f"{letter}{first}" if first == last else f"{letter}{first}:{letter}{last}"
            keys = key if first == last else f"{key} 至 {last_key}"
            kind = PUBLISHED if cell.source else ESTIMATED
            yield (
                table.sheet, where, keys, column.header, kind, cell.source, cell.rule, cell.note,
            )  # fmt: skip


def _runs(
    filled: Sequence[tuple[int, str, Cell]], *, apart: bool
) -> Iterable[list[tuple[int, str, Cell]]]:
    """Neighbouring lines of one origin together, or every cell apart."""

    def same(item: tuple[int, tuple[int, str, Cell]]) -> tuple[object, ...]:
        number, (line, _, cell) = item
        return (line if apart else line - number, cell.source, cell.rule, cell.note)

    for _, run in groupby(enumerate(filled), same):
        yield [cells for _, cells in run]


def _key(table: Table, row: Row) -> str:
    return "/".join(str(row[name].value) for name in table.key)


def column_letter(place: int) -> str:
    """The letter of a column: 0 is A, 26 is AA."""
    head, tail = divmod(place, 26)
    return (chr(64 + head) if head else "") + chr(65 + tail)
