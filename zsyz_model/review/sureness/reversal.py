"""Which pairs turn round when somebody else leaves: a fault of methods that scale by the batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from zsyz_model.case.reviewed import Reversal

MOST = 500
"""How many projects are withdrawn: each asks the whole method once more."""
NOISE = 1e-9
"""Differences up to this are level: the same sum in another order may differ as much."""


def reversals(
    names: Sequence[str],
    order_of: Callable[[Sequence[int]], Sequence[float]],
    most: int = MOST,
) -> tuple[Reversal, ...]:
    """The neighbours that turn round once a project is withdrawn and the others ranked again.

    `order_of` takes the rows that remain, rising, and returns their scores, higher is better;
    it is asked first for all rows, then once for each project withdrawn. Of more than `most`
    projects, only the `most` best placed are withdrawn. A pair that becomes level has not
    turned round. Reported in the order of the ranking, by the one withdrawn.
    """
    everybody = range(len(names))
    now = dict(zip(everybody, order_of(list(everybody)), strict=True))
    order = sorted(everybody, key=lambda row: (-now[row], names[row]))
    found: list[Reversal] = []
    for withdrawn in order[:most]:
        rest = [row for row in everybody if row != withdrawn]
        then = dict(zip(rest, order_of(rest), strict=True)) if rest else {}
        left = [row for row in order if row != withdrawn]
        found += [
            Reversal(names[withdrawn], names[ahead], names[behind])
            for ahead, behind in pairwise(left)
            if then[behind] - then[ahead] > NOISE
        ]
    return tuple(found)
