"""What only a whole column shows: codes that lost their zeros, amounts of another size."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

import numpy as np

from zsyz_model.ledger.cells import written
from zsyz_model.ledger.drafts import Draft, Told, cell_at, cells_at
from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.headers import Head
from zsyz_model.ledger.readings import refused
from zsyz_model.tables import Kind

FEWEST = 5
SEEN = frozenset({"已核", "已核实", "是", "√", "✓", "✔", "y"})
SIZES = {Kind.MONEY: (5_000.0, "元"), Kind.LAND: (300.0, "平方米")}
"""How many times the median is suspicious, and the unit that was probably meant."""


def check_columns(draft: Draft) -> Draft:
    """The draft with V04 and V09: the rows are set aside, unless somebody wrote 已核 beside them."""
    told: list[Told] = []
    for head in draft.layout.heads:
        if head.spec.column.kind is Kind.ID:
            told += _lost_zeros(draft, head)
        if head.spec.column.kind in SIZES and head.spec.column.unit:
            told += _other_size(draft, head, *SIZES[head.spec.column.kind])
    return draft.tell(told, {})


def _lost_zeros(draft: Draft, head: Head) -> Iterator[Told]:
    """Numbers in a column whose written codes begin with 0 and share one longer width."""
    cells = cells_at([draft.layout.sheet.rows[i] for i in draft.sorted_rows.data], head.place)
    codes = (cell.strip() for cell in cells if isinstance(cell, str) and "0" in cell)
    zeros = [code for code in codes if code[:1] == "0" and code.isdigit()]
    if not zeros:
        return
    width, _ = Counter(map(len, zeros)).most_common(1)[0]
    for p, cell in enumerate(cells):
        digits = written(cell).strip()
        if digits.isdigit() and len(digits) < width:
            fact = f"编号位数{len(digits)}≠{width}，疑丢失前导零"
            yield p, head.name, refused("V04", fact, "把该列设为文本格式后重录")


def _other_size(draft: Draft, head: Head, most: float, unit: str) -> Iterator[Told]:
    """Amounts of quite another size than the column's median: most likely in a smaller unit."""
    column = draft.values[head.name]
    amounts = np.array(column, dtype="float64")  # a missing one is no number
    there = amounts[amounts > 0]
    if len(there) < FEWEST or there.max() < most * (middle := float(np.median(there))):
        return
    seen = _seen(draft) | draft.broken
    for p in np.flatnonzero(amounts >= most * middle).tolist():
        if p not in seen:
            value = float(amounts[p])
            times = f"10^{math.log10(value / middle):.0f}"
            fact = f"与同列相差{times}倍（中位数{middle:g}），疑为{unit}"
            yield p, head.name, refused("V09", fact, "改正数值，或在“已核”列标“已核”")


def _seen(draft: Draft) -> frozenset[int]:
    """The positions that somebody marked in a column 已核."""
    places = [place for name, place in draft.layout.extra if fold(name) == "已核"]
    rows = [draft.layout.sheet.rows[i] for i in draft.sorted_rows.data]
    return frozenset(
        p
        for p, row in enumerate(rows)
        if any(fold(written(cell_at(row, place))) in SEEN for place in places)
    )
