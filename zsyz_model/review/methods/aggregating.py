"""Weighted sum, TOPSIS and VIKOR: shares (n, m) and weights (m,) → points with their parts.

The weights add up to 1 and are 0 for every column that takes no part; under TOPSIS and VIKOR
at least one column tells projects apart (`evaluate` sees to both).
"""

from __future__ import annotations

import numpy as np

from zsyz_model.review.methods.matrix import TINY, Floats, Ranked

STRATEGY = 0.5
"""VIKOR's v: how much the sum of all gaps counts against the largest gap."""


def weighted_sum(shares: Floats, weights: Floats) -> Ranked:
    """Each share times its weight; no project's points depend on another's."""
    parts = shares * weights
    return Ranked(parts.sum(axis=1), parts, {"shares": shares})


def topsis(shares: Floats, weights: Floats) -> Ranked:
    """TOPSIS: the distance to the worst point over the sum of those to worst and best.

    The best and the worst point have the largest and the smallest weighted share of each
    column. Distances do not come apart by criterion, so the points are shared out in
    proportion to the weighted shares (`share_out`).
    """
    from pymcdm.methods import TOPSIS

    weighted = shares * weights
    ones = np.ones_like(weights)
    points = TOPSIS(_as_it_is)(weighted, ones, ones, validation=False)
    return Ranked(points, share_out(points, weighted, weights), {"shares": shares})


def vikor(shares: Floats, weights: Floats) -> Ranked:
    """VIKOR: 1 − Q, where Q joins the sum S and the largest R of a project's weighted gaps.

    A gap is the way to the best share of the column, from 0 (there) to 1 (at the worst).
    If S or R is the same for all, the other decides alone; if both are, all tie at 0.5.
    The points are shared out in proportion to the weighted shares (`share_out`). Own, since
    pymcdm divides by 0 in these cases.
    """
    best = shares.max(axis=0)
    span = np.where(weights > 0, best - shares.min(axis=0), 1.0)
    gaps = (best - shares) * (weights / span)
    group, regret = gaps.sum(axis=1), gaps.max(axis=1)
    terms = [(STRATEGY, group), (1.0 - STRATEGY, regret)]
    able = [(v, term) for v, term in terms if np.ptp(term) > TINY]
    points = np.full(len(shares), 0.0 if able else 0.5)
    for v, term in able:
        top = term.max()
        points += v / sum(v for v, _ in able) * (top - term) / (top - term.min())
    parts = share_out(points, shares * weights, weights)
    return Ranked(points, parts, {"shares": shares, "group": group, "regret": regret})


def share_out(points: Floats, weighted: Floats, weights: Floats) -> Floats:
    """Parts (n, m) of the points (n,), in proportion to each project's weighted shares (n, m).

    A project without any share has nothing to go by: its points, if any, follow the weights.
    """
    sums = weighted.sum(axis=1)
    some = sums > TINY
    if some.all():
        return np.asarray(weighted * (points / sums)[:, None], dtype=np.float64)
    per_share = np.divide(points, sums, out=np.zeros_like(points), where=some)
    left = np.where(some, 0.0, points)
    return np.asarray(weighted * per_share[:, None] + left[:, None] * weights, dtype=np.float64)


def _as_it_is(column: Floats, cost: bool = False) -> Floats:
    """No normalisation: shares come in with more being better."""
    return column
