"""The five situations: who is in which, with the indicators worked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from tests.cases import make_case, toy_tables
from tests.progress.books import preset
from zsyz_model.case import LandSource, Lead, Loan, Plan, Start, Status, Swap, Taker
from zsyz_model.case.motion import Situation
from zsyz_model.progress.situations import KINDS, Known, situations

AS_OF = date(2026, 10, 31)
FACTS: dict[str, dict[str, Any]] = {
    "P1": {"needs": "用地", "signed_on": pd.Timestamp("2026-10-01"), "promised": "2026Q2"},
    "P3": {"needs": "手续", "stage": "落地", "gap_wan": 2000.0},
    "P6": {"stage": "终止", "needs": "用地", "gap_wan": 10.0},
}
STEPS = (
    ("立项", "2026-05-01", "2026-05-02"),
    ("环评", "2026-09-01", None),
    ("施工许可", "2026-12-01", None),
)
PLAN = Plan(
    Status.OPTIMAL, "tiers", (),
    (Start("P1", "2027Q1", "new", 100.0, (LandSource("计划指标", 80.0, "2027Q1"),)),),
    (Lead("P1", "L2", 3, 60, False), Lead("P3", "L1", 3, 60, False)),
    loans=(Loan("P3", "Z1", 500.0),),
)  # fmt: skip


def told(plan: Plan | None) -> dict[tuple[str, str], dict[str, str]]:
    tables = toy_tables()
    tables["projects"] = [{**row, **FACTS.get(row["project_id"], {})} for row in tables["projects"]]
    tables["procedures"] = [
        {"project_id": "P3", "step": step, "due_on": pd.Timestamp(due),
         "done_on": pd.Timestamp(done) if done else pd.NaT}
        for step, due, done in STEPS
    ]  # fmt: skip
    tables["progress"] = [
        {"project_id": "P4", "month": "2026-10", "done_wan": 90, "year_plan_wan": 100}
    ]
    tables["funds"] = [
        {
            "project_id": "P1",
            "paid_on": pd.Timestamp("2026-10-10"),
            "amount_wan": 300,
            "voucher_no": "1",
        }
    ]
    known = Known.of(make_case(None, **tables), plan, AS_OF, preset("银川2025"))
    found: tuple[Situation, ...] = situations(known)
    return {(one.kind, one.project_id): dict(one.indicators) for one in found}


def test_who_stands_where() -> None:
    assert list(told(PLAN)) == [
        ("签约", "P1"), ("未开工", "P1"), ("未开工", "P3"), ("待供地", "P1"), ("缺资金", "P3"),
        ("快达产", "P4"),
    ]  # fmt: skip
    assert len(KINDS) == 5


def test_the_signed() -> None:
    """300 of 30000 万元 after thirty days."""
    assert told(PLAN)["签约", "P1"] == {
        "签约至今": "30 天", "到位资金": "300 万元", "资金到位率": "1.0%", "承诺开工": "2026Q2",
    }  # fmt: skip


def test_the_not_started() -> None:
    assert told(PLAN)["未开工", "P3"] == {
        "手续": "已办 1 项，共 3 项", "逾期手续": "环评", "最近期限": "2026-09-01",
        "超过承诺开工": "不详",
    }  # fmt: skip
    assert told(PLAN)["未开工", "P1"] == {"手续": "不详", "超过承诺开工": "4 个月"}


def test_those_without_land_and_those_without_money() -> None:
    assert told(PLAN)["待供地", "P1"] == {
        "拟用地": "100 亩", "方案供地": "2027Q1 新增用地", "指标来源": "计划指标 80 亩（2027Q1）",
    }  # fmt: skip
    assert told(PLAN)["缺资金", "P3"] == {
        "资金缺口": "2000 万元", "方案融资": "Z1 500 万元", "缺口落实": "25.0%",
    }  # fmt: skip


def test_a_swap_names_who_made_room() -> None:
    swap = Swap("J2", "P4", 40, "quota", "2027Q4", "2027Q4", takers=(Taker("P1", "2027Q2", 35),))

    found = told(replace(PLAN, swaps=(swap,)))["待供地", "P1"]

    assert found["腾挪置换"] == "P4 让出 35 亩（J2）"


def test_without_a_plan_its_part_is_unknown() -> None:
    assert told(None)["待供地", "P1"] == {"拟用地": "100 亩", "方案供地": "不详"}
    assert told(None)["缺资金", "P3"] == {"资金缺口": "2000 万元", "方案融资": "不详"}


def test_the_fast() -> None:
    """90 % at the end of October, due 83.3 %."""
    assert told(PLAN)["快达产", "P4"] == {
        "完成年度计划": "90.0%", "超前序时": "6.7 个百分点", "投产日期": "不详",
    }  # fmt: skip
