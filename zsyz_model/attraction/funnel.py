"""Who is in the pipeline: leads of the sheet 线索, and projects before signing that no lead names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zsyz_model.attraction.months import month_of, ordinal
from zsyz_model.case import Case
from zsyz_model.case.attraction import StageCount
from zsyz_model.findings import Finding, Severity
from zsyz_model.validate.said import Row, missing, rows_of, said, suggest

BEFORE = ("线索", "初审", "评审")
SIGNED = ("签约", "落地", "开工", "投产")
ENDED = "终止"
STAGES = (*BEFORE, *SIGNED, ENDED)
KIN, FROM_PROJECTS, UNSAID = "流动党员", "项目台账", "未填"


@dataclass(frozen=True, slots=True)
class Prospect:
    """One lead as it stands at the cut-off date.

    `entered` is a month (see months), `signed_on` the day of signing; `invest_wan` None when
    nobody has named an amount. `project_id` is empty where no project has come of it.
    """

    key: str
    stage: str
    source: str
    region: str
    industry: str
    mode: str
    leader_id: str
    entered: int | None
    signed_on: date | None
    invest_wan: float | None
    cost_wan: float | None
    project_id: str = ""

    def counts(self, over_wan: float) -> bool:
        """Whether it is large enough for the target; an amount not named yet may still be."""
        return self.invest_wan is None or self.invest_wan >= over_wan


def prospects(case: Case) -> tuple[Prospect, ...]:
    """All leads whose stage is known, then the projects that no lead names, by key.

    A lead that has become a project stands where the project stands.
    """
    projects = {row["key"]: row for row in rows_of(case.projects)}
    leads = [x for row in rows_of(case.table("leads")) if (x := _lead(row, projects))]
    named = {x.project_id for x in leads}
    rest = [_project(row) for key, row in projects.items() if key not in named]
    return (*leads, *rest)


def _lead(row: Row, projects: dict[str, Row]) -> Prospect | None:
    project = projects.get(_text(row["project_id"]))
    stage = str(project["stage"]) if project else _text(row["stage"])
    if stage not in STAGES:
        return None
    signed = project["signed_on"] if project else row["signed_on"]
    invest = project["invest_wan"] if project else row["invest_wan"]
    return Prospect(
        row["key"], stage, _text(row["source"]) or UNSAID, _text(row["region"]) or UNSAID,
        _text(row["industry"]) or UNSAID, _text(row["mode"]) or UNSAID, _text(row["leader_id"]),
        entered_of(row), None if missing(signed) else signed.date(), _number(invest),
        _number(row["cost_wan"]), str(project["key"]) if project else "",
    )  # fmt: skip


def _project(row: Row) -> Prospect:
    signed = row["signed_on"]
    return Prospect(
        row["key"], str(row["stage"]), FROM_PROJECTS, UNSAID, _text(row["industry"]) or UNSAID,
        UNSAID, "", None, None if missing(signed) else signed.date(), _number(row["invest_wan"]),
        None, row["key"],
    )  # fmt: skip


def entered_of(row: Row) -> int | None:
    """The month in which a row of 线索 entered: its day, else its month; None when unreadable."""
    if not missing(row["entered_on"]):
        return month_of(row["entered_on"].date())
    try:
        return None if missing(row["month"]) else ordinal(str(row["month"]))
    except ValueError:
        return None


def stage_counts(found: Sequence[Prospect]) -> tuple[StageCount, ...]:
    """Leads by stage and source, stages in their order; nothing for what is empty."""
    told = []
    for stage in STAGES:
        for source in sorted({x.source for x in found}):
            here = [x for x in found if (x.stage, x.source) == (stage, source)]
            if here:
                wan = sum(x.invest_wan or 0.0 for x in here)
                bare = sum(x.invest_wan is None for x in here)
                told.append(StageCount(stage, source, len(here), round(wan, 2), bare))
    return tuple(told)


def check_leads(case: Case) -> Iterator[Finding]:
    """Leads that cannot be told (Z01, Z02), and words and days of a lead that contradict (Z06, Z07)."""
    known = set(case.projects.index)
    for row in rows_of(case.table("leads")):
        key, stage = row["key"], _text(row["stage"])
        project = _text(row["project_id"])
        if project and project not in known:
            advice = f"改填项目编号，{suggest(project, known)}；没有转成项目就清空"
            fact = f"没有项目“{project}”，按线索自己的阶段计"
            yield said(case, ("leads", key, "project_id"), "Z03", fact, advice, Severity.WARNING)
        if project not in known and stage not in STAGES:
            fact = f"线索阶段“{stage}”不认识，该线索未计入" if stage else "线索没有阶段，未计入"
            advice = f"改为 {'、'.join((*BEFORE, '签约', ENDED))} 之一（{suggest(stage, STAGES)}）"
            yield said(case, ("leads", key, "stage"), "Z01", fact, advice, Severity.WARNING)
        yield from _check_days(case, row, stage, project in known)


def _check_days(case: Case, row: Row, stage: str, linked: bool) -> Iterator[Finding]:
    key, signed, entered = row["key"], row["signed_on"], entered_of(row)
    if entered is None and not missing(row["month"]):
        fact = f"进入月份“{row['month']}”读不出"
        yield said(case, ("leads", key, "month"), "Z02", fact, "写成 2026-03", Severity.WARNING)
    if missing(signed):
        if stage == "签约" and not linked:
            fact, advice = "阶段为签约而没有签约日期，未计入各季签约", "补填签约日期"
            yield said(case, ("leads", key, "signed_on"), "Z07", fact, advice, Severity.WARNING)
        return
    if entered is not None and month_of(signed.date()) < entered:
        fact = f"签约 {signed.date()} 早于进入的月份"
        yield said(case, ("leads", key, "signed_on"), "Z06", fact, "核对两个日期", Severity.WARNING)
    if stage in BEFORE:
        fact = f"有签约日期 {signed.date()}，阶段却是“{stage}”，按阶段计"
        yield said(
            case, ("leads", key, "stage"), "Z07", fact, "改正阶段或签约日期", Severity.WARNING
        )


def _text(value: object) -> str:
    return "" if missing(value) else str(value).strip()


def _number(value: object) -> float | None:
    return None if missing(value) else float(value)  # type: ignore[arg-type]
