"""The weak points of a plan: what was drawn where it went badly, found on one half, told of the other."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from zsyz_model.case.robustness import Condition, WeakPoint
from zsyz_model.inquiry.robust.rules import Box, Yes, densest
from zsyz_model.inquiry.robust.tally import Tally

ABSENT, SLIPPED, QUOTA, ACCEPTED = "不开工", "自身推迟", "指标迟到", "验收推迟"
MOST_POINTS = 3
MOST_FOR_RULES = 3_000
"""Draws on which rules are looked for: enough for shares of a tenth, and a second at most."""


def weak_points(tally: Tally) -> tuple[tuple[WeakPoint, ...], float]:
    """The rules, densest first, and the merit (points) up to which a draw counts as bad.

    Each is found on every second draw, among those that the rules before it do not meet, and is
    told with the numbers of the other draws, which it has not seen.
    """
    names, table = _table(tally)
    merit = np.concatenate([runs.merit_milli for runs in tally.runs])
    limit = int(np.quantile(merit, tally.rules.bad_share, method="inverted_cdf"))
    bad = merit <= limit
    seen, others = slice(0, 2 * MOST_FOR_RULES, 2), slice(1, None, 2)
    told = [
        point
        for box in _boxes(table[seen], bad[seen], tally.rules.rule_share)
        if (point := _told(box, names, table[others], bad[others])) is not None
    ]
    return tuple(sorted(told, key=lambda x: -x.density)), round(limit / 1000, 3)


def _boxes(table: NDArray[np.float64], bad: Yes, share: float) -> Iterator[Box]:
    """Box after box, each among the draws that none before it holds."""
    left = np.ones(len(bad), dtype=bool)
    for _ in range(MOST_POINTS):
        box = densest(table[left], bad[left], share, both=False)
        if box is None:
            return
        yield box
        left &= ~_met(box, table)


def _met(box: Box, table: NDArray[np.float64]) -> Yes:
    return np.asarray(np.logical_and.reduce([cut.met(table) for cut in box.cuts]))


def _told(
    box: Box, names: list[tuple[str, str]], table: NDArray[np.float64], bad: Yes
) -> WeakPoint | None:
    """The rule with the numbers of these draws; None where it makes nothing denser there."""
    inside = _met(box, table)
    met, hit, every = int(inside.sum()), int((inside & bad).sum()), int(bad.sum())
    if not met or not every or hit * len(bad) <= every * met:
        return None
    conditions = tuple(Condition(*names[x.column], x.least, round(x.value)) for x in box.cuts)
    return WeakPoint(
        conditions, met, hit, round(100 * hit / met, 2), round(100 * hit / every, 2),
        round(100 * every / len(bad), 2),
    )  # fmt: skip


def _table(tally: Tally) -> tuple[list[tuple[str, str]], NDArray[np.float64]]:
    """Everything that was drawn, a column an input, and what the columns are."""
    given, word = tally.given, tally.given.numbers.horizon.word
    projects = [x.subject for x in given.starts]
    names = [
        *((ABSENT, p) for p in projects),
        *((SLIPPED, p) for p in projects),
        *((QUOTA, word(t)) for t in given.lots),
        *((ACCEPTED, k) for k, _, _ in given.schemes),
    ]
    blocks = [
        np.hstack([~x.comes, np.where(x.comes, x.slips, 0), x.quota_late, x.accepted_late])
        for x in tally.drawn
    ]
    return names, np.vstack(blocks).astype(np.float64)
