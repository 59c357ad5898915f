"""The step function of an input: how good the best plan is at every amount, found step by step.

The best plan of more is never worse, so the value only rises; each step is the least amount at
which some plan is better than everything before it, which is one solve for each goal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from types import MappingProxyType

from zsyz_model.inquiry.inputs import Input
from zsyz_model.inquiry.reached import (
    Reached,
    Stand,
    Whole,
    as_good_as,
    better_than,
    clearly_better,
)
from zsyz_model.inquiry.reaching import Asking, as_it_is, least, needed, reach
from zsyz_model.inquiry.spans import pieces
from zsyz_model.planning.numbers import Numbers

NOTHING: Mapping[int, Reached] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Stair:
    """Steps of an input: `low` is the least amount as good as today's, in steps of the input.

    `steps` are (amount, what is reached from it on), today's (0) first.
    """

    low: int
    steps: tuple[tuple[int, Reached], ...]
    looked: int


def stair(
    moved: Input, numbers: Numbers, asking: Asking, today: Reached, span: tuple[int, int],
    most_steps: int, stride: int | None = None, known: Mapping[int, Reached] = NOTHING,
) -> Stair:  # fmt: skip
    """Every step above today up to the end of the span, `most_steps` of them at most.

    `span` is how far down and up is looked, in steps of the input; `stride` how far at first.
    `known`: what is reached at some amounts already. Raises as `reach` and `least`.
    """
    down, up = span
    # with less of a supply no goal gets better than it was proven to be
    ways = [w for w in as_good_as(today.value) if w[-1] >= today.bound[len(w) - 1]]
    stand = needed(moved, numbers, asking, Stand(0, asking.point), down)
    low = least(moved, as_it_is, numbers, asking, ways, (down, stand.steps), stand)
    steps, here, bar = [(0, today)], 0, _bar(today, asking)
    # of what is better the columns are wanted
    settled = {k: r for k, r in known.items() if r.point is not None or r.bound >= bar}

    @cache
    def reached(k: int) -> Reached | None:
        return settled[k] if k in settled else reach(moved.at(numbers, k), asking)

    search = Search(moved, numbers, asking, reached)
    while len(steps) <= most_steps and here < up:
        bar = _bar(steps[-1][1], asking)
        found = next(
            filter(None, (search.first(p, bar) for p in pieces((here + 1, up), stride))), None
        )
        if found is None:
            return Stair(low or 0, tuple(steps), up)
        steps.append(found)
        here = found[0]
    return Stair(low or 0, tuple(steps), here)


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """Looks for the least amount at which something better can be had; `reached` solves and remembers."""

    moved: Input
    numbers: Numbers
    asking: Asking
    reached: Callable[[int], Reached | None]

    def first(self, piece: tuple[int, int], bar: Whole) -> tuple[int, Reached] | None:
        """The first amount of a piece with a plan better than the bar, and how good it is there.

        More is never worse: what cannot be had at the end of a piece is nowhere in it. A better
        plan is taken down to what its decisions need; where one step less has nothing better,
        that is the least. Only when a proof leaves this open is the least itself solved for.
        """
        low, high = piece
        best, there = None, self.reached(high)
        while there is not None and there.value < bar and there.point is not None:
            stand = Stand(high, there.point)
            high = needed(self.moved, self.numbers, self.asking, stand, low).steps
            # what is better with more is no better here than there
            best = high, replace(there, point=None)
            if high == low:
                return best
            high -= 1
            there = self.reached(high)
        if there is None or there.bound >= bar:
            return best
        ways, stand = list(better_than(bar)), Stand(high, there.point)
        k = least(self.moved, as_it_is, self.numbers, self.asking, ways, (low, high), stand)
        found = None if k is None else self.reached(k)
        return best if k is None or found is None else (k, found)


def early_stair(
    moved: Input, numbers: Numbers, asking: Asking, today: Reached, quarters: int, weeks: int = 13,
    most_steps: int | None = None,
) -> Stair:  # fmt: skip
    """The steps of weeks: the model sees whole quarters.

    Sooner is never worse: strides are doubled until a quarter is better, and the first one that
    is lies in the last stride. Raises as `reach`.
    """

    @cache
    def reached(sooner: int) -> Reached | None:
        return reach(moved.at(numbers, sooner * weeks), asking)

    def better(sooner: int, than: Whole) -> bool:
        found = reached(sooner)
        return found is not None and found.value < than

    steps, here, last = [(0, today)], 0, (quarters + 1) * weeks - 1
    while here < quarters and (most_steps is None or len(steps) <= most_steps):
        bar = _bar(steps[-1][1], asking)
        low, high = here, here + 1
        while not better(high, bar):
            if high == quarters:
                return Stair(0, tuple(steps), last)
            low, high = high, min(quarters, high + 2 * (high - low))
        here = low + 1 + bisect_left(range(low + 1, high), True, key=partial(better, than=bar))
        there = reached(here)
        assert there is not None
        steps.append((here * weeks, there))
    return Stair(0, tuple(steps), here * weeks if here < quarters else last)


def _bar(last: Reached, asking: Asking) -> Whole:
    """What is better than this counts as the next step."""
    return clearly_better(last, asking.goals, asking.scenario.solver.gap)
