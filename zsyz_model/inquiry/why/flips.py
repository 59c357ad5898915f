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

from zsyz_model.inquiry.inputs import Input
from zsyz_model.inquiry.reached import Reached, Whole, as_good_as
from zsyz_model.inquiry.reaching import (
    Asking,
    InteractError,
    Wish,
    attains,
    least,
    reach,
)
from zsyz_model.inquiry.why.worths import closing, falling
from zsyz_model.planning.numbers import Numbers

ROUNDS = 60
"""How often the best plan may run ahead before a flip is given up; each round is exact."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Numbers as they are, and the wish that is put upon them.

    `hand`: how good the best plan and the best wished plan are, where that is known already.
    `whole`: only plans with the wish have what the total is worth (a start anywhere at all).
    """

    numbers: Numbers
    wish: Wish
    hand: Callable[[Asking], tuple[Reached | None, Reached | None]] | None = None
    whole: bool = False

    def today(self, asking: Asking) -> tuple[Reached | None, Reached | None]:
        """How good the best plan is, and the best with the wish."""
        if self.hand is not None:
            return self.hand(asking)
        return reach(self.numbers, asking), reach(self.wish(self.numbers), asking)

    def free(self, moved: Input, steps: int, asking: Asking) -> Reached | None:
        """The best plan at another amount of the input."""
        return reach(moved.at(self.numbers, steps), asking)

    def wished(self, moved: Input, steps: int, asking: Asking) -> Reached | None:
        """The best plan with the wish at another amount of the input."""
        return reach(self.wish(moved.at(self.numbers, steps)), asking)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a choice flips: so many steps of the input (negative: fewer).

    `wished` and `free` are how good the best plans with the wish and at all are there, in
    `goals`; `short` is the best with the wish one step nearer to today (None: there is none),
    `ahead` what a plan without it reaches there, which is better.
    """

    steps: int
    goals: tuple[str, ...]
    wished: Whole
    free: Whole
    short: Whole | None
    ahead: Whole


def as_good(wished: Reached, free: Reached) -> bool:
    """Whether the plan with the wish is as good, goal by goal, within what is proven of both."""
    for i, (one, other) in enumerate(zip(wished.value, free.value, strict=True)):
        unproven = max(one - wished.bound[i], other - free.bound[i])
        if abs(one - other) > unproven:
            return one < other
    return True


def turn_supply(
    moved: Input, question: Question, asking: Asking, most: int, rounds: int = ROUNDS
) -> Turn | None:
    """The fewest steps up, to `most`, at which a plan with the wish is as good as the best.

    None when no amount within `most` (or within `rounds` attempts) does it, and where the wish
    is as good today already: what it loses then stands in a goal that no sum holds. Raises as
    `reach`.
    """
    free, wished = question.today(asking)
    low = 1
    if free is not None and wished is not None and as_good(wished, free):
        return None
    for _ in range(rounds):
        if free is None:
            return None
        k = least(
            moved, question.wish, question.numbers, asking, as_good_as(free.value), (low, most)
        )
        if k is None:
            return None
        before, free = free, question.free(moved, k, asking)
        wished = question.wished(moved, k, asking)
        if wished is not None and free is not None and as_good(wished, free):
            # what reached `before` needs no more than the last amount: it still stands at k − 1
            short = question.wished(moved, k - 1, asking)
            return _turn(k, asking, wished, free, short, before)
        low = k + 1
    return None


def turn_fit(moved: Input, question: Question, asking: Asking, *, up: bool) -> Turn | None:
    """How far the pair's fit must rise (`up`: it is forced) or fall (it is forbidden).

    A rise lifts every plan with the pair alike and no other, so the loss in fit is the answer;
    one point when the loss only stands in a later goal, and none when it stands in an earlier one.
    """
    free, wished = question.today(asking)
    if free is None or wished is None:
        return None
    place, sign = asking.goals.index("fit"), 1 if up else -1
    if wished.value[:place] != free.value[:place]:
        return None
    steps = sign * max(1, wished.value[place] - free.value[place])
    there = question.wished(moved, steps, asking), question.free(moved, steps, asking)
    before = question.free(moved, steps - sign, asking)
    short = question.wished(moved, steps - sign, asking)
    if there[0] is None or there[1] is None or before is None:
        return None
    return _turn(steps, asking, there[0], there[1], short, before)


def turn_score_up(
    moved: Input, question: Question, asking: Asking, project: str, most: int,
    rounds: int = ROUNDS,
) -> Turn | None:  # fmt: skip
    """How far the project's total must rise until a plan that starts it as wished is as good.

    Merit is the last of the goals asked for. The best of all may start the project otherwise, and
    rise with its total too: then, as with supplies, the least that reaches the new best is next.
    """
    free, plan = question.today(asking)
    if free is None or plan is None or plan.value[:-1] != free.value[:-1]:
        return None
    today, at = plan, 0
    target = (*free.value[:-1], free.value[-1] - (plan.value == free.value))
    for _ in range(rounds):
        steps = _least_rise(moved, question, asking, project, plan, (at, most), target)
        if steps is None:
            return None
        wished = question.wished(moved, steps, asking)
        here = free if question.whole else question.free(moved, steps, asking)
        if wished is None or here is None:
            return None
        if question.whole and wished.value < free.value:
            here = wished
        if as_good(wished, here):
            near = question.wished(moved, steps - 1, asking) if steps > 1 else today
            return _turn(steps, asking, wished, here, near, free)
        plan, at, target, free = wished, steps, here.value, here
    return None


def _least_rise(
    moved: Input, question: Question, asking: Asking, project: str, plan: Reached,
    span: tuple[int, int], target: Whole,
) -> int | None:  # fmt: skip
    """The fewest steps, beyond the first of the span, at which a wished plan has the target's merit.

    From the plan in hand the rise that closes its own distance is an upper end; as long as one
    step less can still be met by another plan, that one's own rise is the next.
    """
    low, most = span
    at, steps, found = low, most, plan
    while True:
        own = closing(moved, question.numbers, project, found, at, target[-1])
        if own is None or own > most:
            return None
        steps = max(own, low + 1)
        if (at := steps - 1) <= low:
            return steps
        here = question.wish(moved.at(question.numbers, at))
        other = attains(here, asking, target)
        if other is None:
            return steps
        found = other


def turn_score_down(
    moved: Input, question: Question, asking: Asking, project: str, most: int
) -> Turn | None:
    """How far the project's total must fall until the best plan without its start is as good."""
    plan, other = question.today(asking)
    if plan is None or other is None or other.value[:-1] != plan.value[:-1]:
        return None
    target = other.value[-1] + (other.value == plan.value)
    steps, before = 0, plan
    while plan.value[-1] < target and project in plan.starts:
        found = falling(moved, question.numbers, project, plan, steps, target, most)
        nearer = question.free(moved, -found, asking) if found else None
        if not found or nearer is None:
            return None
        steps, plan = found, nearer
    if steps > 1:
        before = question.free(moved, 1 - steps, asking) or before
    return _turn(-steps, asking, other, plan, other, before) if steps else None


def _turn(
    steps: int, asking: Asking, wished: Reached, free: Reached, short: Reached | None,
    before: Reached,
) -> Turn:  # fmt: skip
    return Turn(
        steps,
        asking.goals,
        wished.value,
        free.value,
        None if short is None else short.value,
        before.value,
    )


def apart_or_joint(
    turn: Callable[[Asking], Turn | None], apart: Asking | None, joint: Asking
) -> Turn | None:
    """A turn asked of one half; of both together when that is not exact."""
    if apart is not None:
        with suppress(InteractError):
            return turn(apart)
    return turn(joint)
