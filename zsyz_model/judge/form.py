"""Judges the form of a plan before anything is counted: every word a word, every number one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from math import isfinite, isnan
from typing import Any

from zsyz_model.findings import Finding
from zsyz_model.judge.facts import Facts, fault, repeated

GOALS = ("missed_targets", "merit", "fit", "fairness", "land_cost")
RECORDS = (
    "goals",
    "starts",
    "leads",
    "land",
    "schemes",
    "plots",
    "swaps",
    "trades",
    "costs",
    "loans",
)
KINDS: dict[str, type | tuple[type, ...]] = {
    "float": (int, float),
    "int": int,
    "str": str,
    "bool": bool,
}
MAY_BE_INFINITE = ("bound", "gap")


def check_form(facts: Facts) -> Iterator[Finding]:
    """Every field of every record is of its kind and finite, and each goal stands once.

    A bound that was never found is infinite, and so is its gap; nothing else may be.
    """
    for name in RECORDS:
        for number, record in enumerate(getattr(facts.plan, name), start=1):
            parts = (record, *getattr(record, "sources", ()))
            for field, value in (found for part in parts for found in _unfit(part)):
                subject = f"{name}/{number}/{field}"
                yield fault("form", subject, f"{value!r} 不是这一项应有的数或文字")
    weighted = facts.plan.weighted
    for field, value in () if weighted is None else _unfit(weighted):
        yield fault("form", f"weighted/{field}", f"{value!r} 不是这一项应有的数或文字")
    names = [goal.name for goal in facts.plan.goals]
    for name in (*repeated(names), *sorted(set(GOALS) ^ set(names))):
        yield fault("form", name, f"目标应为 {'、'.join(GOALS)} 各一项")


def _unfit(record: Any) -> Iterator[tuple[str, object]]:
    for field in fields(record):
        kind, value = KINDS.get(str(field.type)), getattr(record, field.name)
        if kind is None:
            continue
        wrong = not isinstance(value, kind) or isinstance(value, bool) is not (kind is bool)
        if wrong or (isinstance(value, float) and _lost(field.name, value)):
            yield field.name, value


def _lost(name: str, value: float) -> bool:
    return isnan(value) if name in MAY_BE_INFINITE else not isfinite(value)
