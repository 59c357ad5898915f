"""Exact distributions of counts: sums of unequal chances, with Poisson arrivals, and their quantiles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp

TAIL = 1e-12
LARGE = 500.0
"""Above twice this, exp(−mean) is not a number any more."""


def poisson_binomial(chances: Iterable[float]) -> list[float]:
    """P(k of them happen), k = 0 … n, by convolving one chance after the other.

    >>> poisson_binomial([0.5, 0.5])
    [0.25, 0.5, 0.25]
    """
    spread = [1.0]
    for chance in chances:
        spread = [
            here * (1.0 - chance) + before * chance
            for here, before in zip([*spread, 0.0], [0.0, *spread], strict=True)
        ]
    return spread


def poisson(mean: float) -> list[float]:
    """P(k arrivals) for a mean, cut where less than 1e-12 is left; large means as the sum of two halves."""
    if mean > LARGE:
        half = poisson(mean / 2)
        return convolved(half, half)
    term, left = exp(-mean), 1.0
    spread: list[float] = []
    while left > TAIL or not spread:
        spread.append(term)
        left -= term
        term *= mean / len(spread)
        if len(spread) > mean and term < TAIL * TAIL:
            break
    return spread


def convolved(first: Sequence[float], second: Sequence[float]) -> list[float]:
    """The distribution of the sum of two independent counts."""
    out = [0.0] * (len(first) + len(second) - 1)
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            out[i + j] += a * b
    return out


def quantile(spread: Sequence[float], level: float) -> int:
    """The least k with P(at most k) >= level."""
    sum_so_far = 0.0
    for k, chance in enumerate(spread):
        sum_so_far += chance
        if sum_so_far >= level - TAIL:
            return k
    return len(spread) - 1


def at_least(spread: Sequence[float], number: int) -> float:
    """P(at least that many); 1 for nothing asked."""
    return 1.0 if number <= 0 else max(0.0, min(1.0, sum(spread[number:])))


def mean_of(spread: Sequence[float]) -> float:
    """The expected count."""
    return sum(k * chance for k, chance in enumerate(spread))
