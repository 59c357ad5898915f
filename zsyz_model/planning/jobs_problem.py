"""The problems that are sent through the one door: a column for each pair, or for each packing.

Every job has exactly one agent; an agent's pairs stay within the capacity, or one of its
packings is taken. With a `target`, one more column does everything at target + 1: the solver
starts from it, looks only for something better, and is never without a solution.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pulp

from zsyz_model.case import Status
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.jobs_packing import Packing, columns
from zsyz_model.planning.jobs_table import Ints, Jobs
from zsyz_model.solver import Answer, Limits, solve, solve_cbc, solve_highs

ALL = "all"
WHOLE_GAP = 0.5
"""Costs are whole: less than one left is a proof."""
ROUNDING, RELATIVE = 1e-6, 1e-9

Column = tuple[int, Ints, int]
"""Agent, jobs, cost."""


@dataclass(slots=True, eq=False)
class Asked:
    """A problem and what its columns mean."""

    problem: pulp.LpProblem
    columns: dict[str, Column]
    target: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What came back: a proven whole bound, and the assignment unless it is the column for all."""

    answer: Answer
    least: int | None
    found: Ints | None


def of_pairs(jobs: Jobs, target: int | None) -> Asked:
    """A binary for each allowed pair, a knapsack row for each agent."""
    pairs = np.argwhere(jobs.allowed).tolist()
    asked = _asked(jobs, ((i, np.array([j]), int(jobs.cost[i, j])) for i, j in pairs), target)
    made = asked.problem.variablesDict()
    for i in range(jobs.agents):
        own = [(n, int(jobs.weight[i, c[1][0]])) for n, c in asked.columns.items() if c[0] == i]
        terms = [(made[name], weight) for name, weight in own if weight]
        if terms:
            row = pulp.LpAffineExpression(terms) <= int(jobs.capacity[i])
            asked.problem.addConstraint(row, f"capacity__{i}")
    return asked


def of_packings(jobs: Jobs, packed: list[Packing], target: int) -> Asked:
    """A binary for each packing, one packing for each agent."""
    asked = _asked(jobs, columns(jobs, packed), target)
    made = asked.problem.variablesDict()
    own: dict[int, list[tuple[pulp.LpVariable, int]]] = {i: [] for i in range(jobs.agents)}
    for name, (agent, _, _) in asked.columns.items():
        own[agent].append((made[name], 1))
    for i, terms in own.items():
        row = pulp.LpAffineExpression([*terms, (made[ALL], 1)]) == 1
        asked.problem.addConstraint(row, f"packing__{i}")
    return asked


def _asked(jobs: Jobs, given: Iterable[Column], target: int | None) -> Asked:
    """The columns, their cost, and a row for each job."""
    problem = pulp.LpProblem("jobs", pulp.LpMinimize)
    asked = Asked(problem, {}, target)
    cost: list[tuple[pulp.LpVariable, int]] = []
    taken: list[list[tuple[pulp.LpVariable, int]]] = [[] for _ in range(jobs.jobs)]
    if target is not None:
        every = problem.add_variable(ALL, 0, 1, pulp.LpBinary)
        cost.append((every, target + 1))
        for row in taken:
            row.append((every, 1))
    for k, column in enumerate(given):
        made = problem.add_variable(f"take__{k:06d}", 0, 1, pulp.LpBinary)
        asked.columns[made.name] = column
        cost.append((made, column[2]))
        for j in column[1].tolist():
            taken[j].append((made, 1))
    problem.setObjective(pulp.LpAffineExpression(cost))
    for j, row in enumerate(taken):
        problem.addConstraint(pulp.LpAffineExpression(row) == 1, f"job__{j}")
    return asked


def ask(jobs: Jobs, asked: Asked, seconds: float, start: Ints | None = None) -> Told:
    """Through the door with what is known as a start, and back in whole numbers."""
    limits = Limits(seconds=seconds, gap_abs=WHOLE_GAP)
    return _told(jobs, asked, solve(asked.problem, limits, _start(asked, start)))


def ask_whether_any(jobs: Jobs, clock: Clock) -> Told:
    """The whole problem when no assignment is known; infeasible only when CBC says so too.

    As in the solver room, but with the seconds that are left for each of the two.
    """
    asked = of_pairs(jobs, None)
    answer = solve_highs(asked.problem, Limits(seconds=clock.left(), gap_abs=WHOLE_GAP))
    if answer.status is Status.INFEASIBLE:
        second = solve_cbc(asked.problem, Limits(seconds=clock.left()))
        answer = _agreed(answer, second)
    return _told(jobs, asked, answer)


def _agreed(first: Answer, second: Answer) -> Answer:
    """Infeasible when both say so; an error when the second has a solution; else nothing is known."""
    ended = f"{first.solver}: {first.ended}; {second.solver}: {second.ended}"
    if second.status is Status.INFEASIBLE:
        return replace(first, ended=ended)
    status = Status.SOLVER_ERROR if second.status.readable else Status.NO_SOLUTION
    return Answer(status, ended, solver=first.solver, repeatable=second.repeatable)


def _start(asked: Asked, known: Ints | None) -> dict[str, float] | None:
    """The known assignment by pair columns, else the column for all."""
    if known is None:
        return {ALL: 1.0} if asked.target is not None else None
    return {n: 1.0 for n, (i, own, _) in asked.columns.items() if (known[own] == i).all()}


def _told(jobs: Jobs, asked: Asked, answer: Answer) -> Told:
    least = None
    if np.isfinite(answer.bound):
        least = int(np.ceil(answer.bound - ROUNDING - RELATIVE * abs(answer.bound)))
    if not answer.status.readable or answer.values.get(ALL, 0.0) > 0.5:
        return Told(answer, least, None)
    found = np.full(jobs.jobs, -1, dtype=np.int64)
    for name, value in answer.values.items():
        if value > 0.5 and name != ALL:
            agent, own, _ = asked.columns[name]
            found[own] = agent
    return Told(answer, least, found)
