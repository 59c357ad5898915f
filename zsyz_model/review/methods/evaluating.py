"""The whole pipeline: missing → direction → normalisation → weighting → aggregation."""

from __future__ import annotations

import numpy as np

from zsyz_model.review.methods.aggregating import topsis, vikor, weighted_sum
from zsyz_model.review.methods.matrix import Floats, Matrix, Ranked, to_weights
from zsyz_model.review.methods.promethee import USUAL, Preference, promethee
from zsyz_model.review.methods.scaling import telling, to_shares

NAMES = ("weighted_sum", "topsis", "vikor", "promethee")


def evaluate(
    matrix: Matrix, method: str, scale: str = "bounds", preference: Preference = USUAL
) -> Ranked:
    """Points and parts of all projects of a matrix by one method.

    Under topsis, vikor and promethee a project's points depend on the others; columns
    in which all shares are equal take no part there, and the weights of the others grow in
    proportion. When no column is left (one project, or all equal) all tie at 0.5.

    Args:
        matrix: the values with directions, weights and bounds.
        method: one of NAMES.
        scale: how values become shares; see `to_shares`.
        preference: PROMETHEE's preference function, on shares; the others know none.

    Raises:
        ValueError: for an unknown method or scale, and for what `Matrix.check`, `to_shares`
            and `Preference` refuse.
    """
    if method not in NAMES:
        raise ValueError(f"no method {method!r}; known: {', '.join(NAMES)}")
    matrix.check()
    shares, weights = to_shares(matrix, scale), to_weights(matrix.weights)
    if method == "weighted_sum":
        return weighted_sum(shares, weights)
    taking = np.where(telling(shares), weights, 0.0)
    if not taking.any():
        return _all_tie(shares, weights)
    weights = taking / taking.sum()
    if method == "promethee":
        return promethee(shares, weights, preference)
    return (topsis if method == "topsis" else vikor)(shares, weights)


def _all_tie(shares: Floats, weights: Floats) -> Ranked:
    """Nobody can be told apart: 0.5 for each, its parts by the weights."""
    parts = np.tile(weights / 2.0, (len(shares), 1))
    return Ranked(np.full(len(shares), 0.5), parts, {"shares": shares})
