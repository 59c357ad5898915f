"""The tiers on the toy county: what may change a plan, and which way."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any

import pytest

from tests.cases import make_scenario, toy_tables
from tests.planning.toys import EXACT, goals_of, numbers_of, plan_of, row, toy
from zsyz_model.case import GoalRules, Pin, Plan, SolverRules, Status
from zsyz_model.planning.climbing import order_of
from zsyz_model.planning.tiers import solve_tiers

LEADERS = [leader | {"least": 0, "most": 1, "hours": 12} for leader in toy_tables()["leaders"]]
"""Three places for the three compulsory projects P1, P3 and P4: nobody is left for P2 and P5."""


def rank(plan: Plan) -> tuple[float, ...]:
    """The goals as something to minimise, the first first."""
    goals = goals_of(plan)
    return (
        goals["missed_targets"], -goals["merit"], -goals["fit"], goals["fairness"], goals["land_cost"],
    )  # fmt: skip


def document(plan: Plan) -> str:
    """plan.json without the seconds."""
    return json.dumps(replace(plan, seconds=0.0).to_json(), ensure_ascii=False)


def test_the_toy_county_by_hand() -> None:
    """P1 and P5 (on J1) in quarter 1, P2 in 2, P3 in 3, when plan quota and the scheme suffice.

    80·√3 + 40·√1.2 + 60·√1.5·0.95 + 70·√5·0.95² = 138.564 + 43.818 + 69.810 + 141.264.
    160 + 20 J1, 300 scheme, 200 亩 of quota at 2, 45 亩 bought at 13.8. L2 has most to do: P2 and
    P3 and P5 take 6 of 10 hours.
    """
    plan = plan_of(toy())

    assert {s.project_id: (s.quarter, s.site) for s in plan.starts} == {
        "P1": ("2027Q1", "new"),
        "P2": ("2027Q2", "new"),
        "P3": ("2027Q3", "new"),
        "P5": ("2027Q1", "J1"),
    }
    assert goals_of(plan) == {
        "missed_targets": 0, "merit": 393.456, "fit": 100 + 80 + 100 + 100 + 45, "fairness": 60.0,
        "land_cost": 1501,
    }  # fmt: skip
    assert (plan.status, plan.gap) == (Status.OPTIMAL, 0.0)


@pytest.mark.parametrize("step", [-1, 2])
def test_the_order_of_the_rows_reaches_nothing(step: int) -> None:
    tables = {
        name: rows[::step] + (rows[1::2] if step == 2 else [])
        for name, rows in toy_tables().items()
    }

    assert document(plan_of(toy(tables=tables))) == document(plan_of(toy()))


MORE: list[tuple[str, str, dict[str, Any]]] = [
    ("quota", "2027Q1", {"amount": 130}),
    ("quota", "2027Q2", {"amount": 100}),
    ("leaders", "L2", {"hours": 40, "most": 6}),
    ("schemes", "S1", {"cost_wan": 100}),
    ("plots", "J1", {"area_mu": 120}),
    ("budget", "2027", {"land_wan": 9000}),
]


@pytest.mark.parametrize(("table", "key", "more"), MORE)
def test_more_of_anything_is_never_worse(table: str, key: str, more: dict[str, Any]) -> None:
    tables = toy_tables()
    found = next(r for r in tables[table] if str(next(iter(r.values()))) == key)
    found.update(more)

    assert rank(plan_of(toy(tables=tables))) <= rank(plan_of(toy()))


def test_another_leader_is_never_worse() -> None:
    tables = toy_tables()
    tables["leaders"].append({"leader_id": "L4", "title": "副县长乙", "base": "B", "hours": 20})

    assert rank(plan_of(toy(tables=tables))) <= rank(plan_of(toy()))


@pytest.mark.parametrize("lead", plan_of(toy()).leads, ids=lambda lead: lead.project_id)
def test_a_chosen_pair_that_is_forbidden_never_makes_it_better(lead: Any) -> None:
    forbid = (Pin(lead.project_id, leader=lead.leader_id),)
    tables = toy_tables()
    row(tables, "leaders", "L1")["least"] = 0
    without = plan_of(toy(make_scenario(solver=EXACT, forbids=forbid), tables))

    assert rank(without) > rank(plan_of(toy(tables=tables)))
    assert (lead.project_id, lead.leader_id) not in {
        (x.project_id, x.leader_id) for x in without.leads
    }


def test_scarce_leaders_make_one_joint_question() -> None:
    """Only P1 and P3 can start: one start by quarter 1, two by 3; targets 1 2 3 4 miss 0 1 1 2."""
    plan = plan_of(toy(tables=toy_tables() | {"leaders": LEADERS}))

    assert plan.solver is not None
    assert plan.solver["halves"] == "joint"
    assert [s.project_id for s in plan.starts] == ["P1", "P3"]
    assert {x.project_id for x in plan.leads} == {"P1", "P3", "P4"}
    assert goals_of(plan)["missed_targets"] == 4
    assert goals_of(plan)["merit"] == 279.828


def test_leaders_enough_keep_the_halves_apart() -> None:
    found = plan_of(toy()).solver

    assert found is not None
    assert found["halves"] == "apart"


def test_without_time_nothing_is_called_proven_that_is_not() -> None:
    rules = SolverRules(seconds=0.0, gap=0.0, nodes=1)
    plan = plan_of(toy(make_scenario(solver=rules)))

    assert plan.status.readable
    assert plan.status is not Status.OPTIMAL or plan.gap <= rules.gap
    assert plan.status is Status.OPTIMAL or plan.gap > 0 or math.isinf(plan.gap)


def test_cost_first_starts_only_what_must_start() -> None:
    """P1 must start: 80 亩 of plan quota at 2 万元 are all that is spent."""
    order = GoalRules(order=("land_cost", "merit"))
    scenario = make_scenario(solver=EXACT, goals=order)
    plan = plan_of(toy(scenario))

    assert order_of(scenario) == ("land_cost", "merit", "missed_targets", "fit", "fairness")
    assert [g.name for g in plan.goals] == [
        "land_cost", "merit", "missed_targets", "fit", "fairness",
    ]  # fmt: skip
    assert goals_of(plan)["land_cost"] == 160.0
    assert [s.project_id for s in plan.starts] == ["P1"]


def test_the_watch_hears_every_tier_in_the_planner_s_words() -> None:
    heard: list[tuple[str, float]] = []
    case = toy()
    solve_tiers(numbers_of(case), case.scenario, lambda title, share: heard.append((title, share)))

    assert [title for title, _ in heard] == [
        "开工目标缺口最小", "开工价值最大", "用地成本最低", "确定唯一方案", "包保契合度最高", "包保负荷最公平",
    ]  # fmt: skip
    assert [share for _, share in heard] == sorted(share for _, share in heard)
    assert all(0 <= share <= 1 for _, share in heard)


def tolerant(**shares: float) -> Plan:
    """The toy county in which goals may lose a share of their best."""
    return plan_of(toy(make_scenario(solver=EXACT, goals=GoalRules(tolerance=shares))))


def test_a_tolerance_is_room_for_the_goals_after_it_and_no_missing_proof() -> None:
    """A start of P2 or P5 in a later quarter saves money: up to a tenth of merit goes for it."""
    strict, loose = plan_of(toy()), tolerant(merit=0.1)

    merit = loose.goal("merit")
    assert merit.bound == strict.goal("merit").value
    assert 0.9 * merit.bound <= merit.value < merit.bound
    assert merit.gap == pytest.approx((merit.bound - merit.value) / merit.value)
    assert goals_of(loose)["land_cost"] < goals_of(strict)["land_cost"]
    assert loose.status is Status.OPTIMAL
    assert loose.gap == merit.gap


def test_what_later_goals_do_not_need_is_given_back() -> None:
    """No later goal of the leaders gains by less fit than 400: ties may not throw it away."""
    order = ("missed_targets", "merit", "land_cost", "fairness", "fit")
    last = GoalRules(order=order, tolerance={"fit": 0.9, "land_cost": 0.9, "merit": 0.0})

    plan = plan_of(toy(make_scenario(solver=EXACT, goals=last)))

    assert plan.goal("fit").gap == 0
    assert goals_of(plan)["land_cost"] == 1501


def test_a_tolerance_of_fit_buys_fairness() -> None:
    strict, loose = plan_of(toy()), tolerant(fit=0.1)

    assert goals_of(loose)["fairness"] < goals_of(strict)["fairness"]
    assert goals_of(loose)["fit"] >= 0.9 * goals_of(strict)["fit"]
    assert goals_of(loose)["merit"] == goals_of(strict)["merit"]


def test_no_tolerance_changes_nothing() -> None:
    assert document(tolerant(merit=0.0, fit=0.0)) == document(plan_of(toy()))
