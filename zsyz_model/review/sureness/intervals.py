"""Between which weights of one criterion an order or a pass mark holds, exactly.

Let criterion j get weight t while the others keep their proportions and all add up to W.
Then a total is a straight line in t:

    total_i(t) = t · x_ij + (W − t) · Σ_{k≠j} x_ik · w_k / Σ_{k≠j} w_k

so that everything that can be asked is where lines cross. Conventions:

- an end is where two projects are level, or a project is at the mark. On the end itself names
  decide an order, and a project at the mark passes; strictly beyond it the order has turned, or
  the project has crossed. Level at the given weights, an interval may end at the given weight;
- two projects level at every t never part, and bound nothing;
- nothing is beyond 0 and W: an end there that no line sets has nobody's name;
- when criterion j has all the weight, the others share what it loses equally;
- a criterion that stands alone cannot lose weight: its interval is W to W.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from zsyz_model.case.reviewed import Interval
from zsyz_model.review.sureness.exact import STEPS, Weighed, points, weigh, whole

Line = tuple[int, int]
"""What must stay above 0, at t = 0 and at t = W, on one scale."""


def pair_interval(
    shares: NDArray[np.float64],
    weights: NDArray[np.float64],
    names: Sequence[str],
    criteria: Sequence[str],
    pair: tuple[str, str],
    criterion: str,
) -> Interval:
    """Between which weights of one criterion two projects keep their order.

    `shares` (n, m) from 0 to 1, `weights` (m,) adding up to the full marks. The pair may be
    named either way round: how it stands at the given weights is what has to hold.

    Raises:
        ValueError: for a name or criterion that is not there, and as `weigh`.
    """
    weighed = weigh(shares, weights, names, criteria)
    wanted = {weighed.names.index(name) for name in pair}
    rows = [row for row in weighed.order if row in wanted]
    column = weighed.criteria.index(criterion)
    return _interval(weighed, column, _order_lines(weighed, column, pairwise(rows)))


def order_intervals(
    shares: NDArray[np.float64],
    weights: NDArray[np.float64],
    names: Sequence[str],
    criteria: Sequence[str],
) -> tuple[Interval, ...]:
    """One interval a criterion, in which the whole order holds: all neighbouring pairs do.

    `low_by` and `high_by` are the two projects that turn round beyond an end, the one that
    stands before now first; of several pairs, the best placed.

    Raises:
        ValueError: as `weigh`.
    """
    weighed = weigh(shares, weights, names, criteria)
    pairs = weighed.neighbours
    return tuple(
        _interval(weighed, column, _order_lines(weighed, column, pairs))
        for column in range(len(criteria))
    )


def mark_intervals(
    shares: NDArray[np.float64],
    weights: NDArray[np.float64],
    names: Sequence[str],
    criteria: Sequence[str],
    mark: float,
) -> tuple[Interval, ...]:
    """One interval a criterion, in which the same projects are at or above the mark (points).

    `low_by` and `high_by` name the project that crosses; of several, the best placed.

    Raises:
        ValueError: as `weigh`.
    """
    weighed = weigh(shares, weights, names, criteria)
    order = weighed.order
    return tuple(
        _interval(weighed, column, _mark_lines(weighed, column, order, mark))
        for column in range(len(criteria))
    )


def _interval(
    weighed: Weighed, column: int, lines: Iterable[tuple[Line, tuple[str, ...]]]
) -> Interval:
    """How far t may go before the first line falls below 0; all are at or above it now."""
    full, weight = weighed.full, weighed.weights[column]
    criterion = weighed.criteria[column]
    if len(weighed.criteria) == 1:
        return Interval(criterion, points(full), points(full), points(full))
    low, high = Fraction(0), Fraction(full)
    low_by: tuple[str, ...] = ()
    high_by: tuple[str, ...] = ()
    for (at_none, at_full), who in lines:
        if at_none < 0 or at_full < 0:
            level = Fraction(full * at_none, at_none - at_full)
            if at_none < 0 and level > low:
                low, low_by = level, who
            if at_full < 0 and level < high:
                high, high_by = level, who
    return Interval(criterion, points(weight), points(low), points(high), low_by, high_by)


def _order_lines(
    weighed: Weighed, column: int, pairs: Iterable[tuple[int, int]]
) -> Iterable[tuple[Line, tuple[str, ...]]]:
    """The line by which the first of each pair is ahead."""
    lines = _totals(weighed, column)
    for ahead, behind in pairs:
        line = (lines[ahead][0] - lines[behind][0], lines[ahead][1] - lines[behind][1])
        yield line, (weighed.names[ahead], weighed.names[behind])


def _mark_lines(
    weighed: Weighed, column: int, order: Iterable[int], mark: float
) -> Iterable[tuple[Line, tuple[str, ...]]]:
    """The line by which each project is on its side of the mark."""
    lines = _totals(weighed, column)
    level = whole(mark) * STEPS * sum(_others(weighed, column))
    for row in order:
        side = 1 if weighed.passes(row, mark) else -1
        line = (side * (lines[row][0] - level), side * (lines[row][1] - level))
        yield line, (weighed.names[row],)


def _totals(weighed: Weighed, column: int) -> list[Line]:
    """Each project's total at t = 0 and at t = W, times the sum of the other weights."""
    others = _others(weighed, column)
    full, rest = weighed.full, sum(others)
    return [
        (full * sum(a * b for a, b in zip(row, others, strict=True)), full * rest * row[column])
        for row in weighed.rows
    ]


def _others(weighed: Weighed, column: int) -> list[int]:
    """The proportions of all other criteria, 0 for the criterion itself."""
    others = [weight if k != column else 0 for k, weight in enumerate(weighed.weights)]
    return others if any(others) else [int(k != column) for k in range(len(others))]
