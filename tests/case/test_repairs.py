"""Sentences of a repair: every number in them stands in the noun."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.numbers_in import numbers_in
from zsyz_model.case.repairs import (
    RULES,
    STEPS,
    Conflict,
    Repair,
    RuleHeld,
    Step,
    conflict_words,
    repair_words,
    rule_words,
    step_words,
)

QUOTA = RuleHeld("quota", "2027Q4", 60.0, "亩", "用地指标 C5")
HOURS = RuleHeld("hours", "L07", 4.25, "小时", "领导 H8")
STEP = Step(
    "quota", "2026Q2", 35.2, "亩", 3.52, "用地指标", "2026Q2/计划指标", "数量", "80", "115.2"
)
TIME = Step("hours", "L07", 1.5, "小时", 1.8, "领导", "L07", "每周可用小时", "6", "7.5")
LATER = Step("later", "P013", 1.0, "季度", 1.0, before="2027Q1", after="2027Q2")


def test_steps_are_told_in_the_planners_units() -> None:
    assert step_words(STEP) == "2026Q2 再增 35.2 亩计划指标（80 → 115.2）"
    assert step_words(TIME) == "L07 每周多 1.5 小时（6 → 7.5）"
    assert step_words(LATER) == "P013 推迟 1 个季度（2027Q1 → 2027Q2）"
    assert step_words(Step("must", "P1", 0, "", 20, before="是", after="否")) == (
        "P1 不再列为必须开工（是 → 否）"
    )


def test_rules_are_told_with_their_place() -> None:
    assert rule_words(QUOTA) == "到 2027Q4 累计下达计划指标 60 亩（用地指标 C5）"
    assert rule_words(RuleHeld("must", "P1")) == "项目 P1 必须开工"


def test_a_conflict_counts_its_rules() -> None:
    assert conflict_words(Conflict((QUOTA, HOURS))).startswith("这 2 条无法同时成立")
    assert conflict_words(Conflict((QUOTA,))).startswith("这 1 条与不可动的规定无法同时成立")
    assert conflict_words(Conflict(())) == "不可动的规定（法规、集体决定）本身已无法同时成立"
    assert "未在时限内证明" in conflict_words(Conflict((QUOTA, HOURS), proven=False))


def test_many_of_one_family_are_told_together() -> None:
    hours = tuple(replace(HOURS, subject=f"L{i:02d}", value=float(i)) for i in range(1, 7))
    words = conflict_words(Conflict((QUOTA, *hours)))

    assert "6 条领导每周可用小时（L01 1 小时、L02 2 小时" in words
    many = tuple(replace(TIME, subject=f"L{i:02d}") for i in range(1, 7))
    assert "6 处（合计 9 小时）：" in repair_words(Repair(many, 16.8, 16.8, 5, 9, 12.0))
    wishes = tuple(replace(x, kind="must", amount=0.0, unit="") for x in many)
    assert "6 处：" in repair_words(Repair(wishes, 16.8, 16.8, 5, 9, 12.0))


def test_every_number_of_a_sentence_stands_in_the_certificate() -> None:
    repair = Repair((STEP, TIME, LATER), 9.32, 9.32, 14, 44, 5402.143)
    numbers = {x for s in repair.steps for x in (s.amount, *map(float, re.findall(r"[\d.]+", f"{s.before} {s.after}".replace("Q", " "))))}  # fmt: skip
    known = numbers | {repair.price, repair.starts, repair.leads, repair.faults}
    said = numbers_in(repair_words(repair), ("2026Q2", "L07", "P013", "2027Q1", "2027Q2"))

    assert said <= known
    assert {35.2, 1.5, 1.0, 9.32, 14.0, 44.0, 0.0} <= said
    rules = (QUOTA, HOURS)
    told = numbers_in(conflict_words(Conflict(rules)), ("2027Q4", "L07", "C5", "H8"))
    assert told == {2.0, 60.0, 4.25}


def test_every_family_and_every_lever_has_words() -> None:
    from zsyz_model.inquiry.repair.levers import Prices
    from zsyz_model.inquiry.repair.rules import LAND_FAMILIES, LEADER_FAMILIES

    assert set(RULES) == {*LAND_FAMILIES, *LEADER_FAMILIES}
    assert set(STEPS) == set(Prices().units)
