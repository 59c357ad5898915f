"""Prices of the jobs that give a high bound, and the assignments met on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from zsyz_model.planning.clock import Clock
from zsyz_model.planning.jobs_knapsack import FINE, NEVER, relax
from zsyz_model.planning.jobs_search import finish
from zsyz_model.planning.jobs_table import Ints, Jobs

STEPS, FINISHED_EVERY = 1500, 25
PATIENCE = 15
MEMORY = 0.3
"""How much of the last direction goes into the next."""
SHRINK, SHORTEST = 0.7, 1e-3


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What is proven and found so far: no assignment has a value below `bound` (fine) / FINE.

    While nothing is found, `value` is one more than any assignment could have.
    """

    bound: int
    price: Ints
    found: Ints | None
    value: int
    repeatable: bool = True

    @property
    def least(self) -> int:
        """The bound in whole units of cost, rounded up since costs are whole."""
        return -(-self.bound // FINE)

    @property
    def closed(self) -> bool:
        """Whether nothing better than the found assignment is possible (or nothing at all)."""
        return self.least >= self.value

    def with_found(self, jobs: Jobs, found: Ints | None) -> Known:
        """The better of the known assignment and this one; one that does not hold is ignored."""
        if found is None or not jobs.holds(found) or jobs.value(found) >= self.value:
            return self
        return replace(self, found=found, value=jobs.value(found))

    def with_least(self, least: int) -> Known:
        """The bound raised to a whole cost that was proven, never above what is found."""
        return replace(self, bound=max(self.bound, min(least, self.value) * FINE))


def nothing_known(jobs: Jobs) -> Known:
    """The reduced costs are not negative, so 0 is a bound; the first price is the second choice."""
    far = NEVER // FINE // max(1, jobs.jobs)
    second = np.sort(np.where(jobs.allowed, jobs.cost, far), axis=0)[min(1, jobs.agents - 1)]
    return Known(0, np.where(second == far, 0, second) * FINE, None, jobs.dearest + 1)


def raise_bound(jobs: Jobs, known: Known, clock: Clock) -> Known:
    """Subgradient steps from the known prices, each to the distance of the best value found.

    Some relaxations are finished to an assignment. Stops when closed, when steps have become
    short, or by the clock, which is told.
    """
    most = NEVER // (4 * max(1, jobs.jobs))
    at, direction = known.price.astype(float), np.zeros(jobs.jobs)
    length, waited, top = 1.0, 0, -NEVER
    for step in range(STEPS):
        if clock.over:
            return replace(known, repeatable=False)
        price = np.rint(np.clip(at, -most, most)).astype(np.int64)
        bound, takes = relax(jobs, price)
        missed = 1 - takes.sum(axis=0)
        if step % FINISHED_EVERY == 0 or not missed.any():
            known = known.with_found(jobs, finish(jobs, price, takes, clock))
        waited = 0 if bound > top + max(1, (known.value * FINE - top) // 200) else waited + 1
        if bound > top:
            top = bound
            known = replace(known, bound=max(known.bound, top), price=price)
        if known.closed or length < SHORTEST or not missed.any():
            break
        if waited >= PATIENCE:
            at, direction = known.price.astype(float), np.zeros(jobs.jobs)
            length, waited = length * SHRINK, 0
        direction = missed + MEMORY * direction
        far = max(known.value * FINE - bound, FINE)
        at = at + length * far / max(float(direction @ direction), 1e-9) * direction
    return known
