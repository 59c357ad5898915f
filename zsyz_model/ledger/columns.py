"""One column of cells, read: plain ones in one sweep, all others one by one and told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import cast

import numpy as np

from zsyz_model.ledger.amounts import GRIDDED, LARGEST
from zsyz_model.ledger.cells import plain_words, read_cell, written
from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.headers import Head
from zsyz_model.ledger.readings import MISSING, Reading, Spec, changed, mapped, refused
from zsyz_model.ledger.units import own_unit
from zsyz_model.tables import NUMERIC, Kind

_OF_ONE_KIND = frozenset({str, dt.date, dt.datetime, type(None)})
"""Types of cells of which two that are equal are alike; 1, 1.0 and True are equal and are not."""


def read_column(
    raw: Sequence[object], spec: Spec, shares: frozenset[int] = frozenset()
) -> tuple[list[object], dict[int, Reading]]:
    """The values of a column and, by position, each reading that has something to tell.

    `shares` are the positions whose number is shown as a percentage.
    """
    types = set(map(type, raw))
    if not shares and types <= _OF_ONE_KIND:
        return _read_like(raw, spec, types)
    values: list[object] = [None] * len(raw)
    todo: Sequence[int] = range(len(raw))
    if spec.column.kind in NUMERIC and spec.bare and not spec.words and not shares:
        values, todo = _plain_numbers(raw, spec)
    memo: dict[tuple[type, object, bool], Reading] = {}
    told: dict[int, Reading] = {}
    for p in todo:
        cell = raw[p]
        if cell == "" or cell is None:
            continue
        key = (cell.__class__, cell, p in shares)
        reading = memo.get(key)
        if reading is None:
            reading = memo[key] = _read_one(cell, spec, share=p in shares)
        values[p] = reading.value
        if reading.code:
            told[p] = reading
    return values, told


def _read_like(
    raw: Sequence[object], spec: Spec, types: set[type]
) -> tuple[list[object], dict[int, Reading]]:
    """A column of cells that are the same when they are equal: each word or day is read once."""
    plain = None if spec.words else plain_words(spec.column)
    if plain and types == {str} and plain(cast("Sequence[str]", raw)):
        return [cell or None for cell in raw], {}
    readings = {
        c: MISSING if c in ("", None) else _read_one(c, spec, share=False) for c in set(raw)
    }
    told = {c for c, reading in readings.items() if reading.code}
    said = {p: readings[c] for p, c in enumerate(raw) if c in told} if told else {}
    known = {c: reading.value for c, reading in readings.items()}
    return [known[c] for c in raw], said


def _plain_numbers(raw: Sequence[object], spec: Spec) -> tuple[list[object], Sequence[int]]:
    """Stored numbers that need no rule, read in one sweep; the positions of all other cells."""
    column = spec.column
    cells = np.array([c if c.__class__ is float else np.nan for c in raw], dtype="float64")
    with np.errstate(invalid="ignore", over="ignore"):
        value = cells * float(spec.factor)
        low = column.low if column.low is not None else -LARGEST
        plain = (value >= max(low, -LARGEST)) & (value <= min(column.high or LARGEST, LARGEST))
        if column.kind in GRIDDED:
            grid = np.round(value, 2)
            plain &= np.abs(value - grid) <= 1e-12 * np.maximum(1.0, np.abs(value))
            value = grid
        if column.kind is Kind.COUNT:
            plain &= (value == np.floor(value)) & (value >= 0)
    typed = value.astype("object")
    if column.kind is Kind.COUNT:
        typed[plain] = [int(v) for v in value[plain]]
    typed[~plain] = None
    return typed.tolist(), np.flatnonzero(~plain).tolist()


def _read_one(cell: object, spec: Spec, *, share: bool) -> Reading:
    """One cell: by a mapping's word for it, as the percentage that it shows, or as it stands."""
    meant = spec.words.get(fold(written(cell))) if spec.words else None
    if meant is not None:
        reading = read_cell(meant, spec)
        return reading if reading.bad else mapped(reading.value, str(cell), meant)
    if share and isinstance(cell, int | float) and own_unit(spec.column) == "%":
        return _read_share(cell, spec)
    return read_cell(cell, spec)


def _read_share(cell: float, spec: Spec) -> Reading:
    """A number that is shown as a percentage, as it is shown."""
    shown = f"{Decimal(repr(cell)) * 100:f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    reading = read_cell(f"{shown}%", spec)
    return (
        reading if reading.bad else changed(reading.value, "V08", f"按百分比格式显示，得{shown}%")
    )


COUNTED = {2: "两", 3: "三"}


def combined(
    head: Head,
    values: list[object],
    told: dict[int, Reading],
    others: Sequence[tuple[Head, list[object], dict[int, Reading]]],
) -> tuple[list[object], dict[int, Reading]]:
    """One date from several departments' columns: where they differ, nobody decides (V17).

    A cell of another column that cannot be read is told there, not here.
    """
    read = [(head, values, told), *others]
    for p in range(len(values)):
        if any(p in said and said[p].bad for _, _, said in read):
            values[p] = None
            continue
        days = [(one.department or one.header, v[p]) for one, v, _ in read if v[p] is not None]
        if len({day for _, day in days}) > 1:
            words = "与".join(f"“{whose}”{day}" for whose, day in days)
            fact = f"{COUNTED.get(len(days), '各')}部门日期不一致：{words}"
            told[p] = refused("V17", fact, "会同各部门核定一个日期")
        elif days and values[p] is None:
            values[p] = days[0][1]
            told[p] = changed(values[p], "V17", f"本列空白，取“{days[0][0]}”的{days[0][1]}")
    return values, told
