"""Counties drawn from a seed: the size of one county's quarterly review, with published rates.

Rates are published ones (docs/sources.md): investment per mu 200 to 450 万元, surplus 0.72 mu a
mu cleared, disposal credit 50 / 30 / 50 %, compensation at 13.8 万元 a mu; projects of 5 亿元 in
the middle and plots of 50 mu, between the published lists and the demonstration county. Supply
is drawn short on purpose: where everything fits there is nothing to decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from random import Random

from zsyz_model.case import Horizon
from zsyz_model.planning.numbers import (
    Candidate,
    Leader,
    Numbers,
    Pair,
    Plot,
    Scheme,
)

INDUSTRIES = 9
CHEMICAL = 0
"""The industry that may only go to the chemical park (the last place)."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each; `None` draws the county size (60–72 projects, 30–34 leaders)."""

    projects: int | None = None
    leaders: int | None = None
    plots: int | None = None
    schemes: int = 8
    quarters: int = 8
    places: int = 16


@dataclass(frozen=True, slots=True)
class _Project:
    """What the draws of a county need to know of a project."""

    name: str
    place: int
    industry: int
    invest_wan: float
    land_hmu: int
    running: bool


def county(seed: int, size: Size = Size()) -> Numbers:
    """The planning question of a county that never was; the same seed gives the same one."""
    draw = Random(seed)
    span = Horizon("2027Q1", size.quarters)
    minutes = [0, *(draw.randint(8, 45) for _ in range(size.places - 1))]
    projects = [_project(draw, i, size) for i in range(size.projects or draw.randint(60, 72))]
    plots = tuple(_plot(draw, i, size) for i in range(size.plots or draw.randint(24, 25)))
    where = {plot.plot_id: draw.randrange(size.places) for plot in plots}
    waiting = [p for p in projects if not p.running]
    candidates = tuple(_candidate(draw, p, plots, where, size, span) for p in waiting)
    need = sum(c.converted_hmu for c in candidates if not c.listed)
    farmland = sum(c.farmland_hmu for c in candidates)
    leaders, pairs = _leaders(draw, projects, minutes, size)
    return Numbers(
        horizon=span,
        candidates=candidates,
        plots=plots,
        schemes=tuple(_scheme(draw, i, need, size) for i in range(size.schemes)),
        leaders=leaders,
        pairs=pairs,
        led={p.name: p.running for p in projects},
        pinned=frozenset(),
        released_hmu=_released(draw, need, size.quarters),
        plan_hwan=(0,) * size.quarters,
        stock_hmu=(int(farmland * 0.35), *(int(farmland * 0.02),) * (size.quarters - 1)),
        balance_hwan=(1380,) * size.quarters,
        target=_targets(draw, len(waiting), size.quarters),
        budget_yuan={
            year: int(need * draw.uniform(0.9, 1.4)) * 500
            for year in dict.fromkeys(span.year(t) for t in range(1, size.quarters + 1))
        },
        farmland_percent=90,
        swap_farmland_percent=100,
        schemes_at_once=3,
    )


def _project(draw: Random, number: int, size: Size) -> _Project:
    invest = min(30.0, max(0.5, draw.lognormvariate(log(5), 0.9)))
    mu = invest * 10_000 * 0.8 / draw.uniform(200, 450)
    return _Project(
        name=f"P{number:03d}",
        place=draw.randrange(size.places),
        industry=draw.randrange(INDUSTRIES),
        invest_wan=round(invest * 10_000, 2),
        land_hmu=max(500, round(mu * 100)),
        running=draw.random() < 0.15,
    )


