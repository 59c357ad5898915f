"""Which column of a sheet is which, in which unit; or why the sheet cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from zsyz_model.books import RawSheet, letters
from zsyz_model.findings import Finding, Severity
from zsyz_model.ledger.folded import Header, find_header, spellings
from zsyz_model.ledger.folding import fold, nearest, quoted
from zsyz_model.ledger.mapping import FileMap
from zsyz_model.ledger.readings import Spec, UnitFrom
from zsyz_model.ledger.spelling import Spelling, words_of
from zsyz_model.ledger.units import FOREIGN, banner_unit, factor_in, is_another_measure
from zsyz_model.tables import NUMERIC, Column, Kind, Table

UNIT_NEEDED = frozenset({Kind.MONEY, Kind.LAND})
_RENAME = "改列名，或用映射文件登记"
_OWN_UNIT = re.compile(r"[^\d.,，\s+\-]")


@dataclass(frozen=True, slots=True)
class Head:
    """One column found in a sheet: its place counted from 0, its header and its unit there.

    `department` says whose column it is, `also` are further columns of the same date by
    other departments.
    """

    spec: Spec
    place: int
    header: str
    unit: str
    department: str = ""
    also: tuple[Head, ...] = ()

    @property
    def name(self) -> str:
        """The internal column name."""
        return self.spec.column.name


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet recognised as a table: the header's last row, its columns, and those unknown."""

    table: Table
    sheet: RawSheet
    header_row: int
    heads: tuple[Head, ...]
    extra: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]
    constants: Mapping[str, str]
    waived: frozenset[str] = field(default_factory=frozenset)


def lay_out(sheet: RawSheet, table: Table, given: FileMap | None = None) -> Layout:
    """The columns of a sheet; findings with severity 拒绝 say why it cannot be used."""
    return _Page(sheet, table, given or FileMap(table)).layout()


