"""The fewest promises of an earlier plan that have to change, on the model's own numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import ceil

import pulp

from zsyz_model.case import Status
from zsyz_model.findings import Finding, NoPlanError
from zsyz_model.planning.kept import kept_leads, kept_starts
from zsyz_model.planning.model import Half, compose
from zsyz_model.planning.numbers import Numbers, Promises
from zsyz_model.planning.rows import Decisions, Linear
from zsyz_model.solver import Limits, solve

SECONDS = 300.0
Still = Callable[[Numbers, Decisions], list[Linear]]


@dataclass(frozen=True, slots=True)
class Fewest:
    """Changed promises at the least: of starts and of leaders each for itself, and together.

    `bound` is what no plan can go below; it is `together` where the search was proven.
    """

    starts: int
    leads: int
    together: int
    bound: int


def shares(fewest: Fewest, most: int) -> Iterator[tuple[int, int]]:
    """Every way to share so many changes out to starts and leaders that can hold."""
    for starts in range(fewest.starts, most - fewest.leads + 1):
        yield starts, most - starts


def fewest_changes(numbers: Numbers) -> Fewest:
    """How few of the promises in `numbers.kept` can change; any limit on them is left aside.

    Together can be more than the sum: a start needs a leader. Raises NoPlanError when there is
    no plan at all, whatever it changes.
    """
    kept = numbers.kept
    if kept is None:
        return Fewest(0, 0, 0, 0)
    starts = _least(numbers, kept, Half.LAND, len(kept.starts))
    leads = _least(numbers, kept, Half.LEADERS, len(kept.leads))
    both = _least(numbers, kept, Half.JOINT, len(kept.starts) + len(kept.leads))
    bound = max(both[1], starts[1] + leads[1])
    return Fewest(starts[1], leads[1], both[0], bound)


def _least(numbers: Numbers, kept: Promises, half: Half, promised: int) -> tuple[int, int]:
    """(changes, bound) of the plan of a half that keeps the most promises."""
    free = replace(numbers, kept=replace(kept, most=None, most_starts=None, most_leads=None))
    model = compose(free, half)
    still: list[Linear] = []
    if half is not Half.LEADERS:
        still += kept_starts(kept, model.made)
    if half is not Half.LAND:
        still += kept_leads(kept, model.made)
    model.problem.setObjective(-1 * pulp.lpSum(still))
    answer = solve(model.problem, Limits(SECONDS, 0.0, 0.5), None, "none")
    if not answer.status.readable:
        word = "没有任何可行方案" if answer.status is Status.INFEASIBLE else "时限内没有找到方案"
        raise NoPlanError(Finding("Q21", f"事件之后{word}", "先用 zsyz repair 查找冲突与出路"))
    return promised + round(answer.objective), promised + ceil(answer.bound - 1e-6)
