"""Shares of the rooms: for counties torn between answers, and of what is left over."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from zsyz_model.planning.province.master import mix
from zsyz_model.planning.province.questions import Column
from zsyz_model.planning.province.searching import Search, plan_within

DEARER = 1e-4
"""How much dearer, as a share of its worth, an answer without wholeness stands than a plan."""
DEAR = 100.0
TRIES = 3
"""How often shares are dealt when some county finds no plan in its own."""
GAIN = 0.02
"""What a round over the leftovers must win to be worth another, as a share of the wanted gap."""


def settle(search: Search, prices: tuple[float, ...], answers: list[Column]) -> None:
    """Shares for those furthest from their bound, plans within them, and the best choice of all."""
    short = {c.county: c.at(prices) - c.bound for c in answers}
    first = set(_furthest(short, search.rules.improved))
    # the tops are near the prices, and what cannot be used must not be bought at them
    dear = [DEAR * top for top in search.top]
    for _ in range(TRIES):
        columns = [*search.plans, *_corrected(search, prices, sorted(first))]
        mixed = mix(columns, [c.worth for c in columns], search.coupling, dear)
        torn = {
            name: _mean(parts)
            for name, parts in mixed.items()
            if len(parts) > 1 or parts[0][1].chosen is None
        }
        failed = plan_within(search, torn)
        if not failed or search.best or search.over():
            break
        # who found no plan in a share keeps to plans that are known
        first -= failed
    missing = search.asks.keys() - {c.county for c in search.plans}
    if missing:
        plan_within(search, dict.fromkeys(missing, (0.0,) * len(search.coupling.rows)))


def _furthest(short: Mapping[str, float], most: int) -> list[str]:
    """The counties that fall shortest of their bounds, in a canonical order."""
    return sorted(short, key=lambda name: (-short[name], name))[:most]


def _corrected(search: Search, prices: tuple[float, ...], names: Iterable[str]) -> list[Column]:
    """Answers without wholeness of these counties, made a little dearer than the best plan.

    Else they would look better than any plan at these prices, and every county would be torn.
    """
    found: list[Column] = []
    for name in names:
        plans = [c.at(prices) for c in search.plans if c.county == name]
        loose = [c for c in search.relaxed if c.county == name]
        best = min(plans, default=-math.inf)
        lost = max(0.0, best - min(c.at(prices) for c in loose)) + DEARER * abs(best)
        found += [replace(c, worth=c.worth + (lost if plans else 0.0)) for c in loose]
    return found


def improve(search: Search) -> bool:
    """What is left over goes to those who fall shortest of their bound; whether the plan got better.

    The distance between plan and bound is the sum of every county's, and the price of what is left.
    """
    if not search.best:
        return False
    usage = [sum(used) for used in zip(*(c.usage for c in search.best.values()), strict=True)]
    left = [max(0.0, room - used) for room, used in zip(search.coupling.rooms, usage, strict=True)]
    short = {
        name: column.at(search.bound_prices) - search.bounds[name]
        for name, column in search.best.items()
    }
    first = _furthest(short, search.rules.improved)
    before = search.value
    plan_within(
        search,
        {n: [u + x for u, x in zip(search.best[n].usage, left, strict=True)] for n in first},
    )
    return before - search.value > GAIN * search.rules.gap * abs(before)


def _mean(parts: Sequence[tuple[float, Column]]) -> list[float]:
    """What a mixture of answers uses of each row."""
    used = [[weight * u for u in column.usage] for weight, column in parts]
    return [math.fsum(row) for row in zip(*used, strict=True)]
