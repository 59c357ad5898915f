"""Dispatch meetings: days by hand, every matter on the last paper before its day, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.attraction.county import county
from zsyz_model.attraction import attraction, meetings
from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction
from zsyz_model.case.attraction_rules import DispatchRules
from zsyz_model.case.readiness import Meeting
from zsyz_model.findings import InputError
from zsyz_model.review.meeting.workdays import workday_on_or_after, workdays_before

BASE = county()
TOLD = attraction(BASE)


def ruled(rules: DispatchRules, as_of: str = "2026-10-31") -> Case:
    wishes = replace(BASE.scenario.attraction, dispatch=rules)
    return replace(BASE, scenario=replace(BASE.scenario, attraction=wishes, as_of=as_of))


def held(case: Case, told: Attraction = TOLD) -> tuple[Meeting, ...]:
    return meetings(case, told, workday_on_or_after, workdays_before)


def test_every_week_on_monday_from_the_one_after_the_cut_off() -> None:
    """31 October 2026 is a Saturday; two working days before a Monday is the Thursday."""
    found = held(ruled(DispatchRules(meetings=3)))

    assert [(m.day, m.paper_by) for m in found] == [
        ("2026-11-02", "2026-10-29"), ("2026-11-09", "2026-11-05"), ("2026-11-16", "2026-11-12"),
    ]  # fmt: skip


@pytest.mark.parametrize(("weekday", "first"), [("六", "2026-11-09"), ("五", "2026-11-06")])
def test_another_weekday_and_a_day_off(weekday: str, first: str) -> None:
    """A Saturday off moves to the Monday."""
    assert held(ruled(DispatchRules(weekday=weekday, meetings=1)))[0].day == first


def test_the_national_holiday_moves_a_meeting() -> None:
    """1 to 7 October 2026 are off: Monday the 5th becomes Thursday the 8th."""
    found = held(ruled(DispatchRules(meetings=2), as_of="2026-09-30"))

    assert [m.day for m in found] == ["2026-10-08", "2026-10-12"]


def test_every_matter_stands_on_the_last_paper_before_its_day_and_only_once() -> None:
    found = held(ruled(DispatchRules(meetings=20)))
    placed = [(date.fromisoformat(m.day), t) for m in found for t in m.topics]
    week = timedelta(7)

    assert len({t for _, t in placed}) == len(placed)
    for day, topic in placed:
        if topic.due and date.fromisoformat(topic.due) > date.fromisoformat(found[0].day):
            assert day < date.fromisoformat(topic.due) <= day + week
        else:
            assert day == date.fromisoformat(found[0].day)
    kinds = {t.kind for _, t in placed}
    assert kinds == {"六个一", "四专队伍", "专班措施", "外出招商", "签约进度"}


def test_a_matter_beyond_the_last_meeting_waits() -> None:
    due = {t.due for m in held(ruled(DispatchRules(meetings=2))) for t in m.topics}

    assert max(due) < "2026-11-16"


def test_a_matter_on_the_day_of_a_meeting_stands_a_week_earlier() -> None:
    """高端化工's team is due on 31 January 2027, a Sunday: the 25th."""
    (day,) = [
        m.day for m in held(ruled(DispatchRules(meetings=20))) for t in m.topics if t.subject == "高端化工" and t.kind == "四专队伍"
    ]  # fmt: skip

    assert day == "2027-01-25"


def test_no_meetings_and_a_wrong_weekday() -> None:
    assert held(ruled(DispatchRules(meetings=0))) == ()
    for word in ("周一", "八", ""):
        with pytest.raises(InputError, match="Z15"):
            held(ruled(DispatchRules(weekday=word)))
