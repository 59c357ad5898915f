"""Goals by weights instead of tiers: one weighted sum, its halves apart when that is exact.

The sum counts what is wanted most positive and what is wanted least negative, so that more is
better; fairness stands in it as the largest relative load in percent, unrounded.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import pulp

from zsyz_model.case import Goal, Scenario, Status
from zsyz_model.planning.asking import (
    GOALS,
    GRID,
    LEADER_GOALS,
    TITLES,
    Watch,
    ask,
    least_of,
    limits_of,
    sign_of,
    told_goal,
    value_at,
    whole,
)
from zsyz_model.planning.climbing import Tiered
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.fairness import loads_at
from zsyz_model.planning.leaders import cover_starts
from zsyz_model.planning.loads import PERCENT, in_percent, largest
from zsyz_model.planning.memory import Memory, joint_key, land_key, leaders_key
from zsyz_model.planning.model import Half, Model, compose, goal
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import Linear, add_row, safe_names
from zsyz_model.planning.tiers import keeps_enough, started_in
from zsyz_model.solver import solve

CLOSE = 1e-6
"""How near a weighted sum and its bound are one in the solver's own arithmetic, relatively."""


def goals_in(half: Half) -> tuple[str, ...]:
    """The goals that a half decides."""
    if half is Half.JOINT:
        return GOALS
    return tuple(name for name in GOALS if (name in LEADER_GOALS) is (half is Half.LEADERS))


def solve_weighted(
    numbers: Numbers, scenario: Scenario, watch: Watch, memory: Memory[Tiered] | None = None
) -> tuple[Tiered, ...]:
    """The plan with the best weighted sum of goals; halves apart when they do not interact.

    Apart is exact for the same reason as with tiers: land goals and leader goals add, and the
    best leader plan covers every start. `memory` as with tiers. Raises NoPlanError.
    """
    clock, memory = Clock(scenario.solver.seconds), memory or Memory()
    watch(TITLES["weights"], 0.0)
    land = _known(land_key(numbers, scenario), Half.LAND, numbers, scenario, clock, memory)
    watch(TITLES["weights"], 0.4)
    leaders = _leaders(numbers, scenario, clock, memory, frozenset(started_in(land)))
    if leaders is not None and keeps_enough(numbers.kept, land, leaders):
        return land, leaders
    watch(TITLES["weights"], 0.5)
    return (_known(joint_key(numbers, scenario), Half.JOINT, numbers, scenario, clock, memory),)


def _known(
    key: str, half: Half, numbers: Numbers, scenario: Scenario, clock: Clock, memory: Memory[Tiered]
) -> Tiered:
    """A half that was solved before, or its best sum now, from the first answer's plan on."""
    if (known := memory.known(key)) is not None:
        return known
    found = _solve(compose(numbers, half), scenario, clock, memory.hint(half))
    return memory.keep(key, half, found, found.values)


def _leaders(
    numbers: Numbers,
    scenario: Scenario,
    clock: Clock,
    memory: Memory[Tiered],
    covered: frozenset[str],
) -> Tiered | None:
    """The leader half with a leader for each of these projects, or None."""
    key = leaders_key(numbers, scenario, covered)
    if (known := memory.known(key)) is not None:
        return known
    free = _solve(compose(numbers, Half.LEADERS), scenario, clock, memory.hint(Half.LEADERS))
    found = _cover(free, covered, scenario, clock)
    return found and memory.keep(key, Half.LEADERS, found, found.values)


def together(parts: tuple[Tiered, ...]) -> Goal | None:
    """The weighted sum of all parts: values and bounds add. None where tiers were asked for."""
    sums = [part.weighted for part in parts if part.weighted is not None]
    if not sums:
        return None
    return _told(math.fsum(x.value for x in sums), math.fsum(x.bound for x in sums))


def _solve(
    model: Model, scenario: Scenario, clock: Clock, hint: Mapping[str, float] | None = None
) -> Tiered:
    """The best weighted sum of a half or of both, then the canonical plan among its equals.

    The tie-break has a few nodes, and is left out when the time is up. Raises NoPlanError.
    """
    aim = weighted_aim(model, scenario.goals.weights)
    limits = replace(limits_of("weights", scenario, clock), gap_abs=CLOSE)
    if model.half is Half.LEADERS:
        limits = replace(limits, gap=0.0)
    answer = ask(model, "weights", limits, scenario, None, aim, hint)
    _hold(model, aim, answer.objective + CLOSE * max(1.0, abs(answer.objective)) / 2)
    found = Tiered(
        model, answer.values, {}, answer.repeatable, answer.status is Status.OPTIMAL, answer.solver,
        weighted=Goal("weighted", 0.0, -answer.bound, 0.0),
    )  # fmt: skip
    tied = None if clock.over else _tied(found, scenario, clock, answer.values)
    return _counted(tied or found, scenario)


