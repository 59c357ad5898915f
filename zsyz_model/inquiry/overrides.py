"""Two inputs side by side: each setting that differs, and the input with some of them turned.

Settings are scenario keys, entries of the lists `pins`, `forbids` and `changes`, and cells and
rows of the ledger. A sheet in which much differs is one setting.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import SequenceMatcher
from typing import Any

import pandas as pd

from zsyz_model.case import Case, Change, Ledger, Pin, Scenario
from zsyz_model.case.differences import Override
from zsyz_model.scenario import apply_changes
from zsyz_model.scenario.cells import Overlaid
from zsyz_model.tables import TABLES
from zsyz_model.validate import validate

LISTS = ("pins", "forbids", "changes")
NO_WISH = ("name", "title", "ledger", "path", "origins", "meeting", "random", "chances")
"""Fields that no plan depends on."""
MANY = 4
"""From so many differing cells and rows of a sheet on, the sheet is one setting."""

Slot = tuple[Any, Any]
"""An entry of a list before and after; None where there is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Input:
    """What a run was made from: the scenario, and the ledger before the scenario's changes."""

    scenario: Scenario
    ledger: Ledger

    def case(self) -> Case:
        """The validated case. Raises InputError."""
        return validate(self.scenario, apply_changes(self.ledger, self.scenario))


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """One setting that differs, and where it stands."""

    told: Override
    at: tuple[Any, ...]


def turns_between(first: Input, other: Input) -> tuple[Turn, ...]:
    """Every setting that differs, scenario first, in the order of the files."""
    return (
        *_wishes(first.scenario, other.scenario),
        *_entries(first.scenario, other.scenario),
        *_sheets(first.ledger, other.ledger),
    )


def turned(first: Input, other: Input, turns: Sequence[Turn]) -> Input:
    """The first input with these settings as in the other one."""
    keys = {turn.at for turn in turns}
    scenario = first.scenario
    for _, *path in sorted((k for k in keys if k[0] == "wish"), key=str):
        scenario = _with_wish(scenario, other.scenario, path)
    lists: dict[str, Any] = {
        name: _mixed_list(name, first.scenario, other.scenario, keys) for name in LISTS
    }
    scenario = replace(scenario, **lists)
    return Input(scenario, _mixed_ledger(first.ledger, other.ledger, keys))


def _wishes(first: Scenario, other: Scenario) -> Iterator[Turn]:
    for spot in fields(Scenario):
        if spot.name in (*NO_WISH, *LISTS):
            continue
        one, two = getattr(first, spot.name), getattr(other, spot.name)
        if not is_dataclass(one):
            if one != two:
                yield Turn(
                    Override(f"情景 {spot.name}", _said(one), _said(two)), ("wish", spot.name)
                )
            continue
        for key in fields(one):
            mine, theirs = getattr(one, key.name), getattr(two, key.name)
            if mine != theirs:
                told = Override(f"情景 {spot.name}.{key.name}", _said(mine), _said(theirs))
                yield Turn(told, ("wish", spot.name, key.name))


def _with_wish(scenario: Scenario, other: Scenario, path: Sequence[str]) -> Scenario:
    section, value = path[0], getattr(other, path[0])
    if len(path) > 1:
        own: dict[str, Any] = {path[1]: getattr(value, path[1])}
        value = replace(getattr(scenario, section), **own)
    whole: dict[str, Any] = {section: value}
    return replace(scenario, **whole)


def _entries(first: Scenario, other: Scenario) -> Iterator[Turn]:
    names = {"pins": "锁定", "forbids": "禁止", "changes": "改动"}
    for name in LISTS:
        for i, (before, after) in enumerate(_slots(getattr(first, name), getattr(other, name))):
            if before is None or after is None or before != after:
                entry = before if after is None else after
                told = Override(f"{names[name]} {_address(entry)}", _entry(before), _entry(after))
                yield Turn(told, ("entry", name, i))


def _slots(first: Sequence[Any], other: Sequence[Any]) -> list[Slot]:
    """Both lists along each other: equal entries, changed ones of one address, single ones."""
    match = SequenceMatcher(None, list(map(repr, first)), list(map(repr, other)), autojunk=False)
    found: list[Slot] = []
    for tag, a, b, c, d in match.get_opcodes():
        mine, theirs = list(first[a:b]), list(other[c:d])
        if tag == "equal":
            found += zip(mine, theirs, strict=True)
            continue
        for entry in mine:
            twin = next((x for x in theirs if _address(x) == _address(entry)), None)
            found.append((entry, twin))
            if twin is not None:
                theirs.remove(twin)
        found += ((None, entry) for entry in theirs)
    return found


