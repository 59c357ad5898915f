"""Dispatch meetings: their days by the offices' calendar, their matters in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.report.motion.boards import busy_county
from zsyz_model.case import Lead
from zsyz_model.case.dispatch import Matter, Meeting
from zsyz_model.case.motion import Light
from zsyz_model.case.progress_rules import DispatchRules
from zsyz_model.case.walls import Deadline, Reverse
from zsyz_model.findings import InputError
from zsyz_model.progress.dispatch import Agenda, matters, meetings
from zsyz_model.progress.reverse import OfficeDays
from zsyz_model.review.meeting.workdays import workdays_after, workdays_before

OFFICE = OfficeDays(workdays_before, workdays_after)
LED = (Lead("P1", "L2", 2.0, 50, False),)
END = date(2026, 12, 31)
LATE = Reverse("P1", "开工", "台账承诺 2026Q4 开工", END, (
    Deadline("备案", "", 3, END, END, None, END + timedelta(5), 5, "", ""),
))  # fmt: skip


def agenda(rules: DispatchRules | None = None) -> Agenda:
    told, case = busy_county()
    excused = Light("P2", "2026-10", "", "豁免", earned="黄", excuse="汛期停工")
    told = replace(told, lights=(*told.lights, excused))
    case.projects.loc["P4", "duty_unit"] = "化工园"
    return Agenda(case, told, (LATE,), LED, rules or DispatchRules())


def test_one_meeting_a_week_on_its_day() -> None:
    """2026-10-31 is a Saturday; the Mondays after it are working days."""
    held = meetings(agenda(), 3, OFFICE)

    assert [(m.day, m.moved) for m in held] == [
        (date(2026, 11, 2), False), (date(2026, 11, 9), False), (date(2026, 11, 16), False),
    ]  # fmt: skip
    assert held[0].matters
    assert held[1] == Meeting(date(2026, 11, 9), 900, 1020, "县委常委会会议室", False)


def test_a_day_off_moves_the_meeting_to_the_next_of_work() -> None:
    """Friday 1 January 2027 is New Year's Day by law: the ninth Friday goes to Monday the 4th."""
    held = meetings(agenda(DispatchRules(weekday="五")), 9, OFFICE)

    assert (held[-1].day, held[-1].moved) == (date(2027, 1, 4), True)
    assert [m.moved for m in held].count(True) == 1


def test_the_matters_stand_in_order_with_who_reports() -> None:
    """W2 is 60 days over (level 4), W4 6 days (level 2), W3 not at all."""
    assert list(matters(agenda())) == [
        Matter("红灯", "P4", "红（严重滞后），落后序时 33.33 个百分点", "化工园", "化工园"),
        Matter("上报问题", "P1", "W2 缺地，逾期 60 天，报县委县政府调度会", "副县长甲", "资规局"),
        Matter("承诺已晚", "P1", "台账承诺 2026Q4 开工，按现有安排晚 5 天（备案起）", "副县长甲"),
        Matter("豁免复核", "P2", "豁免前为黄灯：汛期停工", "责任单位未填"),
    ]
    more = matters(agenda(DispatchRules(least_level=2)))
    assert [m.words[:2] for m in more if m.kind == "上报问题"] == ["W2", "W4"]


@pytest.mark.parametrize(
    "rules", [DispatchRules(weekday="周一"), DispatchRules(weekday=""), DispatchRules(hours="下午"),
              DispatchRules(hours="17:00-15:00")]
)  # fmt: skip
def test_rules_that_cannot_be_read_are_refused(rules: DispatchRules) -> None:
    with pytest.raises(InputError, match=r"T04.*调度会规则读不出"):
        meetings(agenda(rules), 1, OFFICE)
