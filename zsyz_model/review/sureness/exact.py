"""Shares, weights and marks as whole numbers, so that whether two totals are level is no guess.

A number is taken to 14 decimals, as people write it: 0.6 is three fifths and 1 − 0.9 a tenth,
which the nearest binary numbers are not. What follows is whole numbers and fractions only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

DECIMALS = 14
STEPS: int = 10**DECIMALS
"""Steps to the unit; totals, as products of two numbers, have STEPS² to the point."""


def whole(value: float) -> int:
    """A number in steps of 1e-14.

    Raises:
        ValueError: for NaN; OverflowError for an infinite number.

    >>> whole(1 - 0.9), whole(17)
    (10000000000000, 1700000000000000)
    """
    rounded = round(float(value), DECIMALS)
    return int(Decimal(repr(rounded)).scaleb(DECIMALS).to_integral_value())


def points(steps: int | Fraction) -> float:
    """Steps of 1e-14 as the nearest number.

    >>> points(10000000000000)
    0.1
    """
    return float(Fraction(steps) / STEPS)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Projects under weights, in whole steps: one row of shares a project, one weight a criterion.

    `order` has the rows best first; level totals stand in the order of their names.
    """

    rows: tuple[tuple[int, ...], ...]
    weights: tuple[int, ...]
    names: tuple[str, ...]
    criteria: tuple[str, ...]

    @property
    def full(self) -> int:
        """The full marks."""
        return sum(self.weights)

    def total(self, row: int) -> int:
        """The exact total of a row, in steps²."""
        return sum(a * b for a, b in zip(self.rows[row], self.weights, strict=True))

    @property
    def order(self) -> list[int]:
        """The rows, best first."""
        totals = [self.total(row) for row in range(len(self.rows))]
        return sorted(range(len(totals)), key=lambda row: (-totals[row], self.names[row]))

    @property
    def neighbours(self) -> list[tuple[int, int]]:
        """Each two rows next to each other in the order, the better first."""
        order = self.order
        return list(pairwise(order))

    def passes(self, row: int, mark: float) -> bool:
        """Whether the total of a row is at or above a mark."""
        return self.total(row) >= whole(mark) * STEPS


def weigh(
    shares: NDArray[np.float64],
    weights: NDArray[np.float64],
    names: Sequence[str],
    criteria: Sequence[str],
) -> Weighed:
    """The whole numbers behind shares (n, m) and weights (m,).

    Raises:
        ValueError: for names or weights that do not fit the shares, for a weight below 0, for
            weights that are all 0, and for NaN.
    """
    if shares.shape != (len(names), len(criteria)) or weights.shape != (len(criteria),):
        raise ValueError(
            f"shares {shares.shape} and weights {weights.shape} do not fit "
            f"{len(names)} names and {len(criteria)} criteria"
        )
    steps = tuple(whole(weight) for weight in weights)
    if min(steps, default=0) < 0 or sum(steps) <= 0:
        raise ValueError("weights must not be negative, and not all 0")
    rows = tuple(tuple(whole(share) for share in row) for row in shares.tolist())
    return Weighed(rows, steps, tuple(names), tuple(criteria))
