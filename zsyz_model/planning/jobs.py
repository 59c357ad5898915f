"""Jobs to agents at least cost within capacities: the generalized assignment problem, proven.

First a Lagrangian bound with exact knapsacks, which also leads to assignments and says which
pairs can be in a good one. Then targets from the bound upwards: the few pairs (or whole
packings) that an assignment of cost up to the target could use go to the solver; when it has
none, the bound is the next whole cost, and the first target that is met is the optimum.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from zsyz_model.case import Status
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.jobs_bound import Known, core, narrowed, nothing_known, raise_bound
from zsyz_model.planning.jobs_packing import FINE, forced, packings
from zsyz_model.planning.jobs_problem import Told, ask, ask_whether_any, of_packings, of_pairs
from zsyz_model.planning.jobs_table import Jobs, read_jobs

PACKINGS_PER_AGENT = 250
"""Up to so many, packings are proven faster than pairs (measured, docs/benchmarks.md)."""
MORE_PAIRS = 1.05
"""A target is raised until it lets in so many times the pairs, by one unit of cost at least."""
CORE = 2
"""Pairs for each job in the problem that only looks for a better assignment."""
SHORTEST = 0.3
"""Seconds below which no solve is begun."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """How it ended: the agent of each job, the cost, and what no assignment can cost less than.

    Under OPTIMAL `bound == value`. `value` is None without an assignment, `bound` is None when
    there is proven to be none. `repeatable` is False when the clock stopped a part of it.
    """

    assignment: tuple[int, ...]
    value: int | None
    bound: int | None
    status: Status
    ended: str = ""
    repeatable: bool = True
    seconds: float = 0.0

    @property
    def gap(self) -> float:
        """(value − bound) / max(1, |value|); infinite without both."""
        if self.value is None or self.bound is None:
            return float("inf")
        return (self.value - self.bound) / max(1, abs(self.value))


def assign_jobs(cost: Any, weight: Any, capacity: Any, seconds: float) -> Assigned:
    """Each job to exactly one agent at least cost, no agent above its capacity.

    `cost` and `weight` are tables agents x jobs, `capacity` has a number for each agent, all
    whole and up to 1e9 in size, weights and capacities not negative; lists or numpy arrays.
    `seconds` is the wall limit. Raises ValueError that says which number is wrong.
    """
    if not seconds > 0:
        raise ValueError(f"seconds must be positive, not {seconds}")
    began = time.monotonic()
    jobs = read_jobs(cost, weight, capacity)
    if not jobs.jobs:
        return Assigned((), 0, 0, Status.OPTIMAL, "no jobs")
    clock = Clock(seconds)
    known = raise_bound(jobs, nothing_known(jobs), clock)
    ended = "bound met"
    if known.found is None:
        known, ended, failed = _look(jobs, known, clock)
        if failed is not None:
            return replace(failed, seconds=time.monotonic() - began)
    if not known.closed:
        known, ended = _climb(jobs, known, clock)
    return replace(_assigned(known, ended), seconds=time.monotonic() - began)


def _assigned(known: Known, ended: str) -> Assigned:
    assert known.found is not None
    proven = known.closed
    return Assigned(
        tuple(known.found.tolist()),
        known.value,
        known.value if proven else known.least,
        Status.OPTIMAL if proven else Status.FEASIBLE_LIMIT,
        ended,
        known.repeatable,
    )


def _look(jobs: Jobs, known: Known, clock: Clock) -> tuple[Known, str, Assigned | None]:
    """Without an assignment from the search the solver is asked for the whole problem."""
    told = ask_whether_any(jobs, clock)
    answer = told.answer
    after = _learned(jobs, known, told)
    if after.found is not None:
        return after, answer.ended, None
    status = Status.CHECK_FAILED if answer.status.readable else answer.status
    bound = None if status is Status.INFEASIBLE else after.least
    lost = Assigned((), None, bound, status, answer.ended, after.repeatable)
    return after, answer.ended, lost


def _learned(jobs: Jobs, known: Known, told: Told, target: int | None = None) -> Known:
    """What an answer adds; one about targets proves nothing above target + 1."""
    after = known.with_found(jobs, told.found)
    after = replace(after, repeatable=after.repeatable and told.answer.repeatable)
    if told.least is None:
        return after
    return after.with_least(told.least if target is None else min(told.least, target + 1))


def _climb(jobs: Jobs, known: Known, clock: Clock) -> tuple[Known, str]:
    """Targets from the bound upwards; one that takes half of the time left ends the climb."""
    while not known.closed:
        target = _next_target(jobs, known)
        after, _ = _step(jobs, known, target, clock, share=0.5)
        if after.least <= target and not after.closed:
            return _last(jobs, after, clock)
        known = after
    return known, "targets proven one by one"


def _next_target(jobs: Jobs, known: Known) -> int:
    """The bound, or higher as long as few more pairs come in; below what is found."""
    worst = np.sort(forced(jobs, known.price)[jobs.allowed])
    inside = int((worst <= known.least * FINE).sum())
    more = min(int(inside * MORE_PAIRS), len(worst) - 1)
    return min(known.value - 1, max(known.least, (int(worst[more]) - 1) // FINE))


def _step(jobs: Jobs, known: Known, target: int, clock: Clock, share: float) -> tuple[Known, str]:
    """Is there an assignment of cost up to the target? By bounds, else by the solver."""
    small, aim = narrowed(jobs, known, target, clock)
    known = replace(
        known.with_found(jobs, aim.found), repeatable=known.repeatable and aim.repeatable
    )
    if aim.least > target:
        return known.with_least(target + 1), "bound"
    if aim.found is not None:
        target = known.value - 1
        known = known.with_least(min(aim.least, target + 1))
        if known.closed:
            return known, "bound"
    seconds = share * _left(clock)
    if seconds < SHORTEST:
        return replace(known, repeatable=False), "time limit"
    packed = packings(small, aim.price, target, PACKINGS_PER_AGENT * jobs.agents)
    asked = of_pairs(small, target) if packed is None else of_packings(small, packed, target)
    told = ask(small, asked, seconds)
    after = _learned(jobs, known, told, target)
    return after, told.answer.ended


def _left(clock: Clock) -> float:
    return max(0.0, clock.end - time.monotonic())


def _last(jobs: Jobs, known: Known, clock: Clock) -> tuple[Known, str]:
    """Half of the time for a better assignment over a small core, the rest for the whole question."""
    seconds = 0.5 * _left(clock)
    if seconds >= SHORTEST:
        small = replace(jobs, allowed=core(jobs, known, CORE * jobs.jobs))
        told = ask(jobs, of_pairs(small, known.value - 1), seconds)
        known = known.with_found(jobs, told.found)
        known = replace(known, repeatable=known.repeatable and told.answer.repeatable)
    if known.closed:
        return known, "bound met"
    return _step(jobs, known, known.value - 1, clock, share=1.0)
