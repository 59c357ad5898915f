"""When the meeting is: as the scenario says, else the first working day with enough notice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from zsyz_model.case import Scenario
from zsyz_model.case.weekly import WEEKDAYS
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.review.choosing import complain
from zsyz_model.review.meeting.workdays import (
    is_feast,
    is_workday,
    known_year,
    settled,
    workday_on_or_after,
    workdays_after,
    workdays_before,
)
from zsyz_model.validate.said import scenario_place

HELD_ON = "meeting.held_on"
MOST_NOTICE = 60
"""Working days of notice that may be asked for at most; more is a slip of the pen."""
_YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of a meeting; `stated` says that the scenario itself names `held_on`."""

    as_of: dt.date
    topics_by: dt.date
    held_on: dt.date
    stated: bool


def meeting_dates(scenario: Scenario) -> Dates:
    """When topics are due and when the meeting is.

    Topics and papers are due `notice_days` working days before the meeting, and never before
    `as_of`: what the ledger knows counts, and what is missing can still be handed in.

    Raises:
        InputError: with everything that the section `meeting` says and cannot mean (Y07).
    """
    if findings := tuple(_check_rules(scenario)):
        raise InputError(*findings)
    rules, as_of = scenario.meeting, cut_off(scenario)
    earliest = _earliest(as_of, rules.notice_days)
    held_on = _read_day(rules.held_on) or earliest
    return Dates(as_of, workdays_before(held_on, rules.notice_days), held_on, bool(rules.held_on))


def cut_off(scenario: Scenario) -> dt.date:
    """The day up to which the ledger counts.

    Raises:
        InputError: when `as_of` is no day written as 2026-10-31 (Y07).
    """
    if day := _read_day(scenario.as_of):
        return day
    raise InputError(_no_day(scenario, "as_of", scenario.as_of))


def check_calendar(scenario: Scenario, dates: Dates) -> tuple[Finding, ...]:
    """One warning (S20) when a day that was counted is not settled yet by a published notice."""
    first = dates.topics_by if dates.stated else dates.as_of
    open_days = [day for day in (first, dates.held_on) if not settled(day)]
    if not open_days:
        return ()
    years = dict.fromkeys(d.year + known_year(d.year) for d in open_days)
    named = "、".join(f"{year} 年" for year in years)
    fact = (
        f"{first} 至 {dates.held_on} 要看{named}的放假调休安排，日历里还没有，"
        "未公布的日子按周一至周五上班计算"
    )
    advice = "国务院办公厅一般在上年 11 月公布安排：公布后更新 holidays 包，"
    advice += "并核对写明的日期" if dates.stated else f"或在情景的 {HELD_ON} 写明会期"
    place, value = scenario_place(scenario, HELD_ON), dates.held_on.isoformat()
    return (Finding("S20", fact, advice, Severity.WARNING, place, HELD_ON, value),)


def _earliest(as_of: dt.date, notice: int) -> dt.date:
    """The first working day whose topics are not due before the cut-off."""
    return workdays_after(workday_on_or_after(as_of), notice)


def _check_rules(scenario: Scenario) -> Iterator[Finding]:
    rules, as_of = scenario.meeting, _read_day(scenario.as_of)
    if as_of is None:
        yield _no_day(scenario, "as_of", scenario.as_of)
    counted = 0 <= rules.notice_days <= MOST_NOTICE
    if not counted:
        fact, value = f"应在 0 与 {MOST_NOTICE} 个工作日之间", str(rules.notice_days)
        yield complain(scenario, "meeting.notice_days", fact, "计划规定为 3", value)
    if rules.most_topics < 1:
        fact, value = "一次会议至少有 1 个议题", str(rules.most_topics)
        yield complain(scenario, "meeting.most_topics", fact, "改为 1 或更大的整数", value)
    if not rules.held_on:
        return
    held_on = _read_day(rules.held_on)
    if held_on is None:
        yield _no_day(scenario, HELD_ON, rules.held_on)
    elif as_of and counted:
        yield from _check_held_on(scenario, held_on, _earliest(as_of, rules.notice_days))


def _check_held_on(scenario: Scenario, held_on: dt.date, earliest: dt.date) -> Iterator[Finding]:
    """Too early, or on a day off; a weekend of an unsettled year may yet be a working day."""
    rules = scenario.meeting
    advice = f"改为 {workday_on_or_after(max(held_on, earliest))}，或留空由程序推算"
    if held_on < earliest:
        due = workdays_before(held_on, rules.notice_days)
        fact = f"提前期不足：议题应在会前 {rules.notice_days} 个工作日即 {due} 收齐，早于截止日 {scenario.as_of}"
        yield complain(scenario, HELD_ON, fact, advice, rules.held_on)
    elif is_feast(held_on) or (settled(held_on) and not is_workday(held_on)):
        fact = f"周{WEEKDAYS[held_on.weekday()]}，按国务院办公厅的放假调休安排不上班"
        yield complain(scenario, HELD_ON, fact, advice, rules.held_on)


def _no_day(scenario: Scenario, path: str, value: str) -> Finding:
    return complain(scenario, path, "不是日期", "写成 2026-10-31", value)


def _read_day(text: str) -> dt.date | None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text and day.year in _YEARS else None
