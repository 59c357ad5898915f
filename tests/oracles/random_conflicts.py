"""Tiny counties that nobody can plan: wishes and musts planted where land, money or time is short."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from types import MappingProxyType

from numpy.random import Generator, default_rng

from tests.oracles.enumerate_plans import best
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.inquiry.repair.levers import Amounts, Lever, applied
from zsyz_model.inquiry.repair.rules import Question, Rule, lifted, rules_of
from zsyz_model.planning.numbers import NEW, Candidate, Numbers

FAMILY = 20261127
FINE = (0.01, 0.001)
"""The steps in which amounts are told; capacities in the second."""


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
    caps = {(cap.place, cap.factor): cap for cap in numbers.caps}
    numbers = replace(numbers, candidates=candidates, pinned=frozenset(), caps=tuple(caps.values()))
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


def least_amount(
    question: Question, lever: Lever, moved: Amounts = MappingProxyType({}), room: float = 1e9
) -> float | None:
    """How little of one lever, beside what is moved, makes a plan possible; None: never.

    At most for `room` points. By bisection on the enumeration: more room never hurts.
    """
    unit = lever.step or FINE[lever.kind == "cap"]
    steps = min(round(lever.most / unit), int(room / (lever.price * unit)))

    def enough(n: int) -> bool:
        amounts = {**moved, (lever.kind, lever.subject): n * unit}
        return best(applied(question, amounts)) is not None

    if steps < 1 or not enough(steps):
        return None
    low, high = 0, steps
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high * unit


def cheapest_alone(question: Question, levers: tuple[Lever, ...], touched: float) -> float | None:
    """The least price at which one lever alone makes a plan possible, each tried by enumeration."""
    found = []
    for lever in levers:
        amount = least_amount(question, lever)
        if amount is not None:
            found.append(touched + lever.price * amount)
    return min(found, default=None)


def coarse(lever: Lever) -> bool:
    """Whether a lever moves in few steps, or in steps that soon cost too much."""
    unit = lever.step or FINE[lever.kind == "cap"]
    return lever.most / unit <= 25 or lever.price * unit >= 0.05


def cheapest_pair(
    question: Question, levers: tuple[Lever, ...], touched: float, below: float
) -> float:
    """The least price below `below` of two levers, one of them coarse; `below` when there is none.

    The coarse one is moved step by step, the other as little as then is enough.
    """
    for one in filter(coarse, levers):
        unit = one.step or FINE[one.kind == "cap"]
        for other in levers:
            n = 1
            while other is not one and n * unit <= one.most:
                room = below - 2 * touched - one.price * n * unit
                if room <= 0:
                    break
                moved = {(one.kind, one.subject): n * unit}
                rest = least_amount(question, other, moved, room)
                if rest is not None:
                    below -= room - other.price * rest
                n += 1
    return below
