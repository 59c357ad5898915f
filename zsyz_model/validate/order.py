"""Canonical order of the tables, and quarters that the plan does not cover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from zsyz_model.case import Case, Horizon, Ledger
from zsyz_model.findings import Finding, Severity
from zsyz_model.tables import TABLES
from zsyz_model.validate.said import label, said


def sort_tables(ledger: Ledger) -> Ledger:
    """The same ledger, every frame sorted by its key."""
    tables = {name: frame.sort_index(kind="stable") for name, frame in ledger.tables.items()}
    extra = {name: frame.sort_index(kind="stable") for name, frame in ledger.extra.items()}
    return replace(ledger, tables=tables, extra=extra)


@dataclass(frozen=True, slots=True)
class _Reach:
    """A column of quarters, which of them the plan does not reach, and what becomes of them."""

    table: str
    column: str
    outside: Callable[[Horizon, str], bool]
    effect: str
    severity: Severity


def _before(span: Horizon, quarter: str) -> bool:
    return span.place(quarter) < 1


def _after(span: Horizon, quarter: str) -> bool:
    return span.place(quarter) > span.length


ASIDE, SEEN = Severity.QUARANTINED, Severity.WARNING
REACHES = (
    _Reach("quota", "quarter", _before, "早于计划期，计入首季", SEEN),
    _Reach("quota", "quarter", _after, "晚于计划期，本行不计入", ASIDE),
    _Reach("targets", "quarter", _before, "早于计划期，本行不计入", ASIDE),
    _Reach("targets", "quarter", _after, "晚于计划期，本行不计入", ASIDE),
    _Reach("plots", "ready", _after, "晚于计划期，这一地块用不上", ASIDE),
    _Reach("plots", "repay_by", _after, "晚于计划期，按末季归还", SEEN),
    _Reach("schemes", "earliest", _after, "晚于计划期，这一项目不启动", ASIDE),
    _Reach("projects", "earliest", _after, "晚于计划期，本期不能开工", SEEN),
)


def check_quarters(case: Case) -> Iterator[Finding]:
    """Quarters that the plan does not reach (V15), each at its cell, with what becomes of the row.

    A row that plays no part in the plan is told as set aside, another as worth a look.
    """
    span = case.scenario.span
    for reach in REACHES:
        cells: pd.Series[str] = case.table(reach.table)[reach.column].dropna()
        for key, quarter in cells.items():
            if reach.outside(span, quarter):
                yield _told(case, reach, str(key), quarter)


def _told(case: Case, reach: _Reach, key: str, quarter: str) -> Finding:
    span = case.scenario.span
    sheet = TABLES[reach.table].sheet
    fact = (
        f"“{label(reach.table, reach.column)}”{quarter} {reach.effect}"
        f"（计划期 {span.quarters[0]} 至 {span.quarters[-1]}）"
    )
    advice = f"如应计入，改“{sheet}”的季度，或改情景的 horizon"
    cell = (reach.table, key, reach.column)
    return said(case, cell, "V15", fact, advice, reach.severity)
