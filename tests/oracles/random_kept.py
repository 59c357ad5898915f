"""Promises at random for a tiny county: some it can keep, some nobody can keep any more."""

from __future__ import annotations

from dataclasses import replace

from numpy.random import Generator, default_rng

from zsyz_model.planning.numbers import NEW, Numbers, Promises

FAMILY = 20261001


def with_promises(numbers: Numbers, seed: int) -> Numbers:
    """The county with an earlier plan of which a few promises may change."""
    rng = default_rng([FAMILY, seed])
    starts = {}
    for c in numbers.candidates:
        ways = [(NEW, t) for t in c.new_quarters]
        ways += [(j, t) for j, quarters in c.plot_quarters.items() for t in quarters]
        if rng.random() < 0.75:
            ways.append((NEW, numbers.horizon.length + 1))
            starts[c.project_id] = ways[_one(rng, len(ways))]
    leads = {
        p: numbers.leaders[_one(rng, len(numbers.leaders))].leader_id
        for p in numbers.led
        if rng.random() < 0.75
    }
    most = None if rng.random() < 0.1 else _one(rng, len(starts) + len(leads) + 1)
    return replace(numbers, kept=Promises(starts, leads, most))


def _one(rng: Generator, count: int) -> int:
    return int(rng.integers(count))
