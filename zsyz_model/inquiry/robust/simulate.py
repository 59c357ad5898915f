"""What becomes of a given plan in each draw, by rules that anybody can do by hand (docs/questions.md).

Quarter by quarter, everything of the plan whose quarter has come is looked at in its order: it
goes ahead when it comes at all, its own steps are done, and the quota that the plan gave it is
there; else it waits and lets others pass. Nothing new is begun in the place of what falls out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zsyz_model.inquiry.robust.draws import Drawn, Whole
from zsyz_model.inquiry.robust.given import SALE, START, Given, Item
from zsyz_model.planning.land import settles

NEVER = 0


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """What came of each draw (rows).

    `when`: the quarter of each item of the plan, 0 where it does not come about in the horizon.
    `begun`: starts by each quarter. `missed`: Σ_t how far the cumulative target is missed.
    `merit_milli`; `cost_yuan` by year of the horizon.
    """

    when: Whole
    begun: Whole
    missed: Whole
    merit_milli: Whole
    cost_yuan: Whole


def simulate(given: Given, drawn: Drawn) -> Runs:
    """Every draw at once."""
    when = _when(given, drawn)
    starts = [i for i, x in enumerate(given.items) if x.kind == START]
    begun = _by_quarter(given, when[:, starts])
    target = np.cumsum(given.numbers.target)
    return Runs(
        when,
        begun,
        np.maximum(0, target - begun).sum(axis=1),
        _merit(given, when),
        _costs(given, drawn, when),
    )


def _when(given: Given, drawn: Drawn) -> Whole:
    """The quarter in which each item comes about."""
    when = np.zeros((drawn.count, len(given.items)), dtype=np.int64)
    ready = _ready(given, drawn)
    plan, link, earned = (np.zeros(drawn.count, dtype=np.int64) for _ in range(3))
    for t in given.numbers.quarters:
        right, accepted = _right(given, drawn, t) + earned, _accepted(given, drawn, t)
        for i, item in enumerate(given.items):
            if item.quarter > t:
                break
            goes = (ready[:, i] <= t) & (when[:, i] == NEVER)
            # what needs nothing of an account is not held up by what others owe it
            goes &= (item.plan_hmu == 0) | (plan + item.plan_hmu <= right)
            goes &= (item.link_hmu == 0) | (link + item.link_hmu <= accepted)
            when[goes, i] = t
            plan += item.plan_hmu * goes
            link += item.link_hmu * goes
            earned += item.credit_hmu * goes
    return when


def _ready(given: Given, drawn: Drawn) -> Whole:
    """From which quarter each item can go ahead, its quota aside; beyond the horizon for never."""
    late = given.numbers.horizon.length + 1
    ready = np.array([x.quarter for x in given.items], dtype=np.int64)
    table = np.tile(ready, (drawn.count, 1))
    starts = [i for i, x in enumerate(given.items) if x.kind == START]
    table[:, starts] = np.where(drawn.comes, table[:, starts] + drawn.slips, late)
    return table


def _right(given: Given, drawn: Drawn, t: int) -> Whole:
    """Plan quota that has arrived by a quarter, with what may be drawn ahead in it."""
    numbers = given.numbers
    ahead = 0 if settles(numbers, t) else numbers.advance_hmu
    due = np.array(list(given.lots), dtype=np.int64)
    here = due + drawn.quota_late <= t
    amounts = np.array(list(given.lots.values()), dtype=np.int64)
    return np.asarray((here * amounts).sum(axis=1) + ahead)


def _accepted(given: Given, drawn: Drawn, t: int) -> Whole:
    """Linkage surplus accepted by a quarter, with what may be drawn ahead."""
    due = np.array([yields for _, yields, _ in given.schemes], dtype=np.int64)
    amounts = np.array([hmu for _, _, hmu in given.schemes], dtype=np.int64)
    here = due + drawn.accepted_late <= t
    return np.asarray((here * amounts).sum(axis=1) + given.numbers.turnover_hmu)


def _by_quarter(given: Given, when: Whole) -> Whole:
    """How many came about by each quarter."""
    counts = [((when != NEVER) & (when <= t)).sum(axis=1) for t in given.numbers.quarters]
    return np.stack(counts, axis=1).astype(np.int64)


def _merit(given: Given, when: Whole) -> Whole:
    """Merit of the starts in the quarters in which they come about."""
    total = np.zeros(len(when), dtype=np.int64)
    for i, item in enumerate(given.items):
        if item.merit_milli:
            total += np.array((0, *item.merit_milli), dtype=np.int64)[when[:, i]]
    return total


def _costs(given: Given, drawn: Drawn, when: Whole) -> Whole:
    """Yuan by year: what is fixed, what starts cost when they start, compensation that lacks."""
    numbers = given.numbers
    total = np.tile(np.array([given.fixed_yuan[y] for y in numbers.years]), (drawn.count, 1))
    extra = np.zeros(drawn.count, dtype=np.int64)
    for t in numbers.quarters:
        now = numbers.years.index(numbers.horizon.year(t))
        for i, item in enumerate(given.items):
            price = item.cost_yuan + item.plan_hmu * numbers.plan_hwan[t - 1]
            total[:, now] += price * (when[:, i] == t)
        lack = np.maximum(0, _lacking(given, when, t) - extra)
        total[:, now] += lack * numbers.balance_hwan[t - 1]
        extra += lack
    return total


def _lacking(given: Given, when: Whole, t: int) -> Whole:
    """Hundredths of a mu of compensation that are occupied beyond stock, purchases and linkage."""
    numbers = given.numbers
    done = (when != NEVER) & (when <= t)

    def summed(hmu: NDArray[np.int64]) -> Whole:
        return np.asarray(done @ hmu)

    farmland = summed(_column(given, lambda x: x.farmland_hmu))
    swapped = summed(_column(given, lambda x: x.swapped_hmu))
    linked = summed(_column(given, lambda x: x.link_hmu if x.kind != SALE else 0))
    occupied = farmland - (-swapped * numbers.swap_farmland_percent // 100)
    covered = given.covered_hmu[t - 1] + linked * numbers.farmland_percent // 100
    return np.asarray(occupied - covered)


def _column(given: Given, of: Callable[[Item], int]) -> Whole:
    return np.array([of(x) for x in given.items], dtype=np.int64)
