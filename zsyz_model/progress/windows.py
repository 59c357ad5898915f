"""When a leader is free in a week: the day's hours without fixed duties and days off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from zsyz_model.case import Case
from zsyz_model.case.progress_rules import CalendarRules
from zsyz_model.case.weekly import WEEKDAYS
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.validate.said import Row, rows_of, said

_CLOCK = re.compile(r"\s*([01]?\d|2[0-4])[:：.]([0-5]\d)(?::00)?\s*")
HOUR, MIDNIGHT = 60, 24 * 60


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a day in which one leader is free; minutes since midnight."""

    day: date
    begins: int
    ends: int

    @property
    def minutes(self) -> int:
        """How long it is."""
        return self.ends - self.begins


def clock(word: str) -> int:
    """Minutes since midnight of a time such as 08:30; ValueError when it is none."""
    found = _CLOCK.fullmatch(word)
    minutes = int(found[1]) * HOUR + int(found[2]) if found else MIDNIGHT + 1
    if minutes > MIDNIGHT:
        raise ValueError(f"“{word}”不是时刻")
    return minutes


def spans(rules: CalendarRules) -> tuple[tuple[int, int], ...]:
    """The parts of a day in which leaders may be out.

    Raises:
        InputError: when a part, a weekday or a day off cannot be read (T04).
    """
    try:
        parts = tuple(_span(word) for word in rules.hours)
        for word in (*rules.days_off, *filter(None, [rules.since])):
            date.fromisoformat(word)
        for day in rules.weekdays:
            WEEKDAYS.index(day)
    except ValueError as error:
        advice = "时段写成 08:30-12:00，日期写成 2027-01-01，星期写成 一 至 日"
        fact = f"日历规则读不出（{error}）"
        raise InputError(
            Finding("T04", fact, advice, Severity.REFUSED, subject="calendar")
        ) from error
    return parts


def _span(word: str) -> tuple[int, int]:
    begins, _, ends = word.partition("-")
    first, last = clock(begins), clock(ends)
    if first >= last:
        raise ValueError(f"“{word}”的起不早于止")
    return first, last


def windows(
    rules: CalendarRules, monday: date, duties: Iterable[tuple[str, int, int]]
) -> tuple[Window, ...]:
    """The free stretches of the week, in order of time.

    `duties`: (weekday, from, to) of the leader's fixed hours.
    """
    parts, fixed = spans(rules), sorted(duties)
    found: list[Window] = []
    for offset, weekday in enumerate(WEEKDAYS):
        day = monday + timedelta(days=offset)
        if weekday in rules.weekdays and day.isoformat() not in rules.days_off:
            taken = [(begins, ends) for name, begins, ends in fixed if name == weekday]
            found += [Window(day, *free) for span in parts for free in _free(span, taken)]
    return tuple(sorted(found, key=lambda window: (window.day, window.begins)))


def _free(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left of a span without the taken stretches."""
    at, last = span
    for begins, ends in sorted(taken):
        if at < min(begins, last):
            yield at, min(begins, last)
        at = max(at, ends)
    if at < last:
        yield at, last


def duties_of(case: Case) -> dict[str, list[tuple[str, int, int]]]:
    """Leader → fixed hours of the sheet 日程; rows whose times cannot be read are left out."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for row in rows_of(case.table("busy")):
        if (times := _times(row)) is not None:
            found.setdefault(row["leader_id"], []).append((str(row["weekday"]), *times))
    return found


def _times(row: Row) -> tuple[int, int] | None:
    try:
        return _span(f"{row['begins']}-{row['ends']}")
    except ValueError:
        return None


def check_duties(case: Case) -> Iterator[Finding]:
    """Rows of 日程 whose times are none (T05): the leader would look free."""
    for row in rows_of(case.table("busy")):
        if _times(row) is None:
            cell = ("busy", row["key"], "begins")
            fact = f"起止时间读不出（{row['begins']} 至 {row['ends']}），此项未占用日历"
            yield said(case, cell, "T05", fact, "写成 08:30，止晚于起", Severity.WARNING)
