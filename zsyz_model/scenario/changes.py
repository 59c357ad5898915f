"""A scenario's edits of ledger rows: frozen tables in, new tables out, each edit with a receipt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from zsyz_model.case import Change, Ledger, Scenario
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.scenario.cells import Overlaid
from zsyz_model.scenario.names import find_column, find_table, guess, matches
from zsyz_model.scenario.references import remove_rows
from zsyz_model.scenario.values import missing, read_value, scaled
from zsyz_model.tables import NUMERIC, TABLES, Column, Table


@dataclass(frozen=True, slots=True)
class Step:
    """Where one change takes the ledger, or the findings that forbid it."""

    ledger: Ledger
    refused: tuple[Finding, ...] = ()


def apply_changes(ledger: Ledger, scenario: Scenario) -> Ledger:
    """The ledger after the scenario's changes, in their order.

    A changed cell gets the scenario's file and line as its place. Each change leaves a
    finding (Y10) that says how many rows it touched; rows and words that named a removed
    row go with it and are told (Y09).

    Raises:
        InputError: with all findings (Y08) when a sheet, column, key or value does not fit.
    """
    refused: list[Finding] = []
    for i, change in enumerate(scenario.changes):
        step = _apply(ledger, change, _place(scenario, f"changes[{i}]"), f"changes[{i}]")
        refused += step.refused
        ledger = step.ledger
    if refused:
        raise InputError(*refused)
    return ledger


def _place(scenario: Scenario, path: str) -> Place:
    """The place of a change: the scenario file and line that wrote it."""
    file, _, line = scenario.origins.get(path, "").rpartition(":")
    fallback = scenario.path.name if scenario.path else f"{scenario.name}.yaml"
    return Place(file=file or fallback, row=int(line) if line.isdigit() else None)


def _apply(ledger: Ledger, change: Change, place: Place, path: str) -> Step:
    table = find_table(change.sheet)
    if table is None:
        sheets = (t.sheet for t in TABLES.values())
        fact = f"没有工作表“{change.sheet}”"
        return _refuse(ledger, place, path, change.sheet, fact, guess(change.sheet, sheets))
    task = _Task(ledger, table, change, place, path)
    if change.add:
        return task.add()
    rows, wrong = task.rows()
    if wrong:
        return Step(ledger, wrong)
    return task.remove(rows) if change.remove else task.edit(rows)


def _refuse(ledger: Ledger, place: Place, path: str, value: str, fact: str, advice: str) -> Step:
    return Step(ledger, (Finding("Y08", fact, advice, Severity.REFUSED, place, path, value),))


@dataclass(frozen=True, slots=True)
class _Task:
    """One change at work on its table."""

    ledger: Ledger
    table: Table
    change: Change
    place: Place
    path: str

    @property
    def frame(self) -> pd.DataFrame:
        return self.ledger.tables[self.table.name]

    def finding(self, value: object, fact: str, advice: str) -> Finding:
        at = f"工作表“{self.table.sheet}”"
        return Finding(
            "Y08", f"{at}{fact}", advice, Severity.REFUSED, self.place, self.path, str(value)
        )

    def rows(self) -> tuple[pd.Index[str], tuple[Finding, ...]]:
        """The keys of the rows meant, or why there are none."""
        frame, change = self.frame, self.change
        hit = pd.Series(True, index=frame.index)
        if change.key != "*":
            hit &= frame.index == change.key
            if not hit.any():
                fact = f"没有“{change.key}”这一行"
                return hit.index[hit], (
                    self.finding(change.key, fact, guess(change.key, frame.index)),
                )
        for word, wanted in change.where.items():
            column = find_column(self.table, word)
            if column is None:
                return hit.index[:0], (self.unknown_column(word),)
            hit &= matches(frame[column.name], wanted)
        if not hit.any():
            return hit.index[hit], (
                self.finding(change.key, "没有符合条件的行", "核对 key 和 where"),
            )
        return hit.index[hit], ()

    def unknown_column(self, word: str) -> Finding:
        """The refusal of a column that the table lacks."""
        labels = [c.label for c in self.table.columns]
        return self.finding(word, f"没有列“{word}”", guess(word, labels))

    def edit(self, rows: pd.Index[str]) -> Step:
        """`set`, `times` or `plus` on one column of the rows."""
        column = find_column(self.table, self.change.column)
        if column is None:
            return Step(self.ledger, (self.unknown_column(self.change.column),))
        if wrong := self._unfit(column):
            return Step(self.ledger, (self.finding(self.change.column, wrong, "改用别的列或动作"),))
        made = {key: self._value(column, self.frame.at[key, column.name]) for key in rows}
        facts = {f"第“{key}”行“{column.label}”{fact}" for key, (_, fact) in made.items() if fact}
        if facts:
            found = (self.finding(self._given(), fact, "改正数值或单位") for fact in sorted(facts))
            return Step(self.ledger, tuple(found))
        values = [
            made[key][0] if key in made else value for key, value in self.frame[column.name].items()
        ]
        series = pd.Series(values, index=self.frame.index, dtype=column.dtype)
        frame = self.frame.assign(**{column.name: series})
        cells = {(self.table.name, str(key), column.name): self.place for key in rows}
        done = f"“{column.label}”{self._done()}，{len(rows)} 行"
        return self._step({**self.ledger.tables, self.table.name: frame}, cells, done)

    def remove(self, rows: pd.Index[str]) -> Step:
        """The rows taken away, with whatever named them."""
        keys = frozenset(str(key) for key in rows)
        cleared = remove_rows(self.ledger.tables, self.table, keys, self.place)
        step = self._step(cleared.tables, {}, f"移除 {len(keys)} 行（{'、'.join(sorted(keys))}）")
        findings = (*step.ledger.findings, *cleared.findings)
        return Step(replace(step.ledger, findings=findings))

    def add(self) -> Step:
        """A new row from its cells by header."""
        columns = {word: find_column(self.table, word) for word in self.change.add}
        wrong = [self.unknown_column(word) for word, column in columns.items() if column is None]
        read = {c.name: read_value(c, self.change.add[w]) for w, c in columns.items() if c}
        wrong += [
            self.finding(self.change.add[word], f"列“{column.label}”{read[column.name][1]}", "改正")
            for word, column in columns.items()
            if column and read[column.name][1]
        ]
        for column in self.table.columns:
            if (column.required or column.name in self.table.key) and column.name not in read:
                wrong.append(self.finding("", f"新行缺少“{column.label}”", "补写这一列"))
        if wrong:
            return Step(self.ledger, tuple(wrong))
        return self._added({name: value for name, (value, _) in read.items()})

    def _added(self, values: Mapping[str, Any]) -> Step:
        key = "/".join(str(values[name]) for name in self.table.key)
        if key in self.frame.index:
            wrong = self.finding(key, f"已有“{key}”这一行", "改用 set，或换一个编号")
            return Step(self.ledger, (wrong,))
        frame = _with_row(self.frame, self.table, key, values)
        cells = {(self.table.name, key, name): self.place for name in values}
        tables = {**self.ledger.tables, self.table.name: frame}
        return self._step(tables, cells, f"新增 1 行（{key}）")

    def _step(
        self,
        tables: Mapping[str, pd.DataFrame],
        cells: Mapping[tuple[str, str, str], Place],
        done: str,
    ) -> Step:
        """The ledger with new tables: gone cells forgotten, changed ones placed, a receipt."""
        reason = f"（{self.change.reason}）" if self.change.reason else ""
        fact = f"情景改动工作表“{self.table.sheet}”：{done}{reason}"
        receipt = Finding("Y10", fact, "", Severity.NORMALISED, self.place, self.path)
        gone = {
            name: frozenset(self.ledger.tables[name].index) - frozenset(frame.index)
            for name, frame in tables.items()
            if frame is not self.ledger.tables[name]
        }
        placed = Overlaid(self.ledger.cells, cells, gone)
        extra = {
            name: frame.reindex(tables[name].index) if name in tables else frame
            for name, frame in self.ledger.extra.items()
        }
        made = replace(self.ledger, tables=tables, cells=placed, extra=extra)
        return Step(replace(made, findings=(*self.ledger.findings, receipt)))

    def _unfit(self, column: Column) -> str:
        scaling = self.change.times is not None or self.change.plus is not None
        if scaling and column.kind not in NUMERIC:
            return f"列“{column.label}”不是数值，不能乘或加"
        if column.name in self.table.key:
            return f"列“{column.label}”是编号，不能改"
        return ""

    def _value(self, column: Column, old: Any) -> tuple[Any, str]:
        if self.change.set is not None:
            return read_value(column, self.change.set)
        return scaled(column, old, self.change.times, self.change.plus)

    def _given(self) -> object:
        given = (self.change.set, self.change.times, self.change.plus)
        return next((value for value in given if value is not None), "")

    def _done(self) -> str:
        if self.change.times is not None:
            return f"乘以 {self.change.times:g}"
        if self.change.plus is not None:
            return f"加 {self.change.plus:g}"
        return f"改为“{self.change.set}”"


def _with_row(
    frame: pd.DataFrame, table: Table, key: str, values: Mapping[str, Any]
) -> pd.DataFrame:
    """The frame with one more row at its end; columns that are not given are empty."""
    index = pd.Index([*frame.index, key], dtype="str", name=frame.index.name)
    columns = {
        c.name: pd.Series(
            [*frame[c.name], values.get(c.name, missing(c))], index=index, dtype=c.dtype
        )
        for c in _present(frame, table)
    }
    return pd.DataFrame(columns, index=index)


def _present(frame: pd.DataFrame, table: Table) -> Iterable[Column]:
    return (c for c in table.columns if c.name in frame.columns)
