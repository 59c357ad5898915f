"""The annex tables of minutes and bulletin: every promise in a row, totals with their parts."""

from __future__ import annotations

import pandas as pd

from zsyz_model.case.limit_words import limit_words
from zsyz_model.report.official import Annex, Grid
from zsyz_model.report.papers.items import decided_items
from zsyz_model.report.papers.stamp import Brief, head_of, source_parts, unit_of
from zsyz_model.report.words import leader_words, project_name, project_words, site_words

SUM = "合计"
NOBODY = ("无", "", "", "", "")
"""The one row of a table in which nobody stands: an empty table looks like a forgotten one."""


def item_annex(brief: Brief) -> Annex:
    """议定事项分工表."""
    rows = [
        (str(place), item.kind, item.matter, item.unit, item.person, item.due)
        for place, item in enumerate(decided_items(brief), start=1)
    ]
    heads = ("序号", "类别", "议定事项", "责任单位", "责任人（职务）", "时限")
    return Annex("议定事项分工表", [Grid(heads, rows, (5, 7, 38, 15, 15, 13))], wide=True)


def start_annex(brief: Brief) -> Annex:
    """开工和用地安排表, with the sum of the land."""
    case, plan = brief.case, brief.outcome.plan
    rows = [
        (
            start.quarter, start.project_id, project_name(case, start.project_id),
            site_words(case, start), f"{start.land_mu:.2f}", source_parts(start),
            head_of(brief.outcome, start.project_id),
        )
        for start in sorted(plan.starts, key=lambda s: (s.quarter, s.project_id))
    ]  # fmt: skip
    total = f"{sum(start.land_mu for start in plan.starts):.2f}"
    rows.append((SUM, f"{len(plan.starts)}个", "", "", total, "", ""))
    heads = ("季度", "项目编号", "项目名称", "开工地点", "供地(亩)", "用地来源", "包保领导")
    return Annex("开工和用地安排表", [Grid(heads, rows, (8, 9, 24, 19, 9, 20, 15), frozenset({4}))], wide=True)  # fmt: skip


def lead_annex(brief: Brief) -> Annex:
    """县级领导包保项目表: one row a leader and project, hours and fit."""
    case = brief.case
    leads = sorted(brief.outcome.plan.leads, key=lambda x: (x.leader_id, x.project_id))
    rows = [
        (
            leader_words(case, lead.leader_id), project_words(case, lead.project_id),
            unit_of(case, lead.project_id), f"{lead.hours:.2f}", str(lead.fit),
            "更换" if lead.changed else "",
        )
        for lead in leads
    ]  # fmt: skip
    hours = f"{sum(round(lead.hours, 2) for lead in leads):.2f}"
    rows.append((SUM, f"{len(leads)}个", "", hours, "", ""))
    heads = ("县级领导", "包保项目", "责任单位", "每周(小时)", "契合度(分)", "变动")
    return Annex("县级领导包保项目表", [Grid(heads, rows, (18, 38, 20, 10, 10, 8), frozenset({3, 4}))], wide=True)  # fmt: skip


def ranking_annex(brief: Brief) -> Annex:
    """项目评审得分排名表: every admitted project, the last ones too."""
    scores, case = brief.outcome.scores, brief.case
    quarter = {start.project_id: start.quarter for start in brief.outcome.plan.starts}
    rows = [
        (
            str(place),
            project,
            project_name(case, project),
            unit_of(case, project),
            f"{scores.total[project]:.2f}",
            quarter.get(project, ""),
        )
        for place, project in enumerate(scores.ranking, start=1)
    ]
    heads = ("名次", "项目编号", "项目名称", "责任单位", "总分(分)", "开工季度")
    return Annex("项目评审得分排名表", [Grid(heads, rows, (7, 11, 36, 22, 12, 12), frozenset({4}))])


def put_off_annex(brief: Brief) -> Annex:
    """暂缓安排项目及理由."""
    rows = [
        (
            left.project_id,
            project_name(brief.case, left.project_id),
            limit_words(reason.rule),
            reason.fact,
            reason.advice,
        )
        for left in brief.outcome.plan.unplaced
        for reason in left.reasons
    ]
    heads = ("项目编号", "项目名称", "规则", "原因", "怎么办")
    return Annex(
        "暂缓安排项目及理由", [Grid(heads, rows or [NOBODY], (9, 20, 14, 34, 30))], wide=True
    )


def refused_annex(brief: Brief) -> Annex:
    """不予准入项目及理由, each with value and threshold."""
    rows = [
        (r.project_id, project_name(brief.case, r.project_id), r.title, r.value, r.threshold, r.advice)
        for r in brief.outcome.admission.refusals
    ]  # fmt: skip
    heads = ("项目编号", "项目名称", "规则", "实际", "门槛", "怎样才能通过")
    return Annex(
        "不予准入项目及理由",
        [Grid(heads, rows or [(*NOBODY, "")], (9, 24, 22, 14, 16, 24))],
        wide=True,
    )


def cost_annex(brief: Brief) -> Annex:
    """用地费用表 in 万元: parts by year, their sum."""
    costs = pd.DataFrame([(c.year, c.kind, c.wan) for c in brief.outcome.plan.costs], columns=["y", "k", "w"])  # fmt: skip
    years, kinds = sorted(costs["y"].unique()), list(dict.fromkeys(costs["k"]))
    rows = []
    for kind in (*kinds, SUM):
        mine = costs if kind == SUM else costs[costs["k"] == kind]
        parts = [mine.loc[mine["y"] == year, "w"].sum() for year in years]
        rows.append((kind, *(f"{x:.2f}" for x in (*parts, mine["w"].sum()))))
    heads = ("费用类别", *(f"{year}年(万元)" for year in years), f"{SUM}(万元)")
    return Annex("用地费用表", [Grid(heads, rows, (), frozenset(range(1, len(heads))))])
