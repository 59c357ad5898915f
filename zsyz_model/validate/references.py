"""Words that name a row of another table must find it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from zsyz_model.case import Case
from zsyz_model.findings import Finding, Severity
from zsyz_model.tables import TABLES
from zsyz_model.validate.said import filled, label, said, suggest

FIRM = frozenset({
    ("projects", "place"), ("leaders", "base"), ("travel", "origin"), ("travel", "target"),
    ("pairs", "project_id"), ("pairs", "leader_id"), ("plots", "place"), ("plots", "holder"),
    ("caps", "place"),
})  # fmt: skip
"""Columns that the plan is computed from; an unknown word elsewhere is only worth a warning
(a record of the past may name a leader who has left)."""
SPOKEN = {"places": "place_name", "leaders": "title", "projects": "name"}
"""Where a table keeps the name that people write instead of the code."""


def check_references(case: Case) -> Iterator[Finding]:
    """Each word that names no row (K02), with the row that was probably meant."""
    aside = {f.subject for f in case.ledger.findings if f.severity is Severity.QUARANTINED}
    for table in filled(case):
        for column in table.columns:
            if column.refers:
                yield from _check_column(case, table.name, column.name, column.refers, aside)
    yield from _check_linked_places(case)


def _check_column(
    case: Case, table: str, column: str, target: str, aside: set[str]
) -> Iterator[Finding]:
    cells: pd.Series[str] = case.table(table)[column].dropna()
    unknown = cells[~cells.isin(case.table(target).index)]
    for key, word in unknown.items():
        lost = word in aside
        firm = (table, column) in FIRM and not (lost and _harmless(case, table, str(key)))
        severity = Severity.REFUSED if firm else Severity.WARNING
        fact = f"“{word}”不在“{TABLES[target].sheet}”中"
        advice = "它所在的行被隔离，先改正那一行" if lost else _advice(case, word, target)
        yield said(case, (table, str(key), column), "K02", fact, advice, severity)


def _harmless(case: Case, table: str, key: str) -> bool:
    """Whether the row says nothing when the row that it names is set aside."""
    return table == "pairs" and case.table(table).loc[[key], "rule"].iloc[0] != "锁定"


def _advice(case: Case, word: str, target: str) -> str:
    spoken = case.table(target)[SPOKEN[target]]
    meant = [str(key) for key, name in spoken.items() if name == word]
    key_label = label(target, TABLES[target].key[0])
    if meant:
        return f"此处填{key_label}：“{meant[0]}”"
    return f"改为已有的{key_label}，{suggest(word, map(str, spoken.index))}"


def _check_linked_places(case: Case) -> Iterator[Finding]:
    """联系乡镇 may hold codes or names; a word that is neither links nobody."""
    places = case.table("places")
    known = {*places.index, *places["place_name"].dropna()}
    for key, words in case.leaders["places"].items():
        for word in words:
            if word not in known:
                fact = f"“{word}”不是乡镇园区的编码或名称，这一联系不计分"
                cell = ("leaders", str(key), "places")
                yield said(case, cell, "K02", fact, suggest(word, known), Severity.WARNING)
