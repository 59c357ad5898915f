"""Dates of one row that contradict each other (V15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from zsyz_model.ledger.drafts import Draft, Told
from zsyz_model.ledger.readings import refused


def check_order(draft: Draft) -> Draft:
    """Rows whose later date stands before an earlier one are set aside, at the later one's cell."""
    return draft.tell(list(_out_of_order(draft)), {})


def _out_of_order(draft: Draft) -> Iterator[Told]:
    broken = draft.broken
    for first, then in draft.table.in_order:
        if first not in draft.values or then not in draft.values:
            continue
        label, other = (draft.table.by_name[name].label for name in (then, first))
        days = zip(draft.values[first], draft.values[then], strict=True)
        for p, (before, after) in enumerate(days):
            if p in broken:
                continue
            if isinstance(before, dt.date) and isinstance(after, dt.date) and after < before:
                fact = f"{label}{after}早于{other}{before}"
                yield p, then, refused("V15", fact, "核对两个日期，改正其中一个")
