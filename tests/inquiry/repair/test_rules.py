"""Which rules there are, and what is left without them; the core stays."""

from __future__ import annotations

from dataclasses import replace

from tests.planning.numbers_for_tests import NUMBERS
from zsyz_model.inquiry.repair.rules import PLENTY, Question, Rule, lifted, rules_of
from zsyz_model.planning.numbers import Candidate, Numbers

WORDS = [NUMBERS.horizon.word(t) for t in NUMBERS.quarters]


def pinned(numbers: Numbers, project: str, t: int) -> Numbers:
    def one(c: Candidate) -> Candidate:
        here = c.project_id == project
        return replace(c, must=True, new_quarters=(t,), plot_quarters={}) if here else c

    return replace(numbers, candidates=tuple(map(one, numbers.candidates)))


PINNED = Question(pinned(NUMBERS, "PA", 2), NUMBERS, held=frozenset({"PA"}))


def of(numbers: Numbers, project: str) -> Candidate:
    return next(c for c in numbers.candidates if c.project_id == project)


def test_every_cell_that_may_be_touched_is_a_rule() -> None:
    families = {rule.family for rule in rules_of(Question(NUMBERS, NUMBERS))}

    assert families >= {"quota", "budget", "hours", "most"}
    assert not families & {"pin", "must", "lock", "bar"}
    assert Rule("pin", "PA") in rules_of(PINNED)


def test_nothing_lifted_is_the_question_itself() -> None:
    assert lifted(PINNED, ()) == PINNED.tight


def test_a_lifted_quarter_binds_no_more_and_the_next_one_still_does() -> None:
    """By each quarter: what was released so far; the lifted one alone has plenty."""
    got = lifted(PINNED, [Rule("quota", WORDS[1])]).released_hmu

    by = [sum(got[:t]) - sum(NUMBERS.released_hmu[:t]) for t in NUMBERS.quarters]
    assert by == [PLENTY * (t == 2) for t in NUMBERS.quarters]


def test_a_lifted_pin_opens_the_window_and_asks_for_no_start() -> None:
    assert of(lifted(PINNED, [Rule("pin", "PA")]), "PA") == of(NUMBERS, "PA")


def test_a_lifted_must_leaves_a_pin_standing() -> None:
    must = replace(NUMBERS, candidates=tuple(replace(c, must=True) for c in NUMBERS.candidates))
    both = Question(pinned(must, "PA", 2), must, frozenset({"PA"}), frozenset({"PA"}))

    assert of(lifted(both, [Rule("must", "PA")]), "PA").must
    assert not of(lifted(both, [Rule("must", "PA"), Rule("pin", "PA")]), "PA").must
    assert not of(lifted(Question(must, must, frozenset({"PA"})), [Rule("must", "PA")]), "PA").must


def test_leaders_money_and_pairs_are_lifted_one_by_one() -> None:
    who = NUMBERS.leaders[0]
    pair = NUMBERS.pairs[0]
    key = f"{pair.project_id}/{pair.leader_id}"
    less = replace(NUMBERS, pairs=NUMBERS.pairs[1:])
    year = next(iter(NUMBERS.budget_yuan), None)
    rules = [Rule("hours", who.leader_id), Rule("bar", key), Rule("budget", str(year))]

    found = lifted(Question(less, NUMBERS), rules)

    assert found.leaders[0] == replace(who, minutes=PLENTY)
    assert found.leaders[1:] == NUMBERS.leaders[1:]
    assert found.pairs == NUMBERS.pairs
    assert year not in found.budget_yuan
