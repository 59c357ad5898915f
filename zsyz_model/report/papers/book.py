"""plan.xlsx for the meeting: sheets to read and to print, totals that tie out as live formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from zsyz_model.findings import Finding
from zsyz_model.report.papers.linked import FIRST, Linked, added
from zsyz_model.report.papers.sheets_of import (
    HOURS,
    ID,
    LAND,
    LEADER,
    WAN,
    card_sheet,
    cost_sheet,
    land_sheet,
    lead_sheet,
    loan_sheet,
    pace_sheet,
    score_sheet,
    start_sheet,
    told_sheets,
)
from zsyz_model.report.papers.stamp import Brief
from zsyz_model.report.words import scenario_words, status_words, verdict_words
from zsyz_model.sheets import Formula, write_book

TIES = "核对"
SAME, OTHER = "相符", "不符"
_NEAR = "0.005"


def write_plan_book(brief: Brief, path: Path) -> tuple[Finding, ...]:
    """Write the workbook; the same brief gives the same bytes."""
    starts, leads = start_sheet(brief), lead_sheet(brief)
    pace, cards = pace_sheet(brief, starts), card_sheet(brief, leads)
    money = (cost_sheet(brief), loan_sheet(brief)) if brief.money else ()
    rest = (land_sheet(brief), *told_sheets(brief), score_sheet(brief))
    body = (pace, starts, cards, leads, *money, *rest)
    ties = ties_sheet(brief, body)
    pages = (_overview(brief, {x.name: x for x in body}), *body, ties)
    return write_book(path, [_headed(brief, page).sheet(brief.foot) for page in pages])


def _headed(brief: Brief, page: Linked) -> Linked:
    """The page under its title and what it comes from."""
    title = f"{page.name}：{scenario_words(brief.outcome)}（截至 {brief.case.scenario.as_of}）"
    return replace(page, notes=(title, brief.foot))


def _overview(brief: Brief, by_name: dict[str, Linked]) -> Linked:
    plan, admission = brief.outcome.plan, brief.outcome.admission
    starts, leads = by_name["开工计划"], by_name["包保分工"]
    rows: list[list[object]] = [
        ["情景", scenario_words(brief.outcome), ""],
        ["数据截止", brief.case.scenario.as_of, ""],
        ["求解结论", status_words(plan.status), ""],
        ["判定", verdict_words(brief.outcome), ""],
        ["台账项目(个)", len(brief.case.projects), "台账“项目”行数"],
        ["准入(个)", len(admission.kept), "见“准入结果”"],
        ["不予准入(个)", Formula(f"=B{FIRST + 4}-B{FIRST + 5}", len(admission.refused)), "台账项目 − 准入"],
        ["计划开工(个)", _count(starts, ID), "见“开工计划”"],
        ["开工供地(亩)", starts.total(LAND), "见“开工计划”"],
        ["包保(个)", _count(leads, ID), "见“包保分工”"],
        ["每周包保(小时)", leads.total(HOURS), "见“包保分工”"],
        ["准入未安排(个)", len(plan.unplaced), "见“未安排及理由”，一个项目可有多条理由"],
    ]  # fmt: skip
    if brief.money:
        rows.append(["用地费用(万元)", by_name["费用"].total(WAN), "见“费用”"])
        rows.append(["落实融资(万元)", by_name["资金落实"].total(WAN), "见“资金落实”"])
    return Linked(
        "总览", ("事项", "内容", "说明"), rows, widths={"事项": 22, "内容": 24, "说明": 44}
    )


def _count(page: Linked, header: str) -> Formula:
    return Formula(f"=COUNTA({page.span(header)})", len(page.rows))


def ties_sheet(brief: Brief, pages: Sequence[Linked]) -> Linked:
    """核对: the same figure by two ways, and whether they agree."""
    by_name = {page.name: page for page in pages}
    starts, pace = by_name["开工计划"], by_name["季度进度"]
    leads, cards = by_name["包保分工"], by_name["领导卡"]
    checks: list[tuple[str, Formula, Formula | float]] = [
        ("各季度开工之和 = 开工计划行数", pace.total("开工(个)"), _count(starts, ID)),
        ("各季度供地之和 = 开工计划供地", pace.total(LAND), starts.total(LAND)),
        ("开工供地 = 方案各开工项目供地之和", starts.total(LAND), _land(brief)),
        ("领导卡个数之和 = 包保分工行数", cards.total("包保(个)"), _count(leads, LEADER)),
        ("领导卡小时之和 = 包保分工小时", cards.total(HOURS), leads.total(HOURS)),
    ]
    if brief.money:
        wan = added([cost.wan for cost in brief.outcome.plan.costs])
        checks.append(("费用各行之和 = 方案用地费用", by_name["费用"].total(WAN), wan))
    rows = []
    for place, (words, one, other) in enumerate(checks):
        line = FIRST + place
        values = [float(x.value) if isinstance(x, Formula) else x for x in (one, other)]
        told = SAME if abs(values[0] - values[1]) < float(_NEAR) else OTHER
        test = f'=IF(ABS(B{line}-C{line})<{_NEAR},"{SAME}","{OTHER}")'
        rows.append([words, one, other, Formula(test, told)])
    heads = ("核对事项", "一边", "另一边", "结论")
    return Linked(TIES, heads, rows, widths={"核对事项": 44})


def _land(brief: Brief) -> float:
    return added([start.land_mu for start in brief.outcome.plan.starts])
