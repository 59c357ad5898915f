"""调度会: the meetings of the next weeks, and the paper of the first: what, who reports, who acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zsyz_model.case import Case, Lead
from zsyz_model.case.board import Motion
from zsyz_model.case.dispatch import Matter, Meeting
from zsyz_model.case.progress_rules import DispatchRules
from zsyz_model.case.walls import Reverse
from zsyz_model.case.weekly import WEEKDAYS, weekly
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.progress.reverse import OfficeDays
from zsyz_model.progress.windows import clock
from zsyz_model.validate.said import missing

RED, ITEM, LATE, EXCUSED = "红灯", "上报问题", "承诺已晚", "豁免复核"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the matters are taken from."""

    case: Case
    told: Motion
    reverses: Sequence[Reverse]
    led: Sequence[Lead]
    rules: DispatchRules


def meetings(agenda: Agenda, weeks: int, days: OfficeDays) -> tuple[Meeting, ...]:
    """One meeting a week from the day after the data on; a day off moves it to the next of work.

    Raises:
        InputError: when weekday or hours cannot be read (T04).
    """
    rules = agenda.rules
    weekday, begins, ends = _read(rules)
    found: list[Meeting] = []
    for usual in weekly(date.fromisoformat(agenda.case.scenario.as_of), weekday, weeks):
        day = days.after(usual - DAY, 1)
        told = () if found else tuple(matters(agenda))
        found.append(Meeting(day, begins, ends, rules.place, day != usual, told))
    return tuple(found)


def _read(rules: DispatchRules) -> tuple[int, int, int]:
    begin, _, end = rules.hours.partition("-")
    try:
        read = WEEKDAYS.index(rules.weekday), clock(begin), clock(end)
        if not rules.weekday or read[1] >= read[2]:
            raise ValueError(f"“{rules.hours}”的起不早于止")
    except ValueError as error:
        fact = f"调度会规则读不出（{error}）"
        advice = "weekday 写 一 至 日，hours 写成 15:00-17:00"
        raise InputError(
            Finding("T04", fact, advice, Severity.REFUSED, subject="dispatch")
        ) from error
    return read


def matters(agenda: Agenda) -> Iterator[Matter]:
    """Red lights (the last rank first), escalated items, late promises, excuses to be looked at."""
    told = agenda.told
    rank = {one.subject: one.rank for one in told.standings}
    for light in sorted(told.lights, key=lambda x: (-rank.get(x.project_id, 0), x.project_id)):
        if light.colour == "红":
            action = f"；{light.action}" if light.action else ""
            yield _matter(agenda, RED, light.project_id, f"{light.text}，{light.because}{action}")
    escalated = [i for i in told.items if i.open and i.level >= agenda.rules.least_level]
    for item in sorted(escalated, key=lambda i: (-(i.overdue_days or 0), i.issue_id)):
        words = f"{item.issue_id} {item.problem}，逾期 {item.overdue_days} 天，报{item.level_title}"
        yield _matter(agenda, ITEM, item.project_id, words, item.owner)
    late = [one for one in agenda.reverses if one.late]
    for one in sorted(late, key=lambda one: (-one.late_days, one.project_id)):
        words = f"{one.promise}，按现有安排晚 {one.late_days} 天（{one.late[0].step}起）"
        yield _matter(agenda, LATE, one.project_id, words)
    for light in told.lights:
        if light.earned:
            yield _matter(
                agenda, EXCUSED, light.project_id, f"豁免前为{light.earned}灯：{light.excuse}"
            )


def _matter(agenda: Agenda, kind: str, project: str, words: str, owner: str = "") -> Matter:
    """Its leader reports; without one the unit on duty does."""
    unit = agenda.case.projects["duty_unit"].get(project)
    known = "" if missing(unit) else str(unit)
    leader = next((x.leader_id for x in agenda.led if x.project_id == project), "")
    title = agenda.case.leaders["title"].get(leader, leader)
    return Matter(kind, project, words, str(title) or known or "责任单位未填", owner or known)
