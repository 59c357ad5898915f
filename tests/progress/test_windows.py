"""Free stretches of a week, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cases import make_case, toy_tables
from zsyz_model.case.progress_rules import CalendarRules
from zsyz_model.findings import InputError
from zsyz_model.progress.windows import check_duties, clock, duties_of, windows

MONDAY = date(2027, 1, 4)
ONE_DAY = CalendarRules(weekdays=("一",), hours=("08:30-12:00", "14:00-18:00"))


def free(rules: CalendarRules, *duties: tuple[str, int, int]) -> list[tuple[int, int]]:
    return [(w.begins, w.ends) for w in windows(rules, MONDAY, duties)]


@pytest.mark.parametrize(("word", "minutes"), [("08:30", 510), ("8：30", 510), ("24:00", 1440)])
def test_times_are_minutes_since_midnight(word: str, minutes: int) -> None:
    assert clock(word) == minutes


@pytest.mark.parametrize("word", ["", "8点", "24:30", "12:60"])
def test_what_is_no_time_is_said(word: str) -> None:
    with pytest.raises(ValueError, match="不是时刻"):
        clock(word)


def test_duties_cut_the_day() -> None:
    """Free 8:30–12 and 14–18; a meeting 9–10, one over lunch 11:30–15, one on another day."""
    duties = (("一", 540, 600), ("一", 690, 900), ("二", 0, 1440))

    assert free(ONE_DAY) == [(510, 720), (840, 1080)]
    assert free(ONE_DAY, *duties) == [(510, 540), (600, 690), (900, 1080)]
    assert free(ONE_DAY, ("一", 510, 900), ("一", 600, 700)) == [(900, 1080)]


def test_days_off_and_weekends_are_left_out() -> None:
    rules = CalendarRules(hours=("08:00-09:00",), days_off=("2027-01-05",))

    days = [w.day.isoformat() for w in windows(rules, MONDAY, ())]

    assert days == ["2027-01-04", "2027-01-06", "2027-01-07", "2027-01-08"]


@pytest.mark.parametrize(
    "rules",
    [CalendarRules(hours=("12:00-08:00",)), CalendarRules(days_off=("元旦",)),
     CalendarRules(weekdays=("周一",)), CalendarRules(since="年初")],
)  # fmt: skip
def test_rules_that_cannot_be_read_are_refused(rules: CalendarRules) -> None:
    with pytest.raises(InputError, match=r"T04.*日历规则读不出"):
        windows(rules, MONDAY, ())


def test_duties_are_read_and_bad_ones_located() -> None:
    tables = toy_tables()
    tables["busy"] = [
        {"leader_id": "L1", "weekday": "一", "begins": "08:30", "ends": "10:00"},
        {"leader_id": "L1", "weekday": "二", "begins": "上午", "ends": "10:00"},
    ]
    case = make_case(None, **tables)

    assert duties_of(case) == {"L1": [("一", 510, 600)]}
    [found] = check_duties(case)
    assert (found.code, found.place.cell) == ("T05", "C3")
