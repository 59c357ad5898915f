"""The given plan as a simulation reads it: what takes quota, in which order, and what costs money.

Units are those of `planning.numbers`: land in hundredths of a mu, money in yuan, merit in
thousandths of a point, quarters as places 1..H.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zsyz_model.case import LandSource, Plan, Source
from zsyz_model.planning.land import QUOTA, credit_hmu, opening_yuan
from zsyz_model.planning.numbers import NEW, Numbers

REPAY, START, SALE = "归还", "开工", "出售"
RANK = {REPAY: 0, START: 1, SALE: 2}
"""Within a quarter obligations come before starts, and what is sold comes last."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the plan that takes quota or begins in a quarter.

    `quarter`: when the plan has it; `due`: the last quarter in which it keeps a promise.
    `merit_milli[t-1]`, `cost_yuan` (at the start), `farmland_hmu` and `credit_hmu` are 0 where
    it has none; `swapped_hmu` is the area of a repaid holder, who occupies a share of it.
    """

    kind: str
    subject: str
    quarter: int
    due: int
    plan_hmu: int = 0
    link_hmu: int = 0
    land_hmu: int = 0
    farmland_hmu: int = 0
    swapped_hmu: int = 0
    credit_hmu: int = 0
    cost_yuan: int = 0
    merit_milli: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[int, int, str]:
        """The order in which items are served."""
        return self.quarter, RANK[self.kind], self.subject


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """The plan in question: its items in the order in which they are served.

    `lots`: plan quota by the quarter in which it is released, where there is any. `schemes`:
    (id, quarter of acceptance as planned, surplus). `fixed_yuan`: what is paid whatever happens,
    by year: openings, schemes, bought compensation, holders repaid by a plot.
    `covered_hmu[t-1]`: stock and planned purchases of compensation by quarter t.
    """

    numbers: Numbers
    items: tuple[Item, ...]
    lots: Mapping[int, int]
    schemes: tuple[tuple[str, int, int], ...]
    fixed_yuan: Mapping[int, int]
    covered_hmu: tuple[int, ...]
    stages: Mapping[str, str]

    @property
    def starts(self) -> tuple[Item, ...]:
        """The starts alone, in their order."""
        return tuple(x for x in self.items if x.kind == START)


def given_plan(numbers: Numbers, plan: Plan, stages: Mapping[str, str]) -> Given:
    """What the simulation needs of a plan; `stages`: today's stage of each project."""
    place = numbers.horizon.place
    items = [*_starts(numbers, plan), *_repayments(numbers, plan), *_sales(numbers, plan)]
    bought = [0] * numbers.horizon.length
    for trade in plan.trades:
        if trade.kind == "占补数量":
            bought[place(trade.quarter) - 1] += _hmu(trade.mu)
    return Given(
        numbers,
        tuple(sorted(items, key=lambda x: x.key)),
        {t: hmu for t, hmu in zip(numbers.quarters, numbers.released_hmu, strict=True) if hmu},
        tuple((x.scheme_id, place(x.yields), _hmu(x.surplus_mu)) for x in plan.schemes),
        _fixed(numbers, plan),
        tuple(sum(numbers.stock_hmu[:t]) + sum(bought[:t]) for t in numbers.quarters),
        {x.project_id: stages.get(x.project_id, "") for x in plan.starts},
    )


def _hmu(mu: float) -> int:
    return round(100 * mu)


def _taken(sources: tuple[LandSource, ...], kind: Source) -> int:
    return sum(_hmu(x.mu) for x in sources if x.kind == kind.value)


def _starts(numbers: Numbers, plan: Plan) -> Iterator[Item]:
    candidates = {c.project_id: c for c in numbers.candidates}
    plots = {j.plot_id: j for j in numbers.plots}
    for start in plan.starts:
        c, t = candidates[start.project_id], numbers.horizon.place(start.quarter)
        on_plot = start.site != NEW
        yield Item(
            START, start.project_id, t, t,
            _taken(start.sources, Source.PLAN), _taken(start.sources, Source.LINKAGE),
            c.land_hmu, 0 if on_plot else c.farmland_hmu, 0,
            credit_hmu(c.land_hmu, plots[start.site]) if on_plot else 0,
            plots[start.site].unit_hwan * c.land_hmu if on_plot else 0,
            c.merit_milli,
        )  # fmt: skip


def _repayments(numbers: Numbers, plan: Plan) -> Iterator[Item]:
    place = numbers.horizon.place
    for swap in plan.swaps:
        if swap.by == QUOTA:
            yield Item(
                REPAY, swap.plot_id, place(swap.quarter),
                min(place(swap.due), numbers.horizon.length),
                _taken(swap.sources, Source.PLAN), _taken(swap.sources, Source.LINKAGE),
                swapped_hmu=_hmu(swap.mu),
            )  # fmt: skip


def _sales(numbers: Numbers, plan: Plan) -> Iterator[Item]:
    """What is sold of linkage: its cost is negative."""
    for trade in plan.trades:
        if trade.kind == Source.LINKAGE.value:
            t, hmu = numbers.horizon.place(trade.quarter), _hmu(trade.mu)
            yield Item(SALE, trade.quarter, t, t, link_hmu=hmu, cost_yuan=-hmu * numbers.sale_hwan)


def _fixed(numbers: Numbers, plan: Plan) -> dict[int, int]:
    """What is paid whatever happens, by year."""
    plots = {j.plot_id: j for j in numbers.plots}
    total = dict.fromkeys(numbers.years, 0)
    year, place = numbers.horizon.year, numbers.horizon.place
    for opening in plan.plots:
        total[opening.year] += opening_yuan(plots[opening.plot_id])
    cost = {k.scheme_id: k.cost_yuan for k in numbers.schemes}
    for scheme in plan.schemes:
        total[year(place(scheme.quarter))] += cost[scheme.scheme_id]
    for swap in plan.swaps:
        if swap.by != QUOTA:
            price = plots[swap.by].unit_hwan
            total[year(place(swap.quarter))] += price * plots[swap.plot_id].area_hmu
    for trade in plan.trades:
        if trade.kind != Source.LINKAGE.value:
            total[year(place(trade.quarter))] += round(10_000 * trade.cost_wan)
    return total
