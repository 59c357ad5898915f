"""挂图作战: both wall charts of a project put together from the board, the plan and the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zsyz_model.case import Case, Plan
from zsyz_model.case.board import Motion
from zsyz_model.case.motion import Situation
from zsyz_model.case.walls import Facts, Milestone, Reverse, Spent, Wall
from zsyz_model.progress.pace import Sheets, month_of, pace
from zsyz_model.progress.reverse import OfficeDays, last_workday
from zsyz_model.validate.said import Row, missing

UNKNOWN = "台账未填"
SIGNED, BEGUN, MADE = "签约", "开工", "投产"


@dataclass(frozen=True, slots=True)
class Source:
    """What walls are put together from."""

    case: Case
    plan: Plan | None
    told: Motion
    reverses: Mapping[str, Reverse]
    days: OfficeDays
    sheets: Sheets

    @classmethod
    def of(
        cls,
        case: Case,
        plan: Plan | None,
        told: Motion,
        reverses: Sequence[Reverse],
        days: OfficeDays,
    ) -> Source:
        """Everything looked up once."""
        by_project = {one.project_id: one for one in reverses}
        return cls(case, plan, told, by_project, days, Sheets.of(case))

    @property
    def as_of(self) -> date:
        """The day of the data."""
        return date.fromisoformat(self.case.scenario.as_of)


def wall_of(source: Source, project: str) -> Wall:
    """The wall charts of one project of the ledger. KeyError when there is none of that id."""
    row, told = source.sheets.projects[project], source.told
    found = pace(source.sheets, project, month_of(told.month), told.preset)
    return Wall(
        project,
        next((x for x in told.lights if x.project_id == project), None),
        next((x for x in told.standings if x.subject == project), None),
        found.year_plan_wan, found.done_wan, found.due_share, _shape(source, project),
        tuple(_months(source, project)), tuple(_milestones(source, row)),
        source.reverses.get(project),
        tuple(_people(source, row)), _land(source, row), _money(source, row),
        tuple(_procedures(source, project)),
        tuple(item for item in told.items if item.open and item.project_id == project),
        next((x for x in told.attendance if x.project_id == project), None),
    )  # fmt: skip


def walled(told: Motion) -> tuple[str, ...]:
    """The projects that have a wall when none is named: those with a light or an open item."""
    lit = [light.project_id for light in told.lights]
    asked = [item.project_id for item in told.items if item.open]
    return tuple(dict.fromkeys((*lit, *asked)))


def _word(value: object) -> str:
    return UNKNOWN if missing(value) else str(value)


def _day(value: object) -> date | None:
    return None if missing(value) else value.date()  # type: ignore[attr-defined]


def _shape(source: Source, project: str) -> str:
    """The last 形象进度 that was reported by then."""
    rows = source.sheets.months.get(project, {})
    shapes = [rows[m]["shape"] for m in sorted(rows) if m <= month_of(source.told.month)]
    return next((str(shape) for shape in reversed(shapes) if not missing(shape)), "")


def _months(source: Source, project: str) -> Iterator[Spent]:
    rows, last = source.sheets.months.get(project, {}), month_of(source.told.month)
    for month in sorted(m for m in rows if m.year == last.year and m <= last):
        planned, done = (rows[month][name] for name in ("planned_wan", "done_wan"))
        yield Spent(
            str(month),
            None if missing(planned) else float(planned),
            None if missing(done) else float(done),
        )


def _milestones(source: Source, row: Row) -> Iterator[Milestone]:
    """Signing, procedures, start and production, in the order of their days."""
    found = [Milestone(SIGNED, None, _day(row["signed_on"]))]
    found += [
        Milestone(str(s["step"]), _day(s["due_on"]), _day(s["done_on"]), _owner(s["department"]))
        for s in source.sheets.steps.get(row["project_id"], ())
    ]
    found.append(Milestone(BEGUN, _promised(source, row), _day(row["started_on"])))
    made = _day(row["produced_on"])
    ahead = made is not None and made > source.as_of
    found.append(Milestone(MADE, made if ahead else None, None if ahead else made))
    known = [one for one in found if one.planned or one.done]
    yield from sorted(known, key=lambda one: one.planned or one.done or date.max)


def _owner(value: object) -> str:
    return "" if missing(value) else str(value)


def _promised(source: Source, row: Row) -> date | None:
    starts = source.plan.starts if source.plan else ()
    quarter = next(
        (s.quarter for s in starts if s.project_id == row["project_id"]), row["promised"]
    )
    return None if missing(quarter) else last_workday(str(quarter), source.days)


def _people(source: Source, row: Row) -> Iterator[tuple[str, str]]:
    """Who is on duty: the leader, the units, the liaison."""
    yield "包保领导", _leader(source, row)
    yield "责任单位", _word(row["duty_unit"])
    yield "首谈单位", _word(row["first_contact"])
    yield "联络员", _word(row["liaison"])
    offices = dict.fromkeys(
        str(s["department"])
        for s in source.sheets.steps.get(row["project_id"], ())
        if not missing(s["department"]) and missing(s["done_on"])
    )
    items = (i.owner for i in source.told.items if i.open and i.project_id == row["project_id"])
    units = dict.fromkeys((*offices, *filter(None, items)))
    team = "、".join(_member(source.case, unit) for unit in units)
    yield "专班成员单位", team or "没有未办事项的单位"


def _member(case: Case, unit: str) -> str:
    """A unit with its liaison (副科级联络员) as the sheet 部门 names the post."""
    post = case.table("departments")["liaison_post"].get(unit)
    return unit if missing(post) else f"{unit}（{post}）"


def _leader(source: Source, row: Row) -> str:
    planned = {x.project_id: x.leader_id for x in source.plan.leads} if source.plan else {}
    leader = planned.get(row["project_id"], row["current_leader"])
    if missing(leader):
        return "未定"
    title = source.case.leaders["title"].get(leader)
    return f"{leader} {title}" if isinstance(title, str) else str(leader)


def _land(source: Source, row: Row) -> Facts:
    mu = UNKNOWN if missing(row["land_mu"]) else f"{float(row['land_mu']):g} 亩"
    place = source.case.table("places")["place_name"].get(row["place"], row["place"])
    told = _indicators(source, row["project_id"], "待供地", ("方案供地", "指标来源", "腾挪置换"))
    return (("拟用地", mu), ("落地", _word(place)), *told)


def _money(source: Source, row: Row) -> Facts:
    gap = 0.0 if missing(row["gap_wan"]) else float(row["gap_wan"])
    told = _indicators(source, row["project_id"], "缺资金", ("方案融资", "缺口落实"))
    return (
        ("总投资", f"{float(row['invest_wan']):,.0f} 万元"),
        ("资金缺口", f"{gap:,.0f} 万元" if gap else "无"),
        *told,
    )


def _indicators(source: Source, project: str, kind: str, wanted: Sequence[str]) -> Facts:
    """What the five situations say of the project."""
    one: Situation | None = next(
        (s for s in source.told.situations if (s.kind, s.project_id) == (kind, project)), None
    )
    return tuple(x for x in one.indicators if x[0] in wanted) if one else ()


def _procedures(source: Source, project: str) -> Iterator[tuple[str, str]]:
    """The ledger's procedures by their dates, then those that only the reverse schedule asks for."""
    steps = source.sheets.steps.get(project, ())
    for step in sorted(steps, key=lambda s: _day(s["due_on"]) or date.max):
        due, done = _day(step["due_on"]), _day(step["done_on"])
        late = 0 if done or not due else (source.as_of - due).days
        beyond = f"，逾期 {late} 天" if late > 0 else ""
        open_words = f"未办结，计划 {due or UNKNOWN}{beyond}"
        yield str(step["step"]), f"已办结 {done}" if done else open_words
    known = {str(step["step"]).strip() for step in steps}
    one = source.reverses.get(project)
    for asked in one.steps if one else ():
        if asked.step not in known:
            late_words = f"，已晚 {asked.late_days} 天" if asked.late_days else ""
            yield asked.step, f"倒排最迟 {asked.latest}{late_words}"
