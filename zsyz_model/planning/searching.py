"""The search for a plan: amounts of land may be any at first, and are made whole afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pulp

from zsyz_model.case import Status
from zsyz_model.planning.model import Model
from zsyz_model.planning.rows import Variable, amounts_of
from zsyz_model.solver import FEASIBILITY, Answer, Limits, solve

CLOSER = 0.99
"""The part of the gap that is left to the search; the rest is for making amounts whole."""
SHORTEST_SECONDS = 1.0


def search(model: Model, limits: Limits, point: Mapping[str, float] | None, second: str) -> Answer:
    """The best plan, every decision and every amount whole; its bound holds for both.

    Hundredths of a mu are too many to branch on. Without them the search is over decisions
    alone; then the amounts are made whole with every decision held, which costs a few yuan.
    Where that is more than the gap allows, the whole question is asked, from there on.
    `point`: a full point to start from. `second`: who confirms that there is no plan.
    """
    problem, amounts = model.problem, amounts_of(model.made)
    if not amounts:
        return solve_twice(problem, limits, point, second)
    with _any_size(amounts):
        closer = replace(limits, gap=CLOSER * limits.gap, lean=True)
        loose = solve_twice(problem, closer, point, second)
    if not loose.status.readable:
        return loose
    settled = settle(model, loose, limits)
    if settled is not None and (loose.status is not Status.OPTIMAL or is_close(settled, limits)):
        return settled
    left = max(SHORTEST_SECONDS, limits.seconds - loose.seconds)
    start = point if settled is None else settled.values
    answer = solve_twice(problem, replace(limits, seconds=left), start, second)
    return replace(
        answer, nodes=answer.nodes + loose.nodes, seconds=answer.seconds + loose.seconds,
        repeatable=answer.repeatable and loose.repeatable,
    )  # fmt: skip


def settle(model: Model, loose: Answer, limits: Limits) -> Answer | None:
    """The answer with its decisions held and its amounts whole; None when they cannot be so."""
    problem, amounts = model.problem, amounts_of(model.made)
    if all(is_whole(loose.values[x.name]) for x in amounts):
        return loose
    names = {x.name for x in amounts}
    decided = [x for x in problem.variables() if x.cat == pulp.LpInteger and x.name not in names]
    with _held(decided, loose.values):
        whole = solve(problem, replace(limits, gap=0.0), loose.values, "none")
    if not whole.status.readable:
        return None
    bound = min(loose.bound, whole.objective)
    return replace(loose, objective=whole.objective, bound=bound, found=whole.values)


def is_whole(value: float) -> bool:
    """Whether a value is whole in the solver's arithmetic."""
    return abs(value - round(value)) <= FEASIBILITY


def is_close(answer: Answer, limits: Limits) -> bool:
    """Whether an answer is as near to its bound as its limits ask."""
    allowed = max(limits.gap_abs, limits.gap * max(1.0, abs(answer.objective)))
    return answer.objective - answer.bound <= allowed + FEASIBILITY


def solve_twice(
    problem: pulp.LpProblem, limits: Limits, point: Mapping[str, float] | None, second: str
) -> Answer:
    """Solve from a start; again without it when HiGHS hands the start back as its answer."""
    answer = solve(problem, limits, point, second)
    if point is not None and answer.ended == "Optimal" and answer.status is not Status.OPTIMAL:
        # HiGHS 1.16 can prove its bound and still hand back the start that it was given
        answer = solve(problem, limits, None, second)
    return answer


@contextmanager
def _any_size(amounts: Sequence[Variable]) -> Iterator[None]:
    """Inside, amounts need not be whole."""
    for x in amounts:
        x.cat = pulp.LpContinuous
    try:
        yield
    finally:
        for x in amounts:
            x.cat = pulp.LpInteger


@contextmanager
def _held(decided: Sequence[Variable], values: Mapping[str, float]) -> Iterator[None]:
    """Inside, each decision is what the values say, to the nearest whole."""
    kept = [(x.lowBound, x.upBound) for x in decided]
    for x in decided:
        x.lowBound = x.upBound = round(values[x.name])
    try:
        yield
    finally:
        for x, (low, high) in zip(decided, kept, strict=True):
            x.lowBound, x.upBound = low, high
