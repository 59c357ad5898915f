"""One question: halves apart or joined give the enumeration's best, and none is said with proof."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.oracles.differential import exact
from tests.oracles.enumerate_all import every_plan
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.inquiry.solving import Aim, Ground, best_with, least
from zsyz_model.inquiry.wishes import AtMost
from zsyz_model.inquiry.worths import worth
from zsyz_model.planning.asking import GOALS
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.model import Half
from zsyz_model.planning.numbers import Numbers


def _ground(numbers: Numbers) -> Ground:
    return Ground(numbers, exact(), Clock(60))


@pytest.mark.parametrize("seed", range(0, 40, 4))
@pytest.mark.parametrize("name", GOALS)
def test_the_least_of_a_goal_under_a_bound_of_another_is_the_enumerations(
    name: str, seed: int
) -> None:
    numbers = tiny_numbers(seed)
    plans, ground = every_plan(numbers), _ground(numbers)
    other = GOALS[(GOALS.index(name) + 2) % len(GOALS)]
    values = sorted({x.worths[other] for x in plans})
    bound = values[len(values) // 2] if values else Fraction(0)

    reply = least(ground, [AtMost(other, bound)], name)

    left = [x.worths[name] for x in plans if x.worths[other] <= bound]
    assert reply.settled
    assert (reply.found is None) == (not left)
    if reply.found is not None:
        assert worth(ground.scenario, reply.found.parts, name) == min(left)


def test_where_leaders_are_scarce_the_halves_are_joined() -> None:
    """Every leader may lead one project: the best land half alone could not be covered."""
    base = tiny_numbers(4)
    scarce = replace(base, leaders=tuple(replace(x, most=1, least=0) for x in base.leaders[:1]))
    scarce = replace(
        scarce,
        pairs=tuple(x for x in base.pairs if x.leader_id == scarce.leaders[0].leader_id),
        led=dict.fromkeys(base.led, False),
        pinned=frozenset(),
    )
    ground = _ground(scarce)

    reply = best_with(ground, [], Aim({"merit": 1.0}))

    assert reply.found is not None
    assert [model.half for model, _ in reply.found.parts] == [Half.JOINT]
    best = min(x.worths["merit"] for x in every_plan(scarce))
    assert worth(ground.scenario, reply.found.parts, "merit") == best


def test_a_question_asked_twice_is_solved_once() -> None:
    ground = _ground(tiny_numbers(4))
    one = best_with(ground, [], Aim({"merit": 1.0}))
    solves = ground.solves

    assert best_with(ground, [], Aim({"merit": 1.0})).found is not None
    assert (ground.solves, one.settled) == (solves, True)


def test_only_what_is_beyond_the_given_worth_counts() -> None:
    """A goal that may be had for nothing is not paid for: from its best worth on it is free."""
    numbers = tiny_numbers(4)
    ground, plans = _ground(numbers), every_plan(numbers)
    top = max(x.worths["merit"] for x in plans)

    aim = Aim({"merit": 1.0, "land_cost": 1.0}, {"merit": top})
    found = best_with(ground, [], aim).found

    assert found is not None
    cheapest = min(x.worths["land_cost"] for x in plans)
    assert worth(ground.scenario, found.parts, "land_cost") == cheapest
