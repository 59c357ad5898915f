"""Rows that never arrived: what the reader set aside, and required sheets left empty."""

from __future__ import annotations

from collections.abc import Iterator

from zsyz_model.case import Case
from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.tables import TABLES


def check_receipts(case: Case) -> Iterator[Finding]:
    """A warning for each sheet with rows set aside; a refusal for a required sheet without rows."""
    ledger = case.ledger
    for name, count in ledger.rows.items():
        sheet = TABLES[name].sheet if name in TABLES else name
        if count.quarantined:
            fact = f"读到 {count.read} 行，其中 {count.quarantined} 行被隔离，不参加计划"
            advice = "按“隔离”各条改正后重新读入（zsyz check 逐格列出）"
            place = Place(file=ledger.source, sheet=sheet)
            yield Finding("D01", fact, advice, Severity.WARNING, place)
    for table in TABLES.values():
        if table.required and case.table(table.name).empty:
            place = Place(file=ledger.source, sheet=table.sheet)
            fact = "没有一行可用的数据"
            advice = "补填至少一行；若有隔离的行，先改正"
            yield Finding("D02", fact, advice, Severity.REFUSED, place)
