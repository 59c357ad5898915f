"""Inputs that a question may move: each a whole number of steps up or down, on the model's numbers.

More of a supply (quota, budget, hours, places) only adds plans, so that the best plan of more is
never worse; more worth of one wish (fit of a pair, merit of a project) betters only the plans
with it. Both are what makes a smallest change exact, and both are tested.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from zsyz_model.planning.model import Half
from zsyz_model.planning.numbers import Numbers

QUOTA, BUDGET, HOURS, PLACES = "计划指标", "用地预算", "每周时间", "包保上限"
FIT, SCORE, WEEKS = "契合度", "总分", "验收提前"
YUAN_STEP = 100
"""Budgets move in 0.01 万元, the grid of the ledger's money."""


@dataclass(frozen=True, slots=True, eq=False)
class Input:
    """One number that could be another.

    `now` and `step` are in `unit`; `at(numbers, k)` are the numbers with it k steps higher.
    `half` is the part of the question that reads it.
    """

    kind: str
    subject: str
    unit: str
    now: float
    step: float
    half: Half
    at: Callable[[Numbers, int], Numbers]

    def value(self, steps: int) -> float:
        """What it is after so many steps, in its unit."""
        return round(self.now + steps * self.step, 4) + 0.0


def quota(numbers: Numbers, t: int) -> Input:
    """Plan quota released in quarter t, in steps of 0.01 mu."""

    def at(given: Numbers, k: int) -> Numbers:
        released = list(given.released_hmu)
        released[t - 1] += k
        return replace(given, released_hmu=tuple(released))

    now = numbers.released_hmu[t - 1] / 100
    return Input(QUOTA, numbers.horizon.word(t), "亩", now, 0.01, Half.LAND, at)


def budget(numbers: Numbers, year: int) -> Input:
    """The land budget of a year, in steps of 0.01 万元; KeyError for a year without one."""
    now = numbers.budget_yuan[year] / 10_000

    def at(given: Numbers, k: int) -> Numbers:
        more = given.budget_yuan[year] + k * YUAN_STEP
        return replace(given, budget_yuan={**given.budget_yuan, year: more})

    return Input(BUDGET, str(year), "万元", now, 0.01, Half.LAND, at)


def hours(numbers: Numbers, leader: str) -> Input:
    """A leader's time a week, in minutes; KeyError for an unknown leader."""
    now = {x.leader_id: x.minutes for x in numbers.leaders}[leader]

    def at(given: Numbers, k: int) -> Numbers:
        return _leader(given, leader, minutes=k)

    return Input(HOURS, leader, "分钟", now, 1, Half.LEADERS, at)


def places(numbers: Numbers, leader: str) -> Input:
    """How many projects a leader may have; KeyError for an unknown leader."""
    now = {x.leader_id: x.most for x in numbers.leaders}[leader]

    def at(given: Numbers, k: int) -> Numbers:
        return _leader(given, leader, most=k)

    return Input(PLACES, leader, "个", now, 1, Half.LEADERS, at)


def _leader(numbers: Numbers, leader: str, minutes: int = 0, most: int = 0) -> Numbers:
    return replace(
        numbers,
        leaders=tuple(
            replace(x, minutes=x.minutes + minutes, most=x.most + most)
            if x.leader_id == leader
            else x
            for x in numbers.leaders
        ),
    )


def fit(numbers: Numbers, project: str, leader: str) -> Input:
    """The fit of a pair in points, continuity included; KeyError where the pair may not be."""
    now = {(x.project_id, x.leader_id): x.fit for x in numbers.pairs}[project, leader]

    def at(given: Numbers, k: int) -> Numbers:
        pairs = (
            replace(x, fit=x.fit + k) if (x.project_id, x.leader_id) == (project, leader) else x
            for x in given.pairs
        )
        return replace(given, pairs=tuple(pairs))

    return Input(FIT, f"{project}/{leader}", "分", now, 1, Half.LEADERS, at)


def score(project: str, now: float, merits: Callable[[int], tuple[int, ...]]) -> Input:
    """A project's total in the review, in steps of 0.01 points.

    `merits(k)` is what a start in each quarter is worth when the total is k steps higher.
    """

    def at(given: Numbers, k: int) -> Numbers:
        found = (
            replace(c, merit_milli=merits(k)) if c.project_id == project else c
            for c in given.candidates
        )
        return replace(given, candidates=tuple(found))

    return Input(SCORE, project, "分", now, 0.01, Half.LAND, at)


def acceptance(scheme: str, weeks_of_quarter: int = 13) -> Input:
    """How many weeks a scheme is accepted earlier; the model sees whole quarters."""

    def at(given: Numbers, k: int) -> Numbers:
        sooner = k // weeks_of_quarter
        found = (
            replace(x, duration=max(0, x.duration - sooner)) if x.scheme_id == scheme else x
            for x in given.schemes
        )
        return replace(given, schemes=tuple(found))

    return Input(WEEKS, scheme, "周", 0, 1, Half.LAND, at)
