"""The step function of an input: how good the best plan is at every amount, found step by step.

The best plan of more is never worse, so the value only rises; each step is the least amount at
which some plan is better than everything before it, which is one solve for each goal.
"""

from __future__ import annotations

from dataclasses import dataclass

from zsyz_model.inquiry.inputs import Input
from zsyz_model.inquiry.reaching import Asking, Reached, as_good_as, better_than, least, reach
from zsyz_model.planning.numbers import Numbers


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
    most_steps: int, stride: int | None = None,
) -> Stair:  # fmt: skip
    """Every step above today up to the end of the span, `most_steps` of them at most.

    `span` is how far down and up is looked, in steps of the input; `stride` how far at first.
    Raises as `reach` and `least`.
    """
    down, up = span
    # with less of a supply no goal gets better than it was proven to be
    ways = [w for w in as_good_as(today.value) if w[-1] >= today.bound[len(w) - 1]]
    low = least(moved, _free, numbers, asking, ways, (down, 0))
    steps, here = [(0, today)], 0
    while len(steps) <= most_steps and here < up:
        ways = list(better_than(steps[-1][1]))
        found = least(moved, _free, numbers, asking, ways, (here + 1, up), stride)
        if found is None:
            return Stair(low or 0, tuple(steps), up)
        reached = reach(moved.at(numbers, found), asking)
        if reached is None:
            break
        steps.append((found, reached))
        here = found
    return Stair(low or 0, tuple(steps), here)


def early_stair(
    moved: Input, numbers: Numbers, asking: Asking, today: Reached, quarters: int, weeks: int = 13
) -> Stair:
    """The steps of weeks: the model sees whole quarters, so each quarter is looked at."""
    steps = [(0, today)]
    for k in range(weeks, quarters * weeks + 1, weeks):
        reached = reach(moved.at(numbers, k), asking)
        if reached is not None and reached.value < steps[-1][1].bound:
            steps.append((k, reached))
    return Stair(0, tuple(steps), (quarters + 1) * weeks - 1)


def _free(numbers: Numbers) -> Numbers:
    """No wish."""
    return numbers
