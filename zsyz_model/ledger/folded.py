"""Where a sheet's header stands, and its words: one row, or up to three folded into one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from zsyz_model.books import RawSheet, letters
from zsyz_model.books.raw import Span
from zsyz_model.ledger.spelling import JOINT, SEARCHED_ROWS, Spelling, Words

MOST_ROWS = 3
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Header:
    """The header's rows (from 0, both included) and, by column, its texts from top to bottom."""

    top: int
    bottom: int
    texts: tuple[tuple[str, ...], ...]
    rows: tuple[int, ...]

    @property
    def words(self) -> list[str]:
        """The header of each column as one word; the parts of a folded one joined by ``·``."""
        return [JOINT.join(part.strip() for part in parts) for parts in self.texts]

    def raw(self, place: int) -> str:
        """The lowest text of a column's header, as it stands."""
        return self.texts[place][-1] if self.texts[place] else ""

    def others(self, used: Container[int]) -> tuple[tuple[str, int], ...]:
        """The columns that are not used, each with a name of its own."""
        named: dict[str, int] = {}
        for place, word in enumerate(self.words):
            if place not in used:
                name = word.strip() or f"{letters(place)}列"
                named[name if name not in named else f"{name}（{letters(place)}列）"] = place
        return tuple(named.items())

    @property
    def folded(self) -> bool:
        """Whether more than one row was read together."""
        return self.bottom > self.top


def find_header(sheet: RawSheet, words: Words) -> Header:
    """The rows among the first thirty that name the most columns of the dictionary.

    One row is preferred; two or three are folded when together they name more, or when the
    row above groups the named columns by merged cells.
    """
    row, most = _best_row(sheet, words)
    bottom = _reach(sheet, row)
    best = _header(sheet, row, bottom)
    if bottom == row:
        for top, end in _windows(sheet, row):
            header = _header(sheet, top, end)
            named = count_named(header, words)
            if named > most:
                best, most = header, named
    if (
        best.top
        and best.bottom - best.top < MOST_ROWS - 1
        and (_grouped(sheet, best.top) or _labelled(sheet, best.top))
    ):
        above = _header(sheet, best.top - 1, best.bottom)
        best = above if count_named(above, words) >= most > 0 else best
    return best


def _reach(sheet: RawSheet, row: int) -> int:
    """The last row of a header that begins in `row`: its merged cells reach or head more rows."""
    bottom = row
    for span in sheet.merges:
        if span.top != row or span.bottom >= row + MOST_ROWS:
            continue
        bottom = max(bottom, span.bottom)
        below = sheet.rows[span.bottom + 1 : span.bottom + 2] if span.right > span.left else []
        named = [c for line in below for c in line[span.left : span.right + 1] if c != ""]
        beside = [
            c for line in below for j, c in enumerate(line) if not span.left <= j <= span.right
        ]
        if any(cell not in ("", None) for cell in beside) and not _covered(sheet, row, span):
            continue
        if len(named) > 1 and all(isinstance(c, str) and not _DIGIT.search(c) for c in named):
            bottom = max(bottom, span.bottom + 1)
    return min(bottom, row + MOST_ROWS - 1, len(sheet.rows) - 1) if sheet.rows else row


def count_named(header: Header, words: Words) -> int:
    """How many columns of the dictionary a header names."""
    return len({found.name for found in spellings(header, words) if found})


def spellings(header: Header, words: Words) -> list[Spelling | None]:
    """What each column of a header was recognised as."""
    return [words.of(parts) if parts else None for parts in header.texts]


def _best_row(sheet: RawSheet, words: Words) -> tuple[int, int]:
    best, most = 0, 0
    for i in range(min(SEARCHED_ROWS, len(sheet.rows))):
        named = count_named(_plain(sheet, i), words)
        if named > most:
            best, most = i, named
    return best, most


def _windows(sheet: RawSheet, row: int) -> Iterator[tuple[int, int]]:
    """The stretches of two and three rows around a row."""
    for size in range(2, MOST_ROWS + 1):
        for top in range(max(0, row - size + 1), row + 1):
            if top + size <= len(sheet.rows):
                yield top, top + size - 1


def _plain(sheet: RawSheet, row: int) -> Header:
    texts = tuple(
        (cell,) if isinstance(cell, str) and cell.strip() else () for cell in sheet.rows[row]
    )
    return Header(row, row, texts, (row,) * len(texts))


def _header(sheet: RawSheet, top: int, bottom: int) -> Header:
    """Some rows as a header; merged cells are filled, as headers may be and data never."""
    if top == bottom:
        return _plain(sheet, top) if sheet.rows else Header(0, 0, (), ())
    width = max(len(line) for line in sheet.rows[top : bottom + 1])
    grid = [[_text(sheet.rows[i], j) for j in range(width)] for i in range(top, bottom + 1)]
    for span in sheet.merges:
        if span.top < top or span.bottom > bottom or span.left >= width:
            continue
        word = grid[span.top - top][span.left]
        for j in range(span.left, min(span.right + 1, width)):
            for i in range(span.top, span.bottom + 1):
                grid[i - top][j] = word if i == span.top else ""
    columns = list(zip(*grid, strict=True))
    texts = tuple(tuple(dict.fromkeys(word for word in column if word)) for column in columns)
    rows = tuple(
        max((top + i for i, word in enumerate(column) if word), default=bottom)
        for column in columns
    )
    return Header(top, bottom, texts, rows)


def _text(line: Sequence[object], place: int) -> str:
    cell = line[place] if place < len(line) else ""
    return cell.strip() if isinstance(cell, str) else "" if cell is None else str(cell)


def _grouped(sheet: RawSheet, row: int) -> bool:
    """Whether the row above holds merged groups, none of them as wide as the whole header."""
    width = sum(1 for cell in sheet.rows[row] if cell != "") if row < len(sheet.rows) else 0
    spans = [s for s in sheet.merges if s.top == s.bottom == row - 1 and s.right > s.left]
    title = len(spans) == 1 and spans[0].left == 0
    return bool(spans) and not title and all(s.right - s.left + 1 < width for s in spans)


def _covered(sheet: RawSheet, row: int, span: Span) -> bool:
    """Whether other merged cells head the row below a group as well: then it is no data row."""
    return any(other != span and other.top == row for other in sheet.merges)


def _labelled(sheet: RawSheet, row: int) -> bool:
    """Whether the row above holds group words, unmerged: several, without figures or colons."""
    words = [cell for cell in sheet.rows[row - 1] if cell not in ("", None)]
    line = sheet.rows[row - 1]
    ends = [j for j, cell in enumerate(line) if cell not in ("", None)]
    if ends in ([0, len(line) - 1], [0, len(sheet.rows[row]) - 1]):
        return False  # a title with a remark in the other corner
    fewer = len(words) < sum(1 for cell in sheet.rows[row] if cell != "")
    return (
        len(words) >= 2
        and fewer
        and all(
            isinstance(cell, str)
            and not _DIGIT.search(cell)
            and ":" not in cell
            and "：" not in cell
            for cell in words
        )
    )
