"""What must hold of everything that a file of rules dates: its days, and its status (Y12)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from zsyz_model.case.rule import CONFIRMED, OPEN
from zsyz_model.findings import Finding
from zsyz_model.scenario.scalars import is_day
from zsyz_model.scenario.strict import Spot, complaint

UNDATED = "未载明"
"""What stands as `since` where the source does not say from when it holds."""
_SPAN = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Dates:
    """How a kind of file dates what it holds: whether `since` must stand, and what a date is."""

    needed: bool
    fits: Callable[[str], bool]
    advice: str


LOOSE = Dates(False, lambda text: is_day(text) or bool(_SPAN.fullmatch(text)), "写成 2025 或 2025-01-01")  # fmt: skip
DAYS = Dates(True, is_day, "写成 2022-01-01")
DAYS_IF_SAID = Dates(
    True, lambda text: text == UNDATED or is_day(text), f"写成 2022-01-01；出处没有写的，写 {UNDATED}"
)  # fmt: skip


def check_dated(book: Any, dates: Dates, spots: Mapping[str, Spot], top: Spot) -> Iterator[Finding]:
    """Every record of the book with source and days: first day, order of days, status."""
    for at, record in dated_in(book):
        name = getattr(record, "key", "") or getattr(record, "title", "")
        for field, fact, advice in _complaints(record, dates):
            key = f"{at}.{field}" if at else field
            spot = spots.get(key) or spots.get(at, top)
            value = str(getattr(record, field))
            yield complaint("Y12", spot, f"“{name}”{fact}", advice, key, value)


def dated_in(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """The records that have a source and a first day, wherever they stand, each with its key path."""
    if is_dataclass(value):
        names = [field.name for field in fields(value)]
        if {"since", "source"} <= {*names}:
            yield at, value
        for name in names:
            yield from dated_in(getattr(value, name), f"{at}.{name}" if at else name)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from dated_in(item, f"{at}[{i}]")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from dated_in(item, f"{at}.{key}")


def _complaints(record: Any, dates: Dates) -> Iterator[tuple[str, str, str]]:
    since, until = record.since, getattr(record, "until", "")
    if dates.needed and not since:
        yield "since", "没有起始日期", f"补写 since，{dates.advice}"
    wrong = [f for f, day in (("since", since), ("until", until)) if day and not dates.fits(day)]
    for field in wrong:
        yield field, "的日期不是一天", dates.advice
    if since and until and not wrong and until < since != UNDATED:
        yield "until", "止于其起始之前", "改正 since 或 until"
    if getattr(record, "status", OPEN) not in (CONFIRMED, OPEN):
        yield "status", "的状态不认识", f"写 {CONFIRMED} 或 {OPEN}"
