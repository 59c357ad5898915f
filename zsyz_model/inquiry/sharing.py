"""A whole difference shared out among what was turned, so that the shares add up to it.

`worth(chosen)` says what a choice of turns comes to, or None where it cannot be planned at all
(a leader who is named before he is added). Few turns get their Shapley values: the mean of what
each brings when it is turned, over all orders in which every step can be planned (with every
order open these are Shapley's own; some closed, the values of games with precedence). Many turns are
taken in one stated order, and those that cannot be planned alone together with the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Generic, TypeVar

T = TypeVar("T")
Chosen = frozenset[int]


@dataclass(frozen=True, slots=True)
class Step:
    """From one choice to a larger one, with its weight; the weights of a block add up to 1."""

    block: tuple[int, ...]
    before: Chosen
    after: Chosen
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Shares(Generic[T]):
    """Every step that counts, what each choice comes to, and of how many orders this is the mean."""

    steps: tuple[Step, ...]
    worths: dict[Chosen, T]
    orders: int

    @property
    def blocks(self) -> tuple[tuple[int, ...], ...]:
        """The turns that share an effect, in order."""
        return tuple(sorted({step.block for step in self.steps}))


def shapley(count: int, worth: Callable[[Chosen], T | None]) -> Shares[T] | None:
    """Every turn's mean step over all orders that can be planned; None when there is no such order."""
    sets = [frozenset(x) for k in range(count + 1) for x in combinations(range(count), k)]
    worths = {s: w for s in sets if (w := worth(s)) is not None}
    into = {sets[0]: 1}
    for s in sets[1:]:
        into[s] = sum(into.get(s - {i}, 0) for i in s) if s in worths else 0
    onward = {sets[-1]: 1}
    for s in reversed(sets[:-1]):
        rest = (s | {i} for i in range(count) if i not in s)
        onward[s] = sum(onward.get(x, 0) for x in rest) if s in worths else 0
    orders = into[sets[-1]]
    if not orders:
        return None
    steps = (
        Step((i,), s, s | {i}, Fraction(into[s] * onward[s | {i}], orders))
        for s in worths
        for i in range(count)
        if i not in s and s | {i} in worths
    )
    return Shares(tuple(step for step in steps if step.weight), worths, orders)


def in_order(count: int, worth: Callable[[Chosen], T | None]) -> Shares[T]:
    """One turn after the other as they are listed; blocks where a step alone cannot be planned."""
    start: Chosen = frozenset()
    first = worth(start)
    assert first is not None
    worths: dict[Chosen, T] = {start: first}
    steps: list[Step] = []
    before = start
    block: tuple[int, ...] = ()
    for i in range(count):
        block = (*block, i)
        after = before | set(block)
        if (found := worth(after)) is not None:
            worths[after] = found
            steps.append(Step(block, before, after, Fraction(1)))
            before, block = after, ()
    return Shares(tuple(steps), worths, 1)


def share(steps: Iterable[Step], block: Sequence[int], rise: Callable[[Chosen, Chosen], Fraction]) -> Fraction:  # fmt: skip
    """A block's share of something: the weighted rises of its steps."""
    mine = (step for step in steps if step.block == tuple(block))
    return sum((step.weight * rise(step.before, step.after) for step in mine), Fraction(0))
