"""Days that come again every week or every few: dispatch meetings, visits, office hours."""

from __future__ import annotations

from datetime import date, timedelta

WEEKDAYS = "一二三四五六日"
"""As rules and ledgers write them: the first is Monday."""


def weekly(after: date, weekday: int, times: int, weeks: int = 1) -> tuple[date, ...]:
    """The first so many days of this weekday (0 is Monday) after a day, `weeks` apart.

    >>> [day.isoformat() for day in weekly(date(2026, 11, 30), 0, 2, weeks=2)]
    ['2026-12-07', '2026-12-21']
    """
    ahead = (weekday - after.weekday() - 1) % 7 + 1
    return tuple(after + timedelta(days=ahead, weeks=weeks * number) for number in range(times))
