"""One agent's knapsack, swept by whole units of room: best packing, forced packings, all good ones.

Everything is exact in whole numbers. Prices and costs come in a finer unit (`FINE` of it are
one unit of cost), so that a bound can be rounded up safely.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from zsyz_model.planning.jobs_table import Flags, Ints, Jobs

FINE = 1024
NEVER = 1 << 60
"""More than any sum of costs."""


@dataclass(frozen=True, slots=True, eq=False)
class Relaxed:
    """The jobs priced: the bound, and who would take which job at these prices."""

    bound: int
    takes: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Packing:
    """Packings of one agent: a row each over `jobs`."""

    agent: int
    jobs: Ints
    takes: Flags


def sweep(gain: Ints, step: Ints, room: int) -> Ints:
    """Row k, column t: the least sum that the first k jobs can give within t units of room."""
    table = np.zeros((len(gain) + 1, room + 1), dtype=np.int64)
    for k, (worth, size) in enumerate(zip(gain.tolist(), step.tolist(), strict=True)):
        here, after = table[k], table[k + 1]
        after[:] = here
        if size <= room:
            np.minimum(here[size:], here[: room + 1 - size] + worth, out=after[size:])
    return table


def best(gain: Ints, step: Ints, room: int) -> tuple[int, Flags]:
    """The least sum of a packing, and the packing."""
    if int(step.sum()) <= room:
        return int(gain.sum()), np.ones(len(gain), dtype=bool)
    table = sweep(gain, step, room)
    taken, left = np.zeros(len(gain), dtype=bool), room
    for k in range(len(gain) - 1, -1, -1):
        if table[k + 1, left] != table[k, left]:
            taken[k] = True
            left -= int(step[k])
    return int(table[-1, room]), taken


def relax(jobs: Jobs, price: Ints) -> Relaxed:
    """The Lagrangian bound when each job pays its price to every agent that takes it.

    price·1 + Σ_i min Σ_j (cost − price)[i, j] x over the packings of i: at most the cost of
    any assignment, whatever the prices.
    """
    gain = jobs.cost * FINE - price
    takes = np.zeros(gain.shape, dtype=bool)
    bound = int(price.sum())
    wanted = (gain < 0) & jobs.allowed
    for i in range(jobs.agents):
        own = np.flatnonzero(wanted[i])
        worth, taken = best(gain[i, own], jobs.step[i, own], int(jobs.room[i]))
        bound += worth
        takes[i, own[taken]] = True
    return Relaxed(bound, takes)


def forced(jobs: Jobs, price: Ints) -> Ints:
    """The Lagrangian bound for each pair when that agent must take that job, and nobody else may."""
    gain = jobs.cost * FINE - price
    with_it = np.full(gain.shape, NEVER, dtype=np.int64)
    without = np.zeros(gain.shape, dtype=np.int64)
    bound = int(price.sum())
    for i in range(jobs.agents):
        room, step = int(jobs.room[i]), jobs.step[i]
        own = np.flatnonzero((gain[i] < 0) & jobs.allowed[i])
        ahead = sweep(gain[i, own], step[own], room)
        behind = sweep(gain[i, own][::-1], step[own][::-1], room)[::-1]
        least = int(ahead[-1, room])
        bound += least
        others = np.flatnonzero((gain[i] >= 0) & jobs.allowed[i])
        with_it[i, others] = gain[i, others] + ahead[-1, room - step[others]] - least
        for k, j in enumerate(own.tolist()):
            left = room - int(step[j])
            first, last = ahead[k], behind[k + 1]
            without[i, j] = int((first + last[::-1]).min()) - least
            with_it[i, j] = gain[i, j] + (first[: left + 1] + last[left::-1]).min() - least
    told: Ints = np.minimum(bound + with_it + without.sum(axis=0) - without, NEVER)
    return told


def packings(jobs: Jobs, price: Ints, target: int, most: int) -> list[Packing] | None:
    """Every packing of every agent that an assignment of cost up to `target` could use.

    Such a packing is worse than the agent's best by the room between bound and target at
    most. None when there are more than `most` of them.
    """
    over = target * FINE - relax(jobs, price).bound
    found: list[Packing] = []
    for i in range(jobs.agents):
        own = np.flatnonzero(jobs.allowed[i])
        packed = _enumerate(jobs, i, own, (jobs.cost[i] * FINE - price)[own], over, most)
        if packed is None:
            return None
        most -= len(packed.takes)
        found.append(packed)
    return found


def _enumerate(
    jobs: Jobs, agent: int, own: Ints, gain: Ints, over: int, most: int
) -> Packing | None:
    """Job after job, take or leave; what the rest can still give says which beginnings may live."""
    order = np.argsort(-np.abs(gain), kind="stable")
    own, gain = own[order], gain[order]
    step, room = jobs.step[agent, own], int(jobs.room[agent])
    rest = sweep(gain[::-1], step[::-1], room)[::-1]
    limit = int(rest[0, room]) + over
    left, total = np.array([room]), np.zeros(1, dtype=np.int64)
    takes = np.zeros((1, len(own)), dtype=bool)
    for k, (size, worth) in enumerate(zip(step.tolist(), gain.tolist(), strict=True)):
        leave = total + rest[k + 1, left] <= limit
        after = left - size
        take = (after >= 0) & (total + worth + rest[k + 1, np.maximum(after, 0)] <= limit)
        if int(leave.sum()) + int(take.sum()) > most:
            return None
        chosen = takes[take]
        chosen[:, k] = True
        left = np.concatenate([left[leave], after[take]])
        total = np.concatenate([total[leave], total[take] + worth])
        takes = np.concatenate([takes[leave], chosen])
    fits = takes @ jobs.weight[agent, own] <= jobs.capacity[agent]
    return Packing(agent, own, takes[fits])


def columns(jobs: Jobs, packed: list[Packing]) -> Iterator[tuple[int, Ints, int]]:
    """Agent, jobs and cost of each packing."""
    for one in packed:
        cost = one.takes @ jobs.cost[one.agent, one.jobs]
        for row, worth in zip(one.takes, cost.tolist(), strict=True):
            yield one.agent, one.jobs[row], int(worth)
