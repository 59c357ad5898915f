"""A sheet's data rows, read column by column; every cell that was not plain is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from zsyz_model.case.known import RowCount
from zsyz_model.findings import Finding
from zsyz_model.ledger.cells import read_cell, written
from zsyz_model.ledger.columns import combined, read_column
from zsyz_model.ledger.headers import Head, Layout
from zsyz_model.ledger.readings import Reading, Spec, refused
from zsyz_model.ledger.rows import SortedRows, sort_rows
from zsyz_model.tables import Table

Told = tuple[int, str, Reading]
"""Position of a data row, internal column name ("" for the whole row), what was read."""


@dataclass(frozen=True)
class Draft:
    """The typed values of a sheet by column, with what was told of each row on the way.

    Position p of a column is the sheet's row ``sorted_rows.data[p]``.
    """

    layout: Layout
    sorted_rows: SortedRows
    values: Mapping[str, Sequence[object]]
    told: tuple[Told, ...] = ()
    remarks: tuple[Finding, ...] = ()

    @property
    def table(self) -> Table:
        """The dictionary's table."""
        return self.layout.table

    @cached_property
    def bad(self) -> frozenset[int]:
        """The positions that are set aside."""
        return frozenset(p for p, _, reading in self.told if reading.bad)

    @cached_property
    def broken(self) -> frozenset[int]:
        """The positions whose cells may stand in the wrong columns."""
        broken = self.layout.sheet.broken
        return frozenset(p for p, row in enumerate(self.sorted_rows.data) if row in broken)

    @cached_property
    def keys(self) -> Sequence[str]:
        """The key of every position: its key words joined by "/"; empty when a needed word is missing.

        In a table that repeats, the second row of a key has ``#2`` behind it, and so on.
        """
        if len(self.table.key) == 1:
            return [str(word or "") for word in self.values.get(self.table.key[0], ())]
        blank = [None] * len(self.sorted_rows.data)
        columns = [self.values.get(name, blank) for name in self.table.key]
        needed = [i for i, name in enumerate(self.table.key) if self.table.by_name[name].required]
        keys = [
            "" if any(line[i] is None for i in needed) else "/".join(map(key_word, line))
            for line in zip(*columns, strict=True)
        ]
        return numbered(keys) if self.table.repeats else keys

    def tell(
        self,
        told: Sequence[Told],
        values: Mapping[str, Sequence[object]],
        remarks: Sequence[Finding] = (),
    ) -> Draft:
        """The draft with more told, some columns rewritten, and remarks that set nothing aside."""
        return replace(
            self,
            told=(*self.told, *told),
            values={**self.values, **values},
            remarks=(*self.remarks, *remarks),
        )

    def count(self) -> RowCount:
        """What became of the sheet's rows."""
        rows, bad = self.sorted_rows, self.bad
        return RowCount(
            read=len(self.layout.sheet.rows) + len(self.layout.sheet.far),
            accepted=len(rows.data) - len(bad),
            quarantined=len(bad),
            blank=len(rows.blank),
            other=len(rows.other),
            other_rows=tuple(i + 1 for i in rows.other),
        )

    def findings(self) -> tuple[Finding, ...]:
        """Everything told, in the order of rows and columns, each at its cell."""
        heads = {head.name: head for head in self.layout.heads}
        heads |= {
            beside(head, i): other
            for head in self.layout.heads
            for i, other in enumerate(head.also)
        }
        keys, rows = self.keys, self.sorted_rows.data
        order = sorted(self.told, key=lambda t: (t[0], heads[t[1]].place if t[1] in heads else -1))
        cells = [self._finding(rows[p], keys[p], heads.get(name), r) for p, name, r in order]
        return (*self.layout.findings, *self.remarks, *cells)

    def _finding(self, row: int, key: str, head: Head | None, reading: Reading) -> Finding:
        sheet = self.layout.sheet
        if head is None:
            return reading.finding(sheet.place(row), key, "")
        mark = sheet.marks.get((row, head.place))
        raw = mark.raw if mark else written(cell_at(sheet.rows[row], head.place))
        return reading.finding(sheet.place(row, head.place, head.header), key, raw)


def beside(head: Head, number: int) -> str:
    """Under which name the cells of a further column of the same date are told."""
    return f"{head.name}#{number}"


def numbered(keys: Sequence[str]) -> list[str]:
    """Keys of which none stands twice: the second of a kind has ``#2`` behind it; empty ones stay.

    >>> numbered(["a", "b", "a", "", ""])
    ['a', 'b', 'a#2', '', '']
    """
    seen: Counter[str] = Counter()
    found = []
    for key in keys:
        seen[key] += 1
        found.append(f"{key}#{seen[key]}" if key and seen[key] > 1 else key)
    return found


