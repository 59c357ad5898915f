"""不说不: every problem as an item with owner, dates, age and level; none is closed by a plain no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from zsyz_model.case import Case
from zsyz_model.case.motion import Burn, Item
from zsyz_model.case.progress_rules import IssueRules
from zsyz_model.findings import Finding, Severity
from zsyz_model.tables import TABLES
from zsyz_model.validate.said import Row, missing, rows_of, said


def items(case: Case, rules: IssueRules, as_of: date) -> tuple[Item, ...]:
    """The sheet 问题清单 on the day of the data, in the order of the case.

    An item counts as closed when its state says so; the day on which it was closed may be unknown.
    """
    return tuple(_item(row, rules, as_of) for row in rows_of(case.table("issues")))


def _item(row: Row, rules: IssueRules, as_of: date) -> Item:
    closed = _word(row, "state") in rules.closed
    raised, due = _day(row, "raised_on"), _day(row, "due_on")
    ended = _day(row, "closed_on") if closed else None
    until = ended if closed else as_of
    overdue = _days(due, until)
    late = None if overdue is None else max(0, overdue)
    level, title = (0, "") if closed else _level(late, rules)
    return Item(
        row["issue_id"], row["project_id"], _word(row, "factor"), _word(row, "problem"),
        _word(row, "duty_unit"), not closed, raised, due, ended, _days(raised, until), late,
        level, title,
    )  # fmt: skip


def _word(row: Row, column: str) -> str:
    return "" if missing(row[column]) else str(row[column]).strip()


def _day(row: Row, column: str) -> date | None:
    day: date | None = None if missing(row[column]) else row[column].date()
    return day


def _days(since: date | None, until: date | None) -> int | None:
    return None if since is None or until is None else (until - since).days


def _level(overdue_days: int | None, rules: IssueRules) -> tuple[int, str]:
    """The highest level reached; 0 when there is no promised date."""
    if overdue_days is None:
        return 0, ""
    reached = [
        (i, step.title)
        for i, step in enumerate(rules.steps, start=1)
        if overdue_days >= step.overdue_days
    ]
    return max(reached, default=(0, ""))


def check_issues(case: Case, rules: IssueRules, as_of: date) -> Iterator[Finding]:
    """What an item must not be: closed without an answer (T21) or by a plain no (T22), and so on.

    T23: open and nobody, or no date, answers for it; T24: dates that cannot be; T25: closed
    on an unknown day.
    """
    for row in rows_of(case.table("issues")):
        closed = _word(row, "state") in rules.closed
        yield from _check_answer(case, row, rules) if closed else _check_open(case, row)
        yield from _check_dates(case, row, as_of)
        if closed and _day(row, "closed_on") is None:
            fact = "已办结，但没有办结日期，不计入消化曲线"
            yield _told(case, row, "closed_on", "T25", fact, "补填办结日期")


def plain_no(row: Row, rules: IssueRules) -> bool:
    """Whether an answer refuses and gives neither another way nor the law it rests on."""
    refuses = any(word in _word(row, "answer") for word in rules.refusals)
    return refuses and not (_word(row, "alternative") or _word(row, "basis"))


def _check_answer(case: Case, row: Row, rules: IssueRules) -> Iterator[Finding]:
    if not _word(row, "answer"):
        yield _told(case, row, "answer", "T21", "已办结，但没有答复", "写明怎样解决")
    elif plain_no(row, rules):
        fact = "以“不”办结：既没有替代办法，也没有法规依据"
        advice = "填写替代办法，或写明所依据的法规名称和条款；否则重新打开"
        yield _told(case, row, "answer", "T22", fact, advice)


def _check_open(case: Case, row: Row) -> Iterator[Finding]:
    for column in ("duty_unit", "raised_on", "due_on", "factor"):
        if missing(row[column]):
            label = TABLES["issues"].by_name[column].label
            yield _told(case, row, column, "T23", f"未办结，但没有{label}", f"补填{label}")


def _check_dates(case: Case, row: Row, as_of: date) -> Iterator[Finding]:
    raised, due, closed = (_day(row, name) for name in ("raised_on", "due_on", "closed_on"))
    if raised and due and due < raised:
        yield _told(case, row, "due_on", "T24", f"承诺办结早于提出日期 {raised}", "核对两个日期")
    if raised and closed and closed < raised:
        yield _told(case, row, "closed_on", "T24", f"办结早于提出日期 {raised}", "核对两个日期")
    for column, day in (("raised_on", raised), ("closed_on", closed)):
        if day and day > as_of:
            yield _told(case, row, column, "T24", f"日期晚于数据截止日 {as_of}", "核对日期")


def _told(case: Case, row: Row, column: str, code: str, fact: str, advice: str) -> Finding:
    return said(case, ("issues", row["key"], column), code, fact, advice, Severity.WARNING)


def burn_down(listed: Sequence[Item], until: date) -> tuple[Burn, ...]:
    """The list month by month, from the first item raised to the month of `until`.

    Items whose day of raising, or of closing when closed, is unknown are left out.
    """
    known = [i for i in listed if i.raised_on and (i.open or i.closed_on)]
    if not known:
        return ()
    raised = [pd.Period(i.raised_on, freq="M") for i in known]
    closed = [pd.Period(i.closed_on, freq="M") for i in known if i.closed_on]
    found: list[Burn] = []
    for month in pd.period_range(min(raised), pd.Period(until, freq="M"), freq="M"):
        come, gone = raised.count(month), closed.count(month)
        before = found[-1].open if found else 0
        found.append(Burn(str(month), come, gone, before + come - gone))
    return tuple(found)


def ageing(listed: Sequence[Item], rules: IssueRules) -> dict[str, int]:
    """Open items by their age in days; those without a day of raising stand apart."""
    bounds = rules.ages
    found = {name: 0 for name in (*_bands(bounds), "不详")}
    for item in listed:
        if item.open:
            found[_band(item.age_days, bounds)] += 1
    return found


def _bands(bounds: Sequence[int]) -> list[str]:
    lows = [0, *(bound + 1 for bound in bounds)]
    closed = [f"{low}至{high}天" for low, high in zip(lows, bounds, strict=False)]
    return [*closed, f"{lows[-1]}天以上"]


def _band(age_days: int | None, bounds: Sequence[int]) -> str:
    if age_days is None:
        return "不详"
    return _bands(bounds)[sum(age_days > bound for bound in bounds)]


def open_land(listed: Sequence[Item]) -> tuple[Item, ...]:
    """Open problems of land, the longest overdue first: what the next plan has to look at."""
    land = [item for item in listed if item.open and item.factor == "土地"]
    return tuple(sorted(land, key=lambda i: (-(i.overdue_days or 0), i.issue_id)))
