"""Minimal conflicts: by hand on plain sets, and planted in tiny counties against the enumeration."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from tests.oracles.random_conflicts import holds, planted
from tests.planning.numbers_for_tests import NUMBERS
from zsyz_model.inquiry.repair.conflicts import Found, conflicts_in, minimal
from zsyz_model.inquiry.repair.rules import Question
from zsyz_model.planning.model import Half

PLANTED = {seed: found for seed in range(40) if (found := planted(seed)) is not None}


def without(*bad: str) -> tuple[list[frozenset[str]], list[str]]:
    return [frozenset(one) for one in bad], list("abcdefgh")


@pytest.mark.parametrize(
    ("bad", "wanted"),
    [(("bg",), "bg"), (("c",), "c"), (("abcdefgh",), "abcdefgh"), (("ah", "bcd"), None)],
)
def test_a_minimal_part_is_found_among_many(bad: tuple[str, ...], wanted: str | None) -> None:
    """`bad` are all the minimal sets that do not hold; any one of them is an answer."""
    sets, rules = without(*bad)

    found = minimal(rules, lambda part: not any(one <= set(part) for one in sets))

    assert frozenset(found) in sets
    assert wanted is None or "".join(found) == wanted


def test_few_rules_among_many_cost_few_questions() -> None:
    """Two of 256: QuickXplain asks at most 2k·log2(n/k) + 2k = 32 times, a deletion filter 256."""
    asked = []

    def fits(part: Collection[int]) -> bool:
        asked.append(part)
        return not {17, 200} <= set(part)

    assert minimal(range(256), fits) == (17, 200)
    assert len(asked) <= 32


def test_a_core_that_cannot_hold_is_a_conflict_without_rules() -> None:
    assert minimal(["a", "b"], lambda part: False) == ()
    assert minimal([], lambda part: False) == ()


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 40, 20))
def test_planted_conflicts_are_found_and_minimal(first: int) -> None:
    """Each set cannot hold, and without any one of its rules it can; by enumeration."""
    wrong = [
        f"seed {seed}: {fault}"
        for seed in range(first, first + 20)
        if seed in PLANTED
        for fault in faults_of(PLANTED[seed])
    ]

    assert wrong == []


def test_enough_conflicts_are_planted() -> None:
    assert len(PLANTED) >= 28


def faults_of(question: Question) -> list[str]:
    found = tuple(conflicts_in(question))
    if not found:
        return ["nothing found"]
    faults = [fault for one in found if one.rules for fault in faults_of_one(question, one)]
    if (not found[-1].rules) is holds(question, ()):
        faults.append("the core is misjudged")
    shared = [rule for one in found for rule in one.rules]
    return [*faults, *(["a rule stands in two"] if len(shared) != len(set(shared)) else [])]


def faults_of_one(question: Question, found: Found) -> list[str]:
    faults = [] if found.proven else ["not proven"]
    if holds(question, found.rules):
        faults.append(f"{found.rules} hold together")
    for rule in found.rules:
        if not holds(question, [other for other in found.rules if other != rule]):
            faults.append(f"{rule} is too much")
    return faults


def test_a_question_that_can_be_answered_has_no_conflict() -> None:
    assert tuple(conflicts_in(Question(NUMBERS, NUMBERS))) == ()


@pytest.mark.slow
def test_the_half_in_which_it_shows_is_told() -> None:
    few = [question for seed, question in PLANTED.items() if seed < 40]
    halves = {one.half for question in few for one in conflicts_in(question)}

    assert halves == {Half.LAND, Half.LEADERS, Half.JOINT}
