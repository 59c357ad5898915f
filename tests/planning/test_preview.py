"""The relaxation: its bounds hold for every plan, and say so when there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.cases import make_case, make_scenario
from tests.counties import make_county
from tests.planning.numbers_for_tests import NUMBERS
from tests.planning.toys import numbers_of, plan_of, toy
from zsyz_model.case import GoalRules, HorizonRules, Plan, Scenario, SolverRules, Status
from zsyz_model.case.goal import WANTED_MOST
from zsyz_model.pipeline import admit, run
from zsyz_model.planning.preview import Part, preview
from zsyz_model.planning.reading import read_numbers
from zsyz_model.validate import validate


def passed(plan: Plan, bounds: Mapping[str, float]) -> list[str]:
    """Goals of a plan that are better than a bound says any plan can be."""
    goals = (*plan.goals, *((plan.weighted,) if plan.weighted else ()))
    return [
        goal.name
        for goal in goals
        if goal.name in bounds
        and (goal.value - bounds[goal.name]) * (1 if goal.name in WANTED_MOST else -1) > 1e-9
    ]


FAIR_FIRST = ("fairness", "fit", "missed_targets", "merit", "land_cost")


@pytest.mark.parametrize("seed", range(8))
def test_no_proven_plan_of_a_small_county_passes_the_bounds(seed: int) -> None:
    """Every other one with fairness before all: there its bound comes nearest."""
    county = make_county(seed, projects=8, leaders=4, plots=3, schemes=2, quarters=3)
    rules = HorizonRules(county.span.first, county.span.length)
    goals = GoalRules(order=FAIR_FIRST) if seed % 2 else GoalRules()
    scenario = Scenario(name="c", horizon=rules, goals=goals, solver=SolverRules(seconds=20))
    case = make_case(scenario, **county.tables)
    case, admission, scores = admit(validate(scenario, case.ledger))
    found = preview(read_numbers(case, admission, scores), scenario)

    plan = run(case).plan

    assert plan.status is Status.OPTIMAL
    assert passed(plan, {goal.name: goal.bound for goal in found.goals}) == []
    assert found.bound_of("fairness") > 0


def test_a_bound_that_a_plan_passes_is_caught() -> None:
    plan = plan_of(toy())
    merit = plan.goal("merit").value

    assert passed(plan, {"merit": merit - 1.0}) == ["merit"]
    assert passed(plan, {"fairness": plan.goal("fairness").value + 0.01}) == ["fairness"]
    assert passed(plan, {"missed_targets": plan.goal("missed_targets").value + 1}) == [
        "missed_targets"
    ]


def test_the_bounds_are_those_of_each_goal_alone() -> None:
    """By hand. PA at once, PB in quarter 2 at best, PC at once: 9 + 4.75 + 4 points.

    All fit: L1 leads PA 55, PB 45 and R1 75, which is as many as he may; PC is pinned to L2, 80.
    The targets are one start in quarters 1, 2 and 4, and three projects can start. PC takes 150
    of the 300 minutes of L2, half of them, in every plan.
    """
    found = preview(NUMBERS, make_scenario())

    assert found.bound_of("merit") == 17.75
    assert found.bound_of("fit") == 255
    assert found.bound_of("missed_targets") == 0
    assert found.bound_of("fairness") == 50.0
    assert found.status is Status.FEASIBLE_LIMIT


def test_the_bound_of_fairness_shares_a_project_among_leaders() -> None:
    """By hand. PA needs a leader: 90 of 720 minutes of L1, or 120 of 300 of L2.

    Shared so that 0.125 x = 0.4 (1 - x), both carry 9.52…%; whole, L1 carries 12.5% at least.
    The point looks at fit first: L1 leads what he may.
    """
    free = tuple(replace(leader, least=0) for leader in NUMBERS.leaders)
    found = preview(replace(NUMBERS, leaders=free, pinned=frozenset()), make_scenario())

    assert found.bound_of("fairness") == 9.52
    (told,) = (goal for goal in found.goals if goal.name == "fairness")
    loads = {"L1": found.hours["L1"] * 60 / 720, "L2": found.hours["L2"] * 60 / 300}
    assert told.value == pytest.approx(100 * max(loads.values()), abs=0.1)
    assert told.value > told.bound


@pytest.mark.parametrize("seed", range(3))
def test_the_bound_of_a_weighted_sum_holds_too(seed: int) -> None:
    county = make_county(seed, projects=8, leaders=4, plots=3, schemes=2, quarters=3)
    weights = {"merit": 1.0, "fit": 0.1, "fairness": 0.2, "land_cost": 0.01, "missed_targets": 3.0}
    scenario = Scenario(
        name="c", horizon=HorizonRules(county.span.first, county.span.length),
        solver=SolverRules(seconds=20), goals=GoalRules(weights=weights),
    )  # fmt: skip
    case, admission, scores = admit(validate(scenario, make_case(scenario, **county.tables).ledger))
    found = preview(read_numbers(case, admission, scores), scenario)

    plan = run(case).plan

    assert plan.weighted is not None
    assert passed(plan, {"weighted": found.bound_of("weighted")}) == []


def test_what_no_relaxation_can_do_no_plan_can() -> None:
    """PA must start and nobody releases quota for it."""
    bare = replace(NUMBERS, released_hmu=(0, 0, 0, 0), schemes=())

    assert preview(bare, make_scenario()).status is Status.INFEASIBLE


def test_the_point_keeps_the_accounts() -> None:
    """What is used never passes what is supplied, and a project starts once at most."""
    found = preview(numbers_of(toy()), toy().scenario)

    assert all(flow.left_mu >= -0.01 for flow in found.land)
    for project in {share.project_id for share in found.starts}:
        assert sum(s.share for s in found.starts if s.project_id == project) <= 1 + 1e-6
    for leader, hours in found.hours.items():
        given = {"L1": 12.0, "L2": 10.0, "L3": 6.0}[leader]
        assert hours <= given + 1e-6


def test_a_half_that_did_not_change_is_not_relaxed_again() -> None:
    """Other leaders: the land half is the very same one, and all is as if it were asked afresh."""
    known: dict[str, Part] = {}
    preview(NUMBERS, make_scenario(), known)
    first = list(known.values())
    other = replace(NUMBERS, leaders=(replace(NUMBERS.leaders[0], minutes=600), NUMBERS.leaders[1]))

    found = preview(other, make_scenario(), known)

    assert found == preview(other, make_scenario())
    assert [any(part is old for old in first) for part in known.values()] == [True, False]
