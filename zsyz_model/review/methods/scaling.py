"""Values as shares from 0 (worst) to 1 (best): missing → direction → normalisation.

Only "bounds" is absolute: a share then depends on nobody but its own project. The other
scales compare the projects at hand; they are there for examples of the literature.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from zsyz_model.review.methods.matrix import TINY, Floats, Matrix

Scale: TypeAlias = Literal["bounds", "vector", "minmax", "sum"]
SCALES: tuple[str, ...] = get_args(Scale)


def to_shares(matrix: Matrix, scale: str = "bounds") -> Floats:
    """The shares (n, m) of a matrix; whatever the criterion's direction, more is better.

    - "bounds": linear between `low` and `high`, which also cut off what lies beyond,
      infinite values too; a missing value gets 0.
    - "minmax": linear between the worst and the best value at hand.
    - "vector": the value over the length of its column; falling: 1 minus that.
    - "sum": the value over the sum of its column; falling: the same with reciprocals.

    Under the last three a missing value counts as the worst one known, an infinite value as
    the nearest finite one. A column of zeros gets 0 shares everywhere, under "minmax" every
    constant column does.

    Raises:
        ValueError: for an unknown scale, bounds that are not finite or not in order,
            negative values under "vector" and "sum", and a 0 in a falling column under "sum".
    """
    if scale not in SCALES:
        raise ValueError(f"no scale {scale!r}; known: {', '.join(SCALES)}")
    if scale == "bounds":
        return between_bounds(matrix)
    return _among_themselves(_known(matrix), matrix.rising, scale)


def between_bounds(matrix: Matrix) -> Floats:
    """Shares (n, m) between the frozen bounds.

    Raises:
        ValueError: when a bound is not finite, or a low one is not below its high one.
    """
    low, high = matrix.low, matrix.high
    if not (np.isfinite(low) & np.isfinite(high) & (low < high)).all():
        raise ValueError("each low bound must be finite and below its high bound")
    shares = np.clip(matrix.values, low, high)
    shares -= low
    shares /= high - low
    if not matrix.rising.all():
        np.subtract(1.0, shares, out=shares, where=~matrix.rising)
    return fill_missing(shares, 0.0)


def fill_missing(values: Floats, worst: float | Floats) -> Floats:
    """Values (n, m) with the worst (one for all, or one a column) where nothing is known."""
    unknown = np.isnan(values)
    return np.where(unknown, worst, values) if unknown.any() else values


def telling(shares: Floats) -> NDArray[np.bool_]:
    """Which columns (m,) of shares (n, m) tell any two projects apart."""
    if len(shares) < 2:
        return np.zeros(shares.shape[1], dtype=np.bool_)
    return np.asarray(np.ptp(shares, axis=0) > TINY, dtype=np.bool_)


def _known(matrix: Matrix) -> Floats:
    """Finite values (n, m), each column over its largest size, so that no square runs over."""
    finite = np.where(np.isfinite(matrix.values), matrix.values, np.nan)
    lowest = np.where(np.isnan(finite), np.inf, finite).min(axis=0, initial=np.inf)
    highest = np.where(np.isnan(finite), -np.inf, finite).max(axis=0, initial=-np.inf)
    nothing = lowest > highest
    lowest, highest = np.where(nothing, 0.0, lowest), np.where(nothing, 0.0, highest)
    worst = np.where(matrix.rising, lowest, highest)
    values = np.clip(fill_missing(matrix.values, worst), lowest, highest)
    size = np.maximum(np.abs(lowest), np.abs(highest))
    return np.asarray(values / np.where(size > 0, size, 1.0), dtype=np.float64)


def _among_themselves(values: Floats, rising: NDArray[np.bool_], scale: str) -> Floats:
    """Shares (n, m) by a normalisation that is given no column it cannot do."""
    from pymcdm.helpers import normalize_matrix

    if scale != "minmax" and (values < 0).any():
        raise ValueError(f"the scale {scale!r} takes no negative values")
    able = telling(values) if scale == "minmax" else values.any(axis=0)
    shares = np.zeros_like(values)
    if able.any():
        some, upward = values[:, able], rising[able]
        turns = np.where(upward, 1, -1)
        shares[:, able] = (
            _by_sum(some, upward) if scale == "sum" else normalize_matrix(some, scale, turns)
        )
    return shares


def _by_sum(values: Floats, rising: NDArray[np.bool_]) -> Floats:
    """Each value, or its reciprocal, over their sum; pymcdm takes no 0 in rising columns."""
    if not (values[:, ~rising] > 0).all():
        raise ValueError("the scale 'sum' takes no 0 in a falling column")
    turned = np.where(rising, values, 1.0 / np.where(rising, 1.0, values))
    return np.asarray(turned / turned.sum(axis=0), dtype=np.float64)
