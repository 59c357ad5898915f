"""The boxes of comments: in the size the clerk gave them, and beside their own cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from openpyxl.worksheet.worksheet import Worksheet

from zsyz_model.ledger.marked.cells import MOST_COLUMNS, MOST_ROWS, cells_of
from zsyz_model.ledger.marked.package import Parts, open_package, replaced, sheet_parts, target_of

_VML = "/vmlDrawing"
_BOX = re.compile(rb"<(?:\w+:)?shape\b.*?</(?:\w+:)?shape>", re.S)
_SIZE = re.compile(rb"[;'\"\s](width|height):([\d.]+)(pt|px)")
_CELL = re.compile(rb"<(?:\w+:)?(Row|Column)>\s*(\d+)\s*</")
_BEFORE = re.compile(rb"<((?:\w+:)?)AutoFill>")
_PIXELS = {b"pt": 4 / 3, b"px": 1.0}
_RIGHT_BY, _DOWN_BY = 15, 4
_COLUMN, _ROW = 64, 20

Size = tuple[float, float]


def note_sizes(vml: bytes) -> dict[tuple[int, int], Size]:
    """Width and height in pixels of the boxes in a drawing, by row and column from 1."""
    boxes = (_read(found[0]) for found in _BOX.finditer(vml))
    return {at: size for at, size in filter(None, boxes)}


def resize_notes(pages: Mapping[str, Worksheet], parts: Parts) -> None:
    """The clerk's comments in the size they had, which openpyxl does not read."""
    for name, part in sheet_parts(parts).items():
        held = cells_of(pages[name]) if name in pages else {}
        sizes = note_sizes(parts.get(target_of(parts, part, _VML), b"")) if held else {}
        for at, (width, height) in sizes.items():
            if at in held and (comment := held[at].comment):
                comment.width, comment.height = round(width), round(height)


def place_notes(data: bytes, pages: Mapping[str, Worksheet]) -> bytes:
    """The written workbook with every box beside its cell; openpyxl leaves all at the top."""
    parts = open_package(data)
    changed: dict[str, bytes] = {}
    for name, part in sheet_parts(parts).items():
        drawing = target_of(parts, part, _VML)
        if name in pages and drawing in parts:
            changed[drawing] = placed(parts[drawing], pages[name])
    return replaced(data, changed)


def placed(vml: bytes, page: Worksheet) -> bytes:
    """The drawing with an anchor in every box."""

    def box(found: re.Match[bytes]) -> bytes:
        if (held := _read(found[0])) is None:
            return found[0]
        anchor = ", ".join(map(str, _anchor(page, *held))).encode()
        return _BEFORE.sub(rb"<\1Anchor>" + anchor + rb"</\1Anchor>\g<0>", found[0], count=1)

    return _BOX.sub(box, vml)


def _read(box: bytes) -> tuple[tuple[int, int], Size] | None:
    """The cell, counted from 1, and the size of a box."""
    size = {word: float(number) * _PIXELS[unit] for word, number, unit in _SIZE.findall(box)}
    place = {word: int(number) + 1 for word, number in _CELL.findall(box)}
    if len(place) < 2 or len(size) < 2:
        return None
    return (place[b"Row"], place[b"Column"]), (size[b"width"], size[b"height"])


def _anchor(page: Worksheet, at: tuple[int, int], size: Size) -> tuple[int, ...]:
    """Left column, top row, right column and bottom row from 0, each with its offset in pixels."""
    left, top = min(at[1], MOST_COLUMNS - 2), max(at[0] - 2, 0)
    right, right_by = _walk(left, _RIGHT_BY + size[0], _column_sizes(page), MOST_COLUMNS)
    bottom, bottom_by = _walk(top, _DOWN_BY + size[1], _row_sizes(page), MOST_ROWS)
    return left, _RIGHT_BY, top, _DOWN_BY, right, right_by, bottom, bottom_by


def _walk(start: int, rest: float, size_of: Callable[[int], float], most: int) -> tuple[int, int]:
    """Where a length ends that begins at a column or row counted from 0."""
    while start < most - 1 and rest >= (size := size_of(start)):
        rest -= size
        start += 1
    return start, int(rest)


def _column_sizes(page: Worksheet) -> Callable[[int], float]:
    spans = [
        (c.min - 1, c.max - 1, 0 if c.hidden else int(c.width * 7 + 5))
        for c in page.column_dimensions.values()
        if c.min and c.max
    ]
    default = page.sheet_format.defaultColWidth
    usual = int(default * 7 + 5) if default else _COLUMN
    return lambda i: next((size for first, last, size in spans if first <= i <= last), usual)


def _row_sizes(page: Worksheet) -> Callable[[int], float]:
    usual = (page.sheet_format.defaultRowHeight or 15) * 4 / 3

    def size_of(i: int) -> float:
        if i + 1 not in page.row_dimensions:
            return usual
        row = page.row_dimensions[i + 1]
        return 0 if row.hidden else (row.ht * 4 / 3 if row.ht else usual)

    return size_of
