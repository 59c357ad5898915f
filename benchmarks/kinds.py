"""The kinds of county that are asked.

*core*: what others plan as well, and *full*: every limit of the model, both on counties like the
demonstration county, each number of which is moved. *drawn*: core, and *scarce*: full, on counties
drawn from nothing with everything short; stresses that hardly anybody proves within a minute.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from benchmarks.instances import Size, county
from benchmarks.variants import demo_numbers, variant
from zsyz_model.case import Horizon
from zsyz_model.case.capacity import Cap
from zsyz_model.case.lending import Line
from zsyz_model.planning.numbers import Candidate, Cover, Numbers, Plot

COUNTY = Size(projects=72, leaders=34, plots=24)
"""The size of the issue: 72 projects, 34 leaders, 24 plots, 8 schemes, 8 quarters."""


@dataclass(frozen=True, slots=True)
class OneBudget(Horizon):
    """A horizon that is one budget year: money may be spent in any of its quarters."""

    def year(self, place: int) -> int:
        """The first quarter's year, whatever the quarter."""
        return Horizon.year(self, min(place, 1))


def core(seed: int) -> Numbers:
    """Sites, quota, schemes, leaders and one total budget, on a county like the demonstration county."""
    numbers = variant(demo_numbers(), seed)
    return replace(
        _with_core_rows(numbers),
        plots=tuple(replace(j, holder="", due=0) for j in numbers.plots if not j.quota),
        candidates=tuple(replace(_at_once(c), gap_yuan=0) for c in numbers.candidates),
        caps=(),
        lines=(),
        covers=(),
        advance_hmu=0,
        turnover_hmu=0,
        sale_hmu=0,
    )


def drawn(seed: int, size: Size = COUNTY) -> Numbers:
    """The same rows on a county drawn from nothing, where land and money are short on purpose."""
    numbers = county(seed, size)
    return replace(
        _with_core_rows(numbers),
        plots=tuple(replace(j, holder="", due=0) for j in numbers.plots),
        candidates=tuple(_at_once(c) for c in numbers.candidates),
    )


def _with_core_rows(numbers: Numbers) -> Numbers:
    """One budget for the whole horizon, and as many schemes at once as there are."""
    span = OneBudget(numbers.horizon.first, numbers.horizon.length)
    return replace(
        numbers,
        horizon=span,
        budget_yuan={span.year(1): sum(numbers.budget_yuan.values())},
        schemes_at_once=len(numbers.schemes),
    )


def _at_once(c: Candidate) -> Candidate:
    """On a plot nothing is gained by waiting, when the budget is one."""
    return replace(c, plot_quarters={j: quarters[:1] for j, quarters in c.plot_quarters.items()})


def full(seed: int) -> Numbers:
    """Every limit of the model on a county like the demonstration county.

    It has yearly budgets, swaps, loans, paddy and compensation; advances, turnover, a sale and
    capacities are added, as large as the county's need and uses make them.
    """
    draw, numbers = Random(f"like {seed}"), variant(demo_numbers(), seed)
    need = sum(c.converted_hmu for c in numbers.candidates if not c.listed)
    return replace(
        numbers,
        advance_hmu=int(need * 0.02),
        turnover_hmu=int(need * 0.02),
        sale_hmu=int(need * 0.01),
        caps=_caps(draw, numbers.candidates, numbers.plots, room=0.8),
    )


def scarce(seed: int, size: Size = COUNTY) -> Numbers:
    """Every limit of the model: yearly budgets, swaps, advances, turnover, sales, money, capacities."""
    draw, numbers = Random(f"full {seed}"), county(seed, size)
    need = sum(c.converted_hmu for c in numbers.candidates if not c.listed)
    waiting = tuple(_with_gap(draw, c) for c in numbers.candidates)
    return replace(
        numbers,
        candidates=waiting,
        plots=(*numbers.plots, _lot(draw, need, numbers.horizon.length)),
        covers=(_paddy(draw, waiting, numbers.horizon.length),),
        advance_hmu=int(need * 0.02),
        turnover_hmu=int(need * 0.02),
        turnover_quarters=12,
        sale_hmu=int(need * 0.01),
        sale_hwan=2950,
        lines=_lines(draw, waiting),
        caps=_caps(draw, waiting, numbers.plots, room=0.6),
    )


def _with_gap(draw: Random, c: Candidate) -> Candidate:
    """One project in three lacks 500 to 8,000 万元."""
    lacks = draw.randint(500, 8000) * 10_000 if draw.random() < 1 / 3 else 0
    return replace(c, gap_yuan=lacks)


def _lines(draw: Random, waiting: tuple[Candidate, ...]) -> tuple[Line, ...]:
    """Three lines that cover about 70 % of all gaps together."""
    gaps = sum(c.gap_yuan for c in waiting)
    return tuple(
        Line(
            f"F{i}",
            limit_yuan=int(gaps * 0.7 / 3 / 100) * 100,
            single_yuan=5000 * 10_000,
            takers=frozenset(c.project_id for c in waiting if c.gap_yuan and draw.random() < 0.7),
        )
        for i in range(3)
    )


def _caps(
    draw: Random, waiting: tuple[Candidate, ...], plots: tuple[Plot, ...], room: float
) -> tuple[Cap, ...]:
    """Energy at four places that can carry a share of what may come."""
    use = {c.project_id: draw.randint(100, 9000) * 1000 for c in waiting}
    names = list(use)
    found = []
    for i in range(4):
        own = {p: use[p] for p in names if draw.random() < 0.3}
        here = frozenset(j.plot_id for j in plots if draw.random() < 0.2)
        found.append(Cap(f"G{i}", "能耗", int(sum(own.values()) * room), own, use, here))
    return tuple(found)


def _paddy(draw: Random, waiting: tuple[Candidate, ...], quarters: int) -> Cover:
    """A third of the farmland is paddy; a fifth of that is in stock."""
    need = {
        c.project_id: small
        for c in waiting
        if (small := int(c.farmland_hmu * draw.uniform(0, 0.6)))
    }
    stock = sum(need.values()) // 5
    return Cover(
        "占补水田", "paddy", "亩", 100, need, (stock, *(0,) * (quarters - 1)), (1880,) * quarters
    )


def _lot(draw: Random, need_hmu: int, quarters: int) -> Plot:
    """Quota that a stalled project holds, 2 % of the need, to be repaid by the end."""
    ready = draw.randint(1, max(1, quarters // 2))
    return Plot("Q00", int(need_hmu * 0.02), ready, 0, 500, 0, "H_Q00", quarters, quota=True)


KINDS: dict[str, Callable[[int], Numbers]] = {
    "core": core, "full": full, "drawn": drawn, "scarce": scarce,
}  # fmt: skip
