"""How well a question can be answered, and the least of an input with which it can be so well.

Goals are counted whole, as the judge counts them: missed targets in projects, merit in
thousandths of a point, fit in points, land cost in yuan; each as something to be made least.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pulp

from zsyz_model.case import Scenario, Status
from zsyz_model.findings import Finding, NoPlanError, ZsyzError
from zsyz_model.inquiry.inputs import Input
from zsyz_model.inquiry.spans import pieces
from zsyz_model.planning.asking import GRID, ask, goal_of, held_side, limits_of, sign_of, whole
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
Whole = tuple[int, ...]


class InteractError(Exception):
    """The halves cannot be asked apart: the best leaders do not cover what starts."""


class UnsettledError(ZsyzError):
    """The limits of the scenario ended a solve before it could say yes or no."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Reached:
    """The goals of a best plan in the order in which they count: whole numbers, less is better.

    `bound` is what no plan can better; `starts` (site, quarter) are those of one such plan.
    """

    value: Whole
    bound: Whole
    starts: Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is solved: the half, the goals that count, the limits, and which starts leaders cover."""

    half: Half
    goals: tuple[str, ...]
    scenario: Scenario
    covered: frozenset[str] = frozenset()

    def clock(self) -> Clock:
        """A fresh clock for one question."""
        return Clock(self.scenario.solver.seconds)


def told(name: str, count: int) -> float:
    """A whole number of a goal as the planner's value."""
    return round(sign_of(name) * count * GRID[name], 4) + 0.0


def counted(name: str, value: float) -> int:
    """A planner's value of a goal as its whole number, to be made least."""
    return round(sign_of(name) * value / GRID[name])


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
        limits = limits_of(name, asking.scenario, clock)
        answer = ask(model, name, limits, asking.scenario, point)
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


def least(
    moved: Input, wish: Wish, numbers: Numbers, asking: Asking, ways: Iterable[Whole],
    span: tuple[int, int], stride: int | None = None,
) -> int | None:  # fmt: skip
    """The fewest steps of a supply, within `span`, at which a plan with the wish goes one of the ways.

    A way holds the first goals; each is one solve, or one for each piece of the span: `stride`
    steps, then four times as many, and so on. None when none can be gone within the span.
    Raises UnsettledError when a solve ends at a limit.
    """
    low, most = span
    best: int | None = None
    for way in ways:
        for piece in pieces((low, most), stride):
            found = _least(moved, wish, numbers, asking, way, piece)
            if found is not None:
                best, most = found, found - 1
                break
    return best


def as_good_as(target: Whole) -> Iterator[Whole]:
    """Every way to be as good: in all goals, or better in one and as good in those before it."""
    yield target
    for i in range(len(target) - 1):
        yield (*target[:i], target[i] - 1)


def better_than(known: Reached) -> Iterator[Whole]:
    """Every way to be better than all that is possible now, the last goal first."""
    for i in reversed(range(len(known.value))):
        yield (*known.value[:i], known.bound[i] - 1)


def _least(
    moved: Input, wish: Wish, numbers: Numbers, asking: Asking, way: Whole, span: tuple[int, int]
) -> int | None:
    try:
        model, steps = _movable(moved, wish, numbers, asking.half, span)
        _hold(model, asking.goals, way)
    except NoPlanError:
        return None
    problem = model.problem
    problem.setObjective(1 * steps)
    limits = replace(_limits(asking), gap=0.0, gap_abs=0.5)
    answer = solve(problem, limits, None, "none")
    if answer.status is Status.INFEASIBLE:
        return None
    if answer.status is not Status.OPTIMAL:
        raise _unsettled(answer.ended)
    return round(answer.objective)


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
