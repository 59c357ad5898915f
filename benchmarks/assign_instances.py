"""Generalized assignment problems: drawn by the published generators, or read from OR-Library's text.

`gap` are the small ones of OR-Library (Osman 1995; Cattrysse, Salomon and Van Wassenhove 1994:
5 x 15 to 10 x 60), `a` to `d` those of Chu and Beasley (1997), `e` that of Laguna, Kelly,
González-Velarde and Glover (1995) in the form that Yagiura, Ibaraki and Glover solve (2004).
All are minimised; the files gap1 to gap12 are published as maximisation.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
KINDS = ("gap", "a", "b", "c", "d", "e")
SMALL = tuple(("gap", m, m * k) for m in (5, 8, 10) for k in (3, 4, 5, 6))
"""Kind, agents and jobs of gap1 to gap12."""
LARGE = tuple(
    (kind, m, n) for kind in "cde" for m, n in ((5, 100), (10, 100), (20, 100), (10, 200), (20, 200))
)  # fmt: skip


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
    return Table(f"{kind}-{agents}x{jobs}-{seed}", cost, weight, _capacity(kind, cost, weight))


def _capacity(kind: str, cost: Ints, weight: Ints) -> Ints:
    """0.8 of the average load of an agent; a: 0.6 of 15 a job and 0.4 of the cheapest choice's load."""
    agents, jobs = cost.shape
    if kind not in ("a", "b"):
        part: Ints = 8 * weight.sum(axis=1) // (10 * agents)
        return part
    loads = np.zeros(agents, dtype=np.int64)
    choice = cost.argmin(axis=0)
    np.add.at(loads, choice, weight[choice, np.arange(jobs)])
    room = 0.6 * (jobs / agents) * 15 + 0.4 * float(loads.max())
    return np.full(agents, int(room * (0.7 if kind == "b" else 1.0)), dtype=np.int64)


def read_or_library(text: str) -> Iterator[Table]:
    """The problems of a file of OR-Library: how many, then m, n, costs, weights and capacities of each.

    A file without the count holds one problem. Raises ValueError when numbers lack or are left.
    """
    words = np.array(text.split(), dtype=np.int64)
    head = text.split("\n", 1)[0].split()
    counted = len(head) == 1
    at = 1 if counted else 0
    for k in range(int(words[0]) if counted else 1):
        agents, jobs = (int(word) for word in words[at : at + 2])
        size = agents * jobs
        own = words[at + 2 : at + 2 + 2 * size + agents]
        if len(own) < 2 * size + agents:
            raise ValueError(f"problem {k + 1} of {agents} x {jobs} ends too early")
        cost, weight = own[: 2 * size].reshape(2, agents, jobs)
        yield Table(f"{agents}x{jobs}-{k + 1}", cost, weight, own[2 * size :])
        at += 2 + len(own)
    if at != len(words):
        raise ValueError(f"{len(words) - at} numbers are left after the last problem")
