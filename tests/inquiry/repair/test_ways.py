"""Ways out: they work, nothing in them is too much, and on small counties none is cheaper."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest

from tests.oracles.enumerate_plans import best
from tests.oracles.random_conflicts import (
    FINE,
    cheapest_alone,
    cheapest_pair,
    coarse,
    holds,
    planted,
)
from tests.planning.numbers_for_tests import NUMBERS
from zsyz_model.inquiry.repair.levers import Lever, Prices, applied, levers_of
from zsyz_model.inquiry.repair.rules import Question
from zsyz_model.inquiry.repair.ways import Way, cheapest

TOUCHED = Prices().touched


def open_ones(first: int, last: int) -> list[tuple[int, Question]]:
    """Planted conflicts that the core does not share."""
    found = ((seed, planted(seed)) for seed in range(first, last))
    return [(seed, q) for seed, q in found if q is not None and holds(q, ())]


def unit_of(lever: Lever) -> float:
    return lever.step or FINE[lever.kind == "cap"]


def faults_of_first(question: Question) -> list[str]:
    """The first way out works, and one step less of anything in it is no way; by enumeration."""
    levers = {(x.kind, x.subject): x for x in levers_of(question, Prices())}
    way = next(cheapest(question))
    wrong = [] if best(applied(question, way.amounts)) else [f"{way} does not work"]
    for key, amount in way.amounts.items():
        less = {**way.amounts, key: amount - unit_of(levers[key])}
        if best(applied(question, less)) is not None:
            wrong.append(f"less of {key} is enough")
    return wrong


@pytest.mark.slow
def test_the_first_way_out_works_and_nothing_in_it_is_too_much() -> None:
    assert [(seed, told) for seed, q in open_ones(0, 30) for told in faults_of_first(q)] == []


@pytest.mark.slow
def test_no_lever_alone_is_cheaper() -> None:
    wrong, alone = [], 0
    for seed, question in open_ones(0, 45):
        way, price = next(cheapest(question)), cheapest_alone(question, levers_of(question, Prices()), TOUCHED)  # fmt: skip
        alone += price is not None
        if price is not None and way.price > price + 0.001:
            wrong.append(f"{seed}: {way} is dearer than {price}")
        if len(way.amounts) == 1 and (price is None or abs(way.price - price) > 0.001):
            wrong.append(f"{seed}: {way} is not {price}")

    assert wrong == []
    assert alone > 12


@pytest.mark.slow
def test_no_two_levers_together_are_cheaper() -> None:
    wrong, pairs = [], 0
    for seed, question in open_ones(0, 26):
        way, levers = next(cheapest(question)), levers_of(question, Prices())
        moved = [x for x in levers if (x.kind, x.subject) in way.amounts]
        if len(moved) > 2 or not any(map(coarse, moved)):
            continue
        alone = cheapest_alone(question, levers, TOUCHED)
        price = cheapest_pair(question, levers, TOUCHED, min(alone or 1e9, way.price + 1))
        pairs += len(moved) == 2
        if abs(way.price - price) > 0.01:
            wrong.append(f"{seed}: {way} against {price}")

    assert wrong == []
    assert pairs >= 2


@pytest.mark.slow
def test_later_ways_out_cost_no_less_and_are_no_more_of_the_same() -> None:
    for seed, question in open_ones(0, 40):
        ways = list(islice(cheapest(question), 4))
        groups = [_groups(question, way) for way in ways]
        assert [w.price for w in ways] == sorted(w.price for w in ways), seed
        assert all(best(applied(question, way.amounts)) for way in ways), seed
        assert not any(a <= b for i, a in enumerate(groups) for b in groups[i + 1 :]), seed


def _groups(question: Question, way: Way) -> set[str]:
    levers = levers_of(question, Prices())
    return {x.group for x in levers if (x.kind, x.subject) in way.amounts}


def test_nothing_has_to_be_moved_where_a_plan_exists() -> None:
    (way,) = cheapest(Question(NUMBERS, NUMBERS))

    assert (dict(way.amounts), way.price) == ({}, 0.0)


def test_what_is_cheap_is_moved() -> None:
    """A budget of nothing: more money at any price, or the musts go when that is cheaper."""
    must = tuple(replace(c, must=c.project_id == "PA") for c in NUMBERS.candidates)
    poor = replace(NUMBERS, candidates=must, budget_yuan=dict.fromkeys(NUMBERS.years, 0))
    question = Question(poor, poor, frozenset({"PA"}))
    dear = Prices(units={**Prices().units, "must": 0.01})

    assert {kind for kind, _ in next(cheapest(question)).amounts} == {"budget"}
    assert dict(next(cheapest(question, dear)).amounts) == {("must", "PA"): 1.0}
