"""Minimal conflicts among named rules, by QuickXplain.

The algorithm is Junker's (QuickXplain, AAAI 2004): a conflict is found by halves, so that a few
rules among many cost few solves; each check builds the model without the rules that are lifted
and without implied rows, which would hide what they are implied by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import pulp

from zsyz_model.case import Status
from zsyz_model.findings import NoPlanError
from zsyz_model.inquiry.repair.rules import (
    LAND_FAMILIES,
    LEADER_FAMILIES,
    Question,
    Rule,
    lifted,
    rules_of,
)
from zsyz_model.planning.model import Half, compose
from zsyz_model.planning.numbers import Numbers
from zsyz_model.solver import Limits, solve

T = TypeVar("T")
SECONDS = 30.0
FAMILIES = {
    Half.LAND: LAND_FAMILIES,
    Half.LEADERS: LEADER_FAMILIES,
    Half.JOINT: (*LAND_FAMILIES, *LEADER_FAMILIES),
}
MOST_CONFLICTS = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A minimal set of rules that cannot hold beside the core, in the half where that shows."""

    half: Half
    rules: tuple[Rule, ...]
    proven: bool


def minimal(rules: Sequence[T], holds: Callable[[Sequence[T]], bool]) -> tuple[T, ...]:
    """A minimal part of the rules that does not hold, in their order; `rules` must not hold.

    `holds(part)` says whether these rules can hold together; more rules never hold better.
    """

    def narrow(known: list[T], new: bool, left: list[T]) -> list[T]:
        if new and not holds(known):
            return []
        if len(left) == 1:
            return left
        first, second = left[: len(left) // 2], left[len(left) // 2 :]
        from_second = narrow([*known, *first], bool(first), second)
        from_first = narrow([*known, *from_second], bool(from_second), first)
        return [*from_first, *from_second]

    found = narrow([], True, list(rules)) if rules else []
    return tuple(rule for rule in rules if rule in found)


@dataclass(slots=True, eq=False)
class _Checks:
    """Which rules can hold together, in one half; each set is asked about once.

    What is not decided in time counts as holding, so that nothing is called a conflict that may
    be none; then the conflict may not be minimal, and says so.
    """

    question: Question
    half: Half
    rules: tuple[Rule, ...]
    answers: dict[frozenset[Rule], Status] = field(default_factory=dict)

    def holds(self, kept: Sequence[Rule]) -> bool:
        """Whether a plan of the half keeps these rules, all others lifted."""
        key = frozenset(kept)
        if key not in self.answers:
            rest = [rule for rule in self.rules if rule not in key]
            self.answers[key] = status_of(lifted(self.question, rest), self.half)
        return self.answers[key] is not Status.INFEASIBLE

    @property
    def proven(self) -> bool:
        """Whether every check ended with a plan or with proof that there is none."""
        return all(s.readable or s is Status.INFEASIBLE for s in self.answers.values())


def status_of(numbers: Numbers, half: Half) -> Status:
    """Whether a half has any plan at all: no goal is asked for, no implied row added."""
    try:
        problem = compose(numbers, half, tight=False).problem
    except NoPlanError:
        return Status.INFEASIBLE
    problem.setObjective(pulp.lpSum([]))
    return solve(problem, Limits(SECONDS), None, "none").status


def conflicts_in(question: Question) -> Iterator[Found]:
    """Minimal conflicts that share no rule, one after the other, until what is left holds.

    The land half is asked first, then the leaders, then both together: a conflict of a half is
    one of the whole. A conflict without rules is the core's own, and the last.
    """
    gone: tuple[Rule, ...] = ()
    for _ in range(MOST_CONFLICTS):
        found = _first(question, gone)
        if found is None:
            return
        yield found
        if not found.rules:
            return
        gone += found.rules


def _first(question: Question, gone: tuple[Rule, ...]) -> Found | None:
    for half in (Half.LAND, Half.LEADERS, Half.JOINT):
        mine = tuple(rule for rule in rules_of(question) if rule.family in FAMILIES[half])
        left = tuple(rule for rule in mine if rule not in gone)
        checks = _Checks(question, half, mine)
        if not checks.holds(left):
            return _in_the_whole(question, half, minimal(left, checks.holds), checks.proven)
    return None


def _in_the_whole(question: Question, half: Half, rules: tuple[Rule, ...], proven: bool) -> Found:
    """A half's conflict narrowed once more with both halves: less may stand in its way there."""
    if half is Half.JOINT or not rules:
        return Found(half, rules, proven)
    checks = _Checks(question, Half.JOINT, rules_of(question))
    return Found(half, minimal(rules, checks.holds), proven and checks.proven)
