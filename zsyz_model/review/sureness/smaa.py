"""What share of all weights puts each project where (SMAA-2, Lahdelma and Salminen 2001).

Sampled until the widest 95 % interval of a passing share is narrow enough. The interval is
Wilson's, which has a width also where no draw or every draw passes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from zsyz_model.case.reviewed import Acceptability
from zsyz_model.review.sureness.ranks import Tally, best_first, in_places
from zsyz_model.review.sureness.simplex import draw_weights, lost_at, lost_shares, points_after

LOOK = 250
"""Draws between two looks at the stop rule."""
TOLERANCE = 0.01
LEAST_DRAWS = 2_000
"""Drawn before the stop rule is asked: where all pass whatever the weights, it would be content at
once, and shares of ranks be off by a twentieth."""
PERCENT = (5, 50, 95)
NORMAL_95 = 1.959963984540054
CELLS = 2**16
"""Totals worked on at a time (half a MB): they stay in the processor's cache."""


def acceptability(
    shares: NDArray[np.float64],
    weights_sum: float,
    names: Sequence[str],
    pass_mark: float,
    priority_mark: float,
    seed: int,
    draws: int,
    tolerance: float = TOLERANCE,
) -> Acceptability:
    """How often each project stands at each rank and reaches each mark, over all weights.

    `shares` (n, m) from 0 to 1 without NaN, marks in points of the full marks `weights_sum`.
    At most `draws` draws; none where nobody is ranked. Level totals stand in the order of
    names. Quantiles are exact over the draws: the points of one of them (within 1e-6 of 100).
    The same seed gives the same bytes on any number of threads. Memory: 4 n² bytes for the
    counts, at most 200 MB for ranks not yet counted, and the weights drawn.
    """
    by_name = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.intp)
    lost = lost_shares(shares[by_name])
    marks = [lost_at(mark, weights_sum) for mark in (pass_mark, priority_mark)]
    rng = np.random.Generator(np.random.PCG64(seed))
    tally, reached = Tally(len(names), draws), np.zeros((2, len(names)), dtype=np.int64)
    drawn: list[NDArray[np.float64]] = []
    history: list[tuple[int, float]] = []
    done = 0
    while len(names) and done < draws and (done < LEAST_DRAWS or history[-1][1] > tolerance):
        drawn.append(draw_weights(rng, min(LOOK, draws - done), shares.shape[1]))
        done += len(drawn[-1])
        for losses in _losses(drawn[-1], lost):
            reached += [np.count_nonzero(losses <= mark, axis=0) for mark in marks]
            tally.add(by_name[best_first(losses)])
        history.append((done, half_width(reached, done)))
    counts = tally.counts()
    del tally
    middle = _quantiles(lost, drawn, weights_sum)
    back = np.argsort(by_name)
    passing, priority = (reached / max(done, 1))[:, back]
    return Acceptability(
        tuple(names), counts, passing, priority, middle[back], done, seed, tuple(history)
    )


def half_width(passed: NDArray[np.int64], draws: int) -> float:
    """The largest half width of the 95 % Wilson intervals of shares passed / draws.

    >>> round(half_width(np.array([0, 50, 100]), 100), 4)
    0.0962
    """
    share, square = passed / draws, NORMAL_95**2
    widths = np.sqrt(share * (1 - share) / draws + square / (4 * draws**2))
    return float(np.max(widths, initial=0.0)) * NORMAL_95 / (1 + square / draws)


def _losses(
    some: NDArray[np.float64], others: NDArray[np.float64]
) -> Iterator[NDArray[np.float64]]:
    """The products of rows of both, some rows of the first at a time, in one piece of memory.

    Whole weights (draws, criteria) and lost shares (projects, criteria), or the other way round.
    """
    others = np.ascontiguousarray(others.T)
    rows = max(1, CELLS // others.shape[1])
    memory = np.empty((rows, others.shape[1]))
    for start in range(0, len(some), rows):
        part = some[start : start + rows]
        yield np.matmul(part, others, out=memory[: len(part)])


def _quantiles(
    lost: NDArray[np.float64], drawn: list[NDArray[np.float64]], weights_sum: float
) -> NDArray[np.float64]:
    """Points (projects, quantiles): the least that so many per cent of draws do not exceed."""
    if not drawn:
        return np.full((len(lost), len(PERCENT)), np.nan)
    weights = np.concatenate(drawn)
    # The k-th least points are the (draws + 1 - k)-th least loss.
    places = [len(weights) - math.ceil(len(weights) * p / 100) for p in PERCENT]
    found = [in_places(losses, places) for losses in _losses(lost, weights)]
    return points_after(np.concatenate(found), weights_sum)