def _candidate(
    draw: Random,
    project: _Project,
    plots: tuple[Plot, ...],
    where: dict[str, int],
    size: Size,
    span: Horizon,
) -> Candidate:
    """A waiting project: 60–100 % of its land is converted, half to all of that farmland."""
    earliest = draw.choice((1, 1, 1, 2, 2, 3, 4)) if size.quarters > 4 else draw.randint(1, 2)
    score = draw.uniform(45, 92)
    worth = 1000 * score * (project.invest_wan / 10_000) ** 0.5
    converted = int(project.land_hmu * draw.uniform(0.6, 1.0))
    park = size.places - 1
    bound = project.industry == CHEMICAL
    return Candidate(
        project_id=project.name,
        land_hmu=project.land_hmu,
        converted_hmu=converted,
        farmland_hmu=int(converted * draw.uniform(0.5, 1.0)),
        listed=draw.random() < 0.06,
        must=False,
        merit_milli=tuple(round(worth * 0.95**t) for t in range(size.quarters)),
        new_quarters=() if bound and project.place != park else tuple(range(earliest, size.quarters + 1)),
        plot_quarters={
            plot.plot_id: _first_of_years(span, max(earliest, plot.ready))
            for plot in plots
            if project.land_hmu <= plot.area_hmu
            and (where[plot.plot_id] == park if bound else draw.random() < 0.6)
        },
    )  # fmt: skip


def _first_of_years(span: Horizon, first: int) -> tuple[int, ...]:
    """The first quarter of each year from `first` on."""
    years: dict[int, int] = {}
    for t in range(first, span.length + 1):
        years.setdefault(span.year(t), t)
    return tuple(years.values())


def _plot(draw: Random, number: int, size: Size) -> Plot:
    """A stock plot of 12 to 150 mu; the first few are held by a stalled project."""
    ready = draw.randint(1, max(1, size.quarters // 2))
    held = number < size.quarters // 3
    return Plot(
        plot_id=f"J{number:02d}",
        area_hmu=round(min(15_000.0, max(1_200.0, draw.lognormvariate(8.6, 0.6)))),
        ready=ready,
        credit_percent=0 if held else draw.choice((50, 30, 50, 0)),
        unit_hwan=draw.randint(300, 1500),
        fixed_yuan=draw.randint(0, 80) * 10_000,
        holder=f"H{number:02d}" if held else "",
        due=draw.randint(ready + 1, size.quarters) if held else 0,
    )


def _scheme(draw: Random, number: int, need_hmu: int, size: Size) -> Scheme:
    """A scheme that yields 2–6 % of the county's need, at 3–20 万元 a mu cleared."""
    surplus = max(100, int(need_hmu * draw.uniform(0.02, 0.06)))
    return Scheme(
        scheme_id=f"K{number}",
        surplus_hmu=surplus,
        cost_yuan=int(surplus / 0.72 * draw.uniform(3, 20)) * 100,
        duration=draw.randint(1, 2) if size.quarters <= 4 else draw.randint(3, 6),
        earliest=draw.randint(1, 2),
    )


def _released(draw: Random, need_hmu: int, quarters: int) -> tuple[int, ...]:
    """Plan quota of the horizon: 35–45 % of the need, spread unevenly."""
    shares = [draw.uniform(0.5, 1.5) for _ in range(quarters)]
    whole = need_hmu * draw.uniform(0.35, 0.45)
    return tuple(int(whole * share / sum(shares)) for share in shares)


def _targets(draw: Random, waiting: int, quarters: int) -> tuple[int, ...]:
    """Start targets that together ask for 60–80 % of the waiting projects."""
    wanted = waiting * draw.uniform(0.6, 0.8)
    return tuple(round(wanted * (t + 1) / quarters) - round(wanted * t / quarters) for t in range(quarters))  # fmt: skip


def _leaders(
    draw: Random, projects: list[_Project], minutes: list[int], size: Size
) -> tuple[tuple[Leader, ...], tuple[Pair, ...]]:
    """Leaders with hours for 2 to 4 visits a week; every pair but a few that must be avoided."""
    leaders: list[Leader] = []
    pairs: list[Pair] = []
    for number in range(size.leaders or draw.randint(30, 34)):
        name = f"L{number:02d}"
        duties = draw.sample(range(INDUSTRIES), draw.choice((1, 1, 2)))
        places = draw.sample(range(size.places), min(size.places, draw.choice((1, 2))))
        leaders.append(Leader(name, draw.randint(4, 10) * 60, 0, draw.randint(2, 4)))
        for p in projects:
            if draw.random() < 0.02:
                continue
            on_site = 120 if p.running else 60
            fit = 20 + 35 * (p.industry in duties) + 25 * (p.place in places)
            keeps = draw.random() < 0.02
            pairs.append(Pair(p.name, name, 2 * minutes[p.place] + on_site, fit + 20 * keeps, keeps))  # fmt: skip
    return tuple(leaders), tuple(pairs)
