"""The tables of 招商 by title: the same for the workbook, the page and the notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction
from zsyz_model.case.readiness import PRESENT
from zsyz_model.report.attraction.outings import coverage_table, outing_table
from zsyz_model.report.attraction.readiness import (
    crew_table,
    department_table,
    element_table,
    group_table,
    meeting_table,
    notice_table,
)
from zsyz_model.report.tables.frames import framed
from zsyz_model.report.tables.rules import section_rules
from zsyz_model.report.words import leader_words
from zsyz_model.sheets import Sheet

TOTAL, CANNOT = "合计", "做不到"


def summary_lines(told: Attraction, case: Case) -> tuple[str, ...]:
    """招商 in a few sentences; each states what it counts."""
    return tuple(_summary(told, case))


def _summary(told: Attraction, case: Case) -> Iterator[str]:
    rules = case.scenario.attraction
    going = sum(x.leads for x in told.stages if x.stage in ("线索", "初审", "评审"))
    yield f"截至 {told.as_of}，在谈 {going} 条（线索、初审、评审），投资额不足 {rules.over_wan:g} 万元的不计入签约预测"
    for one in told.forecast[:4]:
        if one.target is not None:
            yield (
                f"{one.quarter} 签约目标 {one.target} 个：预计 {one.total:.1f} 个（{rules.band:.0%} 区间 {one.low} 至 {one.high}），"
                f"达到目标的把握 {one.reach:.0%}，按外出计划再进线索为 {one.reach_trips:.0%}"
            )
    if (plan := told.plan) is not None:
        yield (
            f"外出招商计划 {len(plan.months)} 个月 {len(plan.outings)} 次，预期线索 {plan.leads:g} 条，"
            f"费用 {plan.cost_wan:g} 万元（上限 {plan.budget_wan:g} 万元），欠缺 {len(plan.shortfalls)} 项"
        )
    if told.elements:
        there = sum(x.state == PRESENT for x in told.elements)
        yield f"六个一：{len(told.elements)} 项已有 {there} 项，缺 {len(told.elements) - there} 项"
    if told.crews:
        posts, filled = (sum(getattr(x, f) for x in told.crews) for f in ("posts", "filled"))
        yield f"四专队伍：{len(told.crews)} 支，岗位 {posts} 个，到岗 {filled} 人，缺 {sum(x.gap for x in told.crews)} 人"
    if told.departments:
        still = sum(x.open for x in told.departments)
        late = sum(x.overdue for x in told.departments)
        yield f"部门专班：{len(told.departments)} 个部门，未完成措施 {still} 项，其中逾期 {late} 项"


def summary_table(told: Attraction, case: Case) -> pd.DataFrame:
    """The sentences, and what could not be told."""
    rows = [("结论", line) for line in summary_lines(told, case)]
    return framed([*rows, *(("未列", note) for note in told.notes)], ("类别", "内容"))


def stage_table(told: Attraction, _case: Case) -> pd.DataFrame:
    """Leads by stage and source."""
    rows = [(x.stage, x.source, x.leads, x.invest_wan, x.unnamed) for x in told.stages]
    sums = [sum(getattr(x, f) for x in told.stages) for f in ("leads", "invest_wan", "unnamed")]
    columns = ("阶段", "来源", "条数(条)", "意向投资(万元)", "未写投资(条)")
    return framed([*rows, (TOTAL, "", *sums)] if rows else [], columns)


def chance_table(told: Attraction, _case: Case) -> pd.DataFrame:
    """The chance of each stage with its working and source."""
    rows = [
        (x.stage, x.source, 100 * x.share, x.working, x.months, x.origin, x.status)
        for x in told.chances
    ]
    columns = ("阶段", "来源", "最终签约(%)", "算式", "平均还需(月)", "依据", "状态")
    return framed(rows, columns)


def forecast_table(told: Attraction, case: Case) -> pd.DataFrame:
    """Quarters past and to come: target, signed, expected, band, confidence."""
    band = f"{case.scenario.attraction.band:.0%}"
    past = [(x.quarter, x.target, x.signed, *[None] * 8) for x in told.past]
    rows = [
        (x.quarter, x.target, x.known, round(x.mean, 2), round(x.total, 2), f"{x.low} 至 {x.high}",
         _percent(x.reach), round(x.known + x.mean_trips, 2), f"{x.low_trips} 至 {x.high_trips}",
         _percent(x.reach_trips), round(x.started, 2))
        for x in told.forecast
    ]  # fmt: skip
    columns = (
        "季度", "签约目标(个)", "已签约(个)", "在谈预计(个)", "合计预计(个)", f"{band}区间(个)", "达标把握(%)",
        "含外出预计(个)", "含外出区间(个)", "含外出把握(%)", "合计中预计开工(个)",
    )  # fmt: skip
    return framed([*past, *rows], columns)


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 2)


def needed_table(told: Attraction, _case: Case) -> pd.DataFrame:
    """How many leads must enter, now and at best: a column for each confidence."""
    levels = sorted({x.confidence for x in told.needed})
    found = {(x.quarter, x.source, x.entering, x.confidence): x for x in told.needed}
    rows = []
    for quarter, source, entering in dict.fromkeys(key[:3] for key in found):
        here = [found[quarter, source, entering, level] for level in levels]
        when = "现在" if entering == told.as_of[:7] else "最有利的月份"
        counts = (CANNOT if x.leads is None else x.leads for x in here)
        rows.append(
            (quarter, here[0].target, source, entering, when, _percent(here[0].share), *counts)
        )
    columns = (
        "季度", "签约目标(个)", "新线索来源", "进入月份", "何时", "一条线索当季签约(%)",
        *(f"把握{level:.0%}须新进(条)" for level in levels),
    )  # fmt: skip
    return framed(rows, columns)


def yield_table(told: Attraction, case: Case) -> pd.DataFrame:
    """What the outings brought."""
    rows = [
        (x.by or TOTAL, leader_words(case, x.group) if x.by == "带队领导" else x.group, x.trips, x.firms,
         x.leads, x.costed, x.cost_wan, _round(x.per_lead_wan))
        for x in told.yields
    ]  # fmt: skip
    columns = (
        "分组", "名称", "外出(次)", "拜访企业(家)", "线索(条)", "有费用的(次)", "费用(万元)", "每条线索(万元)",
    )  # fmt: skip
    return framed(rows, columns)


def conversion_table(told: Attraction, case: Case) -> pd.DataFrame:
    """What became of the leads."""
    band = f"{case.scenario.attraction.band:.0%}"
    rows = [
        (x.by or TOTAL, x.group, x.leads, x.signed, x.ended, x.open, *map(_round, (x.share, x.low, x.high)),
         x.costed, x.cost_wan, _round(x.per_signed_wan))
        for x in told.conversions
    ]  # fmt: skip
    columns = (
        "分组", "名称", "线索(条)", "签约(条)", "终止(条)", "在谈(条)", "转化率(%)", f"{band}下限(%)",
        f"{band}上限(%)", "有费用的(条)", "费用(万元)", "每个签约(万元)",
    )  # fmt: skip
    return framed(rows, columns)


def finding_table(told: Attraction, _case: Case) -> pd.DataFrame:
    """What was found."""
    rows = [
        (f.code, f.severity.value, f.place.sheet, f.place.cell, f.subject, f.value, f.fact, f.advice)
        for f in told.findings
    ]  # fmt: skip
    columns = ("代码", "程度", "工作表", "单元格", "对象", "原值", "原因", "处理")
    return framed(rows, columns)


ATTRACTION_TABLES: Mapping[str, Callable[[Attraction, Case], pd.DataFrame]] = {
    "招商总览": summary_table, "在谈线索": stage_table, "签约概率": chance_table,
    "签约预测": forecast_table, "须新进线索": needed_table, "外出招商计划": outing_table,
    "外出覆盖": coverage_table, "外出成效": yield_table, "线索转化": conversion_table,
    "六个一": element_table, "四专队伍": crew_table, "部门专班": department_table,
    "产业领导小组": group_table, "调度会": meeting_table, "公众号短稿": notice_table, "招商依据": lambda _, case: section_rules(case.scenario, "attraction"), "招商发现": finding_table,
}  # fmt: skip


def attraction_notes(told: Attraction, case: Case) -> Mapping[str, str]:
    """One sentence for a table: what it counts and how far it holds."""
    rules = case.scenario.attraction
    plan = told.plan
    proof = f"求解状态 {plan.status}，差距 {plan.gap:.4%}" if plan else "没有求到计划"
    return {
        "招商总览": f"{case.scenario.title or case.scenario.name} · 截至 {told.as_of}",
        "在谈线索": "已转成项目的线索按项目的阶段；没有线索的项目来源写“项目台账”",
        "签约概率": "各段比例相乘；来源和状态见“依据”“状态”，待核实的须用本县数据替换",
        "签约预测": f"只计投资额不低于 {rules.over_wan:g} 万元的和未写投资额的；区间由各条线索的概率逐条卷积得出，是精确值",
        "须新进线索": "在今天的在谈线索之外，该月新进多少条线索，才有这样的把握达到该季目标；“现在”为截止月，晚些的季度另列最有利的月份",
        "外出招商计划": f"先保覆盖，再求预期线索最多，再求费用最少；{proof}；已由不含求解器的核对程序复核",
        "外出成效": "每条线索的费用只按费用和线索数都填了的外出计算",
        "线索转化": "转化率 = 签约 ÷（签约 + 终止），在谈的不计；区间为威尔逊区间；外出所得线索分摊该次费用",
        "调度会": "每个事项放在期限之前的最后一次会；已过期和没有期限的放在第一次；遇节假日顺延",
        "公众号短稿": "公开口径：只写已做的和已签的，不写领导、企业、金额、计划和缺口",
        "招商依据": "每个数的来源、状态、起止和由谁设定；待核实的须用本县数据替换",
        "六个一": "没有的写期限；无期限和过期的见“招商发现”",
    }


def attraction_sheets(told: Attraction, case: Case) -> list[Sheet]:
    """The workbook: a sheet a table, unknown cells empty."""
    notes = attraction_notes(told, case)
    return [
        Sheet(
            title, list(map(str, frame.columns)), _cells(frame),
            notes=(notes[title],) if title in notes else (), paged=True,
        )
        for title, build in ATTRACTION_TABLES.items()
        for frame in [build(told, case)]
    ]  # fmt: skip


def _cells(frame: pd.DataFrame) -> list[list[object]]:
    return [
        [None if pd.isna(v) else v for v in row] for row in frame.itertuples(index=False, name=None)
    ]
