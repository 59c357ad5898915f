"""Rows that a scenario removes leave no dangling word behind, and every loss is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.scenario.values import missing
from zsyz_model.tables import TABLES, Column, Table

HISTORY = frozenset(
    {
        ("projects", "current_leader"),
        ("visits", "leader_id"),
        ("trips", "leader_id"),
        ("leads", "leader_id"),
    }
)
"""Words that say how things were: a project whose leader leaves did have that leader."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """Tables without the removed rows and without words that named them."""

    tables: Mapping[str, pd.DataFrame]
    findings: tuple[Finding, ...] = ()


def remove_rows(
    tables: Mapping[str, pd.DataFrame], table: Table, keys: frozenset[str], place: Place
) -> Cleared:
    """Remove rows by key; rows that need them go too, other references become empty."""
    frame = tables[table.name]
    kept = {**tables, table.name: frame[~frame.index.isin(keys)]}
    findings: list[Finding] = []
    for other in TABLES.values():
        for column in other.columns:
            if column.refers == table.name and (other.name, column.name) not in HISTORY:
                cleared = _clear(kept, other, column, keys, place)
                kept = {**cleared.tables}
                findings += cleared.findings
    return Cleared(kept, tuple(findings))


def _clear(
    tables: Mapping[str, pd.DataFrame],
    table: Table,
    column: Column,
    keys: frozenset[str],
    place: Place,
) -> Cleared:
    frame = tables[table.name]
    if column.name not in frame.columns or frame.empty:
        return Cleared(tables)
    hit = frozenset(frame.index[frame[column.name].isin(keys)])
    if not hit:
        return Cleared(tables)
    told = tuple(_told(table, column, key, frame, place) for key in sorted(hit))
    if _needed(table, column):
        inner = remove_rows(tables, table, hit, place)
        return Cleared(inner.tables, (*told, *inner.findings))
    empty = frame[column.name].mask(frame[column.name].isin(keys), missing(column))
    return Cleared({**tables, table.name: frame.assign(**{column.name: empty})}, told)


def _needed(table: Table, column: Column) -> bool:
    """Whether a row makes no sense without that word."""
    return column.required or column.name in table.key


def _told(table: Table, column: Column, key: str, frame: pd.DataFrame, place: Place) -> Finding:
    gone = frame.loc[[key], column.name].iloc[0]
    done = "整行移除" if _needed(table, column) else "该格清空"
    fact = f"工作表“{table.sheet}”第“{key}”行的“{column.label}”指向已移除的“{gone}”，{done}"
    advice = "如需保留，另写一条 changes 改到别处"
    return Finding("Y09", fact, advice, Severity.WARNING, place, key, str(gone))
