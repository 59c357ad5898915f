"""招商 put together: what the ledger and the rules say at the cut-off date."""

from __future__ import annotations

from collections.abc import Iterator

from zsyz_model.attraction.candidates import check_field, field_of
from zsyz_model.attraction.chances import chance_table
from zsyz_model.attraction.forecast import forecast, needed, past_quarters, targets_of
from zsyz_model.attraction.funnel import check_leads, prospects, stage_counts
from zsyz_model.attraction.notice import notice
from zsyz_model.attraction.outreach import outreach
from zsyz_model.attraction.readiness import check_readiness, crews, departments, elements, groups
from zsyz_model.attraction.records import check_trips, conversions, yields
from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction, OutreachPlan
from zsyz_model.findings import Finding, NoPlanError, Place, Severity
from zsyz_model.tables import TABLES

SHEETS = ("leads", "trips", "chains")
"""The sheets of which one at least makes 招商 part of a review."""
USES = {
    "leads": "在谈只看项目台账，没有来源和转化", "trips": "没有外出招商的成效，预期线索按规则",
    "chains": "没有六个一对照", "teams": "四专队伍只看产业链表的岗位数", "measures": "没有部门专班的措施",
    "departments": "没有部门专班", "groups": "没有产业领导小组", "absences": "领导外出天数一律按规则",
    "targets": "没有签约目标，不说达标的把握",
}  # fmt: skip
"""Sheet → what is not told without it."""


def present(case: Case) -> bool:
    """Whether the ledger has anything of 招商."""
    return any(not case.table(name).empty for name in SHEETS)


def attraction(case: Case) -> Attraction:
    """The whole of 招商: pipeline, forecast, outings, outcome, readiness, and what was found.

    An outreach plan that cannot be proven is left out with its finding; the rest stands.
    """
    found = prospects(case)
    rules = case.scenario.attraction
    plan, failed = _plan(case)
    said = (
        *check_leads(case), *check_trips(case), *check_field(case), *check_readiness(case),
        *_check_plan(case, plan), *failed,
    )  # fmt: skip
    return Attraction(
        case.scenario.as_of, stage_counts(found), chance_table(rules.rates),
        past_quarters(case, found), forecast(case, found, plan), needed(case, found), plan, yields(case),
        conversions(case, found), elements(case), crews(case), departments(case), groups(case),
        notice=notice(case), notes=tuple(_notes(case, found_unnamed=sum(x.invest_wan is None for x in found))), findings=said,
    )  # fmt: skip


def _plan(case: Case) -> tuple[OutreachPlan | None, tuple[Finding, ...]]:
    try:
        return outreach(field_of(case)), ()
    except NoPlanError as error:
        return None, error.findings


def _check_plan(case: Case, plan: OutreachPlan | None) -> Iterator[Finding]:
    """Coverage that the limits do not allow (Z14)."""
    for lack in plan.shortfalls if plan else ():
        fact = f"{lack.kind}“{lack.subject}”还缺 {lack.lacking} 次外出，限制之内排不下"
        advice = "增加费用、放宽外出天数或每人次数（attraction.outreach），或改“外出时限”"
        place = Place(case.ledger.source, TABLES["absences"].sheet)
        yield Finding("Z14", fact, advice, Severity.WARNING, place, lack.subject)


def _notes(case: Case, found_unnamed: int) -> Iterator[str]:
    """What could not be told, and what was taken for granted."""
    for name, what in USES.items():
        if case.table(name).empty or (name == "targets" and not targets_of(case)):
            yield f"没有“{TABLES[name].sheet}”的数据，{what}"
    if found_unnamed:
        yield f"{found_unnamed} 条线索没有意向投资，按可能过亿元计入"
