"""Against the notice of 4 November 2025 on the holidays of 2026 (国办发明电〔2025〕7号).

https://www.gov.cn/zhengce/content/202511/content_7047090.htm, copied out here by hand.
"""

import datetime as dt

import chinese_calendar
import numpy as np
import pytest
from holidays.countries import China
from hypothesis import given, settings
from hypothesis import strategies as st

from zsyz_model.review.meeting import workdays
from zsyz_model.review.meeting.workdays import (
    is_workday,
    known_year,
    settled,
    workday_on_or_after,
    workdays_after,
    workdays_before,
)

OFF = (
    ("01-01", "01-03"), ("02-15", "02-23"), ("04-04", "04-06"), ("05-01", "05-05"),
    ("06-19", "06-21"), ("09-25", "09-27"), ("10-01", "10-07"),
)  # fmt: skip
MADE_UP = ("01-04", "02-14", "02-28", "05-09", "09-20", "10-10")
YEAR = [dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(365)]


def by_notice(day: dt.date) -> bool:
    word = f"{day:%m-%d}"
    off = any(first <= word <= last for first, last in OFF)
    return word in MADE_UP or (day.weekday() < 5 and not off)


WORKED = [day for day in YEAR if by_notice(day)]
INSIDE = st.dates(dt.date(2026, 1, 20), dt.date(2026, 12, 10))
COUNT = st.integers(0, 10)
FEASTS = [
    day
    for day, name in China(years=range(2088, 2094), language="zh_CN").items()
    if "补假" not in name
]
# A century away no notice will be out soon.
FAR = st.dates(dt.date(2089, 6, 1), dt.date(2092, 6, 1))


def test_every_day_of_2026_is_as_the_notice_says() -> None:
    assert [day for day in YEAR if is_workday(day)] == WORKED
    assert len(WORKED) == 261 - 19 + 6  # weekdays, those among the holidays, made-up days


@pytest.mark.parametrize(
    ("day", "n", "before", "after"),
    [
        # Thursday after the seven days: 9 and 10 October (a made-up Saturday), Monday 12.
        ("2026-10-08", 3, "2026-09-28", "2026-10-12"),
        ("2026-10-07", 3, "2026-09-28", "2026-10-10"),
        ("2026-02-14", 1, "2026-02-13", "2026-02-24"),
        ("2026-02-24", 2, "2026-02-13", "2026-02-26"),
        ("2026-10-31", 3, "2026-10-28", "2026-11-04"),
        ("2026-10-31", 0, "2026-10-31", "2026-10-31"),
    ],
)
def test_days_counted_by_hand_around_holidays(day: str, n: int, before: str, after: str) -> None:
    start = dt.date.fromisoformat(day)

    assert workdays_before(start, n).isoformat() == before
    assert workdays_after(start, n).isoformat() == after


def test_the_next_working_day_is_found_over_the_holidays() -> None:
    days = ("2026-10-01", "2026-10-08", "2026-10-10", "2026-10-11", "2026-02-15")

    found = [workday_on_or_after(dt.date.fromisoformat(day)).isoformat() for day in days]

    assert found == ["2026-10-08", "2026-10-08", "2026-10-10", "2026-10-12", "2026-02-24"]


@settings(deadline=None)
@given(INSIDE, COUNT)
def test_counting_agrees_with_the_list_of_all_working_days(day: dt.date, n: int) -> None:
    earlier = [worked for worked in WORKED if worked < day]
    later = [worked for worked in WORKED if worked > day]

    assert workdays_before(day, n) == ([day, *reversed(earlier)][n])
    assert workdays_after(day, n) == ([day, *later][n])
    assert workday_on_or_after(day) == next(worked for worked in WORKED if worked >= day)


@settings(deadline=None)
@given(FAR, COUNT)
def test_an_unknown_year_works_from_monday_to_friday_but_for_feasts(day: dt.date, n: int) -> None:
    counted = np.busdaycalendar(holidays=[np.datetime64(feast) for feast in FEASTS])
    assert is_workday(day) == np.is_busday(np.datetime64(day), busdaycal=counted)
    # numpy first goes to a working day, against the direction in which it then counts.
    later = np.busday_offset(np.datetime64(day), n, roll="backward", busdaycal=counted)
    earlier = np.busday_offset(np.datetime64(day), -n, roll="forward", busdaycal=counted)
    assert workdays_after(day, n) == (later.item() if n else day)
    assert workdays_before(day, n) == (earlier.item() if n else day)


def test_years_are_known_as_far_as_they_were_published() -> None:
    assert [known_year(year) for year in (1990, 2004, 2026, 2090)] == [False, True, True, False]


def test_the_law_s_feasts_are_off_before_any_notice() -> None:
    # 国务院令第795号: 元旦 1 day, 劳动节 1 and 2 May, 国庆节 1 to 3 October; what stands in for
    # those that fall on a weekend is for the notice to say.
    feasts = {f"{day:%m-%d}" for day in FEASTS if day.year == 2090}
    fixed = {"01-01", "05-01", "05-02", "10-01", "10-02", "10-03"}

    assert fixed <= feasts
    assert len(feasts) == 13
    assert not known_year(2090)


def test_another_library_agrees_on_every_day_since_the_arrangement_began() -> None:
    days = (dt.date(2007, 1, 1) + dt.timedelta(days=n) for n in range(365 * 20 + 5))

    assert [day for day in days if is_workday(day) != chinese_calendar.is_workday(day)] == []


def test_the_last_days_of_a_year_wait_for_the_next_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    # 国办发明电〔2018〕15号 of 6 December 2018: Saturday 29 December 2018 worked, Monday 31 off.
    assert (is_workday(dt.date(2018, 12, 29)), is_workday(dt.date(2018, 12, 31))) == (True, False)
    monkeypatch.setattr(workdays, "known_year", lambda year: year <= 2018)

    days = [
        dt.date(2018, 12, 28),
        dt.date(2018, 12, 29),
        dt.date(2019, 3, 1),
        dt.date(2017, 12, 31),
    ]
    assert [settled(day) for day in days] == [True, False, False, True]


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="is not negative: -1"):
        workdays_before(dt.date(2026, 10, 8), -1)
