"""Which pairs can still stand once the fit is held: an exact cut by the prices of leaders' time.

With a price λ on every place and μ on every minute of a leader, no plan has more fit than
Σ_p max(0, max_l net[p, l]) + Σ_l (most·λ + minutes·μ), where net = fit − λ − minutes·μ, whatever
the prices are. A plan that must reach a given fit therefore cannot use a pair that is worse
for its project than the best one by more than what is left between the two. The prices come
from the linear relaxation and are rounded; all that follows is whole numbers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pulp

from zsyz_model.planning.numbers import Numbers, Pair
from zsyz_model.planning.rows import add_row
from zsyz_model.solver import Limits, solve

SCALE = 10_000
"""Prices are whole ten-thousandths of a point."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What a place and a minute of each leader are worth, in ten-thousandths of a point."""

    place: Mapping[str, int]
    minute: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Likely:
    """The pairs that can still stand, and the projects that every such plan has led."""

    pairs: tuple[Pair, ...]
    needed: frozenset[str]


def likely_pairs(numbers: Numbers, fit: float, seconds: float) -> Likely:
    """What is left of the pairs when a plan must have at least this fit.

    `seconds` limits the solve of the linear relaxation; without an answer nothing is cut.
    """
    prices = price_leaders(numbers, seconds)
    if prices is None:
        return everything(numbers)
    net = {id(x): _net(prices, x) for x in numbers.pairs}
    best: dict[str, int | None] = {p: None if must else 0 for p, must in numbers.led.items()}
    for x in numbers.pairs:
        known = best[x.project_id]
        best[x.project_id] = net[id(x)] if known is None else max(known, net[id(x)])
    slack = _most(numbers, prices) + sum(b or 0 for b in best.values()) - math.floor(SCALE * fit)
    return Likely(
        tuple(x for x in numbers.pairs if (best[x.project_id] or 0) - net[id(x)] <= slack),
        frozenset(p for p, must in numbers.led.items() if must or (best[p] or 0) > slack),
    )


def everything(numbers: Numbers) -> Likely:
    """All pairs, where no fit is held."""
    return Likely(numbers.pairs, frozenset(p for p, must in numbers.led.items() if must))


def price_leaders(numbers: Numbers, seconds: float) -> Prices | None:
    """The dual of the leaders' linear relaxation; None when the solver gives none.

    Minimise Σ_p worth[p] + Σ_l (most·place + minutes·minute) over
    worth[p] + place[l] + minutes[p, l]·minute[l] >= fit[p, l].
    """
    problem = pulp.LpProblem("prices", pulp.LpMinimize)
    worth = {
        p: problem.add_variable(f"worth__{i:03d}", None if must else 0)
        for i, (p, must) in enumerate(numbers.led.items())
    }
    place = {x.leader_id: problem.add_variable(f"place__{i:03d}", 0) for i, x in enumerate(numbers.leaders)}  # fmt: skip
    hour = {x.leader_id: problem.add_variable(f"hour__{i:03d}", 0) for i, x in enumerate(numbers.leaders)}  # fmt: skip
    for i, x in enumerate(numbers.pairs):
        row = worth[x.project_id] + place[x.leader_id] + x.minutes / 60 * hour[x.leader_id]
        add_row(problem, row, ">=", x.fit, f"pair__{i:05d}")
    spent = [x.most * place[x.leader_id] + x.minutes / 60 * hour[x.leader_id] for x in numbers.leaders]  # fmt: skip
    problem.setObjective(pulp.lpSum([*worth.values(), *spent]))
    answer = solve(problem, Limits(seconds), None, "none")
    if not answer.status.readable:
        return None
    value = answer.values
    return Prices(
        {who: max(0, round(SCALE * value[x.name])) for who, x in place.items()},
        {who: max(0, round(SCALE * value[x.name] / 60)) for who, x in hour.items()},
    )


def _net(prices: Prices, pair: Pair) -> int:
    """A pair's fit less the price of the leader's place and time."""
    spent = prices.place[pair.leader_id] + prices.minute[pair.leader_id] * pair.minutes
    return SCALE * pair.fit - spent


def _most(numbers: Numbers, prices: Prices) -> int:
    """The price of everything that all leaders have."""
    return sum(
        x.most * prices.place[x.leader_id] + x.minutes * prices.minute[x.leader_id]
        for x in numbers.leaders
    )
