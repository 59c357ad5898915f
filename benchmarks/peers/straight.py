"""The straightforward PuLP model: project × source × quarter flows, one problem, stock solvers.

This is what the words of the question give when they are written down one by one: a binary
for every project, site and quarter, and a flow in mu from every source of conversion right
(plan quota, each scheme) to every project in every quarter. It shares no rows with us.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import pulp

from benchmarks.peers import straight_land, straight_more, straight_rows
from benchmarks.peers.straight_variables import add_variables
from benchmarks.question import Solved, Stop, Weights
from zsyz_model.planning.numbers import Numbers


def build(numbers: Numbers, weights: Weights) -> pulp.LpProblem:
    """The whole question as one problem."""
    made = add_variables(numbers)
    straight_rows.add_starts(numbers, made)
    straight_rows.add_plots(numbers, made)
    straight_land.add_quota(numbers, made)
    straight_land.add_farmland(numbers, made)
    straight_rows.add_schemes(numbers, made)
    straight_rows.add_leaders(numbers, made)
    straight_more.add_covers(numbers, made)
    straight_more.add_money(numbers, made)
    straight_more.add_capacities(numbers, made)
    cost = {y: straight_land.cost_of(numbers, made, y) for y in numbers.years}
    for y, limit in numbers.budget_yuan.items():
        if y in cost:
            made.problem += cost[y] <= limit / 10_000
    merit = {(c.project_id, t): c.merit_milli[t - 1] / 1000 for c in numbers.candidates for t in numbers.quarters}  # fmt: skip
    made.problem += (
        weights.missed * pulp.lpSum(made.short.values())
        - pulp.lpSum(merit[p, t] * x for (p, _, t), x in made.start.items())
        - weights.fit * pulp.lpSum(x.fit * made.lead[x.project_id, x.leader_id] for x in numbers.pairs)
        + weights.cost * pulp.lpSum(cost.values())
    )  # fmt: skip
    return made.problem


def with_cbc(numbers: Numbers, weights: Weights, stop: Stop) -> Solved:
    """PuLP's own CBC, two threads."""
    path = str(pulp.apis.PULP_CBC_CMD.pulp_cbc_path)

    def solver(seconds: float) -> pulp.LpSolver:
        return pulp.COIN_CMD(path=path, msg=False, threads=2, timeLimit=seconds, gapRel=stop.gap)

    return _timed(numbers, weights, stop, solver)


def with_highs(numbers: Numbers, weights: Weights, stop: Stop) -> Solved:
    """HiGHS through PuLP, two threads."""

    def solver(seconds: float) -> pulp.LpSolver:
        return pulp.HiGHS(msg=False, threads=2, timeLimit=seconds, gapRel=stop.gap)

    return _timed(numbers, weights, stop, solver)


def _timed(
    numbers: Numbers, weights: Weights, stop: Stop, solver: Callable[[float], pulp.LpSolver]
) -> Solved:
    began = time.perf_counter()
    problem = build(numbers, weights)
    built = time.perf_counter() - began
    problem.solve(solver(max(1.0, stop.seconds - built)))
    found = problem.sol_status in (pulp.LpSolutionOptimal, pulp.LpSolutionIntegerFeasible)
    return Solved(
        seconds=time.perf_counter() - began,
        build_seconds=built,
        proven=problem.sol_status == pulp.LpSolutionOptimal,
        objective=float(pulp.value(problem.objective)) if found else math.nan,
        columns=len(problem.variables()),
        rows=len(problem.constraints()),
        gap=_gap(problem) if found else math.nan,
    )


def _gap(problem: pulp.LpProblem) -> float:
    """What HiGHS says is left; PuLP does not hand over CBC's word."""
    model = getattr(problem, "solverModel", None)
    return float(model.getInfo().mip_gap) if model is not None else math.nan
