"""One goal asked for: values on their grid, bounds on the safe side, right sides that hold."""

from __future__ import annotations

import math
from unittest.mock import patch

import pulp
import pytest

from tests.oracles.differential import exact
from tests.planning.test_differential import ONE
from zsyz_model.case import Scenario, SolverRules, Status
from zsyz_model.planning import asking
from zsyz_model.planning.asking import (
    ask,
    goal_of,
    held_side,
    least_of,
    limits_of,
    told_goal,
    value_at,
    whole,
)
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.model import Half, compose, goal
from zsyz_model.planning.rows import add_row
from zsyz_model.solver import Answer, Limits, solve


def answered(objective: float, bound: float) -> Answer:
    return Answer(Status.FEASIBLE_LIMIT, "", objective, bound)


def test_a_goal_is_told_on_its_grid_and_its_bound_is_rounded_safely() -> None:
    """Merit counts negative in the solver: 393.456 found, no more than 393.4571 proven."""
    merit = goal_of("merit", answered(-393.4560000001, -393.4571))
    cost = goal_of("land_cost", answered(1501.00000002, 1500.98761))

    assert (merit.value, merit.bound) == (393.456, 393.457)
    assert merit.gap == pytest.approx(0.001 / 393.456)
    assert (cost.value, cost.bound) == (1501.0, 1500.9877)


def test_a_bound_on_the_wrong_side_is_the_value() -> None:
    assert told_goal("merit", 10.0, 9.0).bound == 10.0
    assert told_goal("land_cost", 10.0, 11.0).bound == 10.0
    assert told_goal("land_cost", 10.0, 8.0).gap == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("name", "value", "tolerance", "side"),
    [
        ("merit", 400.0, 0.0, -400 + 1e-5),
        ("merit", 400.0, 0.01, -396 + 1e-5),
        ("fit", 100.0, 0.1, -90 + 0.01),
        ("missed_targets", 4.0, 0.5, 6 + 0.01),
        ("land_cost", -50.0, 0.1, -45 + 1e-6),
    ],
)
def test_a_goal_is_held_at_its_value_less_the_tolerance(
    name: str, value: float, tolerance: float, side: float
) -> None:
    """A tolerance is always room: a tenth of earnings of 50 may be lost, too."""
    assert held_side(name, value, tolerance) == pytest.approx(side, abs=1e-9)


def test_leader_goals_and_missed_targets_are_asked_for_without_a_gap() -> None:
    scenario = Scenario(name="gap", solver=SolverRules(gap=0.01, nodes=77))
    limits = {
        name: limits_of(name, scenario, Clock(60)) for name in (*asking.GOALS, "ties", "weights")
    }

    assert {name for name, found in limits.items() if found.gap} == {
        "merit",
        "land_cost",
        "weights",
    }
    assert limits["merit"].gap_abs == 0.0005
    assert (limits["merit"].nodes, limits["ties"].nodes) == (77, asking.TIE_NODES)


def test_what_no_plan_can_go_below() -> None:
    """New land in 2 (0.95), the plot in 1 and 2 (1 + 0.95): no plan is worth more than 2.95."""
    aim = goal(compose(ONE, Half.LAND), "merit")

    assert least_of(aim) == pytest.approx(-2.95)
    assert value_at(aim, {v.name: 0.0 for v in aim}) == 0.0


def test_decisions_are_whole_and_other_columns_are_left_alone() -> None:
    problem = pulp.LpProblem("two", pulp.LpMinimize)
    lead = problem.add_variable("lead", 0, 1, pulp.LpInteger)
    problem.setObjective(lead + problem.add_variable("peak", 0))

    assert whole(problem, {"lead": 0.9999999, "peak": 66.6667}) == {"lead": 1.0, "peak": 66.6667}


def test_another_aim_can_be_asked_for_under_a_goal_s_name() -> None:
    model = compose(ONE, Half.LEADERS)
    aim = pulp.lpSum(model.made.lead.values())

    answer = ask(model, "fairness", limits_of("fairness", exact(), Clock(60)), exact(), None, aim)

    assert (answer.status, answer.objective) == (Status.OPTIMAL, 0.0)
    assert not math.isnan(answer.bound)


def test_every_goal_has_a_title_and_a_grid() -> None:
    assert {*asking.GOALS, "ties", "weights"} == set(asking.TITLES)
    assert set(asking.GRID) == set(asking.GOALS)


def _factory(gap: float) -> tuple[Answer, list[Limits]]:
    """A plant of 150 万元 that must be built, found 0.999999 built; what was asked again."""
    problem = pulp.LpProblem("plant", pulp.LpMinimize)
    built = problem.add_variable("built", 0, 1, pulp.LpInteger)
    problem.setObjective(150 * built)
    add_row(problem, 1 * built, ">=", 1, "must")
    cheap = Answer(Status.OPTIMAL, "Optimal", 149.99985, 149.99985, found={"built": 0.999999})
    asked: list[Limits] = []

    def spy(question: pulp.LpProblem, limits: Limits, *_: object) -> Answer:
        asked.append(limits)
        return solve(question, limits)

    with patch.object(asking, "solve_twice", spy):
        return asking._in_whole_steps(problem, cheap, Limits(gap=gap, gap_abs=5e-5), ""), asked


def test_what_is_nearly_built_is_asked_again_in_finer_arithmetic() -> None:
    """1.5 yuan cheaper than any plan: held there, no plan would be left."""
    answer, asked = _factory(gap=0.0)

    assert (answer.objective, answer.bound) == (150.0, 150.0)
    assert [limits.exact for limits in asked] == [True]


def test_within_the_gap_a_plan_is_worth_what_it_is_worth_built() -> None:
    answer, asked = _factory(gap=1e-4)

    assert (answer.objective, answer.bound) == (150.0, 149.99985)
    assert answer.values == {"built": 1.0}
    assert not asked
