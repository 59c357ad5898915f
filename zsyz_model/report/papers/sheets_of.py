"""The sheets of plan.xlsx: what the plan promises, each derived number a formula over another sheet."""

from __future__ import annotations

import math

import pandas as pd

from zsyz_model.report.figures.pace import start_pace
from zsyz_model.report.papers.linked import FIRST, Linked, linked
from zsyz_model.report.papers.stamp import Brief, head_of, source_parts, unit_of
from zsyz_model.report.tables import plan_tables
from zsyz_model.report.words import field_of, project_name, site_words
from zsyz_model.sheets import Formula, column_letters

QUARTER, ID, LAND, INVEST, LEADER = "季度", "项目编号", "供地(亩)", "总投资(万元)", "领导编号"
HOURS, WAN = "每周(小时)", "金额(万元)"
MONEY = "(万元)"
_WIDE = {"称谓": 20.0, "类别": 16.0, "项目名称": 30.0, "开工地点": 22.0, "用地来源": 28.0, "包保领导": 18.0, "责任单位": 18.0,
         "原因": 44.0, "怎么办": 40.0, "说明": 70.0, "包保项目": 60.0, "规则": 18.0, "建议": 30.0,
         "对象": 24.0, "渠道名称": 22.0}  # fmt: skip


def start_sheet(brief: Brief) -> Linked:
    """开工计划: one row a start."""
    case = brief.case
    rows = [
        (
            start.quarter, start.project_id, project_name(case, start.project_id),
            unit_of(case, start.project_id), case.projects["invest_wan"].get(start.project_id),
            site_words(case, start), start.land_mu, source_parts(start),
            head_of(brief.outcome, start.project_id),
        )
        for start in sorted(brief.outcome.plan.starts, key=lambda s: (s.quarter, s.project_id))
    ]  # fmt: skip
    heads = (QUARTER, ID, "项目名称", "责任单位", INVEST, "开工地点", LAND, "用地来源", "包保领导")
    return table(brief, "开工计划", pd.DataFrame(rows, columns=list(heads)), (INVEST, LAND))


def pace_sheet(brief: Brief, starts: Linked) -> Linked:
    """季度进度: starts and land of each quarter counted on 开工计划, against the target."""
    pace = start_pace(brief.outcome)
    land = {q: 0.0 for q in pace.index}
    for start in brief.outcome.plan.starts:
        land[start.quarter] = round(land.get(start.quarter, 0.0) + start.land_mu, 2)
    rows = []
    for place, (quarter, row) in enumerate(pace.iterrows()):
        line = FIRST + place
        before = f"+C{line - 1}" if place else ""
        rows.append([
            quarter,
            Formula(f"={_many(starts, QUARTER, line)}", int(row["new"])),
            Formula(f"=B{line}{before}", int(row["starts"])),
            int(row["target"]),
            Formula(f"=MAX(0,D{line}-C{line})", int(row["short"])),
            Formula(f"={_many(starts, QUARTER, line, LAND)}", land[str(quarter)]),
        ])  # fmt: skip
    heads = (QUARTER, "开工(个)", "累计开工(个)", "累计目标(个)", "累计差(个)", LAND)
    return Linked("季度进度", heads, rows, ("开工(个)", LAND))


def _many(page: Linked, key: str, line: int, amount: str = "") -> str:
    """How many rows of a page have the key of A`line`, or what they add up to.

    Not COUNTIF: it would read a key such as ``<>`` or ``*`` as a condition.
    """
    times = f"*{page.span(amount)}" if amount else "*1"
    return f"SUMPRODUCT(({page.span(key)}=A{line}){times})"


def lead_sheet(brief: Brief) -> Linked:
    """包保分工: one row a lead."""
    case = brief.case
    rows = [
        (
            lead.leader_id, field_of(case, "leaders", lead.leader_id, "title"), lead.project_id,
            project_name(case, lead.project_id), unit_of(case, lead.project_id),
            lead.hours, lead.fit, "更换" if lead.changed else "",
        )
        for lead in sorted(brief.outcome.plan.leads, key=lambda x: (x.leader_id, x.project_id))
    ]  # fmt: skip
    heads = (LEADER, "称谓", ID, "项目名称", "责任单位", HOURS, "契合度(分)", "变动")
    return table(brief, "包保分工", pd.DataFrame(rows, columns=list(heads)), (HOURS,))


