"""Prices of the jobs that give a high bound, the assignments met on the way, and exact fixing."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from zsyz_model.planning.clock import Clock
from zsyz_model.planning.jobs_packing import FINE, NEVER, forced, relax
from zsyz_model.planning.jobs_search import finish
from zsyz_model.planning.jobs_table import Flags, Ints, Jobs

STEPS, MORE_STEPS = 1500, 150
PATIENCE = 15
MEMORY = 0.3
"""How much of the last direction goes into the next."""
SHRINK, SHORTEST = 0.7, 1e-3
FINISHED_EVERY = 10


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """What is proven and found so far: no assignment costs less than `bound` (fine) / FINE."""

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
        """The better of the known assignment and this one; an overloaded one is ignored."""
        if found is None or not jobs.holds(found) or jobs.value(found) >= self.value:
            return self
        return replace(self, found=found, value=jobs.value(found))

    def with_least(self, least: int) -> Known:
        """The bound raised to a whole cost that was proven, never above what is found."""
        return replace(self, bound=max(self.bound, min(least, self.value) * FINE))


def nothing_known(jobs: Jobs) -> Known:
    """Each job at its cheapest agent is a bound; nothing is found: one above every cost stands for it."""
    costs = np.where(jobs.allowed, jobs.cost, NEVER // FINE // max(1, jobs.jobs))
    cheapest = costs.min(axis=0, initial=NEVER // FINE // max(1, jobs.jobs))
    order = np.sort(costs, axis=0)
    price = order[min(1, jobs.agents - 1)] if jobs.allowed.any(axis=0).all() else cheapest
    price = np.where(price > jobs.cost.max(initial=0), cheapest, price)
    return Known(int(cheapest.sum()) * FINE, price * FINE, None, jobs.dearest + 1)


def raise_bound(jobs: Jobs, known: Known, clock: Clock, steps: int = STEPS) -> Known:
    """Subgradient steps from the known prices, each to the distance of the best value found.

    Every tenth relaxation is finished to an assignment. Stops when closed, when steps have
    become short, or by the clock, which is told.
    """
    at = known.price.astype(float)
    direction = np.zeros(jobs.jobs)
    length, waited, top = 1.0, 0, -NEVER
    for step in range(steps):
        if clock.over:
            return replace(known, repeatable=False)
        price = np.rint(at).astype(np.int64)
        told = relax(jobs, price)
        if step % FINISHED_EVERY == 0:
            known = known.with_found(jobs, finish(jobs, price, told.takes))
        waited = 0 if told.bound > top + max(1, (known.value * FINE - top) // 200) else waited + 1
        if told.bound > top:
            top = told.bound
            known = replace(known, bound=max(known.bound, top), price=price)
        missed = 1 - told.takes.sum(axis=0)
        if known.closed or length < SHORTEST or not missed.any():
            return known.with_found(jobs, finish(jobs, price, told.takes))
        if waited >= PATIENCE:
            at, direction = known.price.astype(float), np.zeros(jobs.jobs)
            length, waited = length * SHRINK, 0
        direction = missed + MEMORY * direction
        far = max(known.value * FINE - told.bound, FINE)
        at = at + length * far / max(float(direction @ direction), 1e-9) * direction
    return known


def narrowed(jobs: Jobs, known: Known, target: int, clock: Clock) -> tuple[Jobs, Known]:
    """The problem with only the pairs that an assignment of cost up to `target` can use.

    What is known of it holds for such assignments alone: a bound above the target proves
    that there is none. Its prices are raised again on what is left.
    """
    price = known.price
    small = replace(jobs, allowed=jobs.allowed & (forced(jobs, price) <= target * FINE))
    aim = Known(relax(small, price).bound, price, None, target + 1)
    again = raise_bound(small, aim, clock, MORE_STEPS)
    left = small.allowed & (forced(small, again.price) <= target * FINE)
    if not left.any(axis=0).all():
        again = replace(again, bound=max(again.bound, (target + 1) * FINE))
    return replace(small, allowed=left), again


def core(jobs: Jobs, known: Known, size: int) -> Flags:
    """The `size` pairs with the lowest bound when they are forced, and those of the found assignment."""
    told = np.where(jobs.allowed, forced(jobs, known.price), NEVER)
    order = np.argsort(told, axis=None, kind="stable")[:size]
    inside = np.zeros(jobs.cost.shape, dtype=bool)
    inside.flat[order] = True
    if known.found is not None:
        inside[known.found, np.arange(jobs.jobs)] = True
    return inside & jobs.allowed
