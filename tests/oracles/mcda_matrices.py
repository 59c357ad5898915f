"""Random decision matrices for the scoring methods, and the matrices of well-known examples."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zsyz_model.review.methods.matrix import Floats, Matrix


def make_matrix(
    values: Sequence[Sequence[float]],
    weights: Sequence[float] | None = None,
    rising: Sequence[bool] | None = None,
    low: float | Sequence[float] = 0.0,
    high: float | Sequence[float] = 1.0,
) -> Matrix:
    """A matrix from plain lists: equal weights, rising, bounds 0 and 1 unless said otherwise."""
    table = np.array(values, dtype=np.float64)
    size = table.shape[1]
    return Matrix(
        table,
        np.ones(size, dtype=np.bool_) if rising is None else np.array(rising, dtype=np.bool_),
        np.ones(size) if weights is None else np.array(weights, dtype=np.float64),
        np.full(size, low, dtype=np.float64),
        np.full(size, high, dtype=np.float64),
    )


def random_matrix(seed: int) -> Matrix:
    """4 to 12 projects under 2 to 8 criteria, about a third falling; no column is constant.

    Every other seed has whole numbers from 1 to 9, so that there are ties. The bounds are
    the least and the largest value of each column.
    """
    rng = np.random.default_rng(seed)
    shape = int(rng.integers(4, 13)), int(rng.integers(2, 9))
    values = rng.uniform(1.0, 100.0, shape)
    if seed % 2:
        # the first two rows differ everywhere
        values = rng.integers(1, 10, shape).astype(np.float64)
        values[0], values[1] = 1.0, rng.integers(2, 10, shape[1])
    rising = rng.random(shape[1]) > 1 / 3
    weights = rng.uniform(0.05, 1.0, shape[1])
    return Matrix(values, rising, weights / weights.sum(), values.min(axis=0), values.max(axis=0))


def turns(matrix: Matrix) -> Floats:
    """The directions as both libraries write them: 1 for rising, −1 for falling."""
    return np.where(matrix.rising, 1.0, -1.0)


OPRICOVIC_2004 = [[1, 3000], [2, 3750], [5, 4500]]
"""S. Opricovic and G.-H. Tzeng, EJOR 156(2), 2004, 445–455: risk (falls) and altitude of a
route over a mountain, weights equal. Reproduced in the tests of pymcdm and scikit-criteria."""

TZENG_2011 = [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]]
"""G.-H. Tzeng and J.-J. Huang, Multiple Attribute Decision Making, 2011; weights 0.3, 0.4,
0.3. Reproduced in the tests of scikit-criteria."""

YANG_2020 = [[78, 56, 34, 6], [4, 45, 3, 97], [18, 2, 50, 63], [9, 14, 11, 92], [85, 9, 100, 29]]
"""W. Yang and Y. Wu, IEEE Access 8, 2020, 21261–21271. Reproduced in the docs of pymcdm."""

HYDROPOWER_2007 = [
    [4184.3, 2914.0, 407.2, 251.0, 195, 244, 15, 2.41],
    [5211.9, 3630.0, 501.7, 308.3, 282, 346, 21, 1.41],
    [5021.3, 3920.5, 504.0, 278.6, 12, 56, 3, 4.42],
    [5566.1, 3957.9, 559.5, 335.3, 167, 268, 16, 3.36],
    [5060.5, 3293.5, 514.1, 284.2, 69, 90, 7, 4.04],
    [4317.9, 2925.9, 432.8, 239.3, 12, 55, 3, 4.36],
]
"""S. Opricovic and G.-H. Tzeng, EJOR 178(2), 2007, 514–529: systems of reservoirs. Criteria 2
and 5 to 7 fall. Reproduced in the tests of scikit-criteria."""

ZHAO_2013 = [[4, 3, 2], [3, 2, 4], [5, 1, 3]]
"""H. Zhao, Y. Peng and W. Li, Procedia Computer Science 17, 2013, 181–188; weights 0.5, 0.3,
0.2. Reproduced in the docs of pymcdm."""
