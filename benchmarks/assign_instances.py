"""Generalized assignment problems drawn by the published generators, with a seed.

The well-known files themselves are not here. `gap` are the small ones of OR-Library (Osman 1995;
Cattrysse, Salomon and Van Wassenhove 1994: 5 x 15 to 10 x 60), `a` to `d` those of Chu and
Beasley (1997), `e` that of Laguna, Kelly, González-Velarde and Glover (1995) in the form that
Yagiura, Ibaraki and Glover solve (2004). All are minimised.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
KINDS = ("gap", "a", "b", "c", "d", "e")
SMALL = tuple((m, m * k) for m in (5, 8, 10) for k in (3, 4, 5, 6))
"""Agents and jobs of gap1 to gap12."""
LARGE = tuple((m, n) for n in (100, 200) for m in (5, 10, 20))


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One instance: cost and weight are agents x jobs."""

    name: str
    cost: Ints
    weight: Ints
    capacity: Ints


def draw(kind: str, agents: int, jobs: int, seed: int) -> Table:
    """An instance of a published kind; the same words give the same instance."""
    rng = np.random.default_rng([KINDS.index(kind), agents, jobs, seed])
    shape = (agents, jobs)
    if kind == "gap":
        weight, cost = rng.integers(5, 26, shape), rng.integers(15, 26, shape)
    elif kind == "d":
        weight = rng.integers(1, 101, shape)
        cost = 111 - weight + rng.integers(-10, 11, shape)
    elif kind == "e":
        drawn = 1.0 - 10.0 * np.log(1.0 - rng.random(shape))
        weight = drawn.astype(np.int64)
        cost = (1000.0 / drawn - 10.0 * rng.random(shape)).astype(np.int64)
    else:
        weight, cost = rng.integers(5, 26, shape), rng.integers(10, 51, shape)
    name = f"{kind}-{agents}x{jobs}-{seed}"
    return Table(name, cost, weight, _capacity(kind, cost, weight))


def _capacity(kind: str, cost: Ints, weight: Ints) -> Ints:
    """0.8 of the average load of an agent; a: 0.6 of 15 a job and 0.4 of the cheapest choice's load."""
    agents, jobs = cost.shape
    if kind not in ("a", "b"):
        return (8 * weight.sum(axis=1) // (10 * agents)).astype(np.int64)
    loads = np.zeros(agents, dtype=np.int64)
    choice = cost.argmin(axis=0)
    np.add.at(loads, choice, weight[choice, np.arange(jobs)])
    room = 0.6 * (jobs / agents) * 15 + 0.4 * float(loads.max())
    return np.full(agents, int(room * (0.7 if kind == "b" else 1.0)), dtype=np.int64)
