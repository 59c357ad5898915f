"""Assignments without a solver: regret insertion, then the steepest shifts and swaps. No randomness."""

from __future__ import annotations

import numpy as np

from zsyz_model.planning.clock import Clock
from zsyz_model.planning.jobs_knapsack import FINE, NEVER
from zsyz_model.planning.jobs_table import Flags, Floats, Ints, Jobs

MOVES = 300
SWAPPED_JOBS = 600
"""With more jobs the table of all swaps is not looked at."""
SHUT = 1e30

Move = tuple[float, list[tuple[int, int]]]
"""The change of cost and fine, and jobs with their new agents."""


def finish(jobs: Jobs, price: Ints, takes: Flags, clock: Clock) -> Ints | None:
    """An assignment near what the relaxation takes; None when the moves end with an overload."""
    ended = descend(jobs, complete(jobs, jobs.cost * FINE - price, takes), clock)
    return ended if jobs.holds(ended) else None


def complete(jobs: Jobs, gain: Ints, takes: Flags) -> Ints:
    """Each job at the best of its takers; the others where they fit, largest regret first.

    What fits nowhere goes to its cheapest allowed agent, which is then overloaded.
    """
    agent_of = np.where(takes.any(axis=0), np.where(takes, gain, NEVER).argmin(axis=0), -1)
    placed = np.flatnonzero(agent_of >= 0)
    free = jobs.capacity.copy()
    np.subtract.at(free, agent_of[placed], jobs.weight[agent_of[placed], placed])
    left = np.flatnonzero(agent_of < 0)
    while left.size:
        allowed, weight = jobs.allowed[:, left], jobs.weight[:, left]
        worth = np.where(allowed & (weight <= free[:, None]), gain[:, left], NEVER)
        k = int(_regret(worth).argmax())
        fitting = worth[:, k]
        if fitting.min() >= NEVER:
            fitting = np.where(allowed[:, k], gain[:, left[k]], NEVER)
        i = int(fitting.argmin())
        agent_of[left[k]] = i
        free[i] -= weight[i, k]
        left = np.delete(left, k)
    return agent_of


def _regret(worth: Ints) -> Ints:
    """How much the second choice is worse; −1 for what has no choice left."""
    if len(worth) == 1:
        return np.where(worth[0] >= NEVER, -1, 0)
    first, second = np.partition(worth, 1, axis=0)[:2]
    return np.where(first >= NEVER, -1, second - first)


def descend(jobs: Jobs, agent_of: Ints, clock: Clock) -> Ints:
    """The best shift or swap again and again; a unit of overload costs more than two jobs can save."""
    now, load = agent_of.copy(), jobs.loads(agent_of)
    fine = 2.0 * float(jobs.cost.max(initial=0)) + 1.0
    for _ in range(MOVES):
        change, moves = _best_shift(jobs, now, load, fine)
        if jobs.jobs <= SWAPPED_JOBS:
            change, moves = min((change, moves), _best_swap(jobs, now, load, fine))
        if change > -0.5 or clock.over:
            break
        for job, agent in moves:
            load[now[job]] -= jobs.weight[now[job], job]
            load[agent] += jobs.weight[agent, job]
            now[job] = agent
    return now


def _best_shift(jobs: Jobs, now: Ints, load: Ints, fine: float) -> Move:
    """The best move of one job."""
    every = np.arange(jobs.jobs)
    over = load - jobs.capacity
    left = np.maximum(over[now] - jobs.weight[now, every], 0) - np.maximum(over, 0)[now]
    come = np.maximum(over[:, None] + jobs.weight, 0) - np.maximum(over, 0)[:, None]
    change: Floats = jobs.cost - jobs.cost[now, every] + fine * (come + left)
    change[~jobs.allowed] = SHUT
    change[now, every] = SHUT
    i, j = divmod(int(change.argmin()), jobs.jobs)
    return float(change[i, j]), [(j, i)]


def _best_swap(jobs: Jobs, now: Ints, load: Ints, fine: float) -> Move:
    """The best exchange of two jobs' agents."""
    every = np.arange(jobs.jobs)
    over = load - jobs.capacity
    spare = over[now] - jobs.weight[now, every]
    come = np.maximum(spare[:, None] + jobs.weight[now], 0) - np.maximum(over, 0)[now][:, None]
    given = np.asarray(jobs.cost[now] + fine * come, dtype=np.float64)
    given[~jobs.allowed[now]] = SHUT
    own = jobs.cost[now, every]
    change: Floats = given + given.T - own[:, None] - own
    change[now[:, None] == now] = SHUT
    p, q = divmod(int(change.argmin()), jobs.jobs)
    return float(change[p, q]), [(p, int(now[q])), (q, int(now[p]))]
