"""Working days of an office: the State Council's holidays and make-up days, as far as published.

The arrangement of a year is published in the November or December before. Of a year that the
calendar does not know, Monday to Friday are taken as working days, but for the feasts that the
law names by their day (国务院令第795号); nobody can know yet which days are moved.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

MAY_MOVE = (12, 29)
"""From this month and day on, a year's last days may still be moved by the notice of the next
year: those of 2008 and 2019 made 29 December a working Saturday."""
MOVED = "补假"
"""How the calendar marks a day off that stands in for a feast on a weekend: the notice may choose
another."""
_DAY = dt.timedelta(days=1)


@cache
def known_year(year: int) -> bool:
    """Whether the calendar has the arrangement of that year: every one has had make-up days."""
    return any(day.year == year for day in _calendar(year).weekend_workdays)


@cache
def _calendar(year: int) -> HolidayBase:
    from holidays.countries import China  # takes a tenth of a second, and few runs ask for it

    return China(years=year, language="zh_CN")


def settled(day: dt.date) -> bool:
    """Whether the notice that decides about the day is known; for its last days, the next year's."""
    late = (day.month, day.day) >= MAY_MOVE
    return known_year(day.year) and (not late or known_year(day.year + 1))


def is_workday(day: dt.date) -> bool:
    """Whether offices work on that day; in an unknown year, Monday to Friday but for feasts.

    >>> is_workday(dt.date(2026, 10, 10)), is_workday(dt.date(2026, 10, 5))
    (True, False)
    """
    if known_year(day.year):
        return bool(_calendar(day.year).is_working_day(day))
    return day.weekday() < 5 and not is_feast(day)


def is_feast(day: dt.date) -> bool:
    """Whether the law itself gives the day off, whatever other days the notice will move."""
    return MOVED not in _calendar(day.year).get(day, MOVED)


def workday_on_or_after(day: dt.date) -> dt.date:
    """The day itself when it is a working day, else the next one."""
    return day if is_workday(day) else workdays_after(day, 1)


def workdays_after(day: dt.date, n: int) -> dt.date:
    """The n-th working day after a day (which need not be one); the day itself for 0.

    Raises:
        ValueError: for a negative n.
    """
    return _walk(day, n, _DAY)


def workdays_before(day: dt.date, n: int) -> dt.date:
    """The n-th working day before a day (which need not be one); the day itself for 0.

    Raises:
        ValueError: for a negative n.
    """
    return _walk(day, n, -_DAY)


def _walk(day: dt.date, n: int, step: dt.timedelta) -> dt.date:
    if n < 0:
        raise ValueError(f"a number of working days is not negative: {n}")
    while n:
        day += step
        n -= is_workday(day)
    return day
