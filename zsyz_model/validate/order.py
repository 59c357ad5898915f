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


def _before(span: Horizon, quarter: str) -> bool:
    return span.place(quarter) < 1


def _after(span: Horizon, quarter: str) -> bool:
    return span.place(quarter) > span.length


REACHES = (
    _Reach("quota", "quarter", _before, "早于计划期，计入首季"),
    _Reach("quota", "quarter", _after, "晚于计划期，不计入"),
    _Reach("targets", "quarter", _before, "早于计划期，不计入"),
    _Reach("targets", "quarter", _after, "晚于计划期，不计入"),
    _Reach("plots", "ready", _after, "晚于计划期，这些地块用不上"),
    _Reach("plots", "repay_by", _after, "晚于计划期，按末季归还"),
    _Reach("schemes", "earliest", _after, "晚于计划期，这些项目不启动"),
    _Reach("projects", "earliest", _after, "晚于计划期，本期不能开工"),
)


def check_quarters(case: Case) -> Iterator[Finding]:
    """One warning for each column and side of the plan, at the first cell that is outside."""
    span = case.scenario.span
    for reach in REACHES:
        cells: pd.Series[str] = case.table(reach.table)[reach.column].dropna()
        outside = cells[[reach.outside(span, word) for word in cells]]
        if len(outside):
            yield _told(case, reach, outside)


def _told(case: Case, reach: _Reach, outside: pd.Series[str]) -> Finding:
    words = "、".join(sorted(set(outside)))
    span = case.scenario.span
    sheet = TABLES[reach.table].sheet
    fact = (
        f"{len(outside)} 行“{label(reach.table, reach.column)}”（{words}）{reach.effect}"
        f"（计划期 {span.quarters[0]} 至 {span.quarters[-1]}）"
    )
    advice = f"如应计入，改“{sheet}”的季度，或改情景的 horizon"
    cell = (reach.table, str(outside.index[0]), reach.column)
    return said(case, cell, "V15", fact, advice, Severity.WARNING)
