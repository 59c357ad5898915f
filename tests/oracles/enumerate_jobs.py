"""Every assignment of a tiny table, one by one."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def cheapest(cost: Ints, weight: Ints, capacity: Ints) -> int | None:
    """The least cost of an assignment within the capacities; None when there is none."""
    found: list[int] = []
    for agent_of in itertools.product(range(len(capacity)), repeat=cost.shape[1]):
        pairs = list(zip(agent_of, range(cost.shape[1]), strict=True))
        loads = [
            sum(int(weight[i, j]) for i, j in pairs if i == own) for own in range(len(capacity))
        ]
        if all(load <= room for load, room in zip(loads, capacity, strict=True)):
            found.append(sum(int(cost[i, j]) for i, j in pairs))
    return min(found, default=None)


def tiny(seed: int) -> tuple[Ints, Ints, Ints]:
    """Cost, weight and capacity of 1 to 3 agents and 1 to 6 jobs; negative costs and zeros occur."""
    rng = np.random.default_rng(seed)
    shape = (int(rng.integers(1, 4)), int(rng.integers(1, 7)))
    scale = int(rng.choice([1, 1, 6]))
    cost, weight = rng.integers(-9, 30, shape), rng.integers(0, 15, shape)
    return scale * cost, scale * weight, rng.integers(0, 30 * scale, shape[0])
