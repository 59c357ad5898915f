"""Prices of the rooms: without wholeness first, then by what plans use; and the bound at them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from zsyz_model.planning.province.county import decide, relax
from zsyz_model.planning.province.master import bound_at, find_prices
from zsyz_model.planning.province.questions import Ask, Column
from zsyz_model.planning.province.searching import Search, ask_all, best_start, keep

SAMPLE = 16
"""How many counties find the first prices."""
CALIBRATIONS = 3
ROUGH = 5.0
"""How often a sample moves the prices, and with how much wider gaps."""
STEP = 0.015
"""How far prices move in the first round, as a share of them; later rounds move less.

Pool and market stand in for each other, so that 5 % more on one of them turns every county round.
"""
RELAXED_GAP = 2e-5
"""Prices are good enough when the master and the counties agree to this share of the sum."""


def relaxed_prices(search: Search) -> tuple[float, ...]:
    """Prices at which the counties without wholeness want what there is.

    A sample finds them nearly, with its part of the rooms; then all counties go on from there.
    """
    prices = next(iter(search.asks.values())).prices
    some = _sample(search)
    if len(some) < len(search.asks):
        part = len(some) / len(search.asks)
        prices = _agreed(search, some, prices, part)
        search.top = [max(2 * p, top / 20) for p, top in zip(prices, search.top, strict=True)]
    return _agreed(search, list(search.asks.values()), prices, 1.0)


def _agreed(
    search: Search, asks: list[Ask], prices: tuple[float, ...], part: float
) -> tuple[float, ...]:
    """The prices with the best bound, from these on, when these counties have a part of the rooms."""
    names = {ask.county for ask in asks}
    best, kept = -math.inf, prices
    for _ in range(search.rules.relaxed_rounds):
        answers = ask_all(search, relax, (replace(ask, prices=prices) for ask in asks))
        search.relaxed += answers
        found = bound_at(prices, answers, search.coupling, part)
        if found > best:
            best, kept = found, prices
        known = [c for c in search.relaxed if c.county in names]
        master = find_prices(known, search.coupling, search.top, part)
        agreed = master.sum - best <= RELAXED_GAP * max(1.0, abs(best))
        if (not _raised(search, kept) and agreed) or search.over():
            break
        prices = tuple((a + b) / 2 for a, b in zip(kept, master.of, strict=True))
    return kept


def _raised(search: Search, prices: Sequence[float]) -> bool:
    """Double the tops that these prices come near to; whether there was any."""
    near = [r for r, price in enumerate(prices) if price >= search.top[r] / 2]
    for r in near:
        search.top[r] *= 2
    return bool(near)


def calibrated(search: Search, prices: tuple[float, ...]) -> tuple[float, ...]:
    """Prices moved by what a sample's plans use: whole schemes and projects yield less than parts.

    Plans of a rougher gap do for that. All counties together are no sample, and are priced anyway.
    """
    some = _sample(search)
    if len(some) == len(search.asks):
        return prices
    for turn in range(1, CALIBRATIONS + 1):
        rough = [
            replace(a, prices=prices, gap=ROUGH * a.gap, start=best_start(search, a.county, prices))
            for a in some
        ]
        answers = ask_all(search, decide, rough)
        keep(search, answers)
        prices = moved(search, prices, answers, STEP / turn)
        if search.over():
            break
    return prices


def _sample(search: Search) -> list[Ask]:
    """Counties spread evenly over the names; all where there are few."""
    return list(search.asks.values())[:: max(1, len(search.asks) // SAMPLE)]


def price(search: Search, prices: tuple[float, ...]) -> list[Column]:
    """Every county's plan at these prices: plans to choose from, and a bound."""
    asks = [
        replace(a, prices=prices, start=best_start(search, a.county, prices))
        for a in search.asks.values()
    ]
    answers = ask_all(search, decide, asks)
    keep(search, answers)
    found = bound_at(prices, answers, search.coupling)
    if found > search.bound:
        search.bound, search.bound_prices = found, prices
        search.bounds = {c.county: c.bound for c in answers}
    return answers


def moved(
    search: Search, prices: Sequence[float], answers: list[Column], step: float
) -> tuple[float, ...]:
    """Prices a step dearer where these counties used more than their part of a room, else cheaper."""
    part = len(answers) / len(search.asks)
    used = [math.fsum(u) for u in zip(*(c.usage for c in answers), strict=True)]
    rows = zip(prices, used, search.coupling.rooms, search.top, strict=True)
    return tuple(
        max(price * (1 + step), top * step / 100) if use > part * room else price * (1 - step)
        for price, use, room, top in rows
    )
