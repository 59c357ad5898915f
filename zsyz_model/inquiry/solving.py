"""One question about plans of given numbers: rows to hold, something to make best; exact answers.

The halves are solved apart where the rows allow it. That is a relaxation: when leaders can be
found for every start at no loss it is the answer, and when a half has no plan there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import pulp

from zsyz_model.case import Scenario, Status
from zsyz_model.findings import NoPlanError
from zsyz_model.inquiry.wishes import AtMost, Wish
from zsyz_model.inquiry.worths import (
    FAIRNESS,
    STEPS,
    WEIGHTED,
    Parts,
    aim_at,
    half_of,
    step_of,
    worth,
)
from zsyz_model.planning.asking import limits_of, whole
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.decisions import choose
from zsyz_model.planning.leaders import cover_starts
from zsyz_model.planning.model import Half, Model, compose
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import Linear, add_row
from zsyz_model.planning.searching import solve_twice
from zsyz_model.solver import Answer

LEAST = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A plan that holds the wishes, whether it is proven best, and how far it may be from it.

    `gap`: by how much the aim could be better at most, in the aim's own unit.
    """

    parts: Parts
    proven: bool
    gap: float
    repeatable: bool
    solver: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A plan, or none; `settled` is False when the limits ended before it was known which."""

    found: Found | None
    settled: bool


NONE, UNSETTLED = Reply(None, True), Reply(None, False)


@dataclass(slots=True, eq=False)
class Ground:
    """What questions are put to: numbers, wishes of the scenario, a clock, starts for the solver.

    `points` keeps the last plan of each half: the next question starts from it. `replies` keeps
    what was asked of a half alone. `solves` counts.
    """

    numbers: Numbers
    scenario: Scenario
    clock: Clock
    points: dict[Half, Mapping[str, float]] = field(default_factory=dict)
    replies: dict[str, Reply] = field(default_factory=dict)
    solves: int = 0


@dataclass(frozen=True, slots=True)
class Aim:
    """What is made least: weights by goal, and the distance from the best that is let pass.

    `since`: worths from which on a goal counts; what is better than that is no merit.
    `gap_abs` is in the sum's unit; None: half a step of a single goal, 1e-6 of a sum. `gap`
    is relative; None: the scenario's.
    """

    weights: Mapping[str, float]
    since: Mapping[str, Fraction] = field(default_factory=dict)
    gap_abs: float | None = None
    gap: float | None = None

    def of(self, numbers: Numbers, half: Half) -> Mapping[str, float]:
        """The part of a half."""
        if half is Half.JOINT:
            return self.weights
        return {n: w for n, w in self.weights.items() if half_of(numbers, n) is half}


def best_with(ground: Ground, wishes: Sequence[Wish], aim: Aim) -> Reply:
    """The best plan that holds all wishes."""
    halves = [wish.half(ground.numbers) for wish in wishes]
    halves += [half_of(ground.numbers, name) for name in aim.weights]
    if Half.JOINT in halves:
        return _joint(ground, wishes, aim)
    land = _half(ground, Half.LAND, wishes, aim)
    if land.found is None:
        return land
    leaders = _half(ground, Half.LEADERS, wishes, aim, land.found)
    return leaders if leaders.settled else _joint(ground, wishes, aim)


def _joint(ground: Ground, wishes: Sequence[Wish], aim: Aim) -> Reply:
    return _asked(ground, Half.JOINT, wishes, aim)


def _half(
    ground: Ground, half: Half, wishes: Sequence[Wish], aim: Aim, land: Found | None = None
) -> Reply:
    """A half with its own wishes; the leader half for the starts of `land`.

    Unsettled, for leaders, means that the halves meet: they cannot be solved apart.
    """
    own, gap = [wish for wish in wishes if wish.half(ground.numbers) is half], 0.0
    if land is None:
        return _asked(ground, half, own, aim)
    if mine := aim.of(ground.numbers, half):
        free = _asked(ground, half, own, aim)
        if free.found is None:
            return free
        gap = free.found.gap
        reached = {n: worth(ground.scenario, free.found.parts, n) for n in mine}
        own += [AtMost(n, max(at, aim.since.get(n, at))) for n, at in reached.items()]
    made, at = land.parts[0][0].made, land.parts[0][1]
    covered = frozenset(choose(made, at).starts)
    reply = _asked(ground, half, own, Aim({"fit": 1.0}), covered)
    if reply.found is None:
        return UNSETTLED
    both = reply.found
    return Reply(
        Found(
            (*land.parts, *both.parts), land.proven and both.proven, land.gap + gap,
            land.repeatable and both.repeatable, land.solver,
        ),
        settled=True,
    )  # fmt: skip


def _asked(
    ground: Ground,
    half: Half,
    wishes: Sequence[Wish],
    aim: Aim,
    covered: frozenset[str] = frozenset(),
) -> Reply:
    """One problem, solved once; with a leader for each of the covered projects."""
    key = repr((half, wishes, aim.of(ground.numbers, half), aim, sorted(covered)))
    if key not in ground.replies:
        ground.replies[key] = _answered(ground, half, wishes, aim, covered)
    return ground.replies[key]


def _answered(
    ground: Ground, half: Half, wishes: Sequence[Wish], aim: Aim, covered: frozenset[str]
) -> Reply:
    """None is said only when it is confirmed."""
    try:
        model = compose(ground.numbers, half)
        for i, wish in enumerate(wishes, start=1):
            wish.add(model, ground.scenario, f"wish__{i:03d}")
        if covered:
            cover_starts(model.problem, model.numbers, model.made, covered)
    except NoPlanError:
        return NONE
    answer = solved(ground, model, aim)
    if answer.status is Status.INFEASIBLE:
        return NONE
    if not answer.status.readable:
        return UNSETTLED
    values = whole(model.problem, answer.values)
    parts = ((model, values),)
    if not all(wish.holds(ground.scenario, parts) for wish in wishes):
        # the solver's arithmetic let a plan pass that does not hold to the very step
        return UNSETTLED
    ground.points[half] = values
    gap = max(0.0, answer.objective - answer.bound)
    proven = answer.status is Status.OPTIMAL
    found = Found(parts, proven, gap, answer.repeatable, answer.solver)
    return Reply(found, settled=True)


def solved(ground: Ground, model: Model, aim: Aim) -> Answer:
    """The solver's answer for an aim, from the first plan of the half on."""
    weights, scenario = aim.of(model.numbers, model.half), ground.scenario
    total = [weight * _counted(model, scenario, aim, name) for name, weight in weights.items()]
    model.problem.setObjective(pulp.lpSum(total))
    limits = limits_of("weights", scenario, ground.clock)
    limits = replace(
        limits,
        gap=limits.gap if aim.gap is None else aim.gap,
        gap_abs=_step(weights) if aim.gap_abs is None else aim.gap_abs,
        exact=True,
        lean=True,
    )
    ground.solves += 1
    start = ground.points.get(model.half)
    return solve_twice(model.problem, limits, start, scenario.solver.second_opinion)


