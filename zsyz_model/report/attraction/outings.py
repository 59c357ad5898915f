"""The planned outings and what they cover, as tables."""

from __future__ import annotations

import pandas as pd

from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction
from zsyz_model.report.tables.frames import framed
from zsyz_model.report.words import leader_words

TOTAL, HEADS = "合计", "党政主要领导"


def outing_table(told: Attraction, case: Case) -> pd.DataFrame:
    """The planned outings in order of time, with their sum."""
    plan = told.plan
    rows = [
        (x.month, leader_words(case, x.leader_id), x.region, x.industry, x.mode, x.days, x.leads, x.cost_wan)
        for x in (plan.outings if plan else ())
    ]  # fmt: skip
    if plan and rows:
        days = sum(x.days for x in plan.outings)
        rows.append((TOTAL, f"{len(plan.outings)} 次", "", "", "", days, plan.leads, plan.cost_wan))
    columns = ("月份", "带队领导", "区域", "产业", "方式", "天数(天)", "预期线索(条)", "费用(万元)")
    return framed(rows, columns)


def coverage_table(told: Attraction, case: Case) -> pd.DataFrame:
    """What the outings cover: every subject owed, how often served, what lacks."""
    plan = told.plan
    if plan is None:
        return framed([], ("类别", "对象", "次数(次)", "欠缺(次)"))
    rules = case.scenario.attraction.outreach
    lacks = {(x.kind, x.subject): x.lacking for x in plan.shortfalls}
    led = {x.leader_id for x in plan.outings}
    led |= {x.subject for x in plan.shortfalls if x.kind == HEADS}
    subjects = (
        ("月份", plan.months, "month"), ("区域", rules.regions, "region"),
        ("产业链", rules.industries, "industry"), ("方式", rules.modes, "mode"),
        ("带队领导", sorted(led), "leader_id"),
    )  # fmt: skip
    rows = [
        (
            kind,
            leader_words(case, name) if field == "leader_id" else name,
            sum(getattr(x, field) == name for x in plan.outings),
            lacks.get((kind, name), lacks.get((HEADS, name), 0)),
        )
        for kind, names, field in subjects
        for name in names
    ]
    return framed(rows, ("类别", "对象", "次数(次)", "欠缺(次)"))
