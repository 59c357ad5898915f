"""Crimes with what is drawn ahead or sold, and with paddy and capacity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.judge.crimes.forging import crime, facts_of, honest, instead, with_start
from tests.judge.crimes.land import BALANCE, LINKAGE, PLAN, _covered
from zsyz_model.case import LandSource, Outcome, Plan, Start, Trade

FURTHER = ("占补水田", "占补产能")


def _turned(outcome: Outcome, plan: Plan, start: Start, old: str, new: str, mu: float) -> Plan:
    """The plan in which a start draws so much of one quota in the place of another."""
    drawn = {part.kind: part.mu for part in start.sources}
    drawn[old] = round(drawn[old] - mu, 2)
    drawn[new] = round(drawn.get(new, 0.0) + mu, 2)
    sources = tuple(LandSource(kind, left, start.quarter) for kind, left in drawn.items() if left)
    return _covered(outcome, with_start(plan, start, sources=sources), mu)


@crime("advance_settled")
def an_advance_carried_over_the_end_of_a_year(outcome: Outcome) -> Iterator[Plan]:
    """In the quarter before, no more is drawn ahead than may be."""
    span, most = outcome.case.scenario.span, outcome.case.scenario.land.advance_most_mu
    left = {x.quarter: x.left_mu for x in outcome.plan.land if x.kind == PLAN}
    for start in outcome.plan.starts:
        t, linked = span.place(start.quarter), sum(x.mu for x in start.sources if x.kind == LINKAGE)
        mu = round(left[span.word(t + 1)] + 0.01, 2) if t < span.length else 0.0
        ends = t + 1 == span.length or span.year(t + 1) < span.year(t + 2)
        if ends and 0 < mu <= min(linked, most + left[start.quarter]):
            yield honest(outcome, _turned(outcome, outcome.plan, start, LINKAGE, PLAN, mu))


@crime("turnover_repaid")
def linkage_drawn_ahead_and_not_repaid_in_time(outcome: Outcome) -> Iterator[Plan]:
    mu = float(outcome.case.scenario.land.turnover_most_mu)
    for start in outcome.plan.starts:
        if mu and sum(x.mu for x in start.sources if x.kind == PLAN) >= mu:
            yield honest(outcome, _turned(outcome, outcome.plan, start, PLAN, LINKAGE, mu))


def _sold(outcome: Outcome, plan: Plan, quarter: str, mu: float) -> Plan:
    """The plan with so much surplus sold, at the scenario's price."""
    price = outcome.case.scenario.land.linkage_sale_wan_per_mu
    trade = Trade(LINKAGE, quarter, mu, -round(price * mu, 4))
    return honest(outcome, replace(plan, trades=(*plan.trades, trade)))


@crime("linkage_sold")
def more_surplus_sold_than_a_year_may(outcome: Outcome) -> Iterator[Plan]:
    """A start gives its linkage back and draws plan quota that is left in every later quarter."""
    span = outcome.case.scenario.span
    for start in outcome.plan.starts:
        linked = sum(x.mu for x in start.sources if x.kind == LINKAGE)
        later = span.quarters[span.place(start.quarter) - 1 :]
        left = min(x.left_mu for x in outcome.plan.land if x.kind == PLAN and x.quarter in later)
        if outcome.case.scenario.land.linkage_sale_most_mu < linked <= left:
            plan = _turned(outcome, outcome.plan, start, LINKAGE, PLAN, linked)
            yield _sold(outcome, plan, start.quarter, linked)


@crime("linkage_quota")
def surplus_sold_that_was_used(outcome: Outcome) -> Iterator[Plan]:
    """Within what a year may sell, where it may."""
    last, land = outcome.case.scenario.span.quarters[-1], outcome.case.scenario.land
    [left] = [x.left_mu for x in outcome.plan.land if (x.kind, x.quarter) == (LINKAGE, last)]
    yield _sold(outcome, outcome.plan, last, round(left + land.turnover_most_mu + 0.01, 2))


def _further(outcome: Outcome) -> Iterator[Trade]:
    """Purchases of a further account, every piece of which is needed."""
    for trade in outcome.plan.trades:
        flows = [x.left_mu for x in outcome.plan.land if x.kind == trade.kind]
        if trade.kind in FURTHER and min(flows) < 0.01:
            yield trade


@crime("farmland_balance")
def paddy_forgotten(outcome: Outcome) -> Iterator[Plan]:
    for trade in _further(outcome):
        plan = replace(outcome.plan, trades=instead(outcome.plan.trades, trade))
        yield honest(outcome, plan)


@crime("farmland_balance")
def plain_farmland_bought_for_paddy(outcome: Outcome) -> Iterator[Plan]:
    for trade in _further(outcome):
        price = facts_of(outcome).price(BALANCE, trade.quarter, 0.0)
        plain = replace(trade, kind=BALANCE, unit="亩", cost_wan=float(price) * trade.mu)
        plan = replace(outcome.plan, trades=instead(outcome.plan.trades, trade, plain))
        yield honest(outcome, plan)


@crime("farmland_balance")
def a_unit_misprinted_in_a_purchase(outcome: Outcome) -> Iterator[Plan]:
    for trade in outcome.plan.trades:
        trades = instead(outcome.plan.trades, trade, replace(trade, unit="公顷"))
        yield replace(outcome.plan, trades=trades)


@crime("accounts")
def a_unit_misprinted_in_the_accounts(outcome: Outcome) -> Iterator[Plan]:
    for flow in outcome.plan.land:
        land = instead(outcome.plan.land, flow, replace(flow, unit="公顷"))
        yield replace(outcome.plan, land=land)
