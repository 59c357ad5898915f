"""From draws to probabilities: blocks are drawn until every one of them is sure enough."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from zsyz_model.case import ChanceRules
from zsyz_model.case.robustness import (
    BUDGET,
    ON_TIME,
    REPAID,
    STARTED,
    TARGET,
    Chance,
    FanQuarter,
    Look,
    Spread,
)
from zsyz_model.case.shares import wilson
from zsyz_model.inquiry.robust.draws import Drawn, Streams, Yes
from zsyz_model.inquiry.robust.given import REPAY, START, Given
from zsyz_model.inquiry.robust.intervals import half_width, tail_mean
from zsyz_model.inquiry.robust.simulate import NEVER, Runs, simulate

BLOCK = 500
"""Draws between two looks at how sure everything is."""
AHEAD = 8
"""Blocks that are drawn ahead in a pool; those after the last look are work for nothing."""
KEPT = 20_000
"""Draws that are kept whole for the weak points."""
WORST = 0.8
"""Level of the mean of the worst part that is told of each goal."""


@dataclass(slots=True, eq=False)
class Tally:
    """Everything that was drawn so far, and how often each thing came about."""

    given: Given
    rules: ChanceRules
    draws: int = 0
    times: dict[tuple[str, str], int] = field(default_factory=dict)
    looks: list[Look] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)
    runs: list[Runs] = field(default_factory=list)

    @property
    def settled(self) -> bool:
        """Whether every probability is as sure as the rules ask for."""
        return bool(self.looks) and self.looks[-1].half_width <= 100 * self.rules.half_width

    def take(self, drawn: Drawn, runs: Runs) -> None:
        """Count some more draws and what came of them, and look how sure everything is."""
        for key, yes in events(self.given, runs):
            self.times[key] = self.times.get(key, 0) + int(yes.sum())
        self.draws += drawn.count
        if self.draws <= KEPT:
            self.drawn.append(drawn)
            self.runs.append(runs)
        self.looks.append(self._look())

    def _look(self) -> Look:
        widths = {
            key: half_width(n, self.draws, self.rules.confidence) for key, n in self.times.items()
        }
        widest = max(widths, key=lambda key: widths[key], default=("", ""))
        return Look(self.draws, round(100 * widths.get(widest, 0.0), 4), " ".join(widest))

    def chances(self) -> tuple[Chance, ...]:
        """Every probability with its interval, kind by kind in the order of the plan."""
        return tuple(
            Chance(*key, n, _percent(n / self.draws), _percent(low), _percent(high))
            for key, n in self.times.items()
            for low, high in [wilson(n, self.draws, self.rules.confidence)]
        )


def draw_until_sure(
    given: Given, rules: ChanceRules, seed: int, most: int, pool: Executor | None = None
) -> Tally:
    """Draw block by block until all is sure enough, or `most` draws are made.

    In a `pool` some blocks are drawn ahead, and counted in their order: the same bytes.
    """
    tally = Tally(given, rules)
    for drawn, runs in _blocks(given, rules, seed, most, pool):
        tally.take(drawn, runs)
        if tally.settled:
            break
    return tally


def drawn_block(
    given: Given, rules: ChanceRules, seed: int, first: int, count: int
) -> tuple[Drawn, Runs]:
    """`count` draws after the `first` ones, and what comes of the plan in each."""
    drawn = Streams(given, rules, seed, first).next(count)
    return drawn, simulate(given, drawn)


def _blocks(
    given: Given, rules: ChanceRules, seed: int, most: int, pool: Executor | None
) -> Iterator[tuple[Drawn, Runs]]:
    """The blocks one after the other; those drawn ahead in vain are called off."""
    asked = ((given, rules, seed, n, min(BLOCK, most - n)) for n in range(0, most, BLOCK))
    if pool is None:
        yield from (drawn_block(*block) for block in asked)
        return
    ahead = deque(pool.submit(drawn_block, *block) for block in islice(asked, AHEAD))
    try:
        while ahead:
            yield ahead.popleft().result()
            ahead.extend(pool.submit(drawn_block, *block) for block in islice(asked, 1))
    finally:
        for future in ahead:
            future.cancel()


def events(given: Given, runs: Runs) -> Iterator[tuple[tuple[str, str], Yes]]:
    """Everything that a probability is told of, with the draws in which it came about."""
    numbers = given.numbers
    word = numbers.horizon.word
    for kind, item_kind in ((STARTED, START), (ON_TIME, START), (REPAID, REPAY)):
        for i, item in enumerate(given.items):
            if item.kind == item_kind:
                here = runs.when[:, i]
                last = numbers.horizon.length if kind == STARTED else item.due
                yield (kind, item.subject), (here != NEVER) & (here <= last)
    target = np.cumsum(numbers.target)
    for t in numbers.quarters:
        if target[t - 1]:
            yield (TARGET, word(t)), runs.begun[:, t - 1] >= target[t - 1]
    for place, year in enumerate(numbers.years):
        if year in numbers.budget_yuan:
            yield (BUDGET, str(year)), runs.cost_yuan[:, place] <= numbers.budget_yuan[year]


def fan(tally: Tally) -> tuple[FanQuarter, ...]:
    """Cumulative starts quarter by quarter."""
    numbers, begun = tally.given.numbers, _all(tally, "begun")
    planned = [x.quarter for x in tally.given.starts]
    return tuple(
        FanQuarter(
            numbers.horizon.word(t),
            sum(numbers.target[:t]),
            sum(q <= t for q in planned),
            round(float(begun[:, t - 1].mean()), 2),
            *(_point(begun[:, t - 1], share) for share in (0.1, 0.5, 0.9)),
        )
        for t in numbers.quarters
    )


def spreads(tally: Tally, planned: dict[str, float]) -> tuple[Spread, ...]:
    """Merit, land cost and missed targets over the draws, in points, 万元 and starts."""
    merit = _all(tally, "merit_milli") / 1000
    cost = _all(tally, "cost_yuan").sum(axis=1) / 10_000
    missed = _all(tally, "missed").astype(np.float64)
    return (
        _spread("merit", planned["merit"], merit, 1),
        _spread("land_cost", planned["land_cost"], cost, -1),
        _spread("missed_targets", planned["missed_targets"], missed, -1),
    )


def _spread(goal: str, planned: float, values: NDArray[np.float64], sign: int) -> Spread:
    """`sign`: 1 where more is better, so that the worst part is the right one."""
    even = [1.0] * len(values)
    worst = sign * tail_mean((sign * values).tolist(), even, WORST)
    low, median, high = (_point(values, share) for share in (0.1, 0.5, 0.9))
    mean = round(float(values.mean()), 2)
    return Spread(goal, planned, mean, low, median, high, round(worst, 2))


def _point(values: NDArray[np.generic], share: float) -> float:
    """The value that so many of the draws do not exceed: one of the values, not between two."""
    return round(float(np.quantile(values.astype(np.float64), share, method="inverted_cdf")), 2)


def _all(tally: Tally, name: str) -> NDArray[np.int64]:
    return np.concatenate([getattr(runs, name) for runs in tally.runs])


def _percent(share: float) -> float:
    return round(100 * share, 2) + 0.0
