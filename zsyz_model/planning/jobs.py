"""Jobs to agents at least cost within capacities: the generalized assignment problem, proven.

First a Lagrangian bound with exact knapsacks, which also leads to assignments and says of each
pair what an assignment with it must cost at least. Then the solver gets cores: the pairs with
the lowest of these bounds, more and more of them, each time with the best assignment as start.
What a core leaves out is bounded, so a core that is solved raises the bound for the whole problem.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pulp

from zsyz_model.case import Status
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.jobs_bound import Known, nothing_known, raise_bound
from zsyz_model.planning.jobs_knapsack import FINE, NEVER, forced
from zsyz_model.planning.jobs_table import Flags, Ints, Jobs, read_jobs
from zsyz_model.planning.rows import add_row
from zsyz_model.solver import Answer, Limits, solve_cbc, solve_highs

CORES = ((1.25, 0.33), (1.75, 0.33), (2.5, 0.33), (3.5, 1.0), (math.inf, 1.0))
"""Pairs for each job in a core, and its share of the seconds left (docs/benchmarks.md)."""
BOUND_SHARE = 0.5
"""Part of the seconds in which prices are looked for at most; a solver needs the rest."""
SHORTEST = 0.2
"""Seconds below which no solve is begun."""
WHOLE_GAP = 0.5
"""Costs are whole: less than one left is a proof."""
ROUNDING, RELATIVE = 1e-6, 1e-9

Columns = dict[str, tuple[int, int]]
"""Agent and job of each variable."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """How it ended; unpacks to `assignment, value, bound, status`.

    `assignment` has the agent (row) of each job, and `value` is its cost by the given table; both
    are None without an assignment. No assignment costs less than `bound`, which is None when there
    is proven to be none. Under OPTIMAL `bound == value`; under FEASIBLE_LIMIT the gap is open.
    `ended` is the solver's word when nothing was found; `repeatable` is False when the clock
    stopped a part of the work.
    """

    assignment: tuple[int, ...] | None
    value: int | None
    bound: int | None
    status: Status
    ended: str = ""
    repeatable: bool = True
    seconds: float = 0.0

    def __iter__(self) -> Iterator[Any]:
        return iter((self.assignment, self.value, self.bound, self.status))

    @property
    def gap(self) -> float:
        """(value − bound) / max(1, |value|); infinite without both."""
        if self.value is None or self.bound is None:
            return math.inf
        return (self.value - self.bound) / max(1, abs(self.value))


def assign_jobs(cost: Any, weight: Any, capacity: Any, seconds: float) -> Assigned:
    """Each job to exactly one agent at least cost, no agent above its capacity.

    `cost` and `weight` are tables agents x jobs, `capacity` has a number for each agent: whole
    numbers up to 1e9 in size (floats too, when whole), weights and capacities not negative; lists,
    numpy arrays or pandas frames. `seconds` is the wall limit of everything.
    Raises InputError with located findings (J-SECONDS and those of `read_jobs`).
    """
    began = time.monotonic()
    if not (isinstance(seconds, int | float) and 0 < seconds < math.inf):
        fact = "时限必须是正数（秒）"
        raise InputError(Finding("J-SECONDS", fact, "给出秒数", Severity.REFUSED, value=f"{seconds}"))  # fmt: skip
    clock = Clock(seconds)
    found = _assign(read_jobs(cost, weight, capacity), clock)
    return replace(found, seconds=time.monotonic() - began)


def _assign(jobs: Jobs, clock: Clock) -> Assigned:
    if (lost := np.flatnonzero(~jobs.allowed.any(axis=0))).size:
        words = f"第 {int(lost[0]) + 1} 项任务的用量超过每个承担者的能力"
        return Assigned(None, None, None, Status.INFEASIBLE, words)
    if not jobs.jobs:
        return Assigned((), 0, 0, Status.OPTIMAL)
    known = raise_bound(jobs, nothing_known(jobs), Clock(BOUND_SHARE * clock.remaining))
    if known.found is None:
        answer, known = _look(jobs, known, clock)
        if known.found is None:
            return _nothing(jobs, known, answer)
    if not known.closed and not clock.over:
        known = _grow(jobs, known, clock)
    assert known.found is not None
    value = int(jobs.paid[known.found, np.arange(jobs.jobs)].sum())
    bound = min(value, jobs.base + jobs.unit * known.least)
    status = Status.OPTIMAL if bound == value else Status.FEASIBLE_LIMIT
    return Assigned(tuple(known.found.tolist()), value, bound, status, repeatable=known.repeatable)


def _nothing(jobs: Jobs, known: Known, answer: Answer) -> Assigned:
    """A solution of the solver that does not hold exactly is no assignment."""
    status = Status.CHECK_FAILED if answer.status.readable else answer.status
    proven = status is Status.INFEASIBLE
    bound = None if proven else jobs.base + jobs.unit * known.least
    return Assigned(None, None, bound, status, answer.ended, known.repeatable)


def _look(jobs: Jobs, known: Known, clock: Clock) -> tuple[Answer, Known]:
    """The whole problem, when the search found nothing; infeasible only when CBC says so too.

    As `solver.solve` has it, but both together within the seconds that are left.
    """
    if clock.remaining < SHORTEST:
        return Answer(Status.NO_SOLUTION, "时限已到", repeatable=False), known
    problem, columns = _problem(jobs, jobs.allowed)
    answer = solve_highs(problem, Limits(seconds=clock.remaining, gap_abs=WHOLE_GAP))
    if answer.status is Status.INFEASIBLE:
        answer = _confirmed(answer, problem, clock)
    return answer, _learned(jobs, known, answer, columns, NEVER)


def _confirmed(first: Answer, problem: pulp.LpProblem, clock: Clock) -> Answer:
    """INFEASIBLE when CBC agrees, an error when it has a solution, else nothing is known."""
    second = solve_cbc(problem, Limits(seconds=max(SHORTEST, clock.remaining)))
    words = f"{first.solver}: {first.ended}; {second.solver}: {second.ended}"
    if second.status is Status.INFEASIBLE:
        return replace(first, ended=words)
    status = Status.SOLVER_ERROR if second.status.readable else Status.NO_SOLUTION
    return Answer(status, words, solver=first.solver, repeatable=False)


def _grow(jobs: Jobs, known: Known, clock: Clock) -> Known:
    """Cores of growing size until nothing better is possible or the time is up."""
    told = forced(jobs, known.price)
    order = np.sort(told[told < NEVER])
    for size, share in CORES:
        if known.closed:
            break
        if clock.remaining < SHORTEST:
            return replace(known, repeatable=False)
        top = (known.value - 1) * FINE
        last = min(size * jobs.jobs, len(order) - 1)
        limit = min(top, int(order[int(last)]))
        part = Clock(clock.remaining * (1.0 if limit == top else share))
        known = _solve_core(jobs, known, told <= limit, told, part)
    return known


def _solve_core(jobs: Jobs, known: Known, inside: Flags, told: Ints, clock: Clock) -> Known:
    """The pairs inside, and those of the known assignment; `told` bounds what is left out."""
    assert known.found is not None
    outside = int(told[~inside].min(initial=NEVER))
    inside[known.found, np.arange(jobs.jobs)] = True
    problem, columns = _problem(jobs, inside)
    start = {name: float(known.found[j] == i) for name, (i, j) in columns.items()}
    limits = Limits(seconds=clock.remaining, gap_abs=WHOLE_GAP)
    return _learned(jobs, known, solve_highs(problem, limits, start), columns, outside)


def _problem(jobs: Jobs, inside: Flags) -> tuple[pulp.LpProblem, Columns]:
    """A binary for each pair, one agent for each job, a knapsack for each agent."""
    problem, columns = pulp.LpProblem("jobs", pulp.LpMinimize), Columns()
    cost: list[tuple[pulp.LpVariable, int]] = []
    of_job: list[list[tuple[pulp.LpVariable, int]]] = [[] for _ in range(jobs.jobs)]
    of_agent: list[list[tuple[pulp.LpVariable, int]]] = [[] for _ in range(jobs.agents)]
    for i, j in np.argwhere(inside).tolist():
        take = problem.add_variable(f"take__{i}__{j}", 0, 1, pulp.LpBinary)
        columns[take.name] = (i, j)
        cost.append((take, int(jobs.cost[i, j])))
        of_job[j].append((take, 1))
        of_agent[i].append((take, int(jobs.weight[i, j])))
    problem.setObjective(pulp.LpAffineExpression(cost))
    for j, terms in enumerate(of_job):
        add_row(problem, pulp.LpAffineExpression(terms), "==", 1, f"one_agent__{j}")
    for i, terms in enumerate(of_agent):
        if sum(weight for _, weight in terms) > jobs.capacity[i]:
            row = pulp.LpAffineExpression(terms)
            add_row(problem, row, "<=", int(jobs.capacity[i]), f"capacity__{i}")
    return problem, columns


def _learned(jobs: Jobs, known: Known, answer: Answer, columns: Columns, outside: int) -> Known:
    """What an answer about some pairs says of all; `outside` (fine) bounds what uses another pair."""
    known = replace(known, repeatable=known.repeatable and answer.repeatable)
    if answer.status.readable:
        found = np.full(jobs.jobs, -1, dtype=np.int64)
        for name, (i, j) in columns.items():
            if answer.values[name] > 0.5:
                found[j] = i
        known = known.with_found(jobs, found)
    if not math.isfinite(answer.bound):
        return known
    least = math.ceil(answer.bound - ROUNDING - RELATIVE * abs(answer.bound))
    return known.with_least(min(least, -(-outside // FINE)))
