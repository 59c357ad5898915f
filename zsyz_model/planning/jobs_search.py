"""Assignments without a solver: regret insertion, then the steepest shifts and swaps. No randomness."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zsyz_model.planning.jobs_packing import FINE, NEVER
from zsyz_model.planning.jobs_table import Flags, Ints, Jobs

Floats = NDArray[np.float64]
MOVES = 300
SWAPPED_JOBS = 1500
"""With more jobs the table of all swaps is not looked at."""
SHUT = 1e30


def finish(jobs: Jobs, price: Ints, takes: Flags) -> Ints | None:
    """An assignment near what the relaxation takes; None when the moves end with an overload."""
    start = complete(jobs, jobs.cost * FINE - price, takes)
    if start is None:
        return None
    ended = descend(jobs, start)
    return ended if jobs.holds(ended) else None


def complete(jobs: Jobs, gain: Ints, takes: Flags) -> Ints | None:
    """Each job at one of its takers; the others where they fit, largest regret first.

    What fits nowhere goes to its cheapest agent; None when a job is allowed nowhere.
    """
    agent_of = np.where(takes.any(axis=0), np.where(takes, gain, NEVER).argmin(axis=0), -1)
    if not jobs.allowed.any(axis=0).all():
        return None
    placed = np.flatnonzero(agent_of >= 0)
    free = jobs.capacity.copy()
    np.subtract.at(free, agent_of[placed], jobs.weight[agent_of[placed], placed])
    left = np.flatnonzero(agent_of < 0)
    while left.size:
        fits = jobs.allowed[:, left] & (jobs.weight[:, left] <= free[:, None])
        worth = np.where(fits, gain[:, left], NEVER)
        k = int(_regret(worth).argmax())
        j = int(left[k])
        i = int((worth if fits[:, k].any() else _anywhere(jobs, gain, left))[:, k].argmin())
        agent_of[j] = i
        free[i] -= jobs.weight[i, j]
        left = np.delete(left, k)
    return agent_of


def _anywhere(jobs: Jobs, gain: Ints, left: Ints) -> Ints:
    told: Ints = np.where(jobs.allowed[:, left], gain[:, left], NEVER)
    return told


def _regret(worth: Ints) -> Ints:
    """How much the second choice is worse; −1 for what has no choice left."""
    if len(worth) == 1:
        return np.where(worth[0] >= NEVER, -1, 0)
    first, second = np.partition(worth, 1, axis=0)[:2]
    return np.where(first >= NEVER, -1, second - np.minimum(first, second))


def descend(jobs: Jobs, agent_of: Ints) -> Ints:
    """The best shift or swap again and again; an overload costs more than any job saves."""
    now = agent_of.copy()
    load = jobs.loads(now)
    fine = _fine(jobs)
    for _ in range(MOVES):
        (saved, i, j) = _best_shift(jobs, now, load, fine)
        (swapped, p, q) = _best_swap(jobs, now, load, fine) if jobs.jobs <= SWAPPED_JOBS else (0.0, 0, 0)  # fmt: skip
        if min(saved, swapped) > -0.5:
            break
        moves = [(j, i)] if saved <= swapped else [(p, int(now[q])), (q, int(now[p]))]
        for job, agent in moves:
            load[now[job]] -= jobs.weight[now[job], job]
            load[agent] += jobs.weight[agent, job]
            now[job] = agent
    return now


def _fine(jobs: Jobs) -> Floats:
    """The price of a unit of overload, for each agent."""
    unit = np.maximum(1, jobs.weight // np.maximum(jobs.step, 1)).min(axis=1, initial=1)
    return (2.0 * float(np.ptp(jobs.cost)) + 1.0) / unit


def _over(jobs: Jobs, load: Ints, fine: Floats) -> Floats:
    return np.asarray(fine * np.maximum(load - jobs.capacity, 0), dtype=np.float64)


def _best_shift(jobs: Jobs, now: Ints, load: Ints, fine: Floats) -> tuple[float, int, int]:
    """Change of cost, agent and job of the best move of one job."""
    every = np.arange(jobs.jobs)
    own = jobs.weight[now, every]
    paid = _over(jobs, load, fine)
    relief = fine[now] * np.maximum(load[now] - own - jobs.capacity[now], 0) - paid[now]
    above = np.maximum(load[:, None] + jobs.weight - jobs.capacity[:, None], 0)
    change = jobs.cost - jobs.cost[now, every] + fine[:, None] * above - paid[:, None] + relief
    change = np.where(jobs.allowed, change, SHUT)
    change[now, every] = SHUT
    k = int(change.argmin())
    return float(change.flat[k]), k // jobs.jobs, k % jobs.jobs


def _best_swap(jobs: Jobs, now: Ints, load: Ints, fine: Floats) -> tuple[float, int, int]:
    """Change of cost and the two jobs of the best exchange; row p, column q: q goes to p's agent."""
    every = np.arange(jobs.jobs)
    own, cost = jobs.weight[now, every], jobs.cost[now, every]
    spare = (load[now] - own - jobs.capacity[now])[:, None]
    above = np.maximum(spare + jobs.weight[now], 0)
    given = fine[now][:, None] * above - _over(jobs, load, fine)[now][:, None] + jobs.cost[now]
    given = np.where(jobs.allowed[now], given, SHUT)
    change = given + given.T - cost[:, None] - cost
    change[now[:, None] == now] = SHUT
    k = int(change.argmin())
    return float(change.flat[k]), k // jobs.jobs, k % jobs.jobs