def _mixed_list(name: str, first: Scenario, other: Scenario, keys: set[Any]) -> tuple[Any, ...]:
    slots = _slots(getattr(first, name), getattr(other, name))
    chosen = (s[("entry", name, i) in keys] for i, s in enumerate(slots))
    return tuple(entry for entry in chosen if entry is not None)


def _address(entry: Pin | Change) -> str:
    """What an entry is about, whatever it says of it."""
    if isinstance(entry, Pin):
        return f"{entry.project} {'领导' if entry.leader else '开工'}"
    if entry.add:
        key = next(iter(entry.add.values()))
        return f"{entry.sheet} 新增 {key}"
    where = "".join(f" {k}={v}" for k, v in entry.where.items())
    return f"{entry.sheet} {entry.key}{where} {entry.column or '整行'}".replace(" * ", " ")


def _entry(entry: Pin | Change | None) -> str:
    """What an entry says."""
    if entry is None:
        return ""
    if isinstance(entry, Pin):
        return " ".join(x for x in (entry.leader, entry.quarter, entry.site) if x)
    if entry.remove:
        return "移除"
    if entry.add:
        return "新增"
    given = {"改为": entry.set, "乘以": entry.times, "加": entry.plus}
    return next(f"{word} {_said(value)}" for word, value in given.items() if value is not None)


def _sheets(first: Ledger, other: Ledger) -> Iterator[Turn]:
    for name, table in TABLES.items():
        spots = list(_cells(first.tables[name], other.tables[name]))
        if len(spots) >= MANY:
            told = Override(f"台账 {table.sheet}", "", f"{len(spots)} 处不同")
            yield Turn(told, ("sheet", name))
            continue
        for key, column in spots:
            label = table.by_name[column].label if column else "整行"
            told = Override(
                f"台账 {table.sheet} {key} {label}",
                _cell(first.tables[name], key, column), _cell(other.tables[name], key, column),
            )  # fmt: skip
            yield Turn(told, ("cell", name, key, column))


def _cells(one: pd.DataFrame, two: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Key and column of each cell that differs; "" for a row that only one of them has."""
    for key in sorted({*one.index, *two.index}, key=str):
        if key not in one.index or key not in two.index:
            yield str(key), ""
            continue
        for column in one.columns:
            if not _alike(one.at[key, column], two.at[key, column]):
                yield str(key), str(column)


def _alike(one: object, two: object) -> bool:
    if isinstance(one, tuple) or isinstance(two, tuple):
        return one == two
    return bool(pd.isna(one) and pd.isna(two)) or (  # type: ignore[call-overload]
        not pd.isna(one) and not pd.isna(two) and one == two  # type: ignore[call-overload]
    )


def _cell(frame: pd.DataFrame, key: str, column: str) -> str:
    if key not in frame.index:
        return ""
    return _said(frame.at[key, column]) if column else "有"


def _said(value: object) -> str:
    """A value as a planner reads it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Mapping):
        return "、".join(f"{k} {_said(v)}" for k, v in value.items())
    if isinstance(value, tuple | list):
        return "、".join(map(_said, value))
    if isinstance(value, float):
        return "" if pd.isna(value) else f"{value:.10g}"
    return "" if value is None or value is pd.NA else str(value)


def _mixed_ledger(first: Ledger, other: Ledger, keys: set[Any]) -> Ledger:
    """The first ledger with the sheets, rows and cells that are turned."""
    names = {at[1] for at in keys if at[0] in ("sheet", "cell")}
    frames = {name: _mixed_frame(name, first, other, keys) for name in names}
    tables = {**first.tables, **frames}
    extra = {
        name: frame.reindex(tables[name].index) if name in frames else frame
        for name, frame in first.extra.items()
    }
    places = {
        at: other.cells[at]
        for name, frame in frames.items()
        for at in ((name, key, column) for key in frame.index for column in frame.columns)
        if at in other.cells
    }
    gone = {n: frozenset(first.tables[n].index) - frozenset(f.index) for n, f in frames.items()}
    return replace(first, tables=tables, extra=extra, cells=Overlaid(first.cells, places, gone))


def _mixed_frame(name: str, first: Ledger, other: Ledger, keys: set[Any]) -> pd.DataFrame:
    one, two = first.tables[name], other.tables[name]
    if ("sheet", name) in keys:
        return two
    spots = [(at[2], at[3]) for at in keys if at[:2] == ("cell", name)]
    gone = [key for key, column in spots if not column and key not in two.index]
    new = [key for key, column in spots if not column and key not in one.index]
    frame = pd.concat([one.drop(index=gone), two.loc[sorted(new)]]) if new else one.drop(index=gone)
    for key, column in spots:
        if column:
            values = [two.at[k, column] if k == key else v for k, v in frame[column].items()]
            series = pd.Series(values, index=frame.index, dtype=one[column].dtype)
            frame = frame.assign(**{column: series})
    return frame
