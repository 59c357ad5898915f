"""How sure a share of draws is: half of Wilson's interval, and the mean of the worst part."""

from __future__ import annotations

from collections.abc import Sequence

from zsyz_model.case.shares import wilson


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
