"""The whole answer on the toy county: conflict, ways out, each of them judged."""

from __future__ import annotations

import pytest

from tests.inquiry.repair.toys import POOR, county
from zsyz_model.case import Change, Pin
from zsyz_model.case.repairs import conflict_words, repair_words
from zsyz_model.inquiry.repair import Prices, repair

DRY = [
    Change("用地指标", "*", where={"类别": "计划指标"}, column="数量", set=0),
    Change("复垦项目", "S1", remove=True),
]


def test_a_budget_that_is_too_small() -> None:
    """80 亩 at 2 万元: 160 wanted, 30 there; or P1 need not start. 130 × 0.01 + 1 = 2.3 points."""
    answer = repair(county(POOR))

    assert [conflict_words(one) for one in answer.conflicts] == [
        "这 2 条无法同时成立，去掉任何一条其余即可成立：项目 P1 必须开工（项目 AD2）；2027 年用地预算 30 万元（预算·用地预算）"
    ]
    assert repair_words(answer.repairs[0]).startswith(
        "2027 年再增 130 万元用地预算（30 → 160）；难度 2.3"
    )
    assert [step.kind for step in answer.repairs[1].steps] == ["must"]
    assert all(one.faults == 0 and one.bound == one.price for one in answer.repairs)
    assert (answer.said, answer.tried) == ((), 2)


def test_a_pinned_project_is_postponed() -> None:
    """P2 pinned to the first quarter wants 50 亩 of the 60 that plot and quota leave beside P1."""
    few = [
        Change("用地指标", "2027Q1/计划指标", column="数量", set=0),
        Change("存量地块", "J1", remove=True),
        Change("项目", "P1", column="必须开工", set="否"),
    ]
    answer = repair(county(*few, pins=[Pin("P5", quarter="2027Q1")]))

    first = answer.repairs[0]
    assert [(s.kind, s.subject, s.amount) for s in first.steps] == [("later", "P5", 1.0)]
    assert first.price == 2.0
    assert {s.kind for one in answer.repairs for s in one.steps} >= {"later", "quota"}


def test_a_conflict_of_the_core_alone_has_no_way_out() -> None:
    """The committee pinned P1 to the first quarter and to nobody's quota: only law is left."""
    pin = Pin("P1", quarter="2027Q1", leader="L2", reason="县委常委会纪要")
    barred = [Pin("P1", leader=who, reason="回避") for who in ("L1", "L3")]
    away = [*DRY, Change("领导", "L2", column="每周可用小时", set=0.5)]

    answer = repair(county(*away, pins=[pin], forbids=barred))

    assert not answer.feasible
    assert "P1由 L2 包保 在 2027Q1 开工（县委常委会纪要）" in answer.core
    assert all(step.subject != "P1" for one in answer.repairs for step in one.steps)


def test_what_plain_sums_say_is_told_too() -> None:
    """P3 is signed: L1, locked to it, has six minutes a week."""
    lock = Change("配对", add={"项目编号": "P3", "领导编号": "L1", "要求": "锁定"})
    answer = repair(county(lock, Change("领导", "L1", column="每周可用小时", set=0.1)), 1)

    assert any("超过" in fact for fact in answer.said)
    assert {rule.family for one in answer.conflicts for rule in one.rules} >= {"lock", "hours"}
    assert {step.kind for step in answer.repairs[0].steps} <= {"hours", "unlock", "least"}


def test_what_can_be_planned_needs_no_repair() -> None:
    answer = repair(county())

    assert (answer.feasible, answer.conflicts, answer.repairs) == (True, (), ())


def test_prices_decide_the_order() -> None:
    cheap = Prices(units={**Prices().units, "must": 0.1})

    assert [s.kind for s in repair(county(POOR), 1, cheap).repairs[0].steps] == ["must"]


@pytest.mark.parametrize("count", [1, 2])
def test_no_more_ways_out_than_asked_for(count: int) -> None:
    assert len(repair(county(POOR), count).repairs) == count
