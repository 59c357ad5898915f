"""How well a question can be answered, and the least of an input with which it can be so well.

Goals are counted whole, as the judge counts them: missed targets in projects, merit in
thousandths of a point, fit in points, land cost in yuan; each as something to be made least.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import pulp

from zsyz_model.case import Scenario, Status
from zsyz_model.findings import Finding, NoPlanError, ZsyzError
from zsyz_model.inquiry.inputs import Input
from zsyz_model.inquiry.reached import Reached, Stand, Whole, counted
from zsyz_model.planning.asking import (
    GRID,
    ask,
    goal_of,
    held_side,
    keeping,
    limits_of,
    whole,
)
from zsyz_model.planning.climbing import cover
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.decisions import choose
from zsyz_model.planning.model import Half, Model, compose, goal
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import add_row
from zsyz_model.solver import Limits, solve

LINEAR = ("missed_targets", "merit", "fit", "land_cost")
"""Goals that are sums, so that a row can hold them; loads are compared one by one."""
NOISE = 9
"""Decimals of a row's side that mean something."""
Wish = Callable[[Numbers], Numbers]


class InteractError(Exception):
    """The halves cannot be asked apart: the best leaders do not cover what starts."""


class UnsettledError(ZsyzError):
    """The limits of the scenario ended a solve before it could say yes or no."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Asking:
    """What is solved: the half, the goals that count, the limits, and which starts leaders cover.

    `point` is a plan that the solver may start from, by the names of the half's columns.
    """

    half: Half
    goals: tuple[str, ...]
    scenario: Scenario
    covered: frozenset[str] = frozenset()
    point: Mapping[str, float] | None = None

    def clock(self) -> Clock:
        """A fresh clock for one question."""
        return Clock(self.scenario.solver.seconds)


def reach(numbers: Numbers, asking: Asking) -> Reached | None:
    """The best plan's goals, tier by tier; None when there is no plan.

    Raises InteractError when the halves have to be asked together, NoPlanError when nothing was
    found within the limits.
    """
    try:
        if asking.half is Half.LEADERS:
            return _led(numbers, asking)
        return _climbed(compose(numbers, asking.half), asking)
    except NoPlanError as error:
        if error.findings[0].code in {"P-INFEASIBLE", "M-EMPTY"}:
            return None
        raise


def _climbed(model: Model, asking: Asking) -> Reached:
    clock, goals, point = asking.clock(), [], None
    for name in asking.goals:
        hint = keeping(model.problem, asking.point)
        limits = replace(limits_of(name, asking.scenario, clock), near=hint is not None)
        answer = ask(model, name, limits, asking.scenario, point, hint=hint)
        goals.append(found := goal_of(name, answer))
        side = held_side(name, found.value, 0.0)
        add_row(model.problem, goal(model, name), "<=", side, f"held__{name}")
        point = answer.values
    starts = choose(model.made, point or {}).starts
    if asking.half is Half.LAND and not can_be_led(model.numbers, frozenset(starts), asking):
        raise InteractError("halves have to be asked together")
    return Reached(
        tuple(counted(g.name, g.value) for g in goals),
        tuple(counted(g.name, g.bound) for g in goals),
        starts,
        point,
    )


def _led(numbers: Numbers, asking: Asking) -> Reached:
    """The leader half as the product solves it: best fit and fairest, starts covered at no loss."""
    model = compose(numbers, Half.LEADERS)
    found = cover(model, asking.covered, asking.scenario, asking.clock(), _nobody)
    if found is None:
        raise InteractError("halves have to be asked together")
    fit = found.goals["fit"]
    return Reached((counted("fit", fit.value),), (counted("fit", fit.bound),), {})


def can_be_led(numbers: Numbers, starts: frozenset[str], asking: Asking) -> bool:
    """Whether the best leader plan covers these starts at no loss; True where nobody can lead."""
    try:
        model = compose(numbers, Half.LEADERS)
        return cover(model, starts, asking.scenario, asking.clock(), _nobody) is not None
    except NoPlanError:
        return False


def as_it_is(numbers: Numbers) -> Numbers:
    """No wish."""
    return numbers


def least(
    moved: Input, wish: Wish, numbers: Numbers, asking: Asking, ways: Iterable[Whole],
    span: tuple[int, int], stand: Stand | None = None,
) -> int | None:  # fmt: skip
    """The fewest steps of a supply, within `span`, at which a plan with the wish goes one of the ways.

    A way holds the first goals; each is one solve, which may start from where one stands. None
    when none can be gone within the span. Raises UnsettledError when a solve ends at a limit.
    """
    low, most = span
    best: int | None = None
    for way in ways:
        found = (
            _least(moved, wish, numbers, asking, way, (low, most), stand) if low <= most else None
        )
        if found is not None:
            best, most = found, found - 1
    return best


def _least(
    moved: Input, wish: Wish, numbers: Numbers, asking: Asking, way: Whole,
    span: tuple[int, int], stand: Stand | None,
) -> int | None:  # fmt: skip
    try:
        model, steps = _movable(moved, wish, numbers, asking.half, span)
        _hold(model, asking.goals, way)
    except NoPlanError:
        return None
    problem = model.problem
    problem.setObjective(1 * steps)
    limits = replace(_limits(asking), gap=0.0, gap_abs=0.5)
    point = stand and stand.point
    start = keeping(problem, {**point, "steps": stand.steps}) if stand and point else None
    answer = solve(problem, limits, start, "none")
    if answer.status is Status.INFEASIBLE:
        return None
    if answer.status is not Status.OPTIMAL:
        raise _unsettled(answer.ended)
    return round(answer.objective)


def needed(moved: Input, numbers: Numbers, asking: Asking, stand: Stand, low: int) -> Stand:
    """Down to the fewest steps, not below `low`, at which what is decided can stay; flows may move."""
    if stand.point is None:
        return stand
    model, steps = _movable(moved, as_it_is, numbers, asking.half, (low, stand.steps))
    for x in model.problem.variables():
        if x.cat == pulp.LpInteger and (x.lowBound, x.upBound) == (0, 1):
            x.lowBound = x.upBound = stand.point.get(x.name, 0.0)
    model.problem.setObjective(1 * steps)
    answer = solve(model.problem, replace(_limits(asking), gap=0.0, gap_abs=0.5), None, "none")
    if answer.status is not Status.OPTIMAL:
        return stand
    return Stand(round(answer.objective), whole(model.problem, answer.values))


def _movable(
    moved: Input, wish: Wish, numbers: Numbers, half: Half, span: tuple[int, int]
) -> tuple[Model, pulp.LpVariable]:
    """The model with the input as a column: rows move with it as their sides do in one step."""
    model = compose(wish(numbers), half)
    moved_once = compose(wish(moved.at(numbers, 1)), half)
    steps = model.problem.add_variable("steps", *span, pulp.LpInteger)
    later = {row.name: row.constant for row in moved_once.problem.constraints()}
    for row in model.problem.constraints():
        step = round(later[row.name] - row.constant, NOISE)
        if step:
            row.addInPlace(step * steps)
    return model, steps


def attains(numbers: Numbers, asking: Asking, target: Whole) -> Reached | None:
    """Some plan that is as good as `target` in every goal, or None when there is none.

    Raises UnsettledError when the limits end the search.
    """
    try:
        model = compose(numbers, asking.half)
        _hold(model, asking.goals, target)
    except NoPlanError:
        return None
    model.problem.setObjective(goal(model, asking.goals[len(target) - 1]))
    answer = solve(model.problem, replace(_limits(asking), gap=0.5), None, "none")
    if answer.status is Status.INFEASIBLE:
        return None
    if not answer.status.readable:
        raise _unsettled(answer.ended)
    values = whole(model.problem, answer.values)
    value = tuple(
        round(sum(c * values[v.name] for v, c in goal(model, name).items()) / GRID[name])
        for name in asking.goals
    )
    starts = choose(model.made, values).starts
    if asking.half is Half.LAND and not can_be_led(numbers, frozenset(starts), asking):
        raise InteractError("halves have to be asked together")
    return Reached(value, value, starts)


def _hold(model: Model, goals: tuple[str, ...], target: Whole) -> None:
    """A plan that is at least as good as the target in each of its goals."""
    for name, count in zip(goals, target, strict=False):
        side = count * GRID[name] + GRID[name] / 100
        add_row(model.problem, goal(model, name), "<=", side, f"held__{name}")


def _limits(asking: Asking) -> Limits:
    rules = asking.scenario.solver
    return Limits(seconds=rules.seconds, gap=rules.gap, nodes=rules.nodes)


def _unsettled(ended: str) -> UnsettledError:
    fact = f"求解在上限内没有结论（{ended}）"
    return UnsettledError(Finding("Q03", fact, "延长求解时限（solver.seconds、solver.nodes）"))


def _nobody(title: str, share: float) -> None:
    """Hears the steps and says nothing."""
