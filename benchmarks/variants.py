"""Counties like the demonstration county: the same rules and places, every number moved a little."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

from zsyz_model.pipeline import admit, read_case
from zsyz_model.planning.numbers import Candidate, Numbers, Pair, Scheme
from zsyz_model.planning.reading import read_numbers

DEMO = Path(__file__).parents[1] / "scenarios" / "base.yaml"
PROJECT, SUPPLY, FIT_POINTS = (0.8, 1.25), (0.95, 1.15), 10
"""How far a project and a supply may move, as factors; a pair's fit in points."""


@cache
def demo_numbers() -> Numbers:
    """The planning question of the demonstration county's base scenario."""
    return read_numbers(*admit(read_case(DEMO)))


def variant(numbers: Numbers, seed: int) -> Numbers:
    """The county of a seed: projects larger or smaller and worth more or less, supplies likewise."""
    draw = Random(f"variant {seed}")
    sizes = {c.project_id: draw.uniform(*PROJECT) for c in numbers.candidates}
    areas = {j.plot_id: j.area_hmu for j in numbers.plots}
    return replace(
        numbers,
        candidates=tuple(_moved(draw, c, sizes[c.project_id], areas) for c in numbers.candidates),
        covers=tuple(
            replace(v, need={p: int(x * sizes[p]) for p, x in v.need.items()})
            for v in numbers.covers
        ),
        schemes=tuple(_scheme(draw, k) for k in numbers.schemes),
        pairs=tuple(_pair(draw, x) for x in numbers.pairs),
        released_hmu=tuple(map(_supply(draw), numbers.released_hmu)),
        budget_yuan={year: _supply(draw)(x) for year, x in numbers.budget_yuan.items()},
    )


def _moved(draw: Random, c: Candidate, size: float, areas: dict[str, int]) -> Candidate:
    """A project of another size and worth; plots on which it no longer fits are gone."""
    land, worth = int(c.land_hmu * size), draw.uniform(*PROJECT)
    return replace(
        c,
        land_hmu=land,
        converted_hmu=int(c.converted_hmu * size),
        farmland_hmu=int(c.farmland_hmu * size),
        merit_milli=tuple(int(x * worth) for x in c.merit_milli),
        plot_quarters={j: q for j, q in c.plot_quarters.items() if land <= areas[j]},
        gap_yuan=int(c.gap_yuan * size / 100) * 100,
    )


def _scheme(draw: Random, k: Scheme) -> Scheme:
    size = draw.uniform(*PROJECT)
    cost = int(k.cost_yuan * size * draw.uniform(*PROJECT) / 100) * 100
    return replace(k, surplus_hmu=int(k.surplus_hmu * size), cost_yuan=cost)


def _pair(draw: Random, x: Pair) -> Pair:
    return replace(x, fit=max(0, x.fit + draw.randint(-FIT_POINTS, FIT_POINTS)))


def _supply(draw: Random) -> Callable[[int], int]:
    """Some other amount of a supply, in hundreds as budgets are."""
    return lambda amount: int(amount * draw.uniform(*SUPPLY) / 100) * 100