def card_sheet(brief: Brief, leads: Linked) -> Linked:
    """领导卡: one row a leader, those without a project too; count, hours and load are formulas."""
    case, rows = brief.case, []
    for place, leader in enumerate(sorted(case.leaders.index)):
        mine = [lead for lead in brief.outcome.plan.leads if lead.leader_id == leader]
        hours, line = sum(lead.hours for lead in mine), FIRST + place
        given = float(case.leaders["hours"].get(leader, math.nan))
        load = hours / given if given > 0 else ""
        names = "；".join(f"{x.project_id} {project_name(case, x.project_id)}" for x in mine)
        rows.append([
            leader, field_of(case, "leaders", leader, "title"),
            Formula(f"={_many(leads, LEADER, line)}", len(mine)),
            Formula(f"={_many(leads, LEADER, line, HOURS)}", hours),
            given, Formula(f'=IF(N(E{line})>0,D{line}/E{line},"")', load), names,
        ])  # fmt: skip
    heads = (LEADER, "称谓", "包保(个)", HOURS, "可用(小时)", "负荷率", "包保项目")
    return Linked("领导卡", heads, rows, ("包保(个)", HOURS), widths=_WIDE)


def land_sheet(brief: Brief) -> Linked:
    """用地平衡: what is left is supplied less used; accounts in other units say theirs."""
    rows = []
    for place, flow in enumerate(brief.outcome.plan.land):
        left = Formula(f"=D{FIRST + place}-E{FIRST + place}", flow.left_mu)
        rows.append([flow.quarter, flow.kind, flow.unit, flow.supplied_mu, flow.used_mu, left])
    heads = (QUARTER, "类别", "单位", "累计供应", "累计使用", "结余")
    return Linked("用地平衡", heads, rows)


def score_sheet(brief: Brief) -> Linked:
    """评分: the total is the sum of the parts beside it."""
    scores, case = brief.outcome.scores, brief.case
    parts = [f"{scores.titles.get(c, c)}(分)" for c in scores.parts.columns]
    first, last = column_letters(3), column_letters(2 + max(1, len(parts)))
    rows = [
        [
            place + 1, project, project_name(case, project), *scores.parts.loc[project],
            Formula(f"=SUM({first}{FIRST + place}:{last}{FIRST + place})", float(scores.total[project])),
        ]
        for place, project in enumerate(scores.ranking)
    ]  # fmt: skip
    heads = ("名次", ID, "项目名称", *parts, "总分(分)")
    return Linked("评分", heads, rows, widths=_WIDE | dict.fromkeys(parts, 9.0))


def cost_sheet(brief: Brief) -> Linked:
    """费用: one row a year and kind."""
    rows = [(cost.year, cost.kind, cost.wan) for cost in brief.outcome.plan.costs]
    return table(brief, "费用", pd.DataFrame(rows, columns=["年度", "类别", WAN]), (WAN,))


def loan_sheet(brief: Brief) -> Linked:
    """资金落实: one row a project and line."""
    case = brief.case
    rows = [
        (loan.project_id, project_name(case, loan.project_id), loan.line_id,
         field_of(case, "finance", loan.line_id, "line_name"), loan.amount_wan)
        for loan in brief.outcome.plan.loans
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=[ID, "项目名称", "渠道编号", "渠道名称", WAN])
    return table(brief, "资金落实", frame, (WAN,))


def told_sheets(brief: Brief) -> tuple[Linked, ...]:
    """What the house's tables say as they are: swaps with sentences, supply, reasons, admission."""
    frames = plan_tables(brief.outcome)
    cost = "费用(万元)" if brief.money else ""
    return (
        table(brief, "存量地块与腾挪", frames["存量地块与腾挪"]),
        table(brief, "复垦与外购", frames["复垦与外购"], (cost,) if cost else ()),
        table(brief, "未安排及理由", frames["未安排及理由"]),
        table(brief, "准入结果", frames["准入结果"]),
    )


def table(brief: Brief, name: str, frame: pd.DataFrame, sums: tuple[str, ...] = ()) -> Linked:
    """A frame as a sheet of the level: without columns of money where none may be told."""
    if not brief.money:
        frame = frame[[c for c in frame.columns if not str(c).endswith(MONEY)]]
    kept = tuple(name for name in sums if name in frame.columns)
    return linked(name, frame, kept, _WIDE)
