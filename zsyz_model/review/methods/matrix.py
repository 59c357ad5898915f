"""What goes into a scoring method and what comes out: a matrix of values, points with parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
TINY = 1e-12
"""Shares nearer to each other than this are the same: the rest is rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Projects in rows (n), criteria in columns (m), each in its own unit.

    `values` (n, m) has NaN where nothing is known; `rising` (m,) is true where more is
    better; `weights` (m,) are at least 0 on any scale; `low` and `high` (m,) are the frozen
    bounds of the criteria, in their units.
    """

    values: Floats
    rising: NDArray[np.bool_]
    weights: Floats
    low: Floats
    high: Floats

    def check(self) -> None:
        """Make sure that the parts fit together.

        Raises:
            ValueError: when the shapes differ, or when weights are negative, not finite or
                all zero.
        """
        if self.values.ndim != 2:
            raise ValueError(f"values must have two dimensions, not {self.values.ndim}")
        wanted = (self.values.shape[1],)
        for name in ("rising", "weights", "low", "high"):
            found = getattr(self, name).shape
            if found != wanted:
                raise ValueError(f"{name} has shape {found}; {wanted[0]} criteria want {wanted}")
        if not (np.isfinite(self.weights) & (self.weights >= 0)).all():
            raise ValueError("weights must be finite and at least 0")
        if not self.weights.any():
            raise ValueError("all weights are 0")


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Points (n,) from 0 to 1, where 1 is best, and the parts (n, m) that add up to them.

    No part is negative. `detail` has what the method worked with on the way, by name.
    """

    points: Floats
    parts: Floats
    detail: Mapping[str, Floats] = field(default_factory=dict)


def to_weights(weights: Floats) -> Floats:
    """Weights (m,) of any scale as shares of 1.

    Dividing by the largest first keeps huge and tiny weights from running over.
    """
    scaled = weights / weights.max()
    return np.asarray(scaled / scaled.sum(), dtype=np.float64)
