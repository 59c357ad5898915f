"""From what was moved to a scenario and its case: the same that the saved file gives the batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from zsyz_model.case import Case, Change, Ledger, Pin, Scenario
from zsyz_model.explorer.knobs import CELL, RULE, TIMES, Value
from zsyz_model.scenario import apply_changes
from zsyz_model.tables import TABLES
from zsyz_model.validate import validate

REASON = "探索台调整"
_ORDER = {RULE: 0, TIMES: 1, CELL: 2}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was moved, by key of its knob, and which projects were pinned or kept from something."""

    moves: Mapping[str, Value]
    pins: tuple[Pin, ...] = ()
    forbids: tuple[Pin, ...] = ()

    @property
    def count(self) -> int:
        """How many things differ from what was opened."""
        return len(self.moves) + len(self.pins) + len(self.forbids)


NOTHING = Wishes({})


def in_order(moves: Mapping[str, Value]) -> list[tuple[str, Value]]:
    """Rules first, factors before cells: a cell that was set stands as it was set."""
    return sorted(moves.items(), key=lambda one: (_ORDER[one[0].split("/", 1)[0]], one[0]))


def changes_of(moves: Mapping[str, Value]) -> tuple[Change, ...]:
    """The edits of the ledger among the moves."""
    return tuple(_change(key, value) for key, value in in_order(moves) if not _is_rule(key))


def rules_of(moves: Mapping[str, Value]) -> dict[str, Value]:
    """The scenario's rules among the moves, by path ("scoring.pass_mark")."""
    return {key.split("/", 1)[1]: value for key, value in in_order(moves) if _is_rule(key)}


def scenario_of(opened: Scenario, wishes: Wishes) -> Scenario:
    """The opened scenario with everything that was moved, pinned and forbidden."""
    found = opened
    for path, value in rules_of(wishes.moves).items():
        found = _with(found, path.split(".", 2), value)
    return replace(
        found,
        pins=(*opened.pins, *wishes.pins),
        forbids=(*opened.forbids, *wishes.forbids),
        changes=(*opened.changes, *changes_of(wishes.moves)),
    )


def case_of(opened: Scenario, ledger: Ledger, wishes: Wishes) -> Case:
    """The validated case of the wishes; `ledger` is the workbook as it was read.

    Raises InputError when a wish does not fit.
    """
    scenario = scenario_of(opened, wishes)
    return validate(scenario, apply_changes(ledger, scenario))


def _is_rule(key: str) -> bool:
    return key.startswith(f"{RULE}/")


def _with(record: Any, path: Iterable[str], value: Value) -> Any:
    """A frozen record, or a mapping in it, with one value changed."""
    name, *rest = path
    if isinstance(record, Mapping):
        return {**record, name: value}
    inner = getattr(record, name)
    return replace(record, **{name: _with(inner, rest, value) if rest else value})


def _change(key: str, value: Value) -> Change:
    kind, sheet, rest = key.split("/", 2)
    subject, column = rest.rsplit("/", 1)
    if kind == TIMES:
        label = TABLES["quota"].by_name["quota_kind"].label
        where = {label: subject}
        return Change(sheet, "*", where, column, times=float(value) / 100, reason=REASON)
    return Change(sheet, subject, column=column, set=value, reason=REASON)
