"""What a project's total adds to one very plan, and how far it must move to close a distance."""

from __future__ import annotations

from zsyz_model.inquiry.inputs import Input
from zsyz_model.inquiry.reached import Reached
from zsyz_model.planning.numbers import Numbers

FURTHEST = 1 << 24
"""No total rises by so many steps."""


def merit_of(moved: Input, numbers: Numbers, project: str, steps: int, quarter: int) -> int:
    """What the project's start in a quarter is worth at so many steps, in thousandths."""
    found = {c.project_id: c for c in moved.at(numbers, steps).candidates}
    return found[project].merit_milli[quarter - 1]


def closing(
    moved: Input, numbers: Numbers, project: str, plan: Reached, at: int, target: int
) -> int | None:
    """The fewest steps up, at least one, at which this very plan has the target's merit.

    The plan is counted `at` steps up; its last goal is merit. None when no total does it.
    """
    quarter = plan.starts[project][1]
    need = plan.value[-1] - target + merit_of(moved, numbers, project, at, quarter)
    low, high = 0, 1
    while merit_of(moved, numbers, project, high, quarter) < need:
        low, high = high, 2 * high
        if high > FURTHEST:
            return None
    while high - low > 1:
        middle = (low + high) // 2
        enough = merit_of(moved, numbers, project, middle, quarter) >= need
        low, high = (low, middle) if enough else (middle, high)
    return high


def falling(
    moved: Input, numbers: Numbers, project: str, plan: Reached, at: int, target: int, most: int
) -> int | None:
    """The fewest steps down, to `most`, at which this very plan is worth the target or less.

    The plan is counted `at` steps down and worth more there; its last goal is merit.
    """
    quarter = plan.starts[project][1]
    room = merit_of(moved, numbers, project, -at, quarter) - target + plan.value[-1]
    if merit_of(moved, numbers, project, -most, quarter) > room:
        return None
    low, high = at, most
    while high - low > 1:
        middle = (low + high) // 2
        enough = merit_of(moved, numbers, project, -middle, quarter) <= room
        low, high = (low, middle) if enough else (middle, high)
    return high
