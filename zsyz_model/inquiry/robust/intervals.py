"""How sure a share of draws is: Wilson's interval, and the mean of the worst part."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist


def wilson(times: int, draws: int, confidence: float) -> tuple[float, float]:
    """The interval of a probability of which `times` of `draws` were seen (E. B. Wilson, 1927).

    >>> [round(x, 4) for x in wilson(0, 10, 0.95)]
    [0.0, 0.2775]
    """
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, spread = times / draws, z * z / draws
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * (share * (1 - share) / draws + spread / (4 * draws)) ** 0.5
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return (0.0 if not times else low), (1.0 if times == draws else high)


def half_width(times: int, draws: int, confidence: float) -> float:
    """Half of the interval's width."""
    low, high = wilson(times, draws, confidence)
    return (high - low) / 2


def tail_mean(values: Sequence[float], weights: Sequence[float], level: float) -> float:
    """The mean of the worst 1 − level of the weight, smaller values being worse (CVaR).

    Level 0 is the mean of all, level 1 the worst value that has any weight.

    >>> tail_mean([10, 20, 40], [0.25, 0.25, 0.5], 0.5)
    15.0
    """
    order = sorted((v, w) for v, w in zip(values, weights, strict=True) if w > 0)
    room = (1 - level) * sum(w for _, w in order)
    if room <= 0:
        return float(order[0][0])
    total, left = 0.0, room
    for value, weight in order:
        total += value * min(weight, left)
        left = max(0.0, left - weight)
    return total / room
