"""Example rows of the template that nobody took out, in a ledger that has rows of its own (H16)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress

from zsyz_model.findings import Finding, Severity
from zsyz_model.ledger.cells import written
from zsyz_model.ledger.drafts import Draft, cell_at
from zsyz_model.ledger.examples import EXAMPLES
from zsyz_model.ledger.folding import fold

MANY = 5
"""So many equal cells are no accident; with fewer, a row among others may be the county's own."""


def check_leftovers(drafts: Mapping[str, Draft]) -> Iterator[Finding]:
    """One warning for each example row as it was; nothing for a template that nobody has filled.

    The row stays: an example among real rows is read as they are, so it has to be said.
    """
    found = {name: _example(draft) for name, draft in drafts.items()}
    filled = any(len(drafts[name].sorted_rows.data) > (p is not None) for name, p in found.items())
    for name, p in found.items() if filled else ():
        if p is not None:
            draft = drafts[name]
            where = draft.layout.sheet.place(draft.sorted_rows.data[p])
            fact, advice = (
                "仍是空白台账里的示例行，正当作真实数据读取",
                "用真实数据整行覆盖，或删除整行",
            )
            yield Finding("H16", fact, advice, Severity.WARNING, where, draft.keys[p])


def _example(draft: Draft) -> int | None:
    """The position of the row that holds the example's values and no others."""
    example, sheet = EXAMPLES[draft.table.name], draft.layout.sheet
    names = {head.name for head in draft.layout.heads}
    if not example.keys() <= names:
        return None
    cells = [(head.place, example.get(head.name)) for head in draft.layout.heads]
    if len(example) < MANY and len(draft.sorted_rows.data) > 1:
        return None
    for p, i in enumerate(draft.sorted_rows.data):
        if all(_same(cell_at(sheet.rows[i], place), value) for place, value in cells):
            return p
    return None


def _same(cell: object, value: object) -> bool:
    """Whether a raw cell holds an example's value."""
    word = fold(written(cell))
    match value:
        case bool():
            return word == fold("是" if value else "否")
        case int() | float():
            with suppress(ValueError):
                return float(word) == value
            return False
        case dt.date():
            return word.startswith(value.isoformat())
        case tuple():
            return word == fold("、".join(map(str, value)))
    return word == fold("" if value is None else str(value))
