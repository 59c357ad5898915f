"""Days of the week, against the calendar of another library."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from zsyz_model.case.weekly import WEEKDAYS, weekly

NAMES = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("weeks", [1, 2])
def test_the_days_are_those_of_pandas(weekday: int, weeks: int) -> None:
    """From every day of a week on, one of that weekday itself too: it is not among them."""
    for shift in range(7):
        after = date(2026, 12, 27) + timedelta(days=shift)
        rule = f"{weeks}W-{NAMES[weekday]}"

        first = pd.date_range(after + timedelta(days=1), periods=1, freq=f"W-{NAMES[weekday]}")[0]
        wanted = pd.date_range(first, periods=5, freq=rule)

        assert weekly(after, weekday, 5, weeks) == tuple(day.date() for day in wanted)
        assert weekly(after, weekday, 0) == ()


def test_monday_is_written_first() -> None:
    """24 November 2026 was a Tuesday."""
    assert WEEKDAYS[date(2026, 11, 24).weekday()] == "二"
