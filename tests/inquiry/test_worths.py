"""What a plan is worth: exact, told in the planner's unit, held by rows to the very step."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.cases import toy_case
from tests.oracles.differential import exact
from tests.oracles.enumerate_all import every_plan
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import GoalRules, Scenario
from zsyz_model.inquiry import know
from zsyz_model.inquiry.apart import promised_in
from zsyz_model.inquiry.solving import Aim, Ground, best_with
from zsyz_model.inquiry.wishes import AtMost
from zsyz_model.inquiry.worths import STEPS, half_of, step_of, told, worth, worth_in
from zsyz_model.planning.asking import GOALS
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.model import Half
from zsyz_model.planning.reading import read_numbers


@pytest.mark.parametrize(
    ("name", "own", "value"),
    [
        ("merit", Fraction(-123456), 123.456),
        ("fit", Fraction(-80), 80.0),
        ("missed_targets", Fraction(2), 2.0),
        ("land_cost", Fraction(15010000), 1501.0),
        ("fairness", Fraction(2, 3), 66.67),
        ("stability", Fraction(4), 4.0),
        ("weighted", Fraction(-2500000), 2.5),
    ],
)
def test_a_worth_is_told_in_its_unit(name: str, own: Fraction, value: float) -> None:
    assert told(name, own) == value


def test_a_worth_read_from_records_is_the_plans_own_goal() -> None:
    known = know(toy_case())
    numbers = read_numbers(known.case, known.outcome.admission, known.outcome.scores)

    for goal in known.plan.goals:
        own = worth_in(numbers, known.case.scenario, known.plan, goal.name)
        assert told(goal.name, own) == goal.value


@pytest.mark.parametrize("name", GOALS)
def test_a_row_one_step_below_the_best_holds_nothing_and_at_the_best_holds_it(name: str) -> None:
    numbers = tiny_numbers(4)
    ground = Ground(numbers, exact(), Clock(60))
    best = min(x.worths[name] for x in every_plan(numbers))

    at = best_with(ground, [AtMost(name, best)], Aim({}))
    below = best_with(ground, [AtMost(name, best - step_of(name))], Aim({}))

    assert at.found is not None
    assert worth(ground.scenario, at.found.parts, name) == best
    assert (below.found, below.settled) == (None, True)


def test_the_weighted_sum_is_that_of_its_goals() -> None:
    rules = {"merit": 1.0, "land_cost": 0.5, "fairness": 0.1}
    scenario = Scenario("tiny", goals=GoalRules(weights=rules), solver=exact().solver)
    numbers = tiny_numbers(4)
    ground = Ground(numbers, scenario, Clock(60))
    found = best_with(ground, [], Aim({"weighted": 1.0})).found
    assert found is not None

    own = {n: worth(scenario, found.parts, n) for n in rules}
    sum_ = -own["merit"] / 1000 - own["land_cost"] / 20_000 - own["fairness"] * 10
    every = [
        -x.worths["merit"] / 1000 - x.worths["land_cost"] / 20_000 - x.worths["fairness"] * 10
        for x in every_plan(numbers)
    ]
    assert worth(scenario, found.parts, "weighted") == -sum_ * 10**6
    assert float(sum_) == pytest.approx(float(max(every)), abs=1e-5)
    assert promised_in(found.parts).leads is not None


def test_a_goal_belongs_to_the_half_that_decides_it() -> None:
    numbers = tiny_numbers(0)

    assert {name: half_of(numbers, name) for name in GOALS} == {
        "missed_targets": Half.LAND, "merit": Half.LAND, "fit": Half.LEADERS,
        "fairness": Half.LEADERS, "land_cost": Half.LAND,
    }  # fmt: skip
    assert half_of(numbers, "weighted") is Half.JOINT
    assert set(STEPS) == {*GOALS, "stability", "weighted"}
