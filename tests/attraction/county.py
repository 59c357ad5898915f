"""A small county with outings, leads, chains, teams and departments; change what a test is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from tests.cases import make_case, make_scenario, toy_tables
from zsyz_model.case import Case
from zsyz_model.case.attraction_rules import AttractionRules, OutreachRules

Rows = list[dict[str, Any]]
DAY = pd.Timestamp
ROAD = OutreachRules(
    months=2, month_most=2, regions=("京津冀", "长三角"), modes=("产业链", "基金"),
    industries=("高端化工", "新材料"), heads=("县委副书记",), heads_least=1, leader_most=1,
    days_most=4, repeat_most=2, budget_wan=12.0, days={"京津冀": 3, "长三角": 4},
    cost_wan={"京津冀": 2.0, "长三角": 3.5}, leads={"产业链": 2.0, "基金": 1.0}, prior_leads=4.0,
)  # fmt: skip


def tables_with(**more: Rows) -> dict[str, Rows]:
    """The toy county with the sheets of 招商."""
    tables = toy_tables()
    tables["targets"] = [
        {"quarter": q, "sign_target": n, "start_target": 1}
        for q, n in (("2026Q4", 2), ("2027Q1", 2), ("2027Q2", 1))
    ]
    tables["trips"] = [
        {"month": "2026-05", "leader_id": "L2", "region": "长三角", "industry": "新材料", "mode": "产业链",
         "firms": 6, "leads": 4, "begins_on": DAY("2026-05-11"), "ends_on": DAY("2026-05-14"), "cost_wan": 3.0},
        {"month": "2026-08", "leader_id": "L1", "region": "京津冀", "industry": "高端化工", "mode": "基金",
         "firms": 3, "leads": 1, "begins_on": DAY("2026-08-03"), "ends_on": DAY("2026-08-05"), "cost_wan": 2.2},
    ]  # fmt: skip
    tables["leads"] = [
        _lead("X1", "外出招商", "线索", "新材料", "长三角", "2026-05", mode="产业链", leader_id="L2"),
        _lead("X2", "外出招商", "签约", "新材料", "长三角", "2026-05", mode="产业链", leader_id="L2",
              entered_on=DAY("2026-05-12"), signed_on=DAY("2026-10-20"), invest_wan=20000.0),
        _lead("X3", "流动党员", "线索", "高端化工", "京津冀", "2026-09", cost_wan=0.5, invest_wan=15000.0),
        _lead("X4", "流动党员", "终止", "新材料", "珠三角", "2026-02", cost_wan=0.3),
        _lead("X5", "协会", "评审", "新材料", "京津冀", "2026-06", invest_wan=3000.0),
        _lead("X6", "外出招商", "已转为项目", "高端化工", "京津冀", "2026-08", project_id="P3"),
    ]  # fmt: skip
    tables["chains"] = [
        {"industry": "新材料", "team": "新材料专班", "platform": "中试平台", "plan": "规划", "fund": "无",
         "fund_due": DAY("2027-03-31"), "policy": None, "policy_due": DAY("2026-09-30"),
         "association": None, "posts": 4, "filled": 3},
    ]  # fmt: skip
    tables["teams"] = [
        {"team": "高端化工", "team_kind": "产业", "post": "招商专员", "posts": 3, "filled": 2, "full_time": 1,
         "due_on": DAY("2027-01-31")},
        {"team": "高端化工", "team_kind": "产业", "post": "负责人", "posts": 1, "filled": 1, "full_time": 1},
        {"team": "B", "team_kind": "园区", "post": "招商专员", "posts": 5, "filled": 5},
    ]  # fmt: skip
    tables["departments"] = [
        {
            "department": "资规局",
            "head_post": "局长",
            "liaison_post": "副局长",
            "duties": ("用地",),
        },
        {"department": "发改局", "head_post": "局长", "liaison_post": None, "duties": ("备案",)},
    ]
    tables["measures"] = [
        _measure("C1", "资规局", "并联办理", "2026-09-30"),
        _measure("C2", "资规局", "周转台账", "2026-12-31"),
        _measure("C3", "资规局", "专人代办", "2026-08-31", done_on=DAY("2026-08-20")),
    ]
    return {**tables, **more}


def county(rules: OutreachRules = ROAD, **more: Rows) -> Case:
    """The case of the small county."""
    wishes = AttractionRules(outreach=rules)
    return make_case(make_scenario(attraction=wishes), **tables_with(**more))


def road(**more: Any) -> OutreachRules:
    """The small rules, some of them otherwise."""
    return replace(ROAD, **more)


def _lead(
    key: str, source: str, stage: str, industry: str, region: str, month: str, **more: Any
) -> dict[str, Any]:
    plain = {"entered_on": pd.NaT, "signed_on": pd.NaT}
    named = {
        "lead_id": key, "source": source, "stage": stage, "industry": industry, "region": region,
        "month": month,
    }  # fmt: skip
    return {**plain, **named, **more}


def lead(key: str, **more: Any) -> dict[str, Any]:
    """One more lead, of another source, this month, in the stage 线索."""
    return _lead(key, "其他", "线索", "新材料", "长三角", "2026-10") | more


def _measure(key: str, department: str, words: str, due: str, **more: Any) -> dict[str, Any]:
    named = {"measure_id": key, "department": department, "measure": words, "due_on": DAY(due)}
    return {"done_on": pd.NaT, **named, **more}
