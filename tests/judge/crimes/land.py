"""Crimes with land and money: rights, quotas, compensation, swaps, schemes, budgets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.judge.crimes.forging import crime, facts_of, honest, instead, moved, with_start
from zsyz_model.case import LandSource, Launch, Outcome, Plan, Start, Swap, Trade

PLAN, LINKAGE, BALANCE = "计划指标", "节余指标", "占补数量"


def _with_source(plan: Plan, start: Start, old: LandSource, *new: LandSource) -> Plan:
    return with_start(plan, start, sources=instead(start.sources, old, *new))


def _drawn(outcome: Outcome, kind: str) -> Iterator[tuple[Start, LandSource]]:
    """Every part that a start takes from a kind, the largest first."""
    parts = [(s, x) for s in outcome.plan.starts for x in s.sources if x.kind == kind]
    yield from sorted(parts, key=lambda found: -found[1].mu)


def _covered(outcome: Outcome, plan: Plan, mu: float) -> Plan:
    """The plan with so much compensation bought in the first quarter, at its price."""
    first = outcome.case.scenario.span.quarters[0]
    price = facts_of(outcome).price(BALANCE, first, outcome.case.scenario.land.balance_wan_per_mu)
    trade = Trade(BALANCE, first, mu, round(float(price) * mu, 4))
    return replace(plan, trades=(trade, *plan.trades))


def _left(outcome: Outcome, kind: str, quarter: str) -> float:
    return next(x.left_mu for x in outcome.plan.land if (x.quarter, x.kind) == (quarter, kind))


@crime("conversion")
def compensation_taken_for_conversion_right(outcome: Outcome) -> Iterator[Plan]:
    for start, part in _drawn(outcome, PLAN):
        plan = _with_source(outcome.plan, start, part, replace(part, kind=BALANCE))
        yield honest(outcome, plan)


@crime("conversion")
def the_state_list_taken_for_an_unlisted_project(outcome: Outcome) -> Iterator[Plan]:
    for start, part in _drawn(outcome, PLAN):
        plan = _with_source(outcome.plan, start, part, replace(part, kind="清单配置"))
        yield honest(outcome, plan)


@crime("conversion")
def a_hundredth_converted_without_right(outcome: Outcome) -> Iterator[Plan]:
    for start, part in _drawn(outcome, PLAN):
        short = replace(part, mu=round(part.mu - 0.01, 2))
        yield honest(outcome, _with_source(outcome.plan, start, part, short))


@crime("conversion")
def a_right_drawn_in_another_quarter(outcome: Outcome) -> Iterator[Plan]:
    span = outcome.case.scenario.span
    for start, part in _drawn(outcome, PLAN):
        later = replace(part, quarter=span.word(span.place(part.quarter) + 1))
        yield honest(outcome, _with_source(outcome.plan, start, part, later))


@crime("conversion")
def one_mu_taken_twice(outcome: Outcome) -> Iterator[Plan]:
    """A start draws, beside its own, a mu that another has drawn."""
    for start, part in _drawn(outcome, PLAN):
        plan = _with_source(outcome.plan, start, part, part, replace(part, mu=1.0))
        yield honest(outcome, plan)


@crime("conversion")
def a_listed_project_with_county_quota(outcome: Outcome) -> Iterator[Plan]:
    for start, part in _drawn(outcome, "清单配置"):
        plan = _with_source(outcome.plan, start, part, replace(part, kind=PLAN))
        yield honest(outcome, plan)


@crime("plan_quota")
def linkage_taken_for_plan_quota(outcome: Outcome) -> Iterator[Plan]:
    for start, part in _drawn(outcome, LINKAGE):
        if part.mu > _left(outcome, PLAN, part.quarter):
            plan = _with_source(outcome.plan, start, part, replace(part, kind=PLAN))
            yield honest(outcome, _covered(outcome, plan, part.mu))


@crime("plan_quota")
def plan_quota_used_before_its_quarter(outcome: Outcome) -> Iterator[Plan]:
    span = outcome.case.scenario.span
    for start, part in _drawn(outcome, PLAN):
        for t in range(span.place(start.quarter) - 1, 0, -1):
            if part.mu > _left(outcome, PLAN, span.word(t)):
                early = moved(start, span.word(t))
                starts = instead(outcome.plan.starts, start, early)
                plan = replace(outcome.plan, starts=starts)
                yield honest(outcome, _covered(outcome, plan, start.land_mu))


@crime("linkage_quota")
def linkage_used_before_its_acceptance(outcome: Outcome) -> Iterator[Plan]:
    for start, part in _drawn(outcome, PLAN):
        if part.mu > _left(outcome, LINKAGE, part.quarter):
            plan = _with_source(outcome.plan, start, part, replace(part, kind=LINKAGE))
            yield honest(outcome, plan)


@crime("linkage_quota")
def linkage_without_its_scheme(outcome: Outcome) -> Iterator[Plan]:
    for launch in outcome.plan.schemes:
        last = outcome.case.scenario.span.quarters[-1]
        if launch.surplus_mu > _left(outcome, LINKAGE, last):
            schemes = instead(outcome.plan.schemes, launch)
            yield honest(outcome, replace(outcome.plan, schemes=schemes))


def _with_trades(outcome: Outcome, old: Trade, *new: Trade) -> Plan:
    return honest(outcome, replace(outcome.plan, trades=instead(outcome.plan.trades, old, *new)))


def _exhausting(outcome: Outcome) -> Iterator[Trade]:
    """Purchases of which every hundredth is needed in some quarter after."""
    span = outcome.case.scenario.span
    for trade in (x for x in outcome.plan.trades if x.kind == BALANCE):
        later = span.quarters[span.place(trade.quarter) - 1 :]
        if any(_left(outcome, BALANCE, word) < 0.01 for word in later):
            yield trade


@crime("farmland_balance")
def compensation_forgotten(outcome: Outcome) -> Iterator[Plan]:
    for trade in _exhausting(outcome):
        yield _with_trades(outcome, trade)


@crime("farmland_balance")
def compensation_short_by_a_hundredth(outcome: Outcome) -> Iterator[Plan]:
    for trade in _exhausting(outcome):
        mu = round(trade.mu - 0.01, 2)
        cheaper = replace(trade, mu=mu, cost_wan=round(trade.cost_wan / trade.mu * mu, 4))
        yield _with_trades(outcome, trade, cheaper)


@crime("farmland_balance")
def the_wrong_compensation_bought(outcome: Outcome) -> Iterator[Plan]:
    for trade in outcome.plan.trades:
        yield _with_trades(outcome, trade, replace(trade, kind="占补林地", cost_wan=0.0))


@crime("farmland_balance")
def compensation_bought_before_the_horizon(outcome: Outcome) -> Iterator[Plan]:
    span = outcome.case.scenario.span
    price = outcome.case.scenario.land.balance_wan_per_mu
    for trade in outcome.plan.trades:
        early = replace(trade, quarter=span.word(0), cost_wan=round(trade.mu * price, 4))
        yield _with_trades(outcome, trade, early)


@crime("swap_quota")
def quota_of_a_holder_used_before_it_is_released(outcome: Outcome) -> Iterator[Plan]:
    for start, part in _drawn(outcome, PLAN):
        plan = _with_source(outcome.plan, start, part, replace(part, kind="腾挪指标"))
        yield honest(outcome, plan)


@crime("swap_repaid")
def a_holder_never_repaid(outcome: Outcome) -> Iterator[Plan]:
    for swap in outcome.plan.swaps:
        yield honest(outcome, replace(outcome.plan, swaps=instead(outcome.plan.swaps, swap)))


def _reswapped(outcome: Outcome, swap: Swap, **changes: Any) -> Plan:
    """The swap changed; its sources follow its quarter and area."""
    new = replace(swap, **changes)
    if swap.sources:
        first, *others = (replace(x, quarter=new.quarter) for x in swap.sources)
        first = replace(first, mu=round(first.mu + new.mu - swap.mu, 2))
        new = replace(new, sources=(first, *others) if new.by == "quota" else ())
    return honest(outcome, replace(outcome.plan, swaps=instead(outcome.plan.swaps, swap, new)))


def _swaps(outcome: Outcome) -> list[Swap]:
    """Swaps repaid by a plot first: they touch no quota."""
    return sorted(outcome.plan.swaps, key=lambda swap: swap.by == "quota")


@crime("swap_repaid")
def a_holder_repaid_a_quarter_late(outcome: Outcome) -> Iterator[Plan]:
    span = outcome.case.scenario.span
    for swap in _swaps(outcome):
        yield _reswapped(outcome, swap, quarter=span.word(span.place(swap.due) + 1))


@crime("swap_repaid")
def a_holder_repaid_before_the_plot_is_free(outcome: Outcome) -> Iterator[Plan]:
    span, plots = outcome.case.scenario.span, facts_of(outcome).rows("plots")
    for swap in _swaps(outcome):
        ready = span.place(plots[swap.plot_id]["ready"])
        if ready > 1:
            yield _reswapped(outcome, swap, quarter=span.word(ready - 1))


@crime("swap_repaid")
def a_holder_repaid_a_hundredth_short(outcome: Outcome) -> Iterator[Plan]:
    for swap in _swaps(outcome):
        yield _reswapped(outcome, swap, mu=round(swap.mu - 0.01, 2))


@crime("swap_repaid")
def the_wrong_holder_repaid(outcome: Outcome) -> Iterator[Plan]:
    for swap in _swaps(outcome):
        yield _reswapped(outcome, swap, holder="无此项目")


@crime("swap_repaid")
def a_due_quarter_misprinted(outcome: Outcome) -> Iterator[Plan]:
    span = outcome.case.scenario.span
    for swap in _swaps(outcome):
        yield _reswapped(outcome, swap, due=span.word(span.place(swap.due) + 1))


@crime("swap_repaid")
def a_holder_repaid_twice(outcome: Outcome) -> Iterator[Plan]:
    for swap in reversed(_swaps(outcome)):
        yield honest(outcome, replace(outcome.plan, swaps=(*outcome.plan.swaps, swap)))


@crime("swap_repaid")
def a_swap_that_nobody_owes(outcome: Outcome) -> Iterator[Plan]:
    span, plots = outcome.case.scenario.span, facts_of(outcome).rows("plots")
    last = span.quarters[-1]
    for opening in outcome.plan.plots:
        if plots[opening.plot_id]["plot_kind"] != "腾挪":
            swap = Swap(opening.plot_id, "无此项目", 0.0, "quota", last, last)
            yield honest(outcome, replace(outcome.plan, swaps=(*outcome.plan.swaps, swap)))


@crime("swap_repaid")
def a_holder_repaid_with_another_holder_s_plot(outcome: Outcome) -> Iterator[Plan]:
    released = {swap.plot_id for swap in outcome.plan.swaps}
    for swap in _swaps(outcome):
        for other in sorted(released - {swap.plot_id}):
            yield _reswapped(outcome, swap, by=other)


@crime("swap_repaid")
def a_holder_repaid_with_too_small_a_plot(outcome: Outcome) -> Iterator[Plan]:
    plots = facts_of(outcome).rows("plots")
    for swap in _swaps(outcome):
        for j, row in plots.items():
            if row["plot_kind"] != "腾挪" and row["area_mu"] < swap.mu:
                yield _reswapped(outcome, swap, by=j)


@crime("conversion")
def a_holder_repaid_with_quota_that_nobody_gave(outcome: Outcome) -> Iterator[Plan]:
    for swap in _swaps(outcome):
        given = replace(swap, by="quota", sources=())
        swaps = instead(outcome.plan.swaps, swap, given)
        plan = _covered(outcome, replace(outcome.plan, swaps=swaps), swap.mu)
        yield honest(outcome, plan)


@crime("scheme_capacity")
def a_scheme_launched_twice(outcome: Outcome) -> Iterator[Plan]:
    for launch in outcome.plan.schemes:
        schemes = (*outcome.plan.schemes, launch)
        yield honest(outcome, replace(outcome.plan, schemes=schemes))


@crime("scheme_capacity")
def a_scheme_launched_too_early(outcome: Outcome) -> Iterator[Plan]:
    span = outcome.case.scenario.span
    for launch in outcome.plan.schemes:
        length = span.place(launch.yields) - span.place(launch.quarter)
        early = replace(launch, quarter=span.word(0), yields=span.word(length))
        schemes = instead(outcome.plan.schemes, launch, early)
        yield honest(outcome, replace(outcome.plan, schemes=schemes))


@crime("scheme_capacity")
def a_yield_promised_a_quarter_early(outcome: Outcome) -> Iterator[Plan]:
    span = outcome.case.scenario.span
    for launch in outcome.plan.schemes:
        early = replace(launch, yields=span.word(span.place(launch.yields) - 1))
        yield replace(outcome.plan, schemes=instead(outcome.plan.schemes, launch, early))


@crime("scheme_capacity")
def a_surplus_misprinted(outcome: Outcome) -> Iterator[Plan]:
    for launch in outcome.plan.schemes:
        more = replace(launch, surplus_mu=round(launch.surplus_mu + 0.01, 2))
        yield replace(outcome.plan, schemes=instead(outcome.plan.schemes, launch, more))


@crime("scheme_capacity")
def an_unknown_scheme(outcome: Outcome) -> Iterator[Plan]:
    first = outcome.case.scenario.span.quarters[0]
    launch = Launch("无此复垦项目", first, first, 0.0, 0.0)
    yield honest(outcome, replace(outcome.plan, schemes=(*outcome.plan.schemes, launch)))


@crime("scheme_capacity")
def too_many_schemes_at_once(outcome: Outcome) -> Iterator[Plan]:
    """Each begins no later than the last of them that begins in the plan, none too early."""
    span, rows = outcome.case.scenario.span, facts_of(outcome).rows("schemes")
    if len(outcome.plan.schemes) <= outcome.case.scenario.land.schemes_at_once:
        return
    earliest = [rows[x.scheme_id]["earliest"] for x in outcome.plan.schemes]
    t = max(span.place(word) if isinstance(word, str) else 1 for word in earliest)
    schemes = tuple(
        replace(x, quarter=span.word(max(t, 1)), yields=span.word(max(t, 1) + int(rows[x.scheme_id]["duration_quarters"])))
        for x in outcome.plan.schemes
    )  # fmt: skip
    yield honest(outcome, replace(outcome.plan, schemes=schemes))


@crime("land_budget")
def a_budget_overrun(outcome: Outcome) -> Iterator[Plan]:
    """Compensation that nobody needs is bought until the first year's budget is gone."""
    span, facts = outcome.case.scenario.span, facts_of(outcome)
    row = facts.rows("budget").get(str(span.year(1)))
    if row is not None:
        first = span.quarters[0]
        price = facts.price(BALANCE, first, outcome.case.scenario.land.balance_wan_per_mu)
        if price:
            spent = sum(x.wan for x in outcome.plan.costs if x.year == span.year(1))
            mu = float(round((float(row["land_wan"]) - spent) / float(price)) + 1)
            yield honest(outcome, _covered(outcome, outcome.plan, mu))
