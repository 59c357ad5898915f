"""Tiny counties that nobody can plan: wishes and musts planted where land, money or time is short."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from numpy.random import Generator, default_rng

from tests.oracles.enumerate_plans import best
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.inquiry.repair.levers import Lever, applied
from zsyz_model.inquiry.repair.rules import Question, Rule, lifted, rules_of
from zsyz_model.planning.numbers import NEW, Candidate, Numbers

FAMILY = 20261127
ASKED = ("quota", "budget", "hours", "most")


def planted(seed: int) -> Question | None:
    """The county of a seed with a conflict planted; None when it can be planned all the same."""
    rng = default_rng([FAMILY, seed])
    free = _squeezed(rng, tiny_numbers(seed))
    tight, held, musts = free, set(), {c.project_id for c in free.candidates if c.must}
    for c in free.candidates:
        ways = [(NEW, t) for t in c.new_quarters]
        ways += [(j, t) for j, quarters in c.plot_quarters.items() for t in quarters]
        if ways and rng.random() < 0.4:
            tight = _pinned(tight, c, ways[int(rng.integers(len(ways)))][1])
            held.add(c.project_id)
    pairs = [(x.project_id, x.leader_id) for x in free.pairs]
    if pairs and rng.random() < 0.5:
        lock = pairs[int(rng.integers(len(pairs)))]
        tight = replace(tight, pinned=frozenset({*tight.pinned, lock}))
    question = Question(tight, free, frozenset(musts), frozenset(held))
    return None if best(tight) is not None else question


def _squeezed(rng: Generator, numbers: Numbers) -> Numbers:
    """One project must start; one of quota, money and time is cut."""
    must = int(rng.integers(len(numbers.candidates)))
    candidates = tuple(replace(c, must=i == must) for i, c in enumerate(numbers.candidates))
    numbers = replace(numbers, candidates=candidates, pinned=frozenset())
    short = rng.random()
    if short < 0.4:
        return replace(numbers, released_hmu=tuple(hmu // 3 for hmu in numbers.released_hmu))
    if short < 0.7:
        return replace(numbers, budget_yuan={y: 50 for y in numbers.years})
    return replace(
        numbers, leaders=tuple(replace(x, minutes=x.minutes // 3) for x in numbers.leaders)
    )


def _pinned(numbers: Numbers, c: Candidate, t: int) -> Numbers:
    """The project pinned to a quarter, on whatever site."""
    plots = {j: (t,) for j, quarters in c.plot_quarters.items() if t in quarters}
    pinned = replace(
        c, must=True, new_quarters=tuple(s for s in c.new_quarters if s == t), plot_quarters=plots
    )
    found = tuple(pinned if x is c else x for x in numbers.candidates)
    return replace(numbers, candidates=found)


def holds(question: Question, kept: Collection[Rule]) -> bool:
    """By enumeration: whether a plan keeps these rules and the core."""
    rest = [rule for rule in rules_of(question) if rule not in kept]
    return best(lifted(question, rest)) is not None


def least_amount(question: Question, lever: Lever, unit: float) -> float | None:
    """The least amount of one lever, in steps of `unit`, that makes a plan possible; None: never.

    By bisection on the enumeration: more room never hurts.
    """
    steps = round(lever.most / unit)

    def enough(n: int) -> bool:
        return best(applied(question, {(lever.kind, lever.subject): n * unit})) is not None

    if not enough(steps):
        return None
    low, high = 0, steps
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high * unit