def _counted(model: Model, scenario: Scenario, aim: Aim, name: str) -> Linear:
    """A goal, or how far it is beyond the worth from which on it counts."""
    own = aim_at(model, scenario, name)
    if name not in aim.since:
        return own
    loss = model.problem.add_variable(f"loss__{name}", 0)
    side = float(aim.since[name]) * STEPS[name]
    add_row(model.problem, own - loss, "<=", side, f"loss__{name}")
    return 1 * loss


def _step(weights: Mapping[str, float]) -> float:
    """Half a step of a single goal on a grid, the solver's own arithmetic of anything else."""
    if len(weights) != 1 or (name := next(iter(weights))) in (FAIRNESS, WEIGHTED):
        return LEAST
    return STEPS[name] * weights[name] / 2


def least(ground: Ground, wishes: Sequence[Wish], name: str) -> Reply:
    """The plan in which one goal is least, exactly; of fairness until nothing is strictly below."""
    reply = best_with(ground, wishes, Aim({name: 1.0}))
    while name == FAIRNESS and reply.found is not None:
        top = worth(ground.scenario, reply.found.parts, name)
        better = AtMost(name, top - step_of(name))
        lower = best_with(ground, [*wishes, better], Aim({name: 1.0}))
        if lower.found is None:
            return reply if lower.settled else UNSETTLED
        reply = lower
    return reply
