"""走访记录 against the duty of at least one visit a week; records that cannot be so are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from zsyz_model.case import Case, Lead
from zsyz_model.case.motion import Attendance
from zsyz_model.case.progress_rules import CalendarRules
from zsyz_model.findings import Finding, Severity
from zsyz_model.progress.outings import Stop, bases_of, drive_of, outings, stops_of
from zsyz_model.progress.windows import spans
from zsyz_model.validate.said import Row, missing, rows_of, said

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Period:
    """From the day on which the leaders were given their projects to the day of the data."""

    since: date
    until: date

    @property
    def mondays(self) -> tuple[date, ...]:
        """The Mondays of the whole weeks (Monday to Sunday) in the period."""
        first = self.since + timedelta(days=-self.since.weekday() % 7)
        whole = max(0, (self.until - first).days + 1) // 7
        return tuple(first + i * WEEK for i in range(whole))


def attendance(case: Case, leads: Sequence[Lead], period: Period) -> tuple[Attendance, ...]:
    """Each pair of the plan: in how many whole weeks the leader was on site as often as asked.

    Only the leader's own visits count, each day once, and only those within the period.
    """
    asked = max(1, ceil(case.scenario.leaders.visits_per_week - 1e-6))
    rows = tuple(rows_of(case.table("visits")))
    found = []
    for lead in sorted(leads, key=lambda lead: (lead.leader_id, lead.project_id)):
        pair = (lead.project_id, lead.leader_id)
        own = [r for r in rows if (r["project_id"], r["leader_id"]) == pair and _within(r, period)]
        found.append(_kept(pair, own, period, asked))
    return tuple(found)


def _kept(pair: tuple[str, str], rows: Sequence[Row], period: Period, asked: int) -> Attendance:
    days = sorted({_day(row) for row in rows})
    kept = sum(sum(m <= day < m + WEEK for day in days) >= asked for m in period.mondays)
    told = [row for row in rows if not missing(row["problem"])]
    solved = sum(row["solved"] == "是" for row in told)
    last = days[-1] if days else None
    return Attendance(*pair, len(period.mondays), kept, len(days), len(told), solved, last)


def _day(row: Row) -> date:
    day: date = row["visited_on"].date()
    return day


def _within(row: Row, period: Period) -> bool:
    return period.since <= _day(row) <= period.until


def check_visits(
    case: Case, leads: Sequence[Lead], period: Period, rules: CalendarRules
) -> Iterator[Finding]:
    """Visits before the plan (T11), after the data (T12), by another leader (T13), too many (T14)."""
    own = {(lead.project_id, lead.leader_id) for lead in leads}
    led = {lead.project_id for lead in leads}
    for row in rows_of(case.table("visits")):
        cell = ("visits", row["key"], "visited_on")
        if _day(row) < period.since:
            fact = f"走访早于包保开始的 {period.since}，不计入"
            yield said(case, cell, "T11", fact, "核对日期；此前的走访另作记录", Severity.WARNING)
        if _day(row) > period.until:
            fact = f"走访晚于数据截止日 {period.until}，不计入"
            yield said(case, cell, "T12", fact, "核对日期", Severity.WARNING)
        if row["project_id"] in led and (row["project_id"], row["leader_id"]) not in own:
            other = ("visits", row["key"], "leader_id")
            fact = "到现场的不是该项目的包保领导，不计入包保走访"
            yield said(case, other, "T13", fact, "核对领导编号或包保名单", Severity.WARNING)
    yield from _check_days(case, rules)


def _check_days(case: Case, rules: CalendarRules) -> Iterator[Finding]:
    """A leader cannot have been everywhere: the shortest way round is longer than the day."""
    days: dict[tuple[str, date], list[Row]] = {}
    for row in rows_of(case.table("visits")):
        days.setdefault((row["leader_id"], _day(row)), []).append(row)
    parts = spans(rules)
    most = max(end for _, end in parts) - min(begin for begin, _ in parts)
    bases = bases_of(case)
    for (leader, day), rows in sorted(days.items()):
        stops = _stops(case, leader, rows)
        if len(stops) > 1 and not _fits(case, bases.get(leader, ""), stops, most):
            cell = ("visits", rows[-1]["key"], "visited_on")
            fact = f"{leader} 在 {day} 记有 {len(stops)} 个项目，路程和现场时间合计超过全天 {most} 分钟"
            yield said(case, cell, "T14", fact, "核对日期和领导编号", Severity.WARNING)


def _stops(case: Case, leader: str, rows: Sequence[Row]) -> tuple[Stop, ...]:
    known = [r["project_id"] for r in rows if r["project_id"] in case.projects.index]
    leads = [Lead(p, leader, 0.0, 0, False) for p in dict.fromkeys(known)]
    return stops_of(case, leads).get(leader, ())


def _fits(case: Case, base: str, stops: Sequence[Stop], most: int) -> bool:
    ways = outings(base, stops, most, drive_of(case))
    return any(len(way.stops) == len(stops) for way in ways)
