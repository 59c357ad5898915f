"""Whole losses to ranks: sorting projects draw by draw, and counting who stood where.

Sorting is most of the work. As far as they fit, a loss and the project's number are packed into
one whole number, and numbers are sorted instead of places. Beyond that, 16-bit numbers are
sorted by radix, several times as fast as any comparison: the 32 leading bits in two goes; only
where two projects agree in these and differ after them, the draw is sorted once more.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from zsyz_model.review.sureness.simplex import LOST_STEPS

FITTING = 2**11
"""So many projects' numbers fit beside a loss of up to 2⁵¹ in 63 bits."""
LEADING = 2.0**31 / LOST_STEPS
CELLS = 100_000_000
"""Ranks kept before they are counted: 200 MB of 16 bits."""


def best_first(lost: NDArray[np.float64]) -> NDArray[np.intp]:
    """The columns of each row (draws, projects) by rising loss; level ones as they stand.

    Losses are whole, from 0 to LOST_STEPS.
    """
    return _by_packing(lost) if lost.shape[1] <= FITTING else _by_radix(lost)


def _by_packing(lost: NDArray[np.float64]) -> NDArray[np.intp]:
    projects = lost.shape[1]
    packed = lost.astype(np.int64) * FITTING + np.arange(projects)
    packed.sort(axis=1)
    return np.asarray(packed & (FITTING - 1), dtype=np.intp)


def _by_radix(lost: NDArray[np.float64]) -> NDArray[np.intp]:
    leading = (lost * LEADING).astype(np.uint32)
    low, high = leading.astype(np.uint16), (leading >> 16).astype(np.uint16)
    order = np.empty(lost.shape, dtype=np.intp)
    for row, losses in enumerate(lost):
        by_low = np.argsort(low[row], kind="stable")
        found = by_low[np.argsort(high[row][by_low], kind="stable")]
        risen = losses[found]
        if np.any(risen[1:] < risen[:-1]):
            found = np.argsort(losses, kind="stable")
        order[row] = found
    return order


def in_places(losses: NDArray[np.float64], places: Sequence[int]) -> NDArray[np.float64]:
    """The losses of each row that would stand in the given places, were it sorted.

    Whole losses from 0 to LOST_STEPS. Sorted are only the 16 leading bits; in the bits after
    them, those alone that agree with the one looked for.
    """
    leading = (losses * (65535 / LOST_STEPS)).astype(np.uint16)
    risen = np.sort(leading, axis=1, kind="stable")
    found = np.empty((len(losses), len(places)))
    for row, values in enumerate(losses):
        for column, place in enumerate(places):
            here = risen[row, place]
            alike = np.sort(values[np.flatnonzero(leading[row] == here)])
            found[row, column] = alike[place - risen[row].searchsorted(here)]
    return found


class Tally:
    """Counts of draws by project and rank, filled in place: it may be most of the memory.

    Orders are kept, rank by rank, until there are enough: counting one rank of many draws
    stays within a few kilobytes, where counting one draw walks through the whole table.
    """

    def __init__(self, projects: int, draws: int) -> None:
        room = max(1, min(draws, CELLS // max(projects, 1)))
        self._waiting = np.empty((projects, room), dtype=np.min_scalar_type(max(projects - 1, 0)))
        self._filled = 0
        self._by_rank = np.zeros((projects, projects), dtype=np.int32)

    def add(self, order: NDArray[np.intp]) -> None:
        """Take in projects best first, one row a draw."""
        while len(order):
            part = order[: self._waiting.shape[1] - self._filled]
            end = self._filled + len(part)
            self._waiting[:, self._filled : end] = part.T
            self._filled = end
            order = order[len(part) :]
            if self._filled == self._waiting.shape[1]:
                self._count()

    def counts(self) -> NDArray[np.int32]:
        """In how many draws each project (row) stood at each rank (column, 0 is best)."""
        self._count()
        return self._by_rank.T

    def _count(self) -> None:
        projects = len(self._by_rank)
        for rank, stood in enumerate(self._waiting[:, : self._filled]):
            self._by_rank[rank] += np.bincount(stood, minlength=projects)
        self._filled = 0
