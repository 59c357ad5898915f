"""Judges money and the printed accounts: land_budget, land_cost, accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import floor

from zsyz_model.findings import Finding
from zsyz_model.judge.facts import ZERO, Facts, exact, fault
from zsyz_model.judge.land import BALANCE, LINKAGE, PLAN, PLOT, accepted, covered, credit, occupied


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
        price = facts.price(BALANCE, trade.quarter, land.balance_wan_per_mu)
        costs[year(trade.quarter), "外购占补"] += exact(trade.mu) * price
    return {key: wan for key, wan in costs.items() if wan}


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
    """The printed costs are the true ones, and add up to the goal."""
    true = true_costs(facts)
    told = {(cost.year, cost.kind): exact(cost.wan) for cost in facts.plan.costs}
    for key in sorted(true.keys() | told.keys()):
        if true.get(key, ZERO) != told.get(key, ZERO):
            fact = f"{key[1]}：方案 {float(told.get(key, ZERO)):g} 万元，实为 {float(true.get(key, ZERO)):g} 万元"
            yield fault("land_cost", str(key[0]), fact)
    claimed = exact(facts.plan.goal("land_cost").value)
    if claimed != sum(true.values(), ZERO):
        fact = (
            f"方案称用地成本 {float(claimed):g} 万元，实为 {float(sum(true.values(), ZERO)):g} 万元"
        )
        yield fault("land_cost", "land_cost", fact)


def check_accounts(facts: Facts) -> Iterator[Finding]:
    """The printed accounts of each quarter are the true ones, rounded towards caution."""
    told = {(flow.quarter, flow.kind): flow for flow in facts.plan.land}
    for t in facts.quarters:
        word = facts.case.scenario.span.word(t)
        for kind, supplied, used in (
            (PLAN, facts.arrived(PLAN, t) + credit(facts, t), facts.used(PLAN, t)),
            (LINKAGE, accepted(facts, t), facts.used(LINKAGE, t)),
            (BALANCE, covered(facts, t), occupied(facts, t)),
            (PLOT, *_plots(facts, t)),
        ):
            flow = told.get((word, kind))
            true = (Fraction(floor(supplied * 100), 100), -Fraction(floor(-used * 100), 100))
            if flow is None or (exact(flow.supplied_mu), exact(flow.used_mu)) != true:
                yield fault("accounts", f"{word}/{kind}", "印出的用地账与方案不符")
            elif exact(flow.left_mu) != true[0] - true[1]:
                yield fault("accounts", f"{word}/{kind}", "结余不等于供应减使用")


def _plots(facts: Facts, t: int) -> tuple[Fraction, Fraction]:
    """Area opened and area taken on stock plots by quarter t."""
    year, plots = facts.case.scenario.span.year(t), facts.rows("plots")
    known = (o.plot_id for o in facts.plan.plots if o.year <= year and o.plot_id in plots)
    opened = sum((exact(plots[j]["area_mu"]) for j in known), ZERO)
    here = (s for s in facts.on_plots if facts.quarter(s.quarter) <= t)
    taken = sum((exact(facts.start_project(s)["land_mu"]) for s in here), ZERO)
    back = (s for s in facts.plan.swaps if s.by != "quota" and facts.quarter(s.quarter) <= t)
    return opened, taken + sum((exact(s.mu) for s in back), ZERO)
