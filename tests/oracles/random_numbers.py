"""Tiny counties at random: small enough to go through every plan, mean enough to hurt.

Windows hold every quarter (reading keeps only the first of each year on plots; `compare` prunes
them for the model and leaves them whole for the enumeration). The same seed gives the same county.
Every third county lives on swaps (released plots are the only land), every third on what plots earn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from numpy.random import Generator, default_rng

from tests.oracles.random_accounts import with_accounts
from tests.oracles.random_money import with_money
from zsyz_model.case import Horizon
from zsyz_model.planning.numbers import Candidate, Leader, Numbers, Pair, Plot, Scheme

FAMILY = 20260930


@dataclass(frozen=True, slots=True)
class Theme:
    """What a county lives on: how often plots are released, earn credit, or are the only land."""

    swap: tuple[float, float]
    new: float
    site: float
    credit: tuple[int, ...]
    released: tuple[int, ...]
    converted: tuple[int, ...]


THEMES = (
    Theme((0.6, 0.0), 0.85, 0.8, (0, 30, 50, 50), (0, 0, 2, 4, 7), (0, 3, 4, 5)),
    Theme((1.0, 0.4), 0.25, 1.0, (0, 50), (0, 2, 4, 7), (2, 4)),
    Theme((0.2, 0.0), 0.6, 0.6, (50, 50, 100), (0, 0, 0, 0, 1), (1, 1, 2)),
)


def tiny_numbers(seed: int) -> Numbers:
    """The county of a seed: 2–3 waiting projects, 0–2 plots, 0–2 schemes, 2–3 leaders."""
    rng, theme = default_rng([FAMILY, seed]), THEMES[seed % len(THEMES)]
    span = Horizon(f"2027Q{_one(rng, 1, 2, 3, 4)}", _one(rng, 3, 4))
    plots = _plots(rng, span.length, theme)
    candidates = tuple(
        _candidate(rng, f"P{i}", span.length, plots, theme)
        for i in range(1, _one(rng, 2, 3, 3) + 1)
    )
    led = {c.project_id: bool(rng.random() < 0.25) for c in candidates}
    if rng.random() < 0.4:
        led["R1"] = bool(rng.random() < 0.5)
    leaders = _leaders(rng)
    pairs = _pairs(rng, tuple(led), leaders)
    per_quarter = span.length
    county = Numbers(
        horizon=span,
        candidates=candidates,
        plots=plots,
        schemes=_schemes(rng, span.length),
        leaders=leaders,
        pairs=pairs,
        led=led,
        pinned=_pinned(rng, pairs),
        released_hmu=_many(rng, per_quarter, *theme.released),
        plan_hwan=_many(rng, per_quarter, 0, 100, 150, 200, 300),
        stock_hmu=_many(rng, per_quarter, 0, 0, 1, 3),
        balance_hwan=_many(rng, per_quarter, 500, 900, 1380, 1381),
        target=_many(rng, per_quarter, 0, 0, 1, 1, 2),
        budget_yuan=_budgets(rng, span),
        farmland_percent=_one(rng, 90, 50, 100),
        swap_farmland_percent=_one(rng, 100, 100, 70, 0),
        schemes_at_once=_one(rng, 1, 1, 2),
    )
    return with_accounts(with_money(county, seed), seed)


def _one(rng: Generator, *values: int) -> int:
    return int(rng.choice(values))


def _many(rng: Generator, length: int, *values: int) -> tuple[int, ...]:
    return tuple(_one(rng, *values) for _ in range(length))


def _plots(rng: Generator, length: int, theme: Theme) -> tuple[Plot, ...]:
    """None, one or two; each may be released by a stalled holder."""
    count = _one(rng, 0, 1, 2, 2, 2) if theme.swap[0] < 1 else 2
    return tuple(
        _plot(rng, f"J{i}", length, theme, swap=bool(rng.random() < share))
        for i, share in enumerate(theme.swap[:count], start=1)
    )


def _plot(rng: Generator, name: str, length: int, theme: Theme, *, swap: bool) -> Plot:
    """A plot; one whose holder cannot be repaid in time, or that is ready too late, is rare."""
    ready = _one(rng, 1, 1, 2, 3, length + 1)
    plot = Plot(
        plot_id=name,
        area_hmu=_one(rng, 3, 4, 5) if swap else _one(rng, 4, 6, 9),
        ready=ready,
        credit_percent=0 if swap else _one(rng, *theme.credit),
        unit_hwan=_one(rng, 0, 100, 400, 800),
        fixed_yuan=_one(rng, 0, 300, 1000, 2500),
    )
    if not swap:
        return plot
    due = min(length, _one(rng, ready, length, length, length, max(1, ready - 1)))
    return replace(plot, holder=f"X{name[1:]}", due=due)


def _candidate(
    rng: Generator, name: str, length: int, plots: tuple[Plot, ...], theme: Theme
) -> Candidate:
    land = _one(rng, 2, 3, 4, 5)
    converted = min(land, _one(rng, *theme.converted))
    earliest = _one(rng, 1, 1, 1, 2, 3)
    barred = {t for t in range(1, length + 1) if rng.random() < 0.07}
    window = tuple(t for t in range(earliest, length + 1) if t not in barred)
    worth = _one(rng, 1000, 1000, 2500, 4321)
    discount = _one(rng, 95, 95, 100, 80)
    sites = {
        j.plot_id: tuple(t for t in window if t >= j.ready)
        for j in plots
        if land <= j.area_hmu and rng.random() < theme.site
    }
    return Candidate(
        project_id=name,
        land_hmu=land,
        converted_hmu=converted,
        farmland_hmu=_one(rng, 0, converted, max(0, converted - 1)),
        listed=bool(rng.random() < 0.12),
        must=bool(rng.random() < 0.12),
        merit_milli=tuple(worth * discount**t // 100**t for t in range(length)),
        new_quarters=window if rng.random() < theme.new else (),
        plot_quarters={j: quarters for j, quarters in sites.items() if quarters},
    )


def _schemes(rng: Generator, length: int) -> tuple[Scheme, ...]:
    return tuple(
        Scheme(
            scheme_id=f"S{i}",
            surplus_hmu=_one(rng, 2, 4, 6),
            cost_yuan=_one(rng, 100, 400, 900),
            duration=_one(rng, 1, 1, 2, 3),
            earliest=_one(rng, 1, 1, 2),
        )
        for i in range(1, _one(rng, 0, 1, 1, 2) + 1)
    )


def _leaders(rng: Generator) -> tuple[Leader, ...]:
    return tuple(
        Leader(f"L{i}", _one(rng, 90, 150, 240, 400), _one(rng, 0, 0, 0, 0, 1), _one(rng, 1, 2, 3))
        for i in range(1, _one(rng, 2, 2, 3) + 1)
    )


def _pairs(rng: Generator, led: tuple[str, ...], leaders: tuple[Leader, ...]) -> tuple[Pair, ...]:
    return tuple(
        Pair(p, who.leader_id, _one(rng, 60, 90, 120, 180), _one(rng, 0, 20, 45, 45, 80, 100), False)
        for p in led
        for who in leaders
        if rng.random() < 0.85
    )  # fmt: skip


def _pinned(rng: Generator, pairs: tuple[Pair, ...]) -> frozenset[tuple[str, str]]:
    """Mostly none; now and then a pair that may be led."""
    if not pairs or rng.random() > 0.15:
        return frozenset()
    pair = pairs[int(rng.integers(len(pairs)))]
    return frozenset({(pair.project_id, pair.leader_id)})


def _budgets(rng: Generator, span: Horizon) -> dict[int, int]:
    years = dict.fromkeys(span.year(t) for t in range(1, span.length + 1))
    return {
        y: _one(rng, 0, 600, 1500, 3000, 4200, 6000) for y in years if rng.random() < 0.6
    }  # fmt: skip
