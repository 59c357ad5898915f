"""Lone cells far below a table: cut off before the parser spreads out a million empty rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zsyz_model.books.raw import number_of

FAR_ROWS = 100
MOST_LONE = 20
_WIDE = re.compile(rb'r="[A-Z]{3}')
_LAST = re.compile(rb"""\br=["'](\d{1,7})["']""")
_ROW = re.compile(rb"""<((?:\w+:)?)row\b[^>]*?\br=["'](\d{1,7})["']""")
_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*?(/?)>""")


@dataclass(frozen=True, slots=True)
class Cut:
    """A sheet's XML without its lone far rows, and the filled cells that were cut off."""

    part: bytes
    lone: tuple[tuple[int, int], ...] = ()
    last: int = 0
    shortened: bool = False


def cut_far(part: bytes) -> Cut:
    """Cut the rows behind a gap of over a hundred, when they hold one filled cell each.

    `lone` are the places of those cells (from 0), `last` the last row before the gap (from 1).
    Rows that are only formatted are cut as well and are nobody's.
    """
    if not _has_gap(part):
        return Cut(part)
    starts = [(int(found[2]), found.start(), found[1]) for found in _ROW.finditer(part)]
    gap = next(
        (i for i in range(len(starts) - 1, 0, -1) if starts[i][0] - starts[i - 1][0] > FAR_ROWS), 0
    )
    while gap and gap > len(starts) - MOST_LONE and _is_far(starts, gap - 1):
        gap -= 1
    if not gap:
        return Cut(part)
    end = part.find(b"</" + starts[gap][2] + b"sheetData>", starts[gap][1])
    if end < 0:
        return Cut(part)
    cells = filled(part[starts[gap][1] : end])
    rows = [row for row, _ in cells]
    if len(rows) != len(set(rows)) or len(cells) > MOST_LONE:
        return Cut(part)
    shorter = part[: starts[gap][1]] + part[end:]
    return Cut(shorter, tuple(cells), starts[gap - 1][0], shortened=True)


def _has_gap(part: bytes) -> bool:
    """A quick look: whether the last row's number exceeds the count of rows by over a hundred."""
    count = part.count(b"<row ")
    if not count:
        return b":row " in part
    last = _LAST.search(part, part.rfind(b"<row "))
    return last is not None and int(last[1]) - count > FAR_ROWS


def filled(part: bytes) -> list[tuple[int, int]]:
    """The places of the cells that hold something; cells with a format alone hold nothing."""
    return [
        (int(row) - 1, number_of(word.decode("ascii")))
        for word, row, closed in _CELL.findall(part)
        if not closed
    ]


def extent(part: bytes) -> int:
    """How many cells the rectangle of a sheet spans, when some cell may stand far out; else 0."""
    if not (_has_gap(part) or b"='" in part[:4096] or _WIDE.search(part)):
        return 0
    rows = columns = 0
    for word, row, closed in _CELL.findall(part):
        if not closed:
            rows = max(rows, int(row))
            columns = max(columns, number_of(word.decode("ascii")) + 1)
    return rows * columns


def _is_far(starts: list[tuple[int, int, bytes]], i: int) -> bool:
    return i > 0 and starts[i][0] - starts[i - 1][0] > FAR_ROWS
