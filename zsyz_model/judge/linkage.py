"""Judges linkage: the surplus of schemes, what is drawn ahead of it, what is sold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from zsyz_model.case import Trade
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import ZERO, Facts, exact, fault, given, repeated
from zsyz_model.judge.land import LINKAGE, over


def accepted(facts: Facts, t: int) -> Fraction:
    """Surplus of launched schemes that is accepted by quarter t."""
    total = ZERO
    for launch in facts.plan.schemes:
        row = facts.rows("schemes").get(launch.scheme_id)
        if row is not None and facts.quarter(launch.quarter) + int(row["duration_quarters"]) <= t:
            total += exact(row["surplus_mu"])
    return total


def sales(facts: Facts) -> tuple[Trade, ...]:
    """The trades in which linkage surplus is sold."""
    return tuple(trade for trade in facts.plan.trades if trade.kind == LINKAGE)


def sold(facts: Facts, t: int) -> Fraction:
    """Linkage surplus sold by quarter t."""
    return sum((exact(x.mu) for x in sales(facts) if facts.quarter(x.quarter) <= t), ZERO)


def sale_price(facts: Facts) -> Fraction:
    """What a mu of surplus brings, on the grid of 0.01 万元."""
    return Fraction(round(exact(facts.case.scenario.land.linkage_sale_wan_per_mu) * 100), 100)


def turnover(facts: Facts) -> Fraction:
    """How much linkage may be drawn ahead of acceptance, on the grid of 0.01 mu."""
    return Fraction(round(exact(facts.case.scenario.land.turnover_most_mu) * 100), 100)


def check_linkage_quota(facts: Facts) -> Iterator[Finding]:
    """Linkage surplus is used or sold only after its acceptance, but for the permitted turnover."""
    for t in facts.quarters:
        taken = facts.used(LINKAGE, t) + sold(facts, t)
        yield from over(facts, "linkage_quota", t, taken, accepted(facts, t) + turnover(facts))


def check_turnover_repaid(facts: Facts) -> Iterator[Finding]:
    """A permitted turnover is accepted in time, beside what is sold; a larger one is linkage_quota's."""
    time = facts.case.scenario.land.turnover_quarters
    for t in facts.quarters:
        due = t + time
        permitted = accepted(facts, t) + turnover(facts)
        taken, there = facts.used(LINKAGE, t) + sold(facts, due), accepted(facts, due)
        if (
            turnover(facts)
            and taken > there
            and facts.used(LINKAGE, t) + sold(facts, t) <= permitted
        ):
            word = facts.case.scenario.span.word
            fact = f"截至 {word(t)} 使用的节余指标到 {word(due)} 还差 {float(taken - there):g} 亩没有归还"
            yield fault("turnover_repaid", word(t), fact)


def check_linkage_sold(facts: Facts) -> Iterator[Finding]:
    """Only what is accepted is sold, within the horizon, and so much a year at most."""
    span = facts.case.scenario.span
    most = Fraction(round(exact(facts.case.scenario.land.linkage_sale_most_mu) * 100), 100)
    by_year: defaultdict[int, Fraction] = defaultdict(Fraction)
    for trade in sales(facts):
        if exact(trade.mu) <= 0 or facts.quarter(trade.quarter) not in facts.quarters:
            yield fault("linkage_sold", trade.quarter, "出售节余指标的数量或季度不对")
        by_year[span.year(facts.quarter(trade.quarter))] += exact(trade.mu)
    for year, mu in sorted(by_year.items()):
        if mu > most:
            fact = f"{year} 年出售节余指标 {float(mu):g} 亩，超过上限 {float(most):g} 亩"
            yield fault("linkage_sold", str(year), fact)
    for t in facts.quarters:
        if turnover(facts):
            yield from over(facts, "linkage_sold", t, sold(facts, t), accepted(facts, t))


def check_scheme_capacity(facts: Facts) -> Iterator[Finding]:
    """A scheme runs once, not before its earliest quarter, and few enough run at once."""
    for k in repeated(launch.scheme_id for launch in facts.plan.schemes):
        yield fault("scheme_capacity", k, "同一复垦项目启动了两次")
    running: defaultdict[int, int] = defaultdict(int)
    for launch in facts.plan.schemes:
        row = facts.rows("schemes").get(launch.scheme_id)
        if row is None:
            yield fault("scheme_capacity", launch.scheme_id, "复垦项目不在台账中")
            continue
        begin, length = facts.quarter(launch.quarter), int(row["duration_quarters"])
        if begin < max(1, facts.quarter(row["earliest"]) if given(row["earliest"]) else 1):
            yield fault("scheme_capacity", launch.scheme_id, "启动早于最早启动季度")
        if begin > max(facts.quarters):
            yield fault("scheme_capacity", launch.scheme_id, f"{launch.quarter} 在计划期之后启动")
        if facts.quarter(launch.yields) != begin + length:
            yield fault("scheme_capacity", launch.scheme_id, "验收季度与周期不符")
        if exact(launch.surplus_mu) != exact(row["surplus_mu"]):
            fact = f"节余写作 {launch.surplus_mu:g} 亩，台账为 {row['surplus_mu']:g} 亩"
            yield fault("scheme_capacity", launch.scheme_id, fact)
        for t in range(begin, begin + length):
            running[t] += 1
    for t, count in sorted(running.items()):
        if count > facts.case.scenario.land.schemes_at_once:
            word = facts.case.scenario.span.word(t)
            yield fault("scheme_capacity", word, f"{word} 同时实施 {count} 个复垦项目，超过上限")
