"""Lone cells far below a table: cut off before the parser spreads out a million empty rows.

All XML here is in the usual form (`plain`): rows and cells have their numbers, in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zsyz_model.books.raw import number_of

FAR_ROWS = 100
MOST_LONE = 20
LENIENT = 5
"""Sheets of fewer rows are never looked through: even ZZ columns of them are a second's work."""
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ROW = re.compile(rb'<row r="(\d+)"')
_ROW_END = re.compile(rb"</row>")
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"(?:[^>]*/>|[^>]*>(</c>)?)')


@dataclass(frozen=True, slots=True)
class Cut:
    """A sheet's XML without its lone far rows, and the filled cells that were cut off.

    `first` is a sheet's XML as well: the first of these cells, put into A1; `rows` the number
    of the last row that the sheet came with.
    """

    part: bytes
    lone: tuple[tuple[int, int], ...] = ()
    last: int = 0
    first: bytes = b""
    rows: int = 0


def cut_far(part: bytes) -> Cut:
    """Cut the rows behind a gap of over a hundred, when they hold one filled cell each.

    `lone` are the places of those cells (from 0), `last` the last filled row before the gap
    (from 1). Rows that are only formatted count as empty, on both sides of the gap.
    """
    found = [(int(row[1]), row.start()) for row in _ROW.finditer(part)]
    gaps = [row - before for (before, _), (row, _) in pairwise(found)]
    end = part.find(b"</sheetData>")
    highest = max((row for row, _ in found), default=0)
    if end < 0 or max(gaps, default=0) <= FAR_ROWS or min(gaps) < 1:
        return Cut(part, rows=highest)
    rows = sorted({row + 1 for row, _ in filled(part[:end])})
    gap = _last_gap(rows)
    start = dict(found).get(rows[gap]) if gap else None
    lone = filled(part[start:end]) if start else []
    if not lone or len(lone) > MOST_LONE or [row + 1 for row, _ in lone] != rows[gap:]:
        return Cut(part, rows=highest)
    near = part[:start] + part[end:]
    return Cut(near, tuple(lone), rows[gap - 1], _alone(part[start:end]), rows[gap - 1])


def filled(part: bytes) -> list[tuple[int, int]]:
    """The places of the cells that hold something; cells with a format alone hold nothing."""
    return [(int(found[2]) - 1, number_of(found[1].decode("ascii"))) for found in _filled(part)]


def _filled(part: bytes) -> Iterator[re.Match[bytes]]:
    for found in _CELL.finditer(part):
        if found[3] is None and part[found.end() - 2] != ord("/"):
            yield found


def _alone(part: bytes) -> bytes:
    """The first filled cell of some rows as a sheet of its own."""
    found = next(_filled(part))
    rest = part[found.end(2) : part.find(b"</c>", found.end())]
    cell = b'<c r="A1' + rest + b"</c>"
    return b'<worksheet><sheetData><row r="1">' + cell + b"</row></sheetData></worksheet>"


def spread(cut: Cut, far: bool, most: int) -> int:
    """How many cells the parser would spread out: worked out only where they may be over `most`.

    Raises:
        ValueError: when a filled cell stands outside the format's rows and columns.
    """
    tall = cut.rows * number_of("ZZ") > LENIENT * most and cut.rows * _width(cut.part) > most
    return extent(cut.part) if far or tall else 0


def _width(part: bytes) -> int:
    """The furthest column in which a row ends, filled or not."""
    letters: set[bytes] = set()
    done = 0
    for end in _ROW_END.finditer(part):
        if found := _CELL.match(part, max(part.rfind(b'<c r="', done, end.start()), 0)):
            letters.add(found[1])
        done = end.end()
    return 1 + max((number_of(one.decode("ascii")) for one in letters), default=-1)


def extent(part: bytes) -> int:
    """How many cells the rectangle of a sheet spans.

    Raises:
        ValueError: when a filled cell stands outside the format's rows and columns.
    """
    rows, columns = 0, set[bytes]()
    for found in _filled(part):
        rows = max(rows, int(found[2]))
        columns.add(found[1])
    width = max((number_of(one.decode("ascii")) + 1 for one in columns), default=0)
    if rows > LAST_ROW or width > LAST_COLUMN:
        raise ValueError("a cell outside the format")
    return rows * width


def _last_gap(rows: list[int]) -> int:
    """The first of the last rows that stand apart, each behind a gap; 0 when there are none."""
    gap = 0
    for i in range(len(rows) - 1, 0, -1):
        if rows[i] - rows[i - 1] > FAR_ROWS:
            gap = i
        elif gap:
            break
    return gap
