"""How the checks speak: findings at their cell, cells as words, and the word probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

from zsyz_model.case import Case, Scenario
from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.tables import TABLES, Table

CLOSE_ENOUGH = 55
LISTED = 12

Row = Mapping[str, Any]
"""One typed row: column → value, with its key under "key"."""


def said(
    case: Case,
    cell: tuple[str, str, str],
    code: str,
    fact: str,
    advice: str,
    severity: Severity = Severity.REFUSED,
) -> Finding:
    """A finding about one cell (table, key, column), with its place and raw value."""
    table, key, column = cell
    value = word_of(case.table(table).loc[[key], column].iloc[0])
    return Finding(code, fact, advice, severity, case.place_of(*cell), key, value)


def scenario_place(scenario: Scenario, path: str) -> Place:
    """The scenario's file and line that set a key path; its file when the line is unknown."""
    file, _, line = scenario.origins.get(path, "").rpartition(":")
    fallback = scenario.path.name if scenario.path else f"{scenario.name}.yaml"
    return Place(file=file or fallback, row=int(line) if line.isdigit() else None)


def suggest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, else all of them when they are few.

    >>> suggest("P01", ["P1", "Q7"])
    '是否“P1”'
    """
    words = sorted(set(known))
    match = process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    if match:
        return f"是否“{match[0]}”"
    more = "……" if len(words) > LISTED else ""
    return f"可用：{'、'.join(words[:LISTED])}{more}" if words else "没有可用的值"


def filled(case: Case) -> Iterator[Table]:
    """The tables that have rows."""
    return (table for table in TABLES.values() if not case.table(table.name).empty)


def rows_of(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows as plain mappings, in the frame's order."""
    names = [str(name) for name in frame.columns]
    for key, values in zip(frame.index, frame.itertuples(index=False, name=None), strict=True):
        yield {**dict(zip(names, values, strict=True)), "key": str(key)}


def missing(value: object) -> bool:
    """Whether a cell is empty; an empty list is, too."""
    return not value if isinstance(value, tuple) else bool(pd.isna(value))  # type: ignore[call-overload]


def word_of(value: object) -> str:
    """A typed cell as a word: numbers without padding, days in ISO form, lists with 、."""
    if missing(value):
        return ""
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def label(table: str, column: str) -> str:
    """The Chinese header of a column."""
    return TABLES[table].by_name[column].label
