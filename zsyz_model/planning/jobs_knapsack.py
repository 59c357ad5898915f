"""One agent's knapsack, swept by whole steps of room: the best packing, and the best with a pair forced.

Everything is exact in whole numbers. Prices come in a finer unit (`FINE` of it are one unit of
cost), so that a bound can be rounded up safely.
"""

from __future__ import annotations

import numpy as np

from zsyz_model.planning.jobs_table import Flags, Ints, Jobs

FINE = 1024
NEVER = 1 << 60
"""More than any sum of costs."""


def sweep(gain: Ints, step: Ints, room: int) -> Ints:
    """Row k, column t: the least sum that the first k jobs can give within t steps of room."""
    table = np.zeros((len(gain) + 1, room + 1), dtype=np.int64)
    for k, (worth, size) in enumerate(zip(gain.tolist(), step.tolist(), strict=True)):
        here, after = table[k], table[k + 1]
        after[:] = here
        if size <= room:
            np.minimum(here[size:], here[: room + 1 - size] + worth, out=after[size:])
    return table


def best(gain: Ints, step: Ints, room: int) -> tuple[int, Flags]:
    """The least sum of a packing, and the packing; every gain is negative."""
    if int(step.sum()) <= room:
        return int(gain.sum()), np.ones(len(gain), dtype=bool)
    table = sweep(gain, step, room)
    taken, left = np.zeros(len(gain), dtype=bool), room
    for k in range(len(gain) - 1, -1, -1):
        if table[k + 1, left] != table[k, left]:
            taken[k] = True
            left -= int(step[k])
    return int(table[-1, room]), taken


def relax(jobs: Jobs, price: Ints) -> tuple[int, Flags]:
    """The Lagrangian bound (fine) when each job pays its price to every agent that takes it, and who takes it.

    Σ price + Σ_i min Σ_j (cost − price)[i, j] over the packings of i: at most the cost of any
    assignment, whatever the prices.
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
    return bound, takes


def forced(jobs: Jobs, price: Ints) -> Ints:
    """For each pair the bound (fine) when that agent must take that job and nobody else may."""
    gain = jobs.cost * FINE - price
    with_it = np.zeros(gain.shape, dtype=np.int64)
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
    told: Ints = np.where(jobs.allowed, bound + with_it + without.sum(axis=0) - without, NEVER)
    return told
