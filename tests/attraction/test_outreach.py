"""The months' outings equal the enumerated best, and a second, simple judge agrees."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.attraction.county import Rows, county, road
from tests.oracles.enumerate_outings import best_outings
from zsyz_model.attraction import outreach as room
from zsyz_model.attraction.candidates import field_of
from zsyz_model.attraction.outreach import outreach
from zsyz_model.case import Case, Status
from zsyz_model.case.attraction import OutreachPlan
from zsyz_model.findings import NoPlanError
from zsyz_model.judge.outreach import judge_outreach
from zsyz_model.solver import Answer

AWAY: Rows = [{"leader_id": "L1", "month": "2026-11", "most_days": 0}]
CASES: dict[str, tuple[dict[str, Any], dict[str, Rows]]] = {
    "as it is": ({}, {}),
    "two each": ({"leader_most": 2, "heads_least": 2}, {}),
    "little money": ({"leader_most": 2, "budget_wan": 5.6}, {}),
    "no money": ({"budget_wan": 1.0}, {}),
    "somebody is away": ({"leader_most": 2}, {"absences": AWAY}),
    "one a month": ({"leader_most": 2, "month_most": 1}, {}),
    "no repeats": ({"leader_most": 2, "repeat_most": 1, "month_most": 3}, {}),
    "short days": ({"days_most": 3, "leader_most": 2}, {}),
    "nobody in charge": ({"industries": ("新能源",), "modes": ("产业链",), "month_most": 3}, {}),
    "long days": ({"days_most": 7, "leader_most": 2, "month_most": 4, "budget_wan": 9.0}, {}),
}  # fmt: skip


def value(plan: OutreachPlan) -> tuple[int, int, int]:
    lacking = sum(x.lacking for x in plan.shortfalls)
    return lacking, round(100 * plan.leads), round(100 * plan.cost_wan)


def solved(name: str) -> tuple[Case, OutreachPlan]:
    rules, tables = CASES[name]
    case = county(road(**rules), **tables)
    return case, outreach(field_of(case))


@pytest.mark.parametrize("name", CASES)
def test_the_plan_is_the_best_of_all(name: str) -> None:
    case, plan = solved(name)

    assert value(plan) == best_outings(field_of(case))
    assert plan.status == Status.OPTIMAL.value
    assert judge_outreach(case, plan) == ()


def test_by_hand() -> None:
    """L1 owes one, each leads one: L1 and L2 in two months; both modes, both regions, both chains.

    L2 to 长三角 by 产业链 (2.67) and L1 to 京津冀 by 基金 (1.0): 3.67 for 5.5. The other way, L1 by
    产业链 (2.0) and L2 by 基金 (1.33), brings 3.33.
    """
    _, plan = solved("as it is")

    assert sorted((x.leader_id, x.region, x.industry, x.mode) for x in plan.outings) == [
        ("L1", "京津冀", "高端化工", "基金"), ("L2", "长三角", "新材料", "产业链"),
    ]  # fmt: skip
    assert (plan.leads, plan.cost_wan) == (3.67, 5.5)
    assert {x.month for x in plan.outings} == {"2026-11", "2026-12"}


def test_what_the_money_does_not_allow_is_told() -> None:
    _, plan = solved("no money")

    assert plan.outings == ()
    assert {x.kind for x in plan.shortfalls} == {"月份", "区域", "产业链", "方式", "党政主要领导"}


def test_nobody_may_go() -> None:
    case = county(road(days_most=1))
    plan = outreach(field_of(case))

    assert (plan.outings, plan.leads) == ((), 0)
    assert sum(x.lacking for x in plan.shortfalls) == 2 + 2 + 2 + 2 + 1
    assert judge_outreach(case, plan) == ()


def test_the_same_county_has_the_same_plan() -> None:
    assert solved("two each")[1] == solved("two each")[1]


def test_what_cannot_be_proven_is_no_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = Answer(Status.FEASIBLE_LIMIT, "time limit")
    monkeypatch.setattr(room, "solve", lambda *_: answer)

    with pytest.raises(NoPlanError, match="Z13"):
        outreach(field_of(county()))


def test_the_enumeration_sees_a_worse_plan() -> None:
    case, plan = solved("two each")
    worse = replace(plan, leads=plan.leads - 0.5)

    assert value(worse) != best_outings(field_of(case))
