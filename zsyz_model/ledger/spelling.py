"""How the dictionary's words are recognised in headers and on tabs, with the unit they bear."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.mapping import FileMap
from zsyz_model.ledger.units import is_unit
from zsyz_model.tables import TABLES, Kind, Table

SEARCHED_ROWS = 30
JOINT = "·"
COMPANIONS = frozenset(
    {"说明", "填表说明", "来源", "推定规则", "来源编号", "目录", "核查结果", "选项"}
)
_PLANNED = re.compile("计划|预计|拟|约定|承诺|合同|目标")
_ASIDE = re.compile(r"(.+?)\(([^()]{1,12})\)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a header was recognised as: the internal name, its unit, and whose column it is."""

    name: str
    unit: str = ""
    department: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The folded headers that a table answers to; a mapping's words replace the column's own."""

    names: Mapping[str, str]
    dates: frozenset[str] = field(default_factory=frozenset)
    mapped: frozenset[str] = field(default_factory=frozenset)

    def of(self, parts: Sequence[str]) -> Spelling | None:
        """The column of a header of one to three rows, its texts from top to bottom.

        All texts together may name it, or the lowest alone; when both do, they must agree.
        """
        texts = [fold(part).rstrip("*:") for part in parts]
        for whole in ("".join(texts), JOINT.join(texts)):
            if whole in self.mapped and (found := self._one(whole)):
                return found
        joined = self._one("".join(texts)) or self._one(JOINT.join(texts))
        joined = joined or self._one("".join(split_unit(text)[0] for text in texts))
        lowest = self._one(texts[-1]) if texts else None
        if joined and lowest and joined.name != lowest.name:
            return None
        found = joined or lowest
        if found is None or found.unit or len(texts) == 1:
            return found
        units = [unit for text in texts if (unit := split_unit(text)[1])]
        return Spelling(found.name, units[-1] if units else "", found.department)

    def garbled(self, word: str) -> str:
        """The column of a header that was UTF-8 and was read as GBK; empty when it was not."""
        bytes_ = fold(word).encode("gb18030", errors="ignore")
        meant = bytes_.decode("utf-8", errors="ignore")
        if len(meant) < 2 or not all("\u4e00" <= c <= "\u9fff" for c in meant[:2]):
            return ""
        return next((name for known, name in self.names.items() if known.startswith(meant)), "")

    def _one(self, word: str) -> Spelling | None:
        if name := self.names.get(word):
            return Spelling(name, split_unit(word)[1])
        base, unit = split_unit(word)
        if unit and (name := self.names.get(base)):
            return Spelling(name, unit)
        found = _ASIDE.fullmatch(word)
        if (
            found
            and not _PLANNED.search(found[2])
            and (name := self.names.get(found[1])) in self.dates
        ):
            return Spelling(str(name), "", found[2])
        return None


def find_table(sheet_name: str) -> Table | None:
    """The table of a sheet by its name, alias or internal name; a leading number is no matter."""
    return _by_sheet().get(fold(sheet_name).lstrip("0123456789.、_- "))


def words_of(table: Table, given: FileMap | None) -> Words:
    """The words of a table, with those that a mapping gives."""
    own = _spellings(table)
    dates = frozenset(column.name for column in table.columns if column.kind is Kind.DATE)
    if given is None or not given.columns:
        return Words(own, dates)
    mapped = {fold(header).rstrip("*:"): name for name, header in given.columns.items()}
    rest = {w: n for w, n in own.items() if n not in given.columns}
    return Words(rest | mapped, dates, frozenset(mapped))


def knows_header(text: str) -> bool:
    """Whether one of the first lines of a csv holds two words of the dictionary (or its only)."""
    for line in text[:20_000].splitlines()[:SEARCHED_ROWS]:
        cells = [fold(cell.strip('"')) for cell in line.replace("\t", ",").split(",")]
        known = sum(_known_anywhere(cell) for cell in cells)
        if known >= min(2, len(cells)):
            return True
    return False


def split_unit(word: str) -> tuple[str, str]:
    """A folded header parted into its words and a unit at its end.

    >>> split_unit("总投资(亿元)")
    ('总投资', '亿元')
    """
    for opening, closing in (("(", ")"), ("/", ""), ("_", ""), (",", "")):
        base, found, tail = word.partition(opening)
        unit = tail.removesuffix(closing).removeprefix("单位:")
        if found and tail.endswith(closing) and is_unit(unit):
            return base, unit
    return word, ""


@cache
def _by_sheet() -> Mapping[str, Table]:
    words = ((fold(w), t) for t in TABLES.values() for w in (*t.aliases, t.name, t.sheet))
    return dict(words)


@cache
def _spellings(table: Table) -> Mapping[str, str]:
    """Folded spellings to internal names; labels win over aliases."""
    known: dict[str, str] = {}
    for column in reversed(table.columns):
        known.update({fold(alias): column.name for alias in column.aliases})
    for column in reversed(table.columns):
        known.update(
            {fold(word): column.name for word in (column.name, column.label, column.header)}
        )
    return known


@cache
def _all_spellings() -> frozenset[str]:
    return frozenset(word for table in TABLES.values() for word in _spellings(table))


def _known_anywhere(word: str) -> bool:
    return word in _all_spellings() or split_unit(word)[0] in _all_spellings()
