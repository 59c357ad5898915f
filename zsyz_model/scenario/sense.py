"""What a scenario alone can get wrong: numbers out of range, unknown words, unsafe names."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from pathlib import Path

from zsyz_model.case import Change, Pin, Scenario, ordinal
from zsyz_model.findings import Finding
from zsyz_model.scenario.fields import nearest
from zsyz_model.scenario.naming import explain_name
from zsyz_model.scenario.patches import doubled
from zsyz_model.scenario.ranges import POWERS, RANGES, WORDS
from zsyz_model.scenario.scalars import is_day
from zsyz_model.scenario.strict import Spot, complaint

MOST_LATE = 40
"""No more quarters than a horizon can have."""


def check_sense(scenario: Scenario, spots: Mapping[str, Spot]) -> list[Finding]:
    """Everything that the scenario says and cannot mean, each at its place."""
    teller = _Teller(scenario.path or Path(), spots)
    return [
        *_check_name(scenario, teller),
        *_check_ledger(scenario, teller),
        *_check_ranges(scenario, teller),
        *_check_words(scenario, teller),
        *_check_times(scenario, teller),
        *_check_pins(scenario, teller),
        *_check_branches(scenario, teller),
        *_check_changes(scenario.changes, teller),
        *_check_ids(scenario, teller),
    ]


class _Teller:
    """Says a fact about a key path at the place that set it."""

    def __init__(self, path: Path, spots: Mapping[str, Spot]) -> None:
        self.path = path
        self.spots = spots

    def __call__(self, code: str, key: str, fact: str, advice: str, value: object = "") -> Finding:
        spot = self.spots.get(key) or self.spots.get(key.rpartition(".")[0]) or Spot(self.path)
        return complaint(code, spot, fact, advice, key, str(value))


def _check_name(scenario: Scenario, tell: _Teller) -> list[Finding]:
    why = explain_name(scenario.name)
    advice = "改名：只用汉字、字母、数字、- 和 _"
    return [tell("Y05", "name", why, advice, scenario.name)] if why else []


def _check_ledger(scenario: Scenario, tell: _Teller) -> list[Finding]:
    if scenario.ledger != Path():
        return []
    return [tell("Y07", "ledger", "没有写明台账", "写 ledger: 台账文件（相对于本文件）")]


def _check_ranges(scenario: Scenario, tell: _Teller) -> list[Finding]:
    found = []
    for key, (low, high) in RANGES.items():
        for path, value in _numbers(key, attrgetter(key)(scenario)):
            if not (math.isfinite(value) and low <= value <= high):
                fact = f"超出 {low:g}–{high:g}"
                found.append(tell("Y07", path, fact, "改到范围之内，单位见键名", value))
    power = scenario.goals.invest_power
    if power not in POWERS:
        found.append(tell("Y07", "goals.invest_power", "只能是 0、0.5 或 1", "改为三者之一", power))
    return found


def _numbers(key: str, value: object) -> list[tuple[str, float]]:
    if isinstance(value, Mapping):
        return [(f"{key}.{inner}", number) for inner, number in value.items()]
    return [(key, float(str(value)))]


def _check_words(scenario: Scenario, tell: _Teller) -> list[Finding]:
    found = []
    for key, known in WORDS.items():
        value = attrgetter(key)(scenario)
        words = (value,) if isinstance(value, str) else tuple(value)
        for i, word in enumerate(words):
            path = key if isinstance(value, str) else _inner(key, value, i, word)
            if word not in known:
                near = nearest(word, known)
                advice = f"是否“{near}”" if near else "可用：" + "、".join(known)
                found.append(tell("Y07", path, f"不认识“{word}”", advice, word))
            elif word in words[:i]:
                found.append(tell("Y07", path, f"“{word}”重复", "删一个", word))
    return found


def _inner(key: str, value: object, i: int, word: str) -> str:
    return f"{key}.{word}" if isinstance(value, Mapping) else f"{key}[{i}]"


def _check_times(scenario: Scenario, tell: _Teller) -> list[Finding]:
    found = []
    if not is_day(scenario.as_of):
        found.append(tell("Y07", "as_of", "不是日期", "写成 2026-10-31", scenario.as_of))
    if not _is_quarter(scenario.horizon.first_quarter):
        quarter = scenario.horizon.first_quarter
        found.append(tell("Y07", "horizon.first_quarter", "不是季度", "写成 2027Q1", quarter))
    return found


def _is_quarter(word: str) -> bool:
    try:
        return ordinal(word) >= 0
    except ValueError:
        return False


def _check_pins(scenario: Scenario, tell: _Teller) -> list[Finding]:
    found = []
    lists: dict[str, tuple[Pin, ...]] = {"pins": scenario.pins, "forbids": scenario.forbids}
    for name, pins in lists.items():
        for i, pin in enumerate(pins):
            if pin.quarter and not _is_quarter(pin.quarter):
                key = f"{name}[{i}].quarter"
                found.append(tell("Y07", key, "不是季度", "写成 2027Q1", pin.quarter))
    return found


def _check_branches(scenario: Scenario, tell: _Teller) -> list[Finding]:
    """Branches of the tree: each possible, named once, their weights together 1."""
    found, branches, key = [], scenario.chances.branches, "chances.branches"
    for i, one in enumerate(branches):
        late = (one.quota_late_quarters, one.acceptance_late_quarters)
        if not 0 < one.weight <= 1:
            found.append(tell("Y07", f"{key}[{i}].weight", "超出 0–1", "写成 0.25", one.weight))
        if any(not 0 <= quarters <= MOST_LATE for quarters in late):
            fact = f"推迟应为 0–{MOST_LATE} 季度"
            found.append(tell("Y07", f"{key}[{i}]", fact, "改到范围之内", one.title))
        if not one.title.strip() or one.title in [x.title for x in branches[:i]]:
            found.append(tell("Y07", f"{key}[{i}].title", "名称为空或重复", "改名", one.title))
    total = sum(one.weight for one in branches)
    if branches and abs(total - 1) > 1e-9:
        advice = "改各分支的 weight，使合计为 1"
        found.append(tell("Y07", key, f"各分支权重合计 {total:.10g}，应为 1", advice))
    return found


def _check_ids(scenario: Scenario, tell: _Teller) -> list[Finding]:
    lists: dict[str, tuple[Pin | Change, ...]] = {
        "pins": scenario.pins,
        "forbids": scenario.forbids,
        "changes": scenario.changes,
    }
    return [
        tell("Y01", f"{name}[{i}]", f"id“{own}”重复", "改一个", own)
        for name, entries in lists.items()
        for i, own in doubled([entry.id for entry in entries])
    ]


ACTIONS: Mapping[str, Callable[[Change], bool]] = {
    "set": lambda change: change.set is not None,
    "times": lambda change: change.times is not None,
    "plus": lambda change: change.plus is not None,
    "remove": lambda change: change.remove,
    "add": lambda change: bool(change.add),
}


def check_changes(
    changes: Iterable[Change], path: Path, spots: Mapping[str, Spot]
) -> list[Finding]:
    """What changes of the ledger say and cannot mean, each at its place in the file."""
    return _check_changes(changes, _Teller(path, spots))


def _check_changes(changes: Iterable[Change], tell: _Teller) -> list[Finding]:
    found = []
    for i, change in enumerate(changes):
        key = f"changes[{i}]"
        given = [name for name, asked in ACTIONS.items() if asked(change)]
        if len(given) != 1:
            fact = f"应恰有一个动作（{'、'.join(ACTIONS)}），现有 {len(given)} 个"
            found.append(tell("Y07", key, fact, "留一个，其余另写一条", "、".join(given)))
        elif given[0] in ("set", "times", "plus") and not change.column:
            found.append(tell("Y07", key, "没有写明列", "补写 column", given[0]))
        elif given[0] in ("remove", "add") and change.column:
            found.append(tell("Y07", key, f"{given[0]} 针对整行，不应有 column", "删去 column"))
        elif given[0] == "remove" and change.key == "*" and not change.where:
            found.append(tell("Y07", key, "会删去整张表", "写明 key 或 where"))
    return found
