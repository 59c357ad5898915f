"""When nothing fits, the cheapest way out is named with its amount, worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import make_scenario, toy_tables
from tests.planning.numbers_for_tests import NUMBERS
from tests.planning.toys import Tables, numbers_of, plan_of, toy
from zsyz_model.case import LandRules, Pin
from zsyz_model.findings import NoPlanError
from zsyz_model.planning.conflict import explain_conflict
from zsyz_model.planning.model import Half

BALANCE = {"quarter": "2027Q1", "quota_kind": "占补数量", "amount": 100, "price_wan": 13.8}


def changed(**tables: list[dict[str, Any]]) -> Tables:
    return toy_tables() | tables


def told(tables: Tables, half: Half) -> list[tuple[str, str, str, str]]:
    found = explain_conflict(numbers_of(toy(tables=tables)), half)
    return [(f.code, f.subject, f.fact, f.advice) for f in found]


def test_a_budget_that_is_too_small() -> None:
    """P1 must start: 80 亩 of plan quota at 2 万元 are 160 of the 30 that there are."""
    tables = changed(budget=[{"year": 2027, "land_wan": 30}])

    assert told(tables, Half.LAND) == [
        (
            "P-land_budget",
            "2027",
            "2027 年用地预算还差 130.00 万元",
            "2027 年再增 130.00 万元用地预算",
        )
    ]


def test_a_quota_that_is_too_small_in_the_last_quarter() -> None:
    """P1 converts 80 亩; 60 arrive, there is no scheme and no plot."""
    quota = [{"quarter": "2027Q1", "quota_kind": "计划指标", "amount": 60, "price_wan": 2}, BALANCE]
    tables = changed(quota=quota, schemes=[], plots=[])

    assert told(tables, Half.LAND) == [
        ("P-plan_quota", "2027Q4", "2027Q4 计划指标还差 20.00 亩", "2027Q4 前再增 20.00 亩计划指标")
    ]


def test_leaders_who_must_carry_more_than_there_is() -> None:
    """Five projects, three leaders with at least 4 each: 12 wanted, 7 too many."""
    leaders = [row | {"least": 4, "most": 4} for row in toy_tables()["leaders"]]
    found = told(changed(leaders=leaders), Half.LEADERS)

    assert {code for code, *_ in found} == {"P-leader_count"}
    assert sum(int(fact.split("差 ")[1].split(" ")[0]) for _, _, fact, _ in found) == 7


def must(project: str, **more: Any) -> list[dict[str, Any]]:
    """The toy projects, one of which must start and has more cells; the others need not."""
    return [
        row | {"must_start": row["project_id"] == project} | (more if row["project_id"] == project else {})
        for row in toy_tables()["projects"]
    ]  # fmt: skip


def test_money_that_no_line_has() -> None:
    """A gap of 4 000 万元 against a line of 3 000."""
    line = {"line_id": "F", "line_name": "行", "line_kind": "银行信贷", "limit_wan": 3000}

    assert told(changed(projects=must("P1", gap_wan=4000), finance=[line]), Half.LAND) == [
        (
            "P-finance_gap",
            "P1",
            "项目 P1 必须开工，资金缺口还差 1000.00 万元没有渠道",
            "为项目 P1 再落实 1000.00 万元，或提高渠道的额度、单笔上限",
        )
    ]


@pytest.mark.parametrize(
    ("use", "cap", "lack"), [(150.0, 100.0, "50.00"), (4.1e6, 4.05e6, "50000.00")]
)
def test_a_place_that_is_too_full(use: float, cap: float, lack: str) -> None:
    """P1 can only take new land at B; the amount is in tonnes, however the row is scaled."""
    caps = [{"place": "B", "factor": "用水", "cap": cap, "cap_unit": "吨"}]

    [found] = told(changed(projects=must("P1", water_t=use), caps=caps), Half.LAND)

    assert found[:3] == ("P-site_caps", "B 用水", f"B 用水 容量还差 {lack}")


def test_an_advance_that_cannot_be_settled() -> None:
    """80 亩 against 60, and 30 may be drawn ahead, but not over the end of the year."""
    quota = [{"quarter": "2027Q1", "quota_kind": "计划指标", "amount": 60, "price_wan": 2}, BALANCE]
    tables = changed(quota=quota, schemes=[], plots=[], projects=must("P1"))
    ahead = make_scenario(land=LandRules(advance_most_mu=30))

    found = explain_conflict(numbers_of(toy(ahead, tables)), Half.LAND)

    assert [(f.code, f.fact) for f in found] == [
        ("P-advance_settled", "2027Q4 须结清预支，计划指标还差 20.00 亩")
    ]


def test_a_must_start_that_nobody_may_lead() -> None:
    forbids = tuple(Pin("P5", leader=who) for who in ("L1", "L2", "L3"))
    case = toy(make_scenario(forbids=forbids), changed(projects=must("P5")))

    found = explain_conflict(numbers_of(case), Half.JOINT)

    assert [(f.code, f.fact) for f in found] == [
        ("P-leader_for_start", "项目 P5 必须开工，但没有领导能接")
    ]


def test_a_must_start_after_the_horizon_is_told_with_its_name() -> None:
    tables = changed(projects=must("P1", earliest="2028Q1"))

    with pytest.raises(NoPlanError, match="项目 P1 必须开工，但排不进去"):
        plan_of(toy(tables=tables))


def test_leaders_without_time_for_whom_they_must_lead() -> None:
    """P1 and P3 are signed, P4 runs: three compulsory projects, and nobody has a minute."""
    leaders = [row | {"hours": 0, "least": 0} for row in toy_tables()["leaders"]]
    found = told(changed(leaders=leaders), Half.LEADERS)

    assert found
    assert {code for code, *_ in found} <= {"P-leader_hours", "P-one_leader"}


def test_a_question_that_can_be_answered_has_no_conflict() -> None:
    assert explain_conflict(NUMBERS, Half.LAND) == ()
    assert told(toy_tables(), Half.LAND) == []
    assert told(toy_tables(), Half.LEADERS) == []


def test_the_error_says_that_two_methods_agree_and_then_what_would_help() -> None:
    case = toy(tables=changed(budget=[{"year": 2027, "land_wan": 30}]))

    with pytest.raises(NoPlanError, match=r"没有任何可行方案（已由两种方法确认") as raised:
        plan_of(case)

    assert [f.code for f in raised.value.findings] == ["P-INFEASIBLE", "P-land_budget"]
    assert raised.value.exit_code == 1


def test_the_named_amount_is_enough() -> None:
    assert plan_of(toy(tables=changed(budget=[{"year": 2027, "land_wan": 160}]))).starts


def test_an_impossible_pin_is_told_with_the_ledgers_words() -> None:
    """L3 must avoid P2's investor, so the pinned pair has no variable at all."""
    with pytest.raises(NoPlanError, match="锁定的配对 P2/L3 与其他规定冲突"):
        plan_of(toy(make_scenario(pins=(Pin("P2", leader="L3"),))))
