"""PROMETHEE II and consistency as the textbooks write them: every pair, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zsyz_model.review.methods.matrix import Floats


def preference(lead: float, q: float, p: float) -> float:
    """The linear preference function of a lead."""
    if lead <= q:
        return 0.0
    return 1.0 if lead > p else (lead - q) / (p - q)


def net_flow(column: Sequence[float], q: float, p: float) -> list[float]:
    """The mean over all others of the preference for a project less that against it."""
    return [
        sum(preference(a - b, q, p) - preference(b - a, q, p) for b in column) / (len(column) - 1)
        for a in column
    ]


def reciprocal(rows: Sequence[Sequence[float]]) -> Floats:
    """A matrix of comparisons from what stands to the right of its diagonal, row by row."""
    size = len(rows) + 1
    matrix = np.ones((size, size))
    for i, row in enumerate(rows):
        matrix[i, i + 1 :] = row
        matrix[i + 1 :, i] = 1.0 / np.array(row)
    return matrix


def by_powers(matrix: Floats, steps: int = 400) -> Floats:
    """The principal eigenvector, adding up to 1, by multiplying over and over again."""
    weights = np.full(len(matrix), 1.0 / len(matrix))
    for _ in range(steps):
        weights = matrix @ weights
        weights /= weights.sum()
    return weights