def _hold(model: Model, aim: Linear, side: float) -> None:
    """Hold the sum, in a unit in which a small weight is no size apart from the other rows."""
    sizes = [abs(c) for c in aim.values() if c]
    unit = max(1.0, 0.01 / min(sizes, default=1.0))
    add_row(model.problem, unit * aim, "<=", unit * side, "held__weights")


def _cover(found: Tiered, covered: frozenset[str], scenario: Scenario, clock: Clock) -> Tiered | None:  # fmt: skip
    """The same sum with a leader for each of these projects, or None."""
    model = found.model
    if not covered <= {p for p, _ in model.made.lead}:
        return None
    cover_starts(model.problem, model.numbers, model.made, covered)
    tied = _tied(found, scenario, clock, None)
    return None if tied is None else _counted(tied, scenario)


def _tied(
    found: Tiered, scenario: Scenario, clock: Clock, point: Mapping[str, float] | None
) -> Tiered | None:
    """The canonical plan of the sum that is held; None when there is none, or none in time."""
    problem = found.model.problem
    problem.setObjective(goal(found.model, "ties"))
    limits = limits_of("ties", scenario, clock)
    if point is None:
        limits = replace(limits, nodes=scenario.solver.nodes)
    answer = solve(problem, limits, point, "none")
    if not answer.status.readable:
        return None
    repeatable = found.repeatable and answer.repeatable
    return replace(found, values=whole(problem, answer.values), repeatable=repeatable)


def weighted_aim(model: Model, weights: Mapping[str, float]) -> Linear:
    """What a half adds to the weighted sum, as something to minimise.

    A weight of fairness adds a column above every leader's load, and its rows.
    """
    parts = []
    for name in goals_in(model.half):
        weight = weights.get(name, 0.0)
        if weight > 0:
            parts.append(weight * (peak(model) if name == "fairness" else goal(model, name)))
    return pulp.lpSum(parts)


def peak(model: Model) -> Linear:
    """The largest relative load in percent, as a column above every leader's; there once."""
    if (known := model.problem.variablesDict().get("peak")) is not None:
        return 1 * known
    numbers, lead = model.numbers, model.made.lead
    names = safe_names((x.leader_id for x in numbers.leaders), "l")
    top = model.problem.add_variable("peak", 0)
    for leader in numbers.leaders:
        spent = [
            x.minutes * lead[x.project_id, x.leader_id]
            for x in numbers.pairs
            if x.leader_id == leader.leader_id
        ]
        if leader.minutes and spent:
            row = PERCENT * pulp.lpSum(spent) - leader.minutes * top
            add_row(model.problem, row, "<=", 0, f"fairness__{names[leader.leader_id]}")
    return 1 * top


def _counted(found: Tiered, scenario: Scenario) -> Tiered:
    """The goals and the weighted sum of the plan in hand.

    A single goal was not asked for: its bound is what no plan could better whatever the limits.
    """
    model, point = found.model, found.values
    load = largest(loads_at(model.numbers, model.made, point))
    goals, total = {}, 0.0
    for name in goals_in(model.half):
        weight = scenario.goals.weights.get(name, 0.0)
        if name == "fairness":
            goals[name] = told_goal(name, in_percent(load), 0.0)
            total -= weight * float(PERCENT * load)
            continue
        aim, sign = goal(model, name), sign_of(name)
        value = round(round(sign * value_at(aim, point) / GRID[name]) * GRID[name], 4) + 0.0
        goals[name] = told_goal(name, value, round(sign * least_of(aim), 4) + 0.0)
        total -= weight * sign * value
    bound = total if found.weighted is None else found.weighted.bound
    return replace(found, goals=goals, weighted=_told(total, bound))


def _told(value: float, bound: float) -> Goal:
    """The weighted sum to six decimals; a bound within the solver's arithmetic is the value."""
    value, bound = round(value, 6) + 0.0, round(bound, 6) + 0.0
    if bound - value <= CLOSE * max(1.0, abs(value)):
        bound = value
    return Goal("weighted", value, bound, abs(bound - value) / max(1.0, abs(value)))
