"""调度会: when the centre's dispatch meetings are, when their paper is due, and what is on it.

Every matter has a day by which it must be settled; it stands on the paper of the last meeting
before that day. What is overdue, or has no day, stands on the first paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from zsyz_model.attraction.months import first_day, month_of, ordinal
from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction
from zsyz_model.case.quarters import ordinal as quarter_ordinal
from zsyz_model.case.readiness import PRESENT, Meeting, Topic
from zsyz_model.case.weekly import WEEKDAYS, weekly
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.validate.said import missing, rows_of, scenario_place

DAY = timedelta(days=1)
OnWorkday = Callable[[date], date]
"""The working day on or after a day."""
WorkdaysBefore = Callable[[date, int], date]
"""The n-th working day before a day."""


def meetings(
    case: Case, told: Attraction, on_workday: OnWorkday, before: WorkdaysBefore
) -> tuple[Meeting, ...]:
    """The dispatch meetings after the cut-off with their papers; a holiday moves one to the next working day.

    Raises:
        InputError: when the rule's weekday is none (Z15).
    """
    rules = case.scenario.attraction.dispatch
    days = [on_workday(day) for day in _days(case)]
    if not days:
        return ()
    papers: dict[date, list[Topic]] = {day: [] for day in days}
    for topic in sorted(_topics(case, told), key=lambda t: (t.due or "", t.kind, t.subject)):
        day = _meeting_for(topic, days)
        if day is not None:
            papers[day].append(topic)
    return tuple(
        Meeting(day.isoformat(), before(day, rules.paper_days).isoformat(), tuple(papers[day]))
        for day in papers
    )


def _days(case: Case) -> tuple[date, ...]:
    rules = case.scenario.attraction.dispatch
    if rules.weekday not in WEEKDAYS or len(rules.weekday) != 1:
        place = scenario_place(case.scenario, "attraction.dispatch.weekday")
        fact, advice = f"“{rules.weekday}”不是星期", "写成 一 至 日"
        raise InputError(Finding("Z15", fact, advice, Severity.REFUSED, place, value=rules.weekday))
    as_of, weekday = date.fromisoformat(case.scenario.as_of), WEEKDAYS.index(rules.weekday)
    return weekly(as_of, weekday, rules.meetings, rules.every_weeks)


def _meeting_for(topic: Topic, days: list[date]) -> date | None:
    """The last meeting before the due day, the first when there is none; None beyond the last one."""
    if not topic.due:
        return days[0]
    due = date.fromisoformat(topic.due)
    step = days[1] - days[0] if len(days) > 1 else DAY
    if due >= days[-1] + step:
        return None
    return max((day for day in days if day < due), default=days[0])


def _topics(case: Case, told: Attraction) -> Iterator[Topic]:
    yield from _outings(case, told)
    for one in told.elements:
        if one.state != PRESENT:
            yield Topic("六个一", one.industry, f"{one.title}：{one.state}", one.due)
    for crew in told.crews:
        if crew.gap:
            yield Topic("四专队伍", crew.team, f"缺 {crew.gap} 人", crew.due)
    for row in rows_of(case.table("measures")):
        if missing(row["done_on"]):
            due = "" if missing(row["due_on"]) else row["due_on"].date().isoformat()
            yield Topic("专班措施", str(row["department"]), str(row["measure"]), due)
    for quarter in told.forecast:
        if quarter.target is not None:
            words = f"签约目标 {quarter.target} 个，已签 {quarter.known} 个，预计 {quarter.total:.1f} 个"
            yield Topic("签约进度", quarter.quarter, words, _last_day(quarter.quarter).isoformat())


def _outings(case: Case, told: Attraction) -> Iterator[Topic]:
    """The outings of a month are to be settled before it begins."""
    for x in told.plan.outings if told.plan else ():
        title = str(case.leaders["title"].get(x.leader_id, x.leader_id))
        words = f"{title}带队赴{x.region}，{x.industry}，{x.mode}招商"
        yield Topic("外出招商", x.month, words, first_day(ordinal(x.month)).isoformat())


def _last_day(quarter: str) -> date:
    number = quarter_ordinal(quarter) + 1
    return first_day(month_of(date(number // 4, number % 4 * 3 + 1, 1))) - DAY
