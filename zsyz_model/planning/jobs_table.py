"""The tables of a generalized assignment problem: read, checked, and in units that programs can sweep."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

LARGEST = 10**9
"""Larger numbers are refused: the solver could not tell neighbours apart."""
CELLS = 2_000_000
MOST_ROOM = 4000
"""Most steps of an agent's room in a sweep; a finer capacity is made coarser, to a relaxation."""


@dataclass(frozen=True, slots=True, eq=False)
class Jobs:
    """Cost and weight are agents x jobs. `step` and `room` are weight and capacity in coarse units.

    Whatever fits by weight fits by step too (both are rounded down), so a bound over steps is
    a bound over weights; where the units are not coarse, both say the same.
    """

    cost: Ints
    weight: Ints
    capacity: Ints
    step: Ints
    room: Ints
    allowed: Flags

    @property
    def agents(self) -> int:
        """How many agents there are."""
        return int(self.cost.shape[0])

    @property
    def jobs(self) -> int:
        """How many jobs there are."""
        return int(self.cost.shape[1])

    @property
    def dearest(self) -> int:
        """No assignment costs more."""
        low = -LARGEST
        return int(np.where(self.allowed, self.cost, low).max(axis=0, initial=low).sum())

    def holds(self, agent_of: Ints) -> bool:
        """Whether each job has an agent and no agent carries more than the capacity, exactly."""
        if agent_of.size and (agent_of.min() < 0 or agent_of.max() >= self.agents):
            return False
        return bool((self.loads(agent_of) <= self.capacity).all())

    def loads(self, agent_of: Ints) -> Ints:
        """The weight that each agent carries."""
        carried = np.zeros(self.agents, dtype=np.int64)
        np.add.at(carried, agent_of, self.weight[agent_of, np.arange(self.jobs)])
        return carried

    def value(self, agent_of: Ints) -> int:
        """The cost of an assignment."""
        return int(self.cost[agent_of, np.arange(self.jobs)].sum())


def read_jobs(cost: Any, weight: Any, capacity: Any) -> Jobs:
    """The tables, checked; lists or arrays of whole numbers up to 1e9 in size.

    Raises ValueError with the table and the place (agent, job) of the first fault.
    """
    costs, weights = _table("cost", cost), _table("weight", weight)
    rooms = _whole("capacity", capacity)
    if rooms.ndim != 1:
        raise ValueError(f"capacity must be one number for each agent, not of shape {rooms.shape}")
    if costs.shape != weights.shape:
        raise ValueError(f"cost is {costs.shape} and weight {weights.shape}: agents x jobs both")
    if len(rooms) != len(costs):
        raise ValueError(f"capacity has {len(rooms)} agents, cost has {len(costs)}")
    for name, table in (("weight", weights), ("capacity", rooms)):
        if (table < 0).any():
            raise ValueError(f"{name}{_place(table < 0)} is negative")
    return _coarse(costs, weights, rooms)


def _table(name: str, given: Any) -> Ints:
    table = _whole(name, given)
    if table.ndim == 1 and not table.size:
        return table.reshape(0, 0)
    if table.ndim != 2:
        raise ValueError(f"{name} must be a table of agents x jobs, not of shape {table.shape}")
    return table


def _whole(name: str, given: Any) -> Ints:
    """Whole numbers as int64; floats only when they are whole."""
    try:
        raw = np.asarray(given)
    except ValueError as error:
        raise ValueError(f"{name} has rows of different lengths") from error
    if raw.dtype == object:
        raise ValueError(f"{name} has something that is no number below 1e9, or too few of them")
    if raw.dtype.kind not in "iuf" and raw.size:
        raise ValueError(f"{name} must hold whole numbers, not {raw.dtype}")
    bad = ~np.isfinite(raw.astype(float)) | (np.abs(raw.astype(float)) > LARGEST)
    if bad.any():
        raise ValueError(f"{name}{_place(bad)} is {raw[bad][0]}, not a number up to 1e9")
    whole: Ints = raw.astype(np.int64)
    if (odd := whole != raw).any():
        raise ValueError(f"{name}{_place(odd)} is {raw[odd][0]}, not a whole number")
    return whole


def _place(bad: Flags) -> str:
    return "[" + "][".join(str(int(k)) for k in np.argwhere(bad)[0]) + "]"


def _coarse(cost: Ints, weight: Ints, capacity: Ints) -> Jobs:
    """Each agent's weights over their common divisor, and coarser still where the room is large."""
    most = max(50, min(MOST_ROOM, CELLS // max(1, cost.shape[1])))
    room = np.minimum(capacity, weight.sum(axis=1))
    unit = np.maximum(np.gcd.reduce(weight, axis=1, initial=0), 1)
    unit = unit * np.maximum(1, -(-(room // unit) // most))
    allowed = weight <= capacity[:, None]
    return Jobs(cost, weight, capacity, weight // unit[:, None], room // unit, allowed)