class _Page:
    """One sheet while its header is read; gathers what is to be said about it."""

    def __init__(self, sheet: RawSheet, table: Table, given: FileMap) -> None:
        self.sheet, self.table, self.given = sheet, table, given
        self.vocabulary = words_of(table, given)
        self.header: Header = find_header(sheet, self.vocabulary)
        keep = {fold(word) for word in given.keep}
        self.found: list[Spelling | None] = [
            None if fold(word) in keep else found
            for word, found in zip(
                self.header.words, spellings(self.header, self.vocabulary), strict=True
            )
        ]
        self.words = self.header.words
        self.banner = [str(c) for line in sheet.rows[: self.header.top] for c in line if c != ""]
        self.said: list[Finding] = []

    def layout(self) -> Layout:
        taken: dict[str, list[int]] = {}
        for place, spelling in enumerate(self.found):
            if spelling:
                taken.setdefault(spelling.name, []).append(place)
        self.said += self._unread()
        self.said += self._told_folded(taken)
        self.said += self._duplicates(taken)
        clear = {name: places for name, places in taken.items() if not self._clash(places)}
        heads = [head for name, places in clear.items() if (head := self._head(name, places))]
        present = {head.name for head in heads} | self.given.constants.keys() | self.given.waive
        garbled = dict(self._garbled())
        self.said += garbled.values()
        self.said += self._missing(present | taken.keys() | garbled.keys())
        self.said += self._overridden(taken)
        used = {place for head in heads for place in (head.place, *(h.place for h in head.also))}
        return Layout(
            self.table, self.sheet, self.header.bottom, tuple(heads), self.header.others(used),
            tuple(self.said), self.given.constants, self.given.waive,
        )  # fmt: skip

    def _told_folded(self, taken: Mapping[str, list[int]]) -> Iterator[Finding]:
        """H04: a folded header is accepted only when every part of it names one column."""
        if not self.header.folded:
            return
        keep = {fold(word) for word in self.given.keep}
        lost = [
            place
            for place, parts in enumerate(self.header.texts)
            if len(parts) > 1 and not self.found[place] and fold(self.words[place]) not in keep
        ]
        doubled = [p for places in taken.values() if self._clash(places) for p in places[1:]]
        rows = f"表头第{self.header.top + 1}–{self.header.bottom + 1}行合并"
        if strange := sorted({*lost, *doubled}):
            names = quoted(self.words[place] for place in strange)
            place = self.sheet.place(self.header.rows[strange[0]], strange[0])
            fact = f"{rows}，{names}不能认作唯一的一列"
            advice = "用模板，或在映射文件中登记（columns 或 keep）"
            yield Finding("H04", fact, advice, Severity.REFUSED, place, "", self.words[strange[0]])
        else:
            place = self.sheet.place(self.header.top)
            yield Finding("H04", f"{rows}，上下合读识别", "", Severity.NORMALISED, place)

    def _unread(self) -> Iterator[Finding]:
        """Headers that are a formula without value or an error: which column they name is unknown."""
        for (row, place), mark in self.sheet.marks.items():
            if self.header.top <= row <= self.header.bottom:
                at = self.sheet.place(row, place)
                yield Finding(
                    mark.code, f"表头{mark.fact}", mark.advice, Severity.REFUSED, at, "", mark.raw
                )

    def _clash(self, places: Sequence[int]) -> bool:
        """Whether several columns claim one name and are not departments' columns of a date."""
        whose = [spelling.department for p in places if (spelling := self.found[p])]
        return len(places) > 1 and len(set(whose)) < len(places)

    def _duplicates(self, taken: Mapping[str, list[int]]) -> Iterator[Finding]:
        for places in taken.values():
            if self._clash(places) and not self.header.folded:
                where = "、".join(letters(place) for place in places)
                fact = f"列{quoted(dict.fromkeys(self.words[p] for p in places))}在{where}列重复"
                place, word = places[1], self.words[places[1]]
                at = self.sheet.place(self.header.bottom, place, word)
                advice = "合并或改名，只留一列"
                yield Finding("H02", fact, advice, Severity.REFUSED, at, "", word)

    def _garbled(self) -> Iterator[tuple[str, Finding]]:
        """Headers that were UTF-8 once and were read as GBK, with the column they named (E05)."""
        for place, word in enumerate(self.words):
            if not self.found[place] and (name := self.vocabulary.garbled(word)):
                at = self.sheet.place(self.header.rows[place], place, word)
                fact = "表头疑为UTF-8被当作GBK后存下的乱码"
                yield name, Finding("E05", fact, "用原文件重新导出", Severity.REFUSED, at, "", word)

    def _head(self, name: str, places: Sequence[int]) -> Head | None:
        head = self._one_head(self.table.by_name[name], places[0])
        if head is None or len(places) == 1:
            return head
        others = (self._one_head(self.table.by_name[name], place) for place in places[1:])
        also = tuple(other for other in others if other)
        return Head(head.spec, head.place, head.header, head.unit, head.department, also)

    def _one_head(self, column: Column, place: int) -> Head | None:
        """A column with its unit: from a mapping, its header, a banner, or the dictionary."""
        spelling, word = self.found[place], self.words[place]
        assert spelling is not None
        told = fold(self.given.units.get(column.name, ""))
        named = fold(word) == column.name
        banner = "" if named else banner_unit(self.banner, column)
        unit = told or spelling.unit or banner
        numeric = column.kind in NUMERIC
        factor = factor_in(unit, column, self.given.rates) if unit and numeric else Fraction(1)
        source = (
            UnitFrom.MAPPING if told else UnitFrom.HEADER if spelling.unit or named
            else UnitFrom.BANNER if banner else UnitFrom.DICTIONARY
        )  # fmt: skip
        required = column.required and column.name not in self.given.waive
        if factor is None and not required and is_another_measure(unit):
            self.said.append(self._foreign(column, place, unit, Severity.WARNING))
            return None
        words = self.given.words.get(column.name, {})
        bare = (
            source is not UnitFrom.DICTIONARY or column.kind not in UNIT_NEEDED or not column.unit
        )
        spec = Spec(
            column, required, factor or Fraction(1), self.sheet.from_1904, source, unit, bare,
            {fold(k): v for k, v in words.items()}, self.given.rates,
        )  # fmt: skip
        self.said += self._unit_told(spec, place, factor)
        return Head(spec, place, word.strip(), unit, spelling.department)

    def _foreign(self, column: Column, place: int, unit: str, severity: Severity) -> Finding:
        where = self.sheet.place(self.header.rows[place], place, self.words[place].strip())
        fact = f"表头单位“{unit}”不能换算成“{column.unit or column.label}”"
        rest = "" if severity is Severity.REFUSED else "，本列原样保留、不作数"
        rate = "，或在映射文件中登记汇率（rates）" if unit in FOREIGN else ""
        advice = f"改用“{column.header}”{rate}"
        return Finding("H12", fact + rest, advice, severity, where, "", self.words[place])

    def _unit_told(self, spec: Spec, place: int, factor: Fraction | None) -> Iterator[Finding]:
        column, word = spec.column, self.header.raw(place)
        where = self.sheet.place(self.header.rows[place], place, word.strip())
        if factor is None:
            yield self._foreign(column, place, spec.unit, Severity.REFUSED)
        elif factor != 1:
            fact = f"整列按“{spec.unit}”换算为“{column.unit}”（乘以{float(factor):g}）"
            yield Finding("V08", fact, "", Severity.NORMALISED, where, "", word)
        elif not spec.bare and self._all_bare(place):
            fact = f"列“{word.strip()}”没有注明单位"
            advice = f"在表头写明单位，如“{column.header}”，或在映射文件中登记 units"
            yield Finding("H15", fact, advice, Severity.REFUSED, where, "", word)
        plain = {s.strip() for s in (column.name, column.label, column.header, *column.aliases)}
        if factor == 1 and word not in plain and fold(word) in {fold(s) for s in plain}:
            fact = f"表头“{word}”按“{column.header}”识别"
            yield Finding("H03", fact, "", Severity.NORMALISED, where, "", word)

    def _all_bare(self, place: int) -> bool:
        """Whether the column has numbers and none of its cells bears a unit of its own."""
        rows = self.sheet.rows[self.header.bottom + 1 :]
        cells = [row[place] for row in rows if place < len(row) and row[place] not in ("", None)]
        own = any(isinstance(cell, str) and _OWN_UNIT.search(cell) for cell in cells)
        return bool(cells) and not own

    def _missing(self, present: set[str]) -> Iterator[Finding]:
        """Required columns, and columns that a mapping promises, that no header names."""
        promised = self.given.columns
        for column in self.table.columns:
            if column.name in present or not (column.required or column.name in promised):
                continue
            wanted = promised.get(column.name, column.header)
            near = nearest(wanted, [word for word in self.words if word.strip()], most=1)
            hint = f"；相近列{quoted(near)}" if near else ""
            place = self.sheet.place(self.header.bottom, None, wanted)
            yield Finding("H01", f"缺列“{wanted}”{hint}", _RENAME, Severity.REFUSED, place)

    def _overridden(self, taken: Mapping[str, list[int]]) -> Iterator[Finding]:
        for name in taken.keys() & self.given.constants.keys():
            label = self.table.by_name[name].label
            fact = f"文件已有列“{label}”，映射又给了常量“{self.given.constants[name]}”"
            place = self.sheet.place(self.header.bottom, taken[name][0], label)
            yield Finding("H13", fact, "删去映射中的常量，或把该列改名", Severity.REFUSED, place)
