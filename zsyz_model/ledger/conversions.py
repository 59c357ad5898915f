"""The record of every cell whose value is not simply what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zsyz_model.case.known import Confidence, Conversion
from zsyz_model.ledger.cells import written
from zsyz_model.ledger.drafts import Draft, cell_at
from zsyz_model.ledger.headers import Head
from zsyz_model.ledger.readings import Reading, UnitFrom
from zsyz_model.ledger.units import own_unit

BY_RULE = frozenset({"V13", "V14", "V17", "K03"})
_BY_UNIT = {
    UnitFrom.HEADER: Confidence.STATED, UnitFrom.BANNER: Confidence.SHEET,
    UnitFrom.MAPPING: Confidence.SHEET, UnitFrom.DICTIONARY: Confidence.SHEET,
}  # fmt: skip


def conversions(drafts: Mapping[str, Draft]) -> tuple[Conversion, ...]:
    """Every converted cell, sheet by sheet, in the order of columns and rows."""
    return tuple(one for draft in drafts.values() for one in _of(draft))


def _of(draft: Draft) -> Iterator[Conversion]:
    keys = draft.keys
    told: dict[str, dict[int, Reading]] = {}
    for p, name, reading in draft.told:
        told.setdefault(name, {})[p] = reading
    for head in draft.layout.heads:
        readings = told.get(head.name, {})
        positions = (
            range(len(draft.sorted_rows.data)) if head.spec.factor != 1 else sorted(readings)
        )
        for p in positions:
            if (one := _one(draft, head, p, readings.get(p), keys[p])) is not None:
                yield one


def _one(draft: Draft, head: Head, p: int, reading: Reading | None, key: str) -> Conversion | None:
    row, value = draft.sorted_rows.data[p], draft.values[head.name][p]
    raw = written(cell_at(draft.layout.sheet.rows[row], head.place))
    if value is None or (reading is None and not raw) or (reading and reading.bad):
        return None
    rule, sure = _rule(head, reading)
    place = draft.layout.sheet.place(row, head.place, head.header)
    return Conversion(place, key, raw, written_value(value), own_unit(head.spec.column), rule, sure)


def _rule(head: Head, reading: Reading | None) -> tuple[str, Confidence]:
    """How the value came to be: the column's unit, the cell's own reading, or both."""
    spec = head.spec
    own = f"[{reading.code}] {reading.fact}" if reading else ""
    if reading and (spec.factor == 1 or reading.code == "V08"):
        return own, Confidence.RULE if reading.code in BY_RULE else Confidence.STATED
    by_column = f"[V08] {spec.unit_from}单位“{spec.unit}”，乘以{float(spec.factor):g}"
    return "；".join(filter(None, (by_column, own))), _BY_UNIT[spec.unit_from]


def written_value(value: object) -> str:
    """A typed value as one word."""
    return "、".join(map(str, value)) if isinstance(value, tuple) else written(value)