def key_word(value: object) -> str:
    """A key value as a word of the index; a missing part of a joined key is empty."""
    return "" if value is None else str(value)


def cells_at(lines: Sequence[Sequence[object]], place: int) -> list[object]:
    """The raw cells of a column."""
    return [line[place] if place < len(line) else "" for line in lines]


def cell_at(row: Sequence[object], place: int) -> object:
    """The raw cell; a csv row may end before it."""
    return row[place] if place < len(row) else ""


def read_draft(layout: Layout) -> Draft:
    """All data rows of a sheet, typed; nothing is looked up in other sheets yet."""
    rows = sort_rows(layout)
    told: list[Told] = []
    values: dict[str, Sequence[object]] = {}
    columns = _columns([layout.sheet.rows[i] for i in rows.data], layout.heads)
    broken = {p for p, i in enumerate(rows.data) if i in layout.sheet.broken}
    for head in layout.heads:
        read, said = read_column(columns[head.place], head.spec, _shares(layout, rows, head))
        said |= _marked(layout, rows, head)
        if head.also:
            others = [
                (other, values_, said_ | _marked(layout, rows, other))
                for other in head.also
                for values_, said_ in (read_column(columns[other.place], other.spec),)
            ]
            read, said = combined(head, read, said, others)
            told += [
                (p, beside(head, i), reading)
                for i, (_, _, said_) in enumerate(others)
                for p, reading in said_.items()
                if reading.bad and p not in broken
            ]
        said |= _empty(read, said, head.spec)
        bad = {p for p, reading in said.items() if reading.bad}
        values[head.name] = [None if p in bad else v for p, v in enumerate(read)] if bad else read
        told += [(p, head.name, reading) for p, reading in said.items() if p not in broken]
    told += [(p, "", _broken(layout, rows.data[p])) for p in sorted(broken)]
    values |= _constants(layout, len(rows.data))
    return Draft(layout, rows, values, tuple(told))


def _columns(
    lines: Sequence[Sequence[object]], heads: Sequence[Head]
) -> Sequence[Sequence[object]]:
    """The cells by column; short csv rows are filled with empty cells."""
    width = max((h.place for head in heads for h in (head, *head.also)), default=-1) + 1
    if not lines:
        return [()] * width
    full = (line if len(line) >= width else [*line, *[""] * (width - len(line))] for line in lines)
    return [column for column, _ in zip(zip(*full, strict=False), range(width), strict=False)]


def _shares(layout: Layout, rows: SortedRows, head: Head) -> frozenset[int]:
    """The positions of a column whose number is shown as a percentage."""
    if not layout.sheet.percents:
        return frozenset()
    return frozenset(
        p for p, row in enumerate(rows.data) if (row, head.place) in layout.sheet.percents
    )


def _marked(layout: Layout, rows: SortedRows, head: Head) -> dict[int, Reading]:
    """Cells that carry their own reason, and the empty ones of merged data (H05: never filled)."""
    sheet = layout.sheet
    if not sheet.marks and not sheet.merges:
        return {}
    at = {row: p for p, row in enumerate(rows.data)}
    told = {
        at[row]: refused("H05", f"{span}合并，不自动填充", "取消合并，逐行填写")
        for span in sheet.merges
        if span.left <= head.place <= span.right
        for row in range(span.top, span.bottom + 1)
        if row in at and (row, head.place) != (span.top, span.left)
    }
    return told | {
        at[row]: refused(mark.code, mark.fact, mark.advice)
        for (row, column), mark in sheet.marks.items()
        if column == head.place and row in at
    }


def _empty(values: Sequence[object], told: Mapping[int, Reading], spec: Spec) -> dict[int, Reading]:
    """V10 for every required cell that holds nothing."""
    if not spec.required:
        return {}
    advice = f"补填“{spec.column.label}”"
    plain = refused("V10", "必填为空", advice)
    return {
        p: refused("V10", f"必填为空（{told[p].fact}）", advice) if p in told else plain
        for p, value in enumerate(values)
        if (value is None or value == ()) and not (p in told and told[p].bad)
    }


def _broken(layout: Layout, row: int) -> Reading:
    return refused("C01", layout.sheet.broken[row], "核对分隔符与引号，补齐或删去多余的列")


def _constants(layout: Layout, length: int) -> dict[str, list[object]]:
    """Columns that a mapping fills with one value."""
    filled: dict[str, list[object]] = {}
    for name, word in layout.constants.items():
        column = layout.table.by_name[name]
        filled[name] = [read_cell(word, Spec(column, column.required)).value] * length
    return filled
