"""How good a plan is: its goals as whole numbers, of which less is better.

Goals are counted as the judge counts them: missed targets in projects, merit in thousandths of a
point, fit in points, land cost in yuan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import floor
from operator import sub

from zsyz_model.case import Horizon, Plan
from zsyz_model.planning.asking import EXACT_GOALS, GRID, sign_of

Whole = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """The goals of a best plan in the order in which they count: whole numbers, less is better.

    `bound` is what no plan can better; `starts` (site, quarter) are those of one such plan, and
    `point` its columns, where it was solved for.
    """

    value: Whole
    bound: Whole
    starts: Mapping[str, tuple[str, int]]
    point: Mapping[str, float] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Stand:
    """A plan that is known at so many steps of an input, by the names of the half's columns."""

    steps: int
    point: Mapping[str, float] | None


def told(name: str, count: int) -> float:
    """A whole number of a goal as the planner's value."""
    return round(sign_of(name) * count * GRID[name], 4) + 0.0


def counted(name: str, value: float) -> int:
    """A planner's value of a goal as its whole number, to be made least."""
    return round(sign_of(name) * value / GRID[name])


def reached_by(plan: Plan, goals: tuple[str, ...], horizon: Horizon) -> Reached:
    """What a plan that was made before reached in these goals, with what was proven of it."""
    found = [plan.goal(name) for name in goals]
    return Reached(
        tuple(counted(g.name, g.value) for g in found),
        tuple(counted(g.name, g.bound) for g in found),
        {s.project_id: (s.site, horizon.place(s.quarter)) for s in plan.starts},
    )


def as_good_as(target: Whole) -> Iterator[Whole]:
    """Every way to be as good: in all goals, or better in one and as good in those before it."""
    yield target
    for i in range(len(target) - 1):
        yield (*target[:i], target[i] - 1)


def better_than(bar: Whole) -> Iterator[Whole]:
    """Every way to be better than this, the last goal first."""
    for i in reversed(range(len(bar))):
        yield (*bar[:i], bar[i] - 1)


def clearly_better(known: Reached, goals: tuple[str, ...], gap: float) -> Whole:
    """What a plan must be better than to count as a step: today's value less what its proof may leave.

    Where nothing has changed two solves may still differ by the gap of their proofs: `gap`,
    relative, in goals that are not proven to the last step.
    """
    left = (
        0 if name in EXACT_GOALS else floor(gap * max(abs(value), 1 / GRID[name]))
        for name, value in zip(goals, known.value, strict=True)
    )
    return tuple(map(min, known.bound, map(sub, known.value, left)))
