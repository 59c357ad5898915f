"""The analytic hierarchy process (层次分析法): weights from comparisons of two at a time.

`pairwise[i, j]` says how many times as important i is as j, so that `pairwise[j, i]` is its
reciprocal. Weights are the principal eigenvector (T. L. Saaty, The Analytic Hierarchy
Process, 1980).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from zsyz_model.review.methods.matrix import Floats

ACCEPTED = 0.10
"""The largest consistency ratio that Saaty accepts."""
RANDOM_INDEX = (
    0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
)  # fmt: skip
"""Mean consistency index of random matrices of order 1 to 15, Saaty 1980, page 21.

Larger matrices take the last one, which errs to the strict side.
"""
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Worst:
    """The comparison furthest from what the weights say: `first` is `given` times `second`.

    `given` is at least 1 (of two equals the heavier comes first); `implied` is the ratio of
    their weights. Of several that depart alike it is the first; of three criteria all do.
    """

    first: int
    second: int
    given: float
    implied: float


@dataclass(frozen=True, slots=True, eq=False)
class Hierarchy:
    """Weights (m,) that add up to 1, how far the comparisons agree, and the worst of them.

    `largest` is the principal eigenvalue, m when all agree; `ratio` is the consistency
    ratio CR = (largest − m) / (m − 1) / random index, 0 for two criteria.
    """

    weights: Floats
    largest: float
    ratio: float
    worst: Worst

    @property
    def accepted(self) -> bool:
        """Whether the comparisons agree well enough to be used."""
        return self.ratio <= ACCEPTED


def hierarchy(pairwise: Floats) -> Hierarchy:
    """The weights and the consistency of one matrix of comparisons (m, m).

    Raises:
        ValueError: unless it is square with at least two criteria, finite, positive and
            reciprocal.
    """
    check_pairwise(pairwise)
    size = len(pairwise)
    values, vectors = np.linalg.eig(pairwise)
    principal = int(np.argmax(values.real))
    weights = np.abs(vectors[:, principal].real)
    weights /= weights.sum()
    largest = float(values[principal].real)
    index = RANDOM_INDEX[min(size, len(RANDOM_INDEX)) - 1]
    ratio = max(largest - size, 0.0) / (size - 1) / index if size > 2 else 0.0
    return Hierarchy(weights, largest, ratio, _find_worst(pairwise, weights))


def check_pairwise(pairwise: Floats) -> None:
    """Refuse what is no matrix of comparisons.

    Raises:
        ValueError: as `hierarchy` says.
    """
    if pairwise.ndim != 2 or pairwise.shape[0] != pairwise.shape[1] or len(pairwise) < 2:
        raise ValueError(f"comparisons must be square, at least 2 × 2, not {pairwise.shape}")
    if not (np.isfinite(pairwise) & (pairwise > 0)).all():
        raise ValueError("comparisons must be finite and positive")
    if not np.allclose(pairwise * pairwise.T, 1.0, rtol=0, atol=CLOSE):
        raise ValueError("comparisons must be reciprocal, 1 on the diagonal")


def consensus(matrices: Sequence[Floats]) -> Floats:
    """One matrix (m, m) for all judges: the geometric mean of each comparison.

    Raises:
        ValueError: when there is no judge, or the matrices are of different sizes.
    """
    if not matrices:
        raise ValueError("there is no judge")
    if len({matrix.shape for matrix in matrices}) > 1:
        raise ValueError("the judges compare different numbers of criteria")
    return np.asarray(np.exp(np.mean([np.log(m) for m in matrices], axis=0)), dtype=np.float64)


def _find_worst(pairwise: Floats, weights: Floats) -> Worst:
    """The pair whose given ratio departs most, in either direction, from the weights' ratio."""
    implied = weights[:, None] / weights
    rows, columns = np.triu_indices(len(weights), k=1)
    departures = np.abs(np.log(pairwise / implied))[rows, columns]
    # a hair of tolerance, so that rounding does not choose among equals
    at = int(np.flatnonzero(departures >= departures.max() - CLOSE)[0])
    i, j = int(rows[at]), int(columns[at])
    if (pairwise[i, j], implied[i, j]) < (1.0, 1.0):
        i, j = j, i
    return Worst(i, j, float(pairwise[i, j]), float(implied[i, j]))
