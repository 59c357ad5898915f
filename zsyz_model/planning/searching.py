"""The search for a plan: amounts of land may be any at first, and are made whole afterwards."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic

import pulp

from zsyz_model.case import Status
from zsyz_model.planning.model import Model
from zsyz_model.planning.rows import Variable, amounts_of
from zsyz_model.solver import FEASIBILITY, Answer, Limits, broken_rows, objective_of, solve

CLOSER = 0.99
"""The part of the gap that is left to the search; the rest is for making amounts whole."""
SEARCH = 0.8
"""The part of the time that is left to the search; the rest is for the whole question."""
SHORTEST_SECONDS = 1.0
SETTLED = (Status.INFEASIBLE, Status.UNBOUNDED)
"""What is true of the whole question when it is true with amounts of any size."""


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
    began = monotonic()
    with _any_size(amounts):
        part = replace(limits, gap=CLOSER * limits.gap, seconds=SEARCH * limits.seconds, lean=True)
        loose = solve_twice(problem, part, point, second)
    if loose.status in SETTLED:
        return loose
    told = [loose]
    if loose.status.readable:
        settled = _at_least(problem, settle(model, loose, _rest(limits, began, 0)), point)
        if settled.status.readable and (
            loose.status is not Status.OPTIMAL or is_close(settled, limits)
        ):
            return settled
        told.append(settled)
    start = told[-1].values if told[-1].status.readable else point
    told.append(solve_twice(problem, _rest(limits, began, loose.nodes), start, second))
    return _best(told, limits)


def settle(model: Model, loose: Answer, limits: Limits) -> Answer:
    """The answer with its decisions held and its amounts whole; not readable when they cannot be so."""
    problem, amounts = model.problem, amounts_of(model.made)
    if all(is_whole(loose.values[x.name]) for x in amounts):
        return loose
    names = {x.name for x in amounts}
    decided = [x for x in problem.variables() if x.cat == pulp.LpInteger and x.name not in names]
    with held(decided, loose.values):
        whole = solve(problem, replace(limits, gap=0.0), loose.values, "none")
    spent = replace(
        whole, nodes=loose.nodes + whole.nodes, seconds=loose.seconds + whole.seconds,
        repeatable=loose.repeatable and whole.repeatable,
    )  # fmt: skip
    if not whole.status.readable:
        return replace(spent, status=Status.NO_SOLUTION)
    return replace(
        spent, status=loose.status, ended=loose.ended, bound=min(loose.bound, whole.objective)
    )


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


def _rest(limits: Limits, began: float, nodes: int) -> Limits:
    """What is left of the limits."""
    seconds = max(SHORTEST_SECONDS, limits.seconds - (monotonic() - began))
    return replace(limits, seconds=seconds, nodes=max(1, limits.nodes - nodes))


def _at_least(
    problem: pulp.LpProblem, settled: Answer, point: Mapping[str, float] | None
) -> Answer:
    """The settled answer, or the start where that is better: the search beat it by parts of a mu."""
    if point is None or not settled.status.readable:
        return settled
    found = {x.name: point.get(x.name, 0.0) for x in problem.variables()}
    value = objective_of(problem, found)
    if value >= settled.objective - FEASIBILITY or any(broken_rows(problem, found)):
        return settled
    return replace(settled, objective=value, bound=min(settled.bound, value), found=found)


def _best(told: Sequence[Answer], limits: Limits) -> Answer:
    """The best whole plan of the answers with the best of their bounds; the first one is not whole.

    The last one as it is, where none has a plan.
    """
    loose, *others = told
    last = told[-1]
    spent = replace(
        last, nodes=sum(x.nodes for x in (told[-2], last)), seconds=sum(x.seconds for x in (told[-2], last)),
        repeatable=all(x.repeatable for x in told),
    )  # fmt: skip
    plans = [x for x in others if x.status.readable]
    if not plans:
        return spent
    best = min(plans, key=lambda x: x.objective)
    bounds = [x.bound for x in (loose, *plans) if not math.isnan(x.bound)]
    found = replace(
        spent, ended=best.ended, objective=best.objective, found=best.found,
        bound=min(best.objective, max(bounds)),
    )  # fmt: skip
    proven = is_close(found, limits)
    return replace(found, status=Status.OPTIMAL if proven else Status.FEASIBLE_LIMIT)


@contextmanager
def _any_size(amounts: Sequence[Variable]) -> Iterator[None]:
    """Inside, amounts need not be whole."""
    kept = [x.cat for x in amounts]
    try:
        for x in amounts:
            x.cat = pulp.LpContinuous
        yield
    finally:
        for x, cat in zip(amounts, kept, strict=True):
            x.cat = cat


@contextmanager
def held(decided: Sequence[Variable], values: Mapping[str, float]) -> Iterator[None]:
    """Inside, each decision is what the values say, to the nearest whole."""
    kept = [(x.lowBound, x.upBound) for x in decided]
    try:
        for x in decided:
            x.lowBound = x.upBound = round(values[x.name])
        yield
    finally:
        for x, (low, high) in zip(decided, kept, strict=True):
            x.lowBound, x.upBound = low, high
