"""Judges money and the printed accounts: land_budget, land_cost, accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import floor

from zsyz_model.case import Trade
from zsyz_model.findings import Finding
from zsyz_model.judge.compensation import (
    covered,
    further,
    needed,
    occupied,
    price_of,
    supplied,
    unit_of,
)
from zsyz_model.judge.facts import ZERO, Facts, exact, fault, repeated
from zsyz_model.judge.land import (
    BALANCE,
    LINKAGE,
    MOVED,
    PLAN,
    PLOT,
    credit,
    lots,
    most_ahead,
    moved,
    settles,
)
from zsyz_model.judge.linkage import accepted, sale_price, sold, turnover

ADVANCE, TURNOVER = "预支指标", "周转指标"


def true_costs(facts: Facts) -> dict[tuple[int, str], Fraction]:
    """Land cost by year and kind, recomputed from tables and promises, in 万元."""
    costs: defaultdict[tuple[int, str], Fraction] = defaultdict(Fraction)
    land, span = facts.case.scenario.land, facts.case.scenario.span
    plots, schemes = facts.rows("plots"), facts.rows("schemes")

    def year(word: str) -> int:
        return span.year(facts.quarter(word))

    def unit(plot: str) -> Fraction:
        return Fraction(round(exact(plots[plot]["unit_wan"]) * 100), 100) if plot in plots else ZERO

    for opening in facts.plan.plots:
        fixed = exact(plots[opening.plot_id]["fixed_wan"]) if opening.plot_id in plots else ZERO
        costs[opening.year, "地块固定费用"] += fixed
        if opening.plot_id in lots(facts):
            whole = unit(opening.plot_id) * exact(plots[opening.plot_id]["area_mu"])
            costs[opening.year, "腾挪指标取得"] += whole
    for start in facts.on_plots:
        need = exact(facts.start_project(start)["land_mu"])
        costs[year(start.quarter), "地块取得"] += unit(start.site) * need
    for swap in facts.plan.swaps:
        if swap.by != "quota":
            costs[year(swap.quarter), "腾挪归还地块"] += unit(swap.by) * exact(swap.mu)
    for launch in facts.plan.schemes:
        if launch.scheme_id in schemes:
            costs[year(launch.quarter), "复垦"] += exact(schemes[launch.scheme_id]["cost_wan"])
    for t in facts.quarters:
        word = span.word(t)
        used = facts.used(PLAN, t) - facts.used(PLAN, t - 1)
        price = facts.price(PLAN, word, land.plan_wan_per_mu)
        costs[span.year(t), "计划指标"] += used * price
    for trade in facts.plan.trades:
        costs[year(trade.quarter), _kind(trade)] += exact(trade.mu) * _unit_cost(facts, trade)
    return {key: wan for key, wan in costs.items() if wan}


def _kind(trade: Trade) -> str:
    """Under which kind of cost a trade is booked."""
    named = {LINKAGE: "节余出售", BALANCE: "外购占补"}
    return named.get(trade.kind, f"外购{trade.kind}")


def _unit_cost(facts: Facts, trade: Trade) -> Fraction:
    """What a unit of a trade costs; a sale brings its price; what has no price costs nothing."""
    if trade.kind == LINKAGE:
        return -sale_price(facts)
    return price_of(facts, trade) or ZERO


def check_land_budget(facts: Facts) -> Iterator[Finding]:
    """Land costs no more than the budget of each year."""
    spent: defaultdict[int, Fraction] = defaultdict(Fraction)
    for (year, _), wan in true_costs(facts).items():
        spent[year] += wan
    for year, wan in sorted(spent.items()):
        budget = facts.rows("budget").get(str(year))
        if budget is not None and wan > exact(budget["land_wan"]):
            over = float(wan - exact(budget["land_wan"]))
            yield fault("land_budget", str(year), f"用地支出超出预算 {over:g} 万元")


def check_costs(facts: Facts) -> Iterator[Finding]:
    """The printed costs are the true ones, each once, and add up to the goal."""
    yield from _misprinted(facts)
    true = true_costs(facts)
    for twice in repeated(f"{cost.year}/{cost.kind}" for cost in facts.plan.costs):
        yield fault("land_cost", twice, "同一年度、同一类费用列了两次")
    told = {(cost.year, cost.kind): exact(cost.wan) for cost in facts.plan.costs}
    for key in sorted(true.keys() | told.keys()):
        if true.get(key, ZERO) != told.get(key, ZERO):
            fact = f"{key[1]}：方案 {float(told.get(key, ZERO)):g} 万元，实为 {float(true.get(key, ZERO)):g} 万元"
            yield fault("land_cost", str(key[0]), fact)
    claimed, total = exact(facts.plan.goal("land_cost").value), sum(true.values(), ZERO)
    if claimed != total:
        fact = f"方案称用地成本 {float(claimed):g} 万元，实为 {float(total):g} 万元"
        yield fault("land_cost", "land_cost", fact)


def _misprinted(facts: Facts) -> Iterator[Finding]:
    """Costs printed beside a plot, a scheme or a purchase that are not the true ones."""
    told = [
        *((o.plot_id, o.cost_wan, facts.cell("plots", o.plot_id, "fixed_wan")) for o in facts.plan.plots),
        *((k.scheme_id, k.cost_wan, facts.cell("schemes", k.scheme_id, "cost_wan")) for k in facts.plan.schemes),
        *((x.quarter, x.cost_wan, exact(x.mu) * _unit_cost(facts, x)) for x in facts.plan.trades),
    ]  # fmt: skip
    for subject, wan, true in told:
        if exact(wan) != true:
            yield fault("land_cost", subject, f"费用写作 {wan:g} 万元，实为 {float(true):g} 万元")


def check_accounts(facts: Facts) -> Iterator[Finding]:
    """The printed accounts of each quarter are the true ones, rounded towards caution."""
    told = {(flow.quarter, flow.kind): flow for flow in facts.plan.land}
    accounts = dict(true_accounts(facts))
    if len(facts.plan.land) != len(accounts):
        count = len(accounts) // len(facts.quarters)
        yield fault("accounts", "land", f"应有 {count} 类账、每季度各一行")
    for key, true in accounts.items():
        flow, named, unit = told.get(key), "/".join(key), unit_of(key[1])
        if flow is None or (exact(flow.supplied_mu), exact(flow.used_mu)) != true:
            fact = f"印出的用地账与方案不符，应为供应 {float(true[0]):g} {unit}、使用 {float(true[1]):g} {unit}"
            yield fault("accounts", named, fact)
        elif exact(flow.left_mu) != true[0] - true[1]:
            fact = f"结余写作 {flow.left_mu:g} {unit}，实为 {float(true[0] - true[1]):g} {unit}"
            yield fault("accounts", named, fact)
        elif flow.unit != unit:
            yield fault("accounts", named, f"单位写作 {flow.unit}，应为 {unit}")


def true_accounts(facts: Facts) -> Iterator[tuple[tuple[str, str], tuple[Fraction, Fraction]]]:
    """(quarter, kind) → supplied and used so far, on the grid of 0.01 mu, towards caution."""
    for t in facts.quarters:
        word = facts.case.scenario.span.word(t)
        for kind, has, used in (*_four(facts, t), *_further(facts, t), *_ahead(facts, t)):
            yield (
                (word, kind),
                (
                    Fraction(floor(has * 100), 100),
                    -Fraction(floor(-used * 100), 100),
                ),
            )


def _four(facts: Facts, t: int) -> Iterator[tuple[str, Fraction, Fraction]]:
    """The accounts that every county has."""
    yield PLAN, facts.arrived(PLAN, t) + credit(facts, t), facts.used(PLAN, t)
    yield LINKAGE, accepted(facts, t), facts.used(LINKAGE, t) + sold(facts, t)
    yield BALANCE, covered(facts, t), occupied(facts, t)
    yield PLOT, *_plots(facts, t)


def _further(facts: Facts, t: int) -> Iterator[tuple[str, Fraction, Fraction]]:
    """Paddy, capacity, and quota that holders can release, where the county has any."""
    for account in further(facts):
        yield account.kind, supplied(facts, account, t), needed(facts, account, t)
    if lots(facts):
        yield MOVED, moved(facts, t), facts.used(MOVED, t)


def _ahead(facts: Facts, t: int) -> Iterator[tuple[str, Fraction, Fraction]]:
    """What may be drawn ahead and what is owed, where it is allowed."""
    owed = {kind: max(ZERO, used - has) for kind, has, used in _four(facts, t)}
    if most_ahead(facts):
        yield ADVANCE, ZERO if settles(facts, t) else most_ahead(facts), owed[PLAN]
    if turnover(facts):
        yield TURNOVER, turnover(facts), owed[LINKAGE]


def _plots(facts: Facts, t: int) -> tuple[Fraction, Fraction]:
    """Area opened and area taken on stock plots by quarter t."""
    year, plots = facts.case.scenario.span.year(t), facts.rows("plots")
    known = (o.plot_id for o in facts.plan.plots if o.year <= year and o.plot_id in plots)
    known = (j for j in known if j not in lots(facts))
    opened = sum((exact(plots[j]["area_mu"]) for j in known), ZERO)
    here = (s for s in facts.on_plots if facts.quarter(s.quarter) <= t)
    taken = sum((exact(facts.start_project(s)["land_mu"]) for s in here), ZERO)
    back = (s for s in facts.plan.swaps if s.by != "quota" and facts.quarter(s.quarter) <= t)
    return opened, taken + sum((exact(s.mu) for s in back), ZERO)
