"""A wish knows its half and puts rows that carry its name."""

from __future__ import annotations

from fractions import Fraction

from tests.oracles.differential import exact
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.inquiry.solving import Aim, Ground, best_with
from zsyz_model.inquiry.wishes import AtMost
from zsyz_model.inquiry.worths import worth
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.model import Half, compose


def test_a_bound_of_loads_is_whole_minutes_of_each_leader() -> None:
    numbers = tiny_numbers(4)
    model, wish = compose(numbers, Half.LEADERS), AtMost("fairness", Fraction(1, 3))

    wish.add(model, exact(), "wish__001")

    rows = {r.name: -r.constant for r in model.problem.constraints() if "wish" in r.name}
    led = {x.leader_id for x in numbers.pairs}
    hours = [x.minutes // 3 for x in numbers.leaders if x.leader_id in led]
    assert sorted(rows.values()) == sorted(hours)
    assert wish.half(numbers) is Half.LEADERS


def test_a_bound_of_merit_is_one_row_of_the_land_half() -> None:
    numbers = tiny_numbers(4)
    model, wish = compose(numbers, Half.LAND), AtMost("merit", Fraction(-2500))

    wish.add(model, exact(), "wish__001")

    [row] = [r for r in model.problem.constraints() if r.name.startswith("wish")]
    assert abs(-row.constant + 2.5) < 1e-4
    assert wish.half(numbers) is Half.LAND


def test_a_plan_that_is_a_step_short_does_not_hold() -> None:
    numbers = tiny_numbers(4)
    ground = Ground(numbers, exact(), Clock(60))
    found = best_with(ground, [], Aim({"merit": 1.0})).found
    assert found is not None
    own = worth(ground.scenario, found.parts, "merit")

    assert AtMost("merit", own).holds(ground.scenario, found.parts)
    assert not AtMost("merit", own - 1).holds(ground.scenario, found.parts)
