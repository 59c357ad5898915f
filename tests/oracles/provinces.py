"""Tiny provinces, and their best plans by going through every way to share the pool."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from tests.oracles.differential import pruned
from tests.oracles.enumerate_plans import best, weighted
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case.province import Reserve
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.province import Province, Rules

WEIGHTS = {"missed_targets": 0.3, "merit": 1.0, "fit": 0.02, "land_cost": 0.5}
EXACT = Rules(WEIGHTS, gap=0.0, county_gap=0.0, rounds=3)


PLENTY = 5
"""A pool, in hundredths of a mu, that saves a tiny county if any does."""


def alike(first: int, count: int) -> dict[str, Numbers]:
    """Counties of the seeds from `first` on that plan for the same quarters and have a plan at all.

    None of them sells: within a province what is sold goes to the others.
    """
    found: dict[str, Numbers] = {}
    for seed in range(first, first + 400):
        numbers = replace(tiny_numbers(seed), sale_hmu=0)
        same = all(numbers.horizon == other.horizon for other in found.values())
        if same and len(found) < count and _best_with(numbers, PLENTY) is not None:
            found[f"县{seed:03d}"] = numbers
    return found


def with_pool(counties: Mapping[str, Numbers], pool_hmu: int) -> Province:
    """The counties as the model reads them, with a pool that comes in the first quarter."""
    span = next(iter(counties.values())).horizon
    return Province(
        {name: pruned(numbers) for name, numbers in counties.items()},
        Reserve(span, {1: pool_hmu} if pool_hmu else {}),
    )


def with_everything(counties: Mapping[str, Numbers], pool_hmu: int) -> Province:
    """The same with a market in which every county may sell 4 steps a year, and some money."""
    province = with_pool(counties, pool_hmu)
    span = province.reserve.span
    years = {span.year(t) for t in range(1, span.length + 1)}
    return Province(
        {name: replace(n, sale_hmu=4) for name, n in province.counties.items()},
        Reserve(span, province.reserve.pool_hmu, dict.fromkeys(sorted(years), 1500), 1),
    )


def best_shared(counties: Mapping[str, Numbers], pool_hmu: int) -> Fraction | None:
    """The best weighted sum (most) over every split of the pool, each county by enumeration."""
    least: list[Fraction | None] = [Fraction(0)] * (pool_hmu + 1)
    for numbers in counties.values():
        own = [_best_with(numbers, drawn) for drawn in range(pool_hmu + 1)]
        least = [
            min(
                (
                    so_far + mine
                    for k in range(total + 1)
                    if (so_far := least[total - k]) is not None and (mine := own[k]) is not None
                ),
                default=None,
            )
            for total in range(pool_hmu + 1)
        ]
    return None if least[-1] is None else -least[-1]


def _best_with(numbers: Numbers, drawn: int) -> Fraction | None:
    first, *rest = numbers.released_hmu
    found = best(replace(numbers, released_hmu=(first + drawn, *rest)), weights=WEIGHTS)
    return None if found is None else weighted(found, WEIGHTS)
