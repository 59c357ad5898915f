"""Reads the accounts back: costs, trades and the cumulative land accounts, exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from zsyz_model.case import Cost, LandFlow, Source, Trade
from zsyz_model.planning.decisions import Chosen, mu, wan
from zsyz_model.planning.land import QUOTA, credit_hmu, opening_yuan, settles
from zsyz_model.planning.numbers import NEW, Cover, Numbers
from zsyz_model.planning.rows import MU

BALANCE = "占补数量"
ADVANCE, TURNOVER = "预支指标", "周转指标"


def deliver(numbers: Numbers, chosen: Chosen) -> Chosen:
    """The same purchases, each as late as it is needed within its year and at its price."""
    bought = _delivered(
        numbers, chosen.bought, numbers.balance_hwan, lambda t: _uncovered(numbers, chosen, t)
    )
    covered: dict[tuple[str, int], int] = {}
    for cover in numbers.covers:
        lots = {t: small for (kind, t), small in chosen.covered.items() if kind == cover.kind}
        late = _delivered(numbers, lots, cover.price_yuan, partial(_lack, numbers, chosen, cover))
        covered |= {(cover.kind, t): small for t, small in late.items()}
    return replace(chosen, bought=bought, covered=covered)


def _delivered(
    numbers: Numbers, lots: Mapping[int, int], price: Sequence[int], lacking: Callable[[int], int]
) -> dict[int, int]:
    """The lots of one account in each quarter, when `lacking` is what must be bought by one."""
    year = numbers.horizon.year
    waiting: dict[int, int] = {}
    bought: dict[int, int] = {}
    for t in numbers.quarters:
        waiting |= {t: lots.get(t, 0)}
        lack = lacking(t) - sum(bought.values())
        for lot in sorted(waiting):
            same = t < numbers.horizon.length and year(t + 1) == year(lot)
            last = not (same and price[t] == price[lot - 1])
            taken = waiting[lot] if last else min(waiting[lot], max(0, lack))
            bought[t] = bought.get(t, 0) + taken
            waiting[lot] -= taken
            lack -= taken
    return bought


def _uncovered(numbers: Numbers, chosen: Chosen, t: int) -> int:
    """Hundredths of a mu that must be bought by quarter t, rounded up."""
    nothing_bought = replace(chosen, bought={})
    _, covered, occupied = next(x for x in _accounts(numbers, nothing_bought, t) if x[0] == BALANCE)
    return max(0, occupied - covered)


def _lack(numbers: Numbers, chosen: Chosen, cover: Cover, t: int) -> int:
    """Small units of a further account that must be bought by quarter t."""
    return max(0, _cover_used(cover, chosen, t) - sum(cover.stock[:t]))


def _cover_used(cover: Cover, chosen: Chosen, t: int) -> int:
    """Small units of a further account that starts on new land occupy by quarter t."""
    begun = (p for p, (site, s) in chosen.starts.items() if site == NEW and s <= t)
    return sum(cover.need.get(p, 0) for p in begun)


def read_trades(numbers: Numbers, chosen: Chosen) -> tuple[Trade, ...]:
    """Compensation bought and linkage surplus sold, kind by kind and quarter by quarter."""
    word, bought = numbers.horizon.word, chosen.bought
    trades = [
        Trade(BALANCE, word(t), mu(hmu), wan(hmu * numbers.balance_hwan[t - 1]))
        for t, hmu in bought.items()
    ]
    for cover in numbers.covers:
        trades += [
            Trade(
                kind, word(t), small / cover.per, wan(small * cover.price_yuan[t - 1]), cover.unit
            )
            for (kind, t), small in chosen.covered.items()
            if kind == cover.kind
        ]
    trades += [
        Trade(Source.LINKAGE.value, word(t), mu(hmu), wan(-hmu * numbers.sale_hwan))
        for t, hmu in chosen.sold.items()
    ]
    return tuple(trade for trade in trades if trade.mu)


def read_costs(numbers: Numbers, chosen: Chosen) -> tuple[Cost, ...]:
    """Land cost by year and kind; the parts add up to the goal."""
    total: dict[tuple[int, str], int] = {}
    for year, kind, yuan in _costs(numbers, chosen):
        total[year, kind] = total.get((year, kind), 0) + yuan
    return tuple(Cost(y, kind, wan(yuan)) for (y, kind), yuan in sorted(total.items()) if yuan)


def _costs(numbers: Numbers, chosen: Chosen) -> Iterator[tuple[int, str, int]]:
    plots = {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c.land_hmu for c in numbers.candidates}
    cost = {k.scheme_id: k.cost_yuan for k in numbers.schemes}
    price = {cover.kind: cover.price_yuan for cover in numbers.covers}
    year = numbers.horizon.year
    for j, y in chosen.opened.items():
        yield y, "地块固定费用", plots[j].fixed_yuan
        yield y, "腾挪指标取得", opening_yuan(plots[j]) - plots[j].fixed_yuan
    for p, (site, t) in chosen.starts.items():
        if site != NEW:
            yield year(t), "地块取得", plots[site].unit_hwan * need[p]
    for j, (by, t) in chosen.repaid.items():
        if by != QUOTA:
            yield year(t), "腾挪归还地块", plots[by].unit_hwan * plots[j].area_hmu
    for k, t in chosen.launched.items():
        yield year(t), "复垦", cost[k]
    for t, hmu in chosen.plan_used.items():
        yield year(t), "计划指标", hmu * numbers.plan_hwan[t - 1]
    for t, hmu in chosen.bought.items():
        yield year(t), "外购占补", hmu * numbers.balance_hwan[t - 1]
    for (kind, t), small in chosen.covered.items():
        yield year(t), f"外购{kind}", small * price[kind][t - 1]
    for t, hmu in chosen.sold.items():
        yield year(t), "节余出售", -hmu * numbers.sale_hwan


def read_flows(numbers: Numbers, chosen: Chosen) -> tuple[LandFlow, ...]:
    """The accounts, cumulative at the end of each quarter."""
    return tuple(
        LandFlow(numbers.horizon.word(t), kind, supplied / per, used / per, (supplied - used) / per, unit)
        for t in numbers.quarters
        for kind, supplied, used, per, unit in (
            *((*account, MU, "亩") for account in _accounts(numbers, chosen, t)),
            *_covers(numbers, chosen, t),
            *((*account, MU, "亩") for account in _ahead(numbers, chosen, t)),
        )
    )  # fmt: skip


def _covers(numbers: Numbers, chosen: Chosen, t: int) -> Iterator[tuple[str, int, int, int, str]]:
    """Each further compensation account: supplied and used in small units, and its unit."""
    for cover in numbers.covers:
        bought = sum(x for (k, s), x in chosen.covered.items() if k == cover.kind and s <= t)
        supplied, used = sum(cover.stock[:t]) + bought, _cover_used(cover, chosen, t)
        yield cover.kind, supplied, used, cover.per, cover.unit


def _ahead(numbers: Numbers, chosen: Chosen, t: int) -> Iterator[tuple[str, int, int]]:
    """What may be drawn ahead in quarter t, and what is: the debts of the two quotas."""
    debt = {kind: max(0, used - supplied) for kind, supplied, used in _accounts(numbers, chosen, t)}
    if numbers.advance_hmu:
        most = 0 if settles(numbers, t) else numbers.advance_hmu
        yield ADVANCE, most, debt[Source.PLAN.value]
    if numbers.turnover_hmu:
        yield TURNOVER, numbers.turnover_hmu, debt[Source.LINKAGE.value]


def _accounts(numbers: Numbers, chosen: Chosen, t: int) -> Iterable[tuple[str, int, int]]:
    plots = {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c for c in numbers.candidates}
    on_plots = [(p, j, s) for p, (j, s) in chosen.starts.items() if j != NEW]
    on_new = [need[p] for p, (j, s) in chosen.starts.items() if j == NEW and s <= t]
    credit = sum(credit_hmu(need[p].land_hmu, plots[j]) for p, j, s in on_plots if s < t)
    plan = _sum_to(chosen.plan_used, t)
    yield Source.PLAN.value, sum(numbers.released_hmu[:t]) + credit, plan
    linked = _sum_to(chosen.linkage_used, t)
    done = {k.scheme_id: chosen.launched.get(k.scheme_id, t) + k.duration for k in numbers.schemes}
    accepted = sum(
        k.surplus_hmu
        for k in numbers.schemes
        if k.scheme_id in chosen.launched and done[k.scheme_id] <= t
    )
    yield Source.LINKAGE.value, accepted, linked + _sum_to(chosen.sold, t)
    swapped = sum(
        plots[j].area_hmu for j, (by, s) in chosen.repaid.items() if by == QUOTA and s <= t
    )
    occupied = sum(c.farmland_hmu for c in on_new)
    occupied += -(-swapped * numbers.swap_farmland_percent // 100)
    covered = sum(numbers.stock_hmu[:t]) + _sum_to(chosen.bought, t)
    covered += linked * numbers.farmland_percent // 100
    yield BALANCE, covered, occupied
    year = numbers.horizon.year(t)
    opened = [plots[j] for j, y in chosen.opened.items() if y <= year]
    area = sum(j.area_hmu for j in opened if not j.quota)
    taken = sum(need[p].land_hmu for p, _, s in on_plots if s <= t)
    taken += sum(
        plots[j].area_hmu for j, (by, s) in chosen.repaid.items() if by != QUOTA and s <= t
    )
    yield Source.PLOT.value, area, taken
    if numbers.lots:
        lots = sum(j.area_hmu for j in opened if j.quota and j.ready <= t)
        yield Source.SWAPPED.value, lots, _sum_to(chosen.moved_used, t)


def _sum_to(flow: Mapping[int, int], t: int) -> int:
    return sum(hmu for s, hmu in flow.items() if s <= t)
