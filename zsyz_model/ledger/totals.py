"""Total rows set against the sum of the rows they total (H06)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from zsyz_model.findings import Finding, Severity
from zsyz_model.ledger.cells import read_cell
from zsyz_model.ledger.drafts import Draft, cell_at
from zsyz_model.ledger.folding import fold
from zsyz_model.tables import NUMERIC


def check_totals(draft: Draft) -> tuple[Finding, ...]:
    """One finding for each total row: it is not counted, and by how much each column is off.

    A 小计 totals the rows since the subtotal before it, or, when it stands above its rows,
    those up to the next; any other total totals the sheet.
    """
    return tuple(_total(draft, row) for row in draft.sorted_rows.totals)


def _total(draft: Draft, row: int) -> Finding:
    line = draft.layout.sheet.rows[row]
    place, word = next((i, str(c)) for i, c in enumerate(line) if isinstance(c, str) and c.strip())
    gaps = list(_gaps(draft, row, "小计" in fold(word)))
    fact = f"第{row + 1}行为“{word.strip()}”，不计入明细；" + ("，".join(gaps) or "与明细相符")
    advice = "核对合计与明细" if gaps else ""
    header = next((h.header for h in draft.layout.heads if h.place == place), "")
    where = draft.layout.sheet.place(row, place, header)
    return Finding("H06", fact, advice, Severity.NORMALISED, where, "", word)


def _gaps(draft: Draft, row: int, partial: bool) -> Iterator[str]:
    line = draft.layout.sheet.rows[row]
    unread = {name: 0 for name in draft.values}
    for _, name, reading in draft.told:
        if reading.bad and reading.code != "V10" and name:
            unread[name] = unread.get(name, 0) + 1
    for head in draft.layout.heads:
        raw = cell_at(line, head.place)
        if head.spec.column.kind not in NUMERIC or raw in ("", None):
            continue
        told = read_cell(raw, head.spec).value
        label = head.spec.column.label
        if not isinstance(told, int | float):
            yield f"{label}合计“{raw}”无法读取"
            continue
        sums = [_sum(draft, head.name, span) for span in _spans(draft, row, partial)]
        gap = min((told - one for one in sums), key=abs)
        if abs(gap) > 0.005:
            why = f"（另有{unread[head.name]}格无法读取）" if unread[head.name] else ""
            yield f"{label}合计{told:.2f}≠明细{told - gap:.2f}，差{gap:.2f}{why}"


def _spans(draft: Draft, row: int, partial: bool) -> list[range]:
    """The rows that a total may be about, as ranges of sheet rows."""
    whole = range(draft.layout.header_row + 1, len(draft.layout.sheet.rows))
    if not partial:
        return [whole]
    others = [t for t in draft.sorted_rows.totals if t != row]
    above = max((t for t in others if t < row), default=draft.layout.header_row)
    below = min((t for t in others if t > row), default=whole.stop)
    return [range(above + 1, row), range(row + 1, below)]


def _sum(draft: Draft, name: str, span: range) -> float:
    column: Sequence[object] = draft.values[name]
    rows = zip(draft.sorted_rows.data, column, strict=True)
    return math.fsum(v for i, v in rows if i in span and isinstance(v, int | float))
