"""The smallest change of one input that makes a forced choice as good as the free one.

Supplies (quota, budget, hours, places): both the best plan with the wish and the best plan at
all get better with more of it. No smaller amount than the least that reaches today's best can
do; if the best plan has meanwhile become better still, the least that reaches *that* is next, and
so on up: the first amount at which both meet is the smallest. Worth (fit of the pair, the
project's total): plans without the wish stay as they are, so the smallest change closes the loss
of the plan with it, and the amount one step smaller is refuted by a solve.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from zsyz_model.inquiry.inputs import FIT, Input
from zsyz_model.inquiry.reaching import Asking, Interact, Reached, Whole, Wish, attains, least, reach
from zsyz_model.planning.numbers import Numbers

ROUNDS = 60
"""How often the best plan may run ahead before a flip is given up; each round is exact."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a choice flips: so many steps of the input (negative: fewer).

    `wished` and `free` are the best plans with the wish and at all at that amount, `short` the
    best with the wish one step nearer to today, which is worse than the free one.
    """

    steps: int
    wished: Whole
    free: Whole
    short: Whole | None


def as_good(wished: Reached, free: Reached) -> bool:
    """Whether the plan with the wish is as good, goal by goal, within what is proven of both."""
    for i, (one, other) in enumerate(zip(wished.value, free.value, strict=True)):
        unproven = max(one - wished.bound[i], other - free.bound[i])
        if abs(one - other) > unproven:
            return one < other
    return True


def turn_supply(
    moved: Input, wish: Wish, numbers: Numbers, asking: Asking, most: int, rounds: int = ROUNDS
) -> Turn | None:
    """The fewest steps up, to `most`, at which a plan with the wish is as good as the best.

    None when no amount within `most` (or within `rounds` attempts) does it. Raises as `reach`.
    """
    free = reach(numbers, asking)
    low = 1
    for _ in range(rounds if free else 0):
        assert free is not None
        k = least(moved, wish, numbers, asking, free.value, (low, most))
        if k is None:
            return None
        here = moved.at(numbers, k)
        wished, free = reach(wish(here), asking), reach(here, asking)
        if wished is not None and free is not None and as_good(wished, free):
            short = reach(wish(moved.at(numbers, k - 1)), asking)
            return Turn(k, wished.value, free.value, short and short.value)
        low = k + 1
    return None


def turn_fit(moved: Input, wish: Wish, numbers: Numbers, asking: Asking, up: bool) -> Turn | None:
    """How far the pair's fit must rise (`up`: it is forced) or fall (it is forbidden).

    A rise lifts every plan with the pair alike and no other, so the loss in fit is the answer;
    one point when the loss only stands in a later goal, and none when it stands in an earlier one.
    """
    free, wished = reach(numbers, asking), reach(wish(numbers), asking)
    if free is None or wished is None:
        return None
    place = asking.goals.index("fit")
    if wished.value[:place] != free.value[:place]:
        return None
    steps = max(1, wished.value[place] - free.value[place]) * (1 if up else -1)
    here, before = moved.at(numbers, steps), moved.at(numbers, steps + (-1 if up else 1))
    found, other = reach(wish(here), asking), reach(here, asking)
    short = reach(wish(before), asking)
    if found is None or other is None:
        return None
    return Turn(steps, found.value, other.value, short and short.value)


def turn_score_up(
    moved: Input, wish: Wish, numbers: Numbers, asking: Asking, project: str, most: int
) -> Turn | None:
    """How far the project's total must rise until a plan that starts it as wished is as good.

    Merit is the last of the goals asked for. From the plan in hand the rise that closes its own
    loss is an upper end; as long as one step less can still be met by another plan, that one's
    own rise is the next.
    """
    free, plan = reach(numbers, asking), reach(wish(numbers), asking)
    if free is None or plan is None or plan.value[:-1] != free.value[:-1]:
        return None
    target = (*free.value[:-1], free.value[-1] - (plan.value == free.value))
    at, steps = 0, 0
    while plan is not None:
        found = _closing(moved, numbers, project, plan, at, target[-1])
        if found is None or found > most:
            return None
        steps, at = found, found - 1
        plan = attains(wish(moved.at(numbers, at)), asking, target) if at else None
    wished = reach(wish(moved.at(numbers, steps)), asking)
    short = reach(wish(moved.at(numbers, steps - 1)), asking)
    return wished and Turn(steps, wished.value, free.value, short and short.value)


def turn_score_down(
    moved: Input, without: Wish, numbers: Numbers, asking: Asking, project: str, most: int
) -> Turn | None:
    """How far the project's total must fall until the best plan without its start is as good."""
    plan, other = reach(numbers, asking), reach(without(numbers), asking)
    if plan is None or other is None or other.value[:-1] != plan.value[:-1]:
        return None
    target = other.value[-1] + (other.value == plan.value)
    steps = 0
    while plan.value[-1] < target and project in plan.starts:
        found = _falling(moved, numbers, project, plan, steps, target, most)
        nearer = found and reach(moved.at(numbers, -found), asking)
        if not found or nearer is None:
            return None
        steps, plan = found, nearer
    before = reach(moved.at(numbers, 1 - steps), asking)
    return Turn(-steps, other.value, plan.value, before and before.value)


def _merit(moved: Input, numbers: Numbers, project: str, steps: int, quarter: int) -> int:
    """What the project's start in a quarter is worth at so many steps, in thousandths."""
    found = {c.project_id: c for c in moved.at(numbers, steps).candidates}
    return found[project].merit_milli[quarter - 1]


def _closing(
    moved: Input, numbers: Numbers, project: str, plan: Reached, at: int, target: int
) -> int | None:
    """The fewest steps at which this very plan, counted at `at`, has the target's merit."""
    quarter = plan.starts[project][1]
    need = plan.value[-1] - target + _merit(moved, numbers, project, at, quarter)
    low, high = 0, 1
    while _merit(moved, numbers, project, high, quarter) < need:
        low, high = high, 2 * high
        if high > 1 << 24:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        enough = _merit(moved, numbers, project, middle, quarter) >= need
        low, high = (low, middle) if enough else (middle, high)
    return high


def _falling(
    moved: Input, numbers: Numbers, project: str, plan: Reached, at: int, target: int, most: int
) -> int | None:
    """The fewest steps down at which this very plan, counted `at` steps down, is worth no more."""
    quarter = plan.starts[project][1]
    spare = target - plan.value[-1]
    room = _merit(moved, numbers, project, -at, quarter) - spare
    low, high = at, most
    if _merit(moved, numbers, project, -most, quarter) > room:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        enough = _merit(moved, numbers, project, -middle, quarter) <= room
        low, high = (low, middle) if enough else (middle, high)
    return high


def apart_or_joint(
    turn: Callable[[Asking], Turn | None], apart: Asking | None, joint: Asking
) -> Turn | None:
    """A turn asked of one half; of both together when that is not exact."""
    if apart is not None:
        with suppress(Interact):
            return turn(apart)
    return turn(joint)
