"""The words of the data dictionary: what a column and a table are."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How a cell is read, and with which dtype its column stands in a typed frame.

    =========  ==========================  ==========================================
    kind       dtype                       a cell holds
    =========  ==========================  ==========================================
    ID         str                         a code, kept letter by letter
    TEXT       str                         any words
    CHOICE     str                         one of the column's `choices`
    LIST       object (tuple of str)       several words, split at 、,，;；/
    COUNT      Int64                       a whole number >= 0
    NUMBER     float64                     a number in the column's unit
    LAND       float64, whole 0.01 mu      an area in 亩
    MONEY      float64, whole 0.01 wan     an amount in 万元
    DATE       datetime64[us]              a day
    QUARTER    str like 2026Q1             a quarter
    FLAG       bool (missing: False)       是 / 否
    =========  ==========================  ==========================================
    """

    ID = "id"
    TEXT = "text"
    CHOICE = "choice"
    LIST = "list"
    COUNT = "count"
    NUMBER = "number"
    LAND = "land"
    MONEY = "money"
    DATE = "date"
    QUARTER = "quarter"
    FLAG = "flag"


NUMERIC = frozenset({Kind.COUNT, Kind.NUMBER, Kind.LAND, Kind.MONEY})
DTYPES = {
    Kind.COUNT: "Int64",
    Kind.NUMBER: "float64",
    Kind.LAND: "float64",
    Kind.MONEY: "float64",
    Kind.DATE: "datetime64[us]",
    Kind.LIST: "object",
    Kind.FLAG: "bool",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: internal name, kind, Chinese header, and what its cells must satisfy.

    `unit` is the Chinese unit of the internal value. `refers` names the table whose key
    a cell must be. `aliases` are other headers seen for the same thing. `form` names a form
    that each word must have: ``credit`` is the unified social credit code (GB 32100-2015).
    """

    name: str
    kind: Kind
    label: str
    unit: str = ""
    required: bool = False
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    refers: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""
    form: str = ""

    @property
    def dtype(self) -> str:
        """The pandas dtype of the column in a typed frame."""
        return DTYPES.get(self.kind, "str")

    @property
    def header(self) -> str:
        """The header as templates print it, with the unit in brackets."""
        return f"{self.label}({self.unit})" if self.unit else self.label


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of the ledger: internal name, Chinese sheet name, columns and key columns.

    `likeness` are the columns by which two rows may be one thing under two keys: name, site,
    and what else they may share. `in_order` are pairs of dates, the earlier one first.
    `repeats`: rows of one key may stand several times; each is kept under a key of its own
    (``#2`` from the second on), and whoever uses the table says what they mean.
    """

    name: str
    sheet: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    required: bool = False
    note: str = ""
    aliases: tuple[str, ...] = ()
    likeness: tuple[str, ...] = ()
    in_order: tuple[tuple[str, str], ...] = ()
    repeats: bool = False
    by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {c.name: c for c in self.columns})
