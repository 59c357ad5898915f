"""Visit records against the duty, by hand; records that cannot be so are located."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from tests.cases import make_case, toy_tables
from zsyz_model.case import Case, Lead
from zsyz_model.case.motion import Attendance
from zsyz_model.case.progress_rules import CalendarRules
from zsyz_model.progress.attendance import Period, attendance, check_visits

LEADS = (Lead("P1", "L2", 2, 50, False), Lead("P3", "L1", 2, 50, False))
PERIOD = Period(date(2026, 9, 1), date(2026, 9, 30))
"""Tuesday to Wednesday: whole weeks from 7, 14 and 21 September."""


def case_of(*visits: tuple[str, str, str, str | None, str | None]) -> Case:
    tables = toy_tables()
    rows: list[dict[str, Any]] = [
        {"project_id": p, "leader_id": who, "visited_on": pd.Timestamp(day), "problem": problem,
         "solved": solved}
        for p, who, day, problem, solved in visits
    ]  # fmt: skip
    tables["visits"] = rows
    return make_case(None, **tables)


@pytest.mark.parametrize(
    ("since", "until", "mondays"),
    [("2026-09-01", "2026-09-30", [7, 14, 21]), ("2026-09-07", "2026-09-13", [7]),
     ("2026-09-07", "2026-09-12", []), ("2026-09-30", "2026-09-01", [])],
)  # fmt: skip
def test_only_whole_weeks_count(since: str, until: str, mondays: list[int]) -> None:
    period = Period(date.fromisoformat(since), date.fromisoformat(until))

    assert [day.day for day in period.mondays] == mondays


def test_weeks_kept_problems_found_and_solved() -> None:
    case = case_of(
        ("P1", "L2", "2026-09-02", None, None),
        ("P1", "L2", "2026-09-07", "缺电", "是"),
        ("P1", "L2", "2026-09-13", "缺水", "否"),
        ("P1", "L2", "2026-09-21", None, None),
        ("P1", "L1", "2026-09-15", None, None),
        ("P1", "L2", "2026-08-31", "太早", None),
    )

    assert attendance(case, LEADS, PERIOD) == (
        Attendance("P3", "L1", 3, 0, 0, 0, 0, None),
        Attendance("P1", "L2", 3, 2, 4, 2, 1, date(2026, 9, 21)),
    )


def test_bad_records_are_located() -> None:
    case = case_of(
        ("P1", "L2", "2026-08-31", None, None),
        ("P1", "L1", "2026-09-15", None, None),
        ("P3", "L1", "2026-10-01", None, None),
    )

    found = list(check_visits(case, LEADS, PERIOD, CalendarRules()))

    assert [(f.code, f.subject) for f in found] == [
        ("T13", "P1/L1/2026-09-15"), ("T11", "P1/L2/2026-08-31"), ("T12", "P3/L1/2026-10-01"),
    ]  # fmt: skip
    assert [f.place.cell for f in found] == ["B3", "C2", "C4"]


def test_a_leader_cannot_be_twice_on_the_road() -> None:
    """L1 in A: P1 at B, P3 at C: 30 + 45 + 45 on the road, 2 × 60 on site: 240 minutes."""
    case = case_of(("P1", "L1", "2026-09-15", None, None), ("P3", "L1", "2026-09-15", None, None))
    one = (*LEADS, Lead("P1", "L1", 2, 50, False))

    def codes(hours: str) -> list[str]:
        rules = CalendarRules(hours=(hours,))
        return [f.code for f in check_visits(case, one, PERIOD, rules)]

    assert codes("08:00-12:00") == []
    assert codes("08:00-11:59") == ["T14"]
