"""包保推进 put together: what the ledger, the plan and the rules say at the end of a month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zsyz_model.case import Case, Lead, Plan
from zsyz_model.case.board import Motion
from zsyz_model.case.light_rules import LightBook, LightPreset
from zsyz_model.case.motion import Standing
from zsyz_model.case.progress_rules import ProgressRules
from zsyz_model.findings import Finding
from zsyz_model.progress.attendance import Period, attendance, check_visits
from zsyz_model.progress.issues import ageing, burn_down, check_issues, items
from zsyz_model.progress.lights import check_book, check_months, lights
from zsyz_model.progress.pace import month_of
from zsyz_model.progress.ranks import grouped_leads, leads, standings
from zsyz_model.progress.rates import GROUPS, beside, check_funds, rates
from zsyz_model.progress.situations import Known, situations
from zsyz_model.progress.trend import trend
from zsyz_model.progress.visits import calendars, check_weeks
from zsyz_model.progress.windows import check_duties, spans
from zsyz_model.tables import TABLES
from zsyz_model.validate.pairing import DONE
from zsyz_model.validate.said import missing, rows_of

BY_PLAN, BY_LEDGER = "方案的包保名单", "台账的现包保领导"
USES = {
    "progress": "不亮灯、不排名", "visits": "走访按零次计，不核履职", "issues": "没有不说不清单",
    "procedures": "手续进展不详", "funds": "资金到位率不详", "proofs": "履约率不详",
    "busy": "领导没有固定日程，全部工作时段可外出",
}  # fmt: skip
"""Sheet → what is not told without it."""


@dataclass(frozen=True, slots=True)
class Books:
    """The rules of 包保推进, as read."""

    lights: LightBook
    rules: ProgressRules


def pairs_today(case: Case) -> tuple[Lead, ...]:
    """Who leads what today, by the ledger's 现包保领导; hours and fit are the plan's to say."""
    return tuple(
        Lead(row["key"], row["current_leader"], 0.0, 0, False)
        for row in rows_of(case.projects)
        if not missing(row["current_leader"])
        and row["current_leader"] in case.leaders.index
        and row["stage"] not in DONE
    )


def pairs_then(case: Case, plan: Plan | None) -> tuple[Lead, ...]:
    """Who was on duty for the visits on record: today's leaders; a plan's where nobody is today."""
    return pairs_today(case) or (plan.leads if plan else ())


def next_monday(day: date) -> date:
    """The first Monday after a day."""
    return day + timedelta(days=7 - day.weekday())


def motion(case: Case, plan: Plan | None, books: Books, monday: date | None = None) -> Motion:
    """The whole board at the scenario's cut-off date; the calendar is for the week of `monday`.

    Without a plan the pairs are those of the ledger; land and loans of the plan are then unknown.

    Raises:
        InputError: when the rules cannot be meant (T01, T04).
        NoPlanError: when a calendar cannot be made (T06).
    """
    check_book(books.lights)
    preset, rules = books.lights.preset, books.rules
    spans(rules.calendar)
    as_of = date.fromisoformat(case.scenario.as_of)
    month = as_of.isoformat()[:7]
    led = pairs_today(case) if plan is None else plan.leads
    period = Period(date.fromisoformat(rules.calendar.since or f"{as_of.year}-01-01"), as_of)
    shown = lights(case, month, preset)
    listed = items(case, rules.issues, as_of)
    weeks = calendars(case, led, monday or next_monday(as_of), rules.calendar)
    found = rates(case, led, as_of)
    said = (
        *check_months(case, shown), *check_duties(case), *check_weeks(case, weeks),
        *_check_sheets(case, pairs_then(case, plan), books, period),
    )  # fmt: skip
    return Motion(
        month, preset, BY_LEDGER if plan is None else BY_PLAN, shown,
        standings(leads(case, month, preset), leads(case, _before(month), preset)),
        dict(_groups(case, led, month, preset)), weeks,
        attendance(case, pairs_then(case, plan), period) if not case.table("visits").empty else (),
        listed, burn_down(listed, as_of), ageing(listed, rules.issues),
        situations(Known.of(case, plan, as_of, preset)), found, beside(found[0], rules.yardsticks), trend(case, as_of),
        notes=tuple(_notes(case, plan)), findings=said,
    )  # fmt: skip


def _before(month: str) -> str:
    return str(month_of(month) - 1)


def _check_sheets(
    case: Case, led: Sequence[Lead], books: Books, period: Period
) -> Iterator[Finding]:
    rules = books.rules
    yield from check_visits(case, led, period, rules.calendar)
    yield from check_issues(case, rules.issues, period.until)
    yield from check_funds(case)


def _groups(
    case: Case, led: Sequence[Lead], month: str, preset: LightPreset
) -> Iterator[tuple[str, tuple[Standing, ...]]]:
    """The rankings of units, leaders, towns and industries."""
    leader = {lead.project_id: lead.leader_id for lead in led}
    for column, title in GROUPS.items():
        if column == "leader_id":
            of = leader
        else:
            of = {str(p): str(v) for p, v in case.projects[column].dropna().items()}
        now, before = (grouped_leads(case, m, preset, of) for m in (month, _before(month)))
        yield title, standings(now, before)


def _notes(case: Case, plan: Plan | None) -> Iterator[str]:
    """What could not be told, and why."""
    for name, what in USES.items():
        if case.table(name).empty:
            yield f"没有“{TABLES[name].sheet}”的数据，{what}"
    if plan is None:
        yield "没有方案：供地季度、指标来源和融资安排不详"
