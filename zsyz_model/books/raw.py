"""The plain cells of one sheet, before anything is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from zsyz_model.findings import Place


class Mark(NamedTuple):
    """A cell that carries its own reason: its raw text, and why it cannot be read."""

    raw: str
    code: str
    fact: str
    advice: str


class Span(NamedTuple):
    """A merged range, rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        return f"{letters(self.left)}{self.top + 1}:{letters(self.right)}{self.bottom + 1}"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """The cells of one sheet: ``rows[i]`` is row i + 1 of the sheet, "" an empty cell.

    `marks` are cells that carry their own reason (error values, formulas without a value),
    `merges` the merged ranges, `broken` rows that have a wrong number of fields, `percents`
    cells whose number is shown as a percentage, `far` lone rows far below the table, which
    are not in `rows`.
    """

    file: str
    name: str
    rows: Sequence[Sequence[object]]
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)
    merges: tuple[Span, ...] = ()
    broken: Mapping[int, str] = field(default_factory=dict)
    percents: frozenset[tuple[int, int]] = frozenset()
    far: tuple[int, ...] = ()
    from_1904: bool = False

    def place(self, row: int, column: int | None = None, header: str = "") -> Place:
        """The place of a cell (or of a whole row) by its numbers counted from 0."""
        cell = "" if column is None else f"{letters(column)}{row + 1}"
        return Place(self.file, self.name, cell, row + 1, header)


def letters(place: int) -> str:
    """The letters of a column counted from 0.

    >>> letters(0), letters(25), letters(26), letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    name, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number_of(word: str) -> int:
    """The column of some letters, counted from 0; -1 for none.

    >>> number_of("A"), number_of("AA"), number_of("XFD")
    (0, 26, 16383)
    """
    number = 0
    for letter in word:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
