"""The smallest move of weight, to wherever it helps most, that levels a pair or meets the mark.

Half the L1 distance ‖w′ − w‖₁ / 2 is the weight taken from some criteria and given to others.
It is smallest, subject to w′ ≥ 0, Σ w′ = W and d·w′ ≤ 0 for a pair with differences d (or
x·w′ at the mark), when weight goes from the largest d to the smallest: each point taken from
criterion k narrows the gap by d_k − min d, and the most narrowing points come first, as in a
knapsack whose goods can be cut.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from zsyz_model.case.reviewed import Flip, Stability
from zsyz_model.review.sureness.exact import STEPS, Weighed, points, weigh, whole
from zsyz_model.review.sureness.intervals import mark_intervals, order_intervals


def smallest_move(
    gains: Sequence[int], weights: Sequence[int], gap: int
) -> tuple[dict[int, Fraction], int] | None:
    """What to take from each criterion, and to which to give it all, so that a gap is closed.

    `gains` (m) is what a unit of each weight adds to the gap, `gap` ≥ 0 what is to be narrowed
    down to 0; None when no weights do.
    """
    into = min(range(len(gains)), key=gains.__getitem__)
    taken: dict[int, Fraction] = {}
    for k in sorted(range(len(gains)), key=lambda k: -gains[k]):
        worth = gains[k] - gains[into]
        if gap <= 0 or worth == 0:
            break
        if weights[k]:
            taken[k] = min(Fraction(weights[k]), Fraction(gap, worth))
            gap -= weights[k] * worth
    return None if gap > 0 else (taken, into)


def neighbour_flips(
    shares: NDArray[np.float64],
    weights: NDArray[np.float64],
    names: Sequence[str],
    criteria: Sequence[str],
) -> tuple[Flip, ...]:
    """For each two neighbours of the ranking, the smallest move after which they are level.

    `shares` (n, m) from 0 to 1, `weights` (m,) adding up to the full marks; moves in points.
    0 where they are level already; infinite where the first is better in every criterion.

    Raises:
        ValueError: as `weigh`.
    """
    weighed = weigh(shares, weights, names, criteria)
    flips = []
    for ahead, behind in weighed.neighbours:
        gains = [a - b for a, b in zip(weighed.rows[ahead], weighed.rows[behind], strict=True)]
        gap = weighed.total(ahead) - weighed.total(behind)
        flips.append(_flip(weighed, (ahead, behind), gains, gap))
    return tuple(flips)


def mark_flips(
    shares: NDArray[np.float64],
    weights: NDArray[np.float64],
    names: Sequence[str],
    criteria: Sequence[str],
    mark: float,
) -> tuple[Flip, ...]:
    """For each project, best first, the smallest move after which it is at the mark (points).

    One that fails meets the mark there; one that passes leaves it with the next bit of weight,
    and where even the worst weights leave it at the mark, it never does: infinite.

    Raises:
        ValueError: as `weigh`.
    """
    weighed = weigh(shares, weights, names, criteria)
    return tuple(_mark_flip(weighed, row, mark) for row in weighed.order)


def stability(
    shares: NDArray[np.float64],
    weights: NDArray[np.float64],
    names: Sequence[str],
    criteria: Sequence[str],
    pass_mark: float,
) -> Stability:
    """All that is to be said about how far weights may move.

    Raises:
        ValueError: as `weigh`.
    """
    return Stability(
        order=order_intervals(shares, weights, names, criteria),
        passing=mark_intervals(shares, weights, names, criteria, pass_mark),
        neighbours=neighbour_flips(shares, weights, names, criteria),
        marks=mark_flips(shares, weights, names, criteria, pass_mark),
    )


def _mark_flip(weighed: Weighed, row: int, mark: float) -> Flip:
    level, full = whole(mark) * STEPS, weighed.full
    gap = weighed.total(row) - level
    if gap < 0:
        return _flip(weighed, (row,), [-share for share in weighed.rows[row]], -gap)
    # At the mark it still passes: there must be weights that put it below.
    if min(weighed.rows[row]) * full >= level:
        return Flip(weighed.names[row], "", math.inf)
    return _flip(weighed, (row,), weighed.rows[row], gap)


def _flip(weighed: Weighed, who: tuple[int, ...], gains: Sequence[int], gap: int) -> Flip:
    ahead, behind = weighed.names[who[0]], weighed.names[who[1]] if len(who) > 1 else ""
    found = smallest_move(gains, weighed.weights, gap)
    if found is None:
        return Flip(ahead, behind, math.inf)
    moves, into = found
    moved = sum(moves.values(), Fraction(0))
    taken = tuple((weighed.criteria[k], points(amount)) for k, amount in moves.items())
    given = ((weighed.criteria[into], points(moved)),) if moved else ()
    return Flip(ahead, behind, points(moved), taken, given)
