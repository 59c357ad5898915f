"""Exact fronts of two or three goals by boxes: each box is the best first goal under bounds of the others.

A box says how good the other goals must be. The best plan in it, made best goal after goal, is
dominated by none; it splits its box into one for each other goal, better than here by a step.
What a larger box answered answers a smaller one that holds the same plan, and a box inside an
empty one is empty. With steps on each goal's grid every value of the front is found.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from zsyz_model.case.goal import WANTED_MOST
from zsyz_model.inquiry.solving import (
    UNSETTLED,
    Aim,
    Found,
    Ground,
    Reply,
    best_with,
    least,
)
from zsyz_model.inquiry.wishes import AtMost
from zsyz_model.inquiry.worths import FAIRNESS, STEPS, step_of, told, worth
from zsyz_model.planning.asking import GOALS

OPEN = Fraction(10**30)
"""A bound that holds nothing back."""
MOST = 1000
"""Points after which a front stops."""
NICE, ROUGH = 1000, 0.01
"""How large the goals that are not traded are counted, and how near their best they are brought."""
Values = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a front is sought: the most points, and the step of each goal but the first.

    A step of None is the goal's own grid: then the front is exact. `ends`: the least worths of
    goals with a step, so that the last step does not go past the end.
    """

    most: int = MOST
    steps: Mapping[str, Fraction | None] = field(default_factory=dict)
    ends: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Boxes:
    """What was found: plans with their worths; `stopped` is "" when every box was settled."""

    found: tuple[tuple[Values, Found], ...]
    stopped: str


def front_of(
    ground: Ground,
    goals: Sequence[str],
    floors: Sequence[AtMost] = (),
    reach: Reach | None = None,
    begun: Found | None = None,
) -> Boxes:
    """The plans of a front, in the order in which they were found; `begun`: the first, if known."""
    others, reach = goals[1:], reach or Reach()
    waiting: list[Values] = [tuple(OPEN for _ in others)]
    asked: list[tuple[Values, Values | None]] = []
    found: dict[Values, Found] = {}
    if begun is not None:
        first = _values(ground, goals, begun)
        found[first] = begun
        asked.append((waiting[0], first))
    while waiting:
        box = waiting.pop(0)
        known, values = _known(asked, box)
        if not known:
            if ground.clock.over:
                return Boxes(tuple(found.items()), "到达时限")
            if len(found) >= reach.most:
                return Boxes(tuple(found.items()), f"已有 {reach.most} 个点")
            corner = corner_of(ground, goals, floors, box)
            if not corner.settled:
                return Boxes(tuple(found.items()), "有一步在时限内没有定论")
            if corner.found is not None:
                values = _values(ground, goals, corner.found)
                found.setdefault(values, corner.found)
            asked.append((box, values))
        if values is not None:
            waiting += _split(box, values[1:], others, reach, waiting)
    return Boxes(tuple(found.items()), "")


def _values(ground: Ground, goals: Sequence[str], found: Found) -> Values:
    return tuple(worth(ground.scenario, found.parts, g) for g in goals)


def _known(
    asked: Sequence[tuple[Values, Values | None]], box: Values
) -> tuple[bool, Values | None]:
    """What a larger box says of this one: the same plan, or that there is none."""
    for larger, values in asked:
        if all(a >= b for a, b in zip(larger, box, strict=True)):
            if values is None:
                return True, None
            if all(v <= b for v, b in zip(values[1:], box, strict=True)):
                return True, values
    return False, None


def _split(
    box: Values, values: Values, others: Sequence[str], reach: Reach, waiting: Sequence[Values]
) -> list[Values]:
    """The boxes in which one of the other goals is better than here by its step."""
    made = []
    for i, name in enumerate(others):
        step, end = reach.steps.get(name), reach.ends.get(name)
        better = values[i] - (step or step_of(name))
        if step is not None and end is not None and better < end < values[i]:
            better = end
        small = (*box[:i], min(box[i], better), *box[i + 1 :])
        if small not in waiting and small not in made:
            made.append(small)
    return made


def corner_of(ground: Ground, goals: Sequence[str], floors: Sequence[AtMost], box: Values) -> Reply:
    """The best plan of a box, goal after goal; its gap is that of the first goal."""
    bounds = zip(goals[1:], box, strict=True)
    held = [*floors, *(AtMost(g, most) for g, most in bounds if most < OPEN)]
    best: Found | None = None
    gap, proven = 0.0, True
    for name in goals:
        if best is None or not _at_its_best(ground, best, name):
            reply = least(ground, held, name)
            if reply.found is None:
                return reply if best is None else UNSETTLED
            gap = gap if best is not None else _on_grid(name, reply.found.gap)
            best, proven = reply.found, proven and reply.found.proven
        held.append(AtMost(name, worth(ground.scenario, best.parts, name)))
    if best is None:
        return UNSETTLED
    return Reply(_polished(ground, goals, held, replace(best, gap=gap, proven=proven)), True)


def _on_grid(name: str, gap: float) -> float:
    """How much better a goal on its grid could be: less than a step is nothing."""
    if name == FAIRNESS:
        return 0.0
    return round(math.floor(gap / STEPS[name] + 1e-3) * STEPS[name], 6)


def _at_its_best(ground: Ground, found: Found, name: str) -> bool:
    """Whether nothing can be below: no promise changed, no target missed, no cost without sales."""
    own = worth(ground.scenario, found.parts, name)
    return (
        own == 0
        and (name != "land_cost" or not ground.numbers.sale_hmu)
        and name not in WANTED_MOST
    )


def _polished(ground: Ground, goals: Sequence[str], held: Sequence[AtMost], best: Found) -> Found:
    """The other goals as good as the front's values allow, as far as one solve goes."""
    rest = [g for g in GOALS if g not in goals and g != FAIRNESS]
    sizes = {g: abs(told(g, worth(ground.scenario, best.parts, g))) for g in rest}
    aim = Aim({g: NICE / max(1.0, size) for g, size in sizes.items()}, gap=ROUGH)
    nicer = best_with(ground, held, aim).found or best
    return replace(best, parts=nicer.parts, repeatable=best.repeatable and nicer.repeatable)
