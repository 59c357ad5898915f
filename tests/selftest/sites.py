"""Where a ledger is damaged, what must then be said of it, and what follows from that.

Worked out from the cells alone: whoever names a row that was set aside is set aside too (K02).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter

from tests.faults.paper import Book, Touch
from zsyz_model.findings import Severity
from zsyz_model.tables import TABLES, Column, Table

TABLE_OF = {table.sheet: table for table in TABLES.values()}
NEEDED = ("places", "leaders", "projects")
TITLES = {"places": "place_name", "leaders": "title", "projects": "name"}


class Site(NamedTuple):
    """A cell: row as Excel counts it, column from 0."""

    sheet: str
    row: int
    place: int = 0

    @property
    def cell(self) -> str:
        return f"{get_column_letter(self.place + 1)}{self.row}"

    @property
    def column(self) -> Column:
        """The dictionary's column: a generated sheet has them all, in their order."""
        return TABLE_OF[self.sheet].columns[self.place]

    def said(self, code: str, act: Severity, value: object = None) -> Said:
        """A finding about this cell; only a text is compared as its value."""
        shown = value if isinstance(value, str) else None
        return Said(code, act, self.sheet, self.cell, self.row, shown)


class Said(NamedTuple):
    """A finding by what it is about; a `value` of None is left open."""

    code: str
    act: Severity
    sheet: str
    cell: str = ""
    row: int | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """Damaged cells and what must be said of them, the first with `fact` in its reason.

    `values` are cells that now read otherwise; `origin` is each row's number before (0: new).
    """

    book: Book
    said: tuple[Said, ...] = ()
    values: Mapping[Site, object] = field(default_factory=dict)
    origin: Mapping[str, Sequence[int]] = field(default_factory=dict)
    touch: Touch | None = None
    encoding: Mapping[str, str] = field(default_factory=dict)
    fact: str = ""

    @property
    def aside(self) -> dict[str, frozenset[int]]:
        """By sheet, the rows that must be set aside."""
        found: dict[str, frozenset[int]] = {}
        for one in self.said:
            if one.act is Severity.QUARANTINED and one.row:
                found[one.sheet] = found.get(one.sheet, frozenset()) | {one.row}
        return found


Sites = Callable[[Book], Sequence[Site]]


@dataclass(frozen=True, slots=True)
class Rule:
    """Where it can strike, and what comes of it; `form` is how the cells are written."""

    sites: Sites
    strike: Callable[[Book, Site], Damage]
    form: str = "xlsx"


def cells(fits: Callable[[Book, Site, Any], bool]) -> Sites:
    """The data cells that fit, in rows that hold something beside them."""
    return lambda book: [
        site
        for sheet, grid in book.items()
        for i, line in enumerate(grid[1:], start=2)
        for j, cell in enumerate(line)
        if any(other != "" for other in line[:j] + line[j + 1 :])
        and fits(book, site := Site(sheet, i, j), cell)
    ]


def heads(fits: Callable[[Column], bool]) -> Sites:
    """The header cells of some columns."""
    return lambda book: [
        Site(sheet, 1, j)
        for sheet, grid in book.items()
        for j in range(len(grid[0]))
        if fits(TABLE_OF[sheet].columns[j])
    ]


def rows(beyond: int = 0, least: int = 1, fits: Callable[[Book, Site], bool] = lambda b, s: True) -> Sites:  # fmt: skip
    """The data rows of sheets that have at least so many, and some `beyond` the last."""
    return lambda book: [
        site
        for sheet, grid in book.items()
        if len(grid) > least
        for row in range(2, len(grid) + 1 + beyond)
        if fits(book, site := Site(sheet, row))
    ]


def at(book: Book, site: Site) -> Any:
    return book[site.sheet][site.row - 1][site.place]


def put(book: Book, *changes: tuple[Site, object]) -> Book:
    """The cells again, some of them replaced."""
    made = {sheet: [list(line) for line in grid] for sheet, grid in book.items()}
    for site, cell in changes:
        made[site.sheet][site.row - 1][site.place] = cell
    return made


def damaged(book: Book, *said: Said, **more: Any) -> Damage:
    """The damage with its consequences, looked up in the order places, leaders, projects."""
    told = list(said)
    order = (*NEEDED, *(table.name for sheet, table in TABLE_OF.items() if sheet in book))
    for name in dict.fromkeys(order) if _lost(said) else ():
        told += _lost_references(book, TABLES[name], told)
    return Damage(book=book, said=tuple(told), **more)


def _lost(said: Sequence[Said]) -> set[tuple[str, int | None]]:
    return {(one.sheet, one.row) for one in said if one.act is Severity.QUARANTINED}


def _lost_references(book: Book, table: Table, told: Sequence[Said]) -> Iterator[Said]:
    """K02 at every cell of a table that names a row which is not there any more."""
    taken = {(one.sheet, one.cell) for one in told if one.act is Severity.QUARANTINED}
    for place, column in enumerate(table.columns):
        if not column.refers:
            continue
        known = set(_known(book, TABLES[column.refers], _lost(told)))
        for row, line in enumerate(book[table.sheet][1:], start=2):
            site = Site(table.sheet, row, place)
            word = line[place] if place < len(line) else ""
            if word != "" and word not in known and (table.sheet, site.cell) not in taken:
                yield site.said("K02", Severity.QUARANTINED, word)


def _known(book: Book, table: Table, lost: set[tuple[str, int | None]]) -> Iterator[object]:
    """Keys and titles of the rows that are still there."""
    words = (table.key[0], TITLES[table.name])
    for row, line in enumerate(book[table.sheet][1:], start=2):
        if (table.sheet, row) not in lost:
            named = zip(line, table.columns, strict=False)
            yield from (cell for cell, column in named if column.name in words)
