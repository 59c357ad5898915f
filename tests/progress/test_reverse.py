"""Reverse schedules by hand: on a calendar without days off, and once on that of offices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from tests.cases import make_case, toy_tables
from zsyz_model.case import Plan, Start, Status
from zsyz_model.case.progress_rules import ReverseRules, StepDays
from zsyz_model.case.walls import Reverse
from zsyz_model.progress.reverse import (
    OfficeDays,
    check_reverse,
    last_workday,
    reverse_schedules,
)
from zsyz_model.review.meeting.workdays import workdays_after, workdays_before

EVERY_DAY = OfficeDays(lambda d, n: d - timedelta(n), lambda d, n: d + timedelta(n))
OFFICE = OfficeDays(workdays_before, workdays_after)
RULES = ReverseRules((StepDays("备案", 3, "[0]"), StepDays("许可", 5)), (StepDays("验收", 10),))
AS_OF = date(2026, 10, 31)
Step = tuple[str, str | None, str | None]


def schedules(
    steps: Sequence[Step] = (), as_of: date = AS_OF, plan: Plan | None = None, **facts: Any
) -> tuple[Reverse, ...]:
    """Of P1 alone, promised for 2026Q4, with these procedures (name, due, done)."""
    row = {**toy_tables()["projects"][0], "promised": "2026Q4", **facts}
    rows = [
        {
            "project_id": "P1",
            "step": name,
            "department": "县局",
            "due_on": day(due),
            "done_on": day(done),
        }
        for name, due, done in steps
    ]
    case = make_case(None, projects=[row], procedures=rows)
    return reverse_schedules(case, plan, RULES, as_of, EVERY_DAY)


def day(word: str | None) -> pd.Timestamp:
    return pd.Timestamp(word) if word else pd.NaT  # type: ignore[return-value]


def told(found: Sequence[Reverse]) -> list[tuple[str, str, str, str, int]]:
    return [
        (s.step, str(s.begin_by), str(s.latest), str(s.expected), s.late_days)
        for one in found for s in one.steps
    ]  # fmt: skip


def test_back_from_the_last_day_of_the_promised_quarter() -> None:
    found = schedules()

    assert [(x.aim, x.promise, x.target) for x in found] == [
        ("开工", "台账承诺 2026Q4 开工", date(2026, 12, 31))
    ]
    assert told(found) == [
        ("备案", "2026-12-23", "2026-12-26", "2026-11-03", 0),
        ("许可", "2026-12-26", "2026-12-31", "2026-11-08", 0),
    ]
    assert found[0].late == ()
    assert (found[0].steps[0].source, found[0].steps[0].status) == ("[0]", "待核实")


def test_what_is_too_late_is_named_with_its_days() -> None:
    found = schedules(as_of=date(2026, 12, 28))

    assert told(found) == [
        ("备案", "2026-12-23", "2026-12-26", "2026-12-31", 5),
        ("许可", "2026-12-26", "2026-12-31", "2027-01-05", 5),
    ]
    assert found[0].late_days == 5


def test_the_ledger_s_own_dates_count_and_push_what_follows() -> None:
    assert told(schedules([("备案", "2026-12-30", None)])) == [
        ("备案", "2026-12-23", "2026-12-26", "2026-12-30", 4),
        ("许可", "2026-12-26", "2026-12-31", "2027-01-04", 4),
    ]
    # a date that has passed without an end: today at the earliest
    assert told(schedules([("备案", "2026-06-30", None)]))[0][3] == "2026-10-31"


def test_what_is_done_takes_no_time_any_more() -> None:
    found = schedules([("备案", "2026-10-10", "2026-10-12")])

    assert found[0].done == ("备案",)
    assert [step for step, *_ in told(found)] == ["许可"]


def test_a_procedure_without_a_configured_time_has_to_end_by_the_promise() -> None:
    found = schedules([("取水许可", "2027-01-10", None)])

    assert told(found)[-1] == ("取水许可", "None", "2026-12-31", "2027-01-10", 10)
    assert found[0].steps[-1].source == "未配时限"
    assert found[0].steps[-1].owner == "县局"


def test_the_plan_s_quarter_goes_before_the_ledger_s() -> None:
    start = Start("P1", "2027Q2", "new", 100.0)
    plan = Plan(Status.OPTIMAL, "tiers", (), (start,), ())

    assert [(x.promise, x.target) for x in schedules(plan=plan)] == [
        ("方案 2027Q2 开工", date(2027, 6, 30))
    ]


def test_production_of_a_project_under_way() -> None:
    begun: dict[str, Any] = {"stage": "开工", "started_on": day("2026-03-01")}

    assert schedules(**begun) == ()
    assert schedules(**begun, produced_on=day("2026-10-01")) == ()
    assert told(schedules(**begun, produced_on=day("2026-11-05"))) == [
        ("验收", "2026-10-26", "2026-11-05", "2026-11-10", 5)
    ]


@pytest.mark.parametrize("facts", [{"promised": None}, {"stage": "评审"}, {"stage": "终止"}])
def test_without_a_promise_nothing_is_scheduled(facts: dict[str, Any]) -> None:
    assert schedules(**facts) == ()


def test_working_days_are_those_of_offices() -> None:
    """2026: National Day from 1 to 7 October; the third quarter ends on Wednesday the 30th."""
    assert last_workday("2026Q3", OFFICE) == date(2026, 9, 30)
    assert last_workday("2027Q4", OFFICE) == date(2027, 12, 31)


def test_a_promise_that_cannot_be_kept_is_found_at_its_cell() -> None:
    row = {**toy_tables()["projects"][0], "promised": "2026Q4"}
    case = make_case(None, projects=[row])
    late = reverse_schedules(case, None, RULES, date(2026, 12, 28), EVERY_DAY)

    [found] = check_reverse(case, late)
    assert (found.code, found.subject, found.place.sheet) == ("T41", "P1", "项目")
    assert "“备案”最迟应于 2026-12-26 办结，按现有安排要到 2026-12-31，晚 5 天" in found.fact
    assert list(check_reverse(case, schedules())) == []
