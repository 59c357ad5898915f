"""Weights drawn evenly from the simplex, and totals that are the same to the bit everywhere.

How many threads a matrix product has, and in which order it adds, changes the last bits of
ordinary sums, and with them who is first of two that are level. So shares are taken in steps
of 2⁻²⁶ and weights in steps of 2⁻²⁵ of the full marks: every product and every sum of products
is then a whole number up to 2⁵¹, which a float64 holds exactly, in whatever order it is added.
What a total loses by the steps is under 1e-8 of the full marks (1e-6 points of 100).

Totals are counted from above, as what a project loses to the full marks: the best loses least.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SHARE_STEPS = 2.0**26
WEIGHT_STEPS = 2.0**25
LOST_STEPS = SHARE_STEPS * WEIGHT_STEPS
"""Steps of a loss: a share of 0 under all the weight."""


def draw_weights(rng: np.random.Generator, draws: int, criteria: int) -> NDArray[np.float64]:
    """Weights (draws, criteria), whole and not negative, each row adding up to WEIGHT_STEPS.

    Exponentials over their sum are uniform on the simplex; it is the partial sums that are
    rounded, so that no step is lost or won.
    """
    sums = np.cumsum(rng.standard_exponential((draws, criteria)), axis=1)
    ends = np.rint(sums / sums[:, -1:] * WEIGHT_STEPS)
    return np.diff(ends, axis=1, prepend=0.0)


def lost_shares(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """What shares from 0 to 1 are short of 1, in whole steps."""
    return np.rint((1.0 - shares) * SHARE_STEPS)


def lost_at(mark: float, weights_sum: float) -> float:
    """The most that a project may lose and still reach a mark in points."""
    return float(np.rint((1.0 - mark / weights_sum) * SHARE_STEPS)) * WEIGHT_STEPS


def points_after(lost: NDArray[np.float64], weights_sum: float) -> NDArray[np.float64]:
    """Losses in steps as points of the full marks."""
    return weights_sum * (1.0 - lost / LOST_STEPS)
