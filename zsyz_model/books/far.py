"""Lone cells far below a table: cut off before the parser spreads out a million empty rows.

All XML here is in the usual form (`plain`): rows and cells have their numbers, in double quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zsyz_model.books.raw import number_of

FAR_ROWS = 100
MOST_LONE = 20
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ROW = re.compile(rb'<row r="(\d+)"')
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"(?:[^>]*/>|[^>]*>(</c>)?)')


@dataclass(frozen=True, slots=True)
class Cut:
    """A sheet's XML without its lone far rows, and the filled cells that were cut off."""

    part: bytes
    lone: tuple[tuple[int, int], ...] = ()
    last: int = 0


def cut_far(part: bytes) -> Cut:
    """Cut the rows behind a gap of over a hundred, when they hold one filled cell each.

    `lone` are the places of those cells (from 0), `last` the last row before the gap (from 1).
    Rows that are only formatted are cut as well and are nobody's.
    """
    starts = [(int(found[1]), found.start()) for found in _ROW.finditer(part)]
    gap = _last_gap(starts)
    end = part.find(b"</sheetData>", starts[gap][1]) if gap else -1
    if end < 0:
        return Cut(part)
    cells = filled(part[starts[gap][1] : end])
    rows = [row for row, _ in cells]
    if len(rows) != len(set(rows)) or len(cells) > MOST_LONE:
        return Cut(part)
    return Cut(part[: starts[gap][1]] + part[end:], tuple(cells), starts[gap - 1][0])


def filled(part: bytes) -> list[tuple[int, int]]:
    """The places of the cells that hold something; cells with a format alone hold nothing."""
    return [
        (int(found[2]) - 1, number_of(found[1].decode("ascii")))
        for found in _CELL.finditer(part)
        if found[3] is None and part[found.end() - 2] != ord("/")
    ]


def extent(part: bytes) -> int:
    """How many cells the rectangle of a sheet spans.

    Raises:
        ValueError: when a filled cell stands outside the format's rows and columns.
    """
    cells = filled(part)
    rows = max((row + 1 for row, _ in cells), default=0)
    columns = max((column + 1 for _, column in cells), default=0)
    if rows > LAST_ROW or columns > LAST_COLUMN:
        raise ValueError("a cell outside the format")
    return rows * columns


def _last_gap(starts: list[tuple[int, int]]) -> int:
    """The first of the last rows that stand apart, each behind a gap; 0 when there are none."""
    gap = next((i for i in range(len(starts) - 1, 0, -1) if _is_far(starts, i)), 0)
    while gap > max(1, len(starts) - MOST_LONE) and _is_far(starts, gap - 1):
        gap -= 1
    return gap


def _is_far(starts: list[tuple[int, int]], i: int) -> bool:
    return i > 0 and starts[i][0] - starts[i - 1][0] > FAR_ROWS
