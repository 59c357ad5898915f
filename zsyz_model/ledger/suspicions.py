"""What only a whole column shows: codes that lost their zeros, amounts of another size."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from statistics import median

from zsyz_model.findings import Finding, Severity
from zsyz_model.ledger.cells import written
from zsyz_model.ledger.drafts import Draft, Told, cell_at
from zsyz_model.ledger.headers import Head
from zsyz_model.ledger.readings import refused
from zsyz_model.tables import Kind

FEWEST = 5
TIMES = 5_000


def check_columns(draft: Draft) -> Draft:
    """The draft with V04 (rows set aside) and V09 (a warning to look at the unit)."""
    told: list[Told] = []
    remarks: list[Finding] = []
    for head in draft.layout.heads:
        if head.spec.column.kind is Kind.ID:
            told += _lost_zeros(draft, head)
        if head.spec.column.kind is Kind.MONEY:
            remarks += _other_size(draft, head)
    found = draft.tell(told, {})
    return type(draft)(
        found.layout, found.sorted_rows, found.values, found.told, (*found.remarks, *remarks)
    )


def _lost_zeros(draft: Draft, head: Head) -> Iterator[Told]:
    """Numbers in a column whose written codes begin with 0 and share one longer width."""
    cells = [cell_at(draft.layout.sheet.rows[i], head.place) for i in draft.sorted_rows.data]
    zeros = [
        c.strip()
        for c in cells
        if isinstance(c, str) and c.strip().isdigit() and c.strip()[0] == "0"
    ]
    if not zeros:
        return
    width, _ = Counter(map(len, zeros)).most_common(1)[0]
    for p, cell in enumerate(cells):
        if isinstance(cell, float) and len(written(cell)) < width:
            fact = f"编号位数{len(written(cell))}≠{width}，疑丢失前导零"
            yield p, head.name, refused("V04", fact, "把该列设为文本格式后重录")


def _other_size(draft: Draft, head: Head) -> Iterator[Finding]:
    """Amounts thousands of times the column's median: most likely yuan among 万元."""
    column = draft.values[head.name]
    amounts = [v for v in column if isinstance(v, float) and v > 0]
    if len(amounts) < FEWEST:
        return
    middle = median(amounts)
    keys = draft.keys
    for p, value in enumerate(column):
        if isinstance(value, float) and value >= TIMES * middle:
            row = draft.sorted_rows.data[p]
            place = draft.layout.sheet.place(row, head.place, head.header)
            fact = f"是同列中位数{middle:g}的10^{math.log10(value / middle):.0f}倍，疑为元"
            raw = written(cell_at(draft.layout.sheet.rows[row], head.place))
            yield Finding("V09", fact, "核对单位", Severity.WARNING, place, keys[p], raw)
