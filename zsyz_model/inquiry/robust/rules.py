"""Weak points as rules: boxes of a few conditions in which bad draws are as dense as can be.

PRIM (J. H. Friedman, N. I. Fisher, 1999) peels its way to a box. With a few conditions on whole
numbers there is no need to: every box of up to three conditions is looked at, except those that
cover too little already, since a further condition only takes draws away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Yes = NDArray[np.bool_]
Share = NDArray[np.float32]
CHUNK = 512
"""Boxes that are counted at once."""
MOST_CUTS = 40
"""Thresholds of one input; of more values quantiles are taken."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Input `column` is at least (or at most) `value`."""

    column: int
    least: bool
    value: float

    def met(self, table: NDArray[np.float64]) -> Yes:
        """The draws that meet it."""
        values = table[:, self.column]
        return np.asarray(values >= self.value if self.least else values <= self.value)


@dataclass(frozen=True, slots=True)
class Box:
    """Conditions, how many draws meet them all, and how many of these are bad."""

    cuts: tuple[Cut, ...]
    met: int
    bad: int

    @property
    def density(self) -> float:
        """Bad among those that meet the conditions."""
        return self.bad / self.met if self.met else 0.0


def densest(
    table: NDArray[np.float64], bad: Yes, least_share: float, conditions: int = 3, *, both: bool = True
) -> Box | None:  # fmt: skip
    """The densest box of up to so many conditions that holds `least_share` of all that is bad.

    Of equally dense ones the one with more in it, then with fewer conditions, then the first in
    the order of columns. Without `both` conditions only say "at least". None where nothing is bad, or no condition makes it denser.
    """
    least = max(1, int(np.ceil(least_share * bad.sum() - 1e-9)))
    cuts = tuple(cut for cut in cuts_of(table) if both or cut.least)
    if not bad.any() or not cuts:
        return None
    masks = np.stack([cut.met(table) for cut in cuts])
    best = Box((), len(bad), int(bad.sum()))
    open_boxes: list[tuple[int, ...]] = [()]
    for _ in range(conditions):
        open_boxes, best = _grown(masks, bad, cuts, open_boxes, least, best)
    return best if best.cuts else None


def _grown(
    masks: Yes, bad: Yes, cuts: Sequence[Cut], boxes: list[tuple[int, ...]], least: int, best: Box
) -> tuple[list[tuple[int, ...]], Box]:
    """Every box with one more condition that still covers enough, and the best so far."""
    grown: list[tuple[int, ...]] = []
    columns, weighed = masks.T.astype(np.float32), (masks & bad).T.astype(np.float32)
    for at in range(0, len(boxes), CHUNK):
        some = boxes[at : at + CHUNK]
        inside = np.stack([masks[list(box)].all(axis=0) for box in some]).astype(np.float32)
        met, hit = np.rint(inside @ columns), np.rint(inside @ weighed)
        fits = _allowed(some, len(cuts)) & (hit >= least)
        before = inside.sum(axis=1, keepdims=True)
        fits &= met < before  # a condition that takes nothing away says nothing
        for row, column in np.argwhere(fits):
            grown.append((*some[row], int(column)))
        best = _better(some, cuts, met, hit, fits, best)
    return grown, best


def _allowed(boxes: Sequence[tuple[int, ...]], count: int) -> Yes:
    """Each set of conditions once, in rising order."""
    last = np.array([box[-1] if box else -1 for box in boxes])
    return np.asarray(np.arange(count)[None, :] > last[:, None])


def _better(
    boxes: Sequence[tuple[int, ...]], cuts: Sequence[Cut], met: Share, hit: Share, fits: Yes, best: Box
) -> Box:  # fmt: skip
    """The densest of these and the best before; the first of those that are alike."""
    density = np.where(fits, hit / np.maximum(met, 1), -1.0)
    for row, column in np.argwhere(density >= density.max(initial=0.0) - 1e-7):
        box = Box(
            tuple(cuts[i] for i in (*boxes[row], int(column))),
            int(met[row, column]), int(hit[row, column]),
        )  # fmt: skip
        if fits[row, column] and (box.bad * best.met, box.bad) > (best.bad * box.met, best.bad):
            best = box
    return best


def cuts_of(table: NDArray[np.float64]) -> Iterator[Cut]:
    """Every condition that tells draws apart."""
    for column in range(table.shape[1]):
        values = np.unique(table[:, column])
        if len(values) > MOST_CUTS:
            shares = np.linspace(0, 1, MOST_CUTS + 1)
            values = np.unique(np.quantile(table[:, column], shares, method="inverted_cdf"))
        for low, high in pairwise(values):
            yield Cut(column, True, float(high))
            yield Cut(column, False, float(low))
