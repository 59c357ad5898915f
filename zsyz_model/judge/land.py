"""Judges land: conversion, the three quotas, swaps, schemes, budget, and the printed accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from math import floor

from zsyz_model.case import Start
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import ZERO, Facts, exact, fault, given, repeated

PLAN, LINKAGE, LISTED, PLOT = "计划指标", "节余指标", "清单配置", "存量地块"
BALANCE = "占补数量"


def check_conversion(facts: Facts) -> Iterator[Finding]:
    """Every converted mu has its right, of a kind that gives it, in the quarter of its start."""
    for start in facts.plan.starts:
        for part in start.sources:
            if part.quarter != start.quarter or exact(part.mu) <= 0:
                yield fault("conversion", start.project_id, f"{part.kind} 的使用季度或数量不对")
            if part.kind not in _allowed(facts, start):
                yield fault("conversion", start.project_id, f"{part.kind} 不能用于这类用地")
        given_mu = sum((exact(part.mu) for part in start.sources), ZERO)
        row = facts.start_project(start)
        need = exact(row["converted_mu"] if start.site == "new" else row["land_mu"])
        if given_mu != need:
            fact = f"需转用或占用 {float(need):g} 亩，来源合计 {float(given_mu):g} 亩"
            yield fault("conversion", start.project_id, fact)
    for swap in facts.plan.swaps:
        wanted = exact(swap.mu) if swap.by == "quota" else ZERO
        if sum((exact(part.mu) for part in swap.sources), ZERO) != wanted:
            yield fault("conversion", swap.plot_id, "归还持有人的指标与来源合计不符")
        for part in swap.sources:
            if part.quarter != swap.quarter or part.kind not in (PLAN, LINKAGE):
                yield fault("conversion", swap.plot_id, "归还持有人的指标来源或季度不对")


def _allowed(facts: Facts, start: Start) -> tuple[str, ...]:
    if start.site != "new":
        return (PLOT,)
    return (LISTED,) if facts.start_project(start)["listed"] else (PLAN, LINKAGE)


def credit(facts: Facts, t: int) -> Fraction:
    """Plan quota earned by starts on disposed plots before quarter t, each rounded down."""
    factor = facts.case.scenario.land.credit
    earned = ZERO
    for start in facts.on_plots:
        plot = facts.rows("plots").get(start.site)
        if plot is not None and facts.quarter(start.quarter) < t:
            share = Fraction(round(exact(factor.get(plot["plot_kind"], 0.0)) * 100), 100)
            earned += Fraction(
                floor(exact(facts.start_project(start)["land_mu"]) * share * 100), 100
            )
    return earned


def accepted(facts: Facts, t: int) -> Fraction:
    """Surplus of launched schemes that is accepted by quarter t."""
    total = ZERO
    for launch in facts.plan.schemes:
        row = facts.rows("schemes").get(launch.scheme_id)
        if row is not None and facts.quarter(launch.quarter) + int(row["duration_quarters"]) <= t:
            total += exact(row["surplus_mu"])
    return total


def occupied(facts: Facts, t: int) -> Fraction:
    """Farmland that new starts and repaid holders occupy by quarter t."""
    share = Fraction(round(exact(facts.case.scenario.land.swap_farmland_share) * 100), 100)
    new = (s for s in facts.on_new if facts.quarter(s.quarter) <= t)
    back = (s for s in facts.plan.swaps if s.by == "quota" and facts.quarter(s.quarter) <= t)
    occupied = sum((exact(facts.start_project(s)["farmland_mu"]) for s in new), ZERO)
    return occupied + share * sum((exact(s.mu) for s in back), ZERO)


def covered(facts: Facts, t: int) -> Fraction:
    """Farmland compensation in hand by quarter t: stock, bought, and the share of linkage."""
    share = Fraction(round(exact(facts.case.scenario.land.farmland_share) * 100), 100)
    bought = (x for x in facts.plan.trades if x.kind == BALANCE and facts.quarter(x.quarter) <= t)
    in_hand = facts.arrived(BALANCE, t) + sum((exact(x.mu) for x in bought), ZERO)
    return in_hand + share * facts.used(LINKAGE, t)


def _over(facts: Facts, code: str, t: int, used: Fraction, supplied: Fraction) -> Iterator[Finding]:
    if used > supplied:
        word = facts.case.scenario.span.word(t)
        fact = f"截至 {word} 累计使用 {float(used):g} 亩，超出可用 {float(used - supplied):g} 亩"
        yield fault(code, word, fact)


def check_plan_quota(facts: Facts) -> Iterator[Finding]:
    """Plan quota used so far is released or earned before; 占补 never counts."""
    for t in facts.quarters:
        supplied = facts.arrived(PLAN, t) + credit(facts, t)
        yield from _over(facts, "plan_quota", t, facts.used(PLAN, t), supplied)


def check_linkage_quota(facts: Facts) -> Iterator[Finding]:
    """Linkage surplus is used only after its acceptance."""
    for t in facts.quarters:
        yield from _over(facts, "linkage_quota", t, facts.used(LINKAGE, t), accepted(facts, t))


def check_farmland_balance(facts: Facts) -> Iterator[Finding]:
    """Farmland occupied is covered in the quantity account."""
    for trade in facts.plan.trades:
        within = facts.quarter(trade.quarter) in facts.quarters
        if trade.kind != BALANCE or exact(trade.mu) <= 0 or not within:
            yield fault("farmland_balance", trade.quarter, "外购的类别、数量或季度不对")
    for t in facts.quarters:
        yield from _over(facts, "farmland_balance", t, occupied(facts, t), covered(facts, t))


def check_swap_repaid(facts: Facts) -> Iterator[Finding]:
    """Every released holder is given an equal plot or quota by the due quarter, once."""
    opened = {o.plot_id for o in facts.plan.plots}
    for j in repeated(swap.plot_id for swap in facts.plan.swaps):
        yield fault("swap_repaid", j, "同一地块归还了两次")
    swaps = {swap.plot_id: swap for swap in facts.plan.swaps}
    held = {j: row for j, row in facts.rows("plots").items() if row["plot_kind"] == "腾挪"}
    for j, row in held.items():
        if j in opened and j not in swaps:
            yield fault("swap_repaid", j, f"腾挪了 {row['holder']} 的地块，但没有归还安排")
    for j, swap in swaps.items():
        if j not in held or j not in opened:
            yield fault("swap_repaid", j, "归还了没有腾挪的地块")
            continue
        row = held[j]
        t, due = (
            facts.quarter(swap.quarter),
            min(facts.quarter(row["repay_by"]), max(facts.quarters)),
        )
        if not max(1, facts.quarter(row["ready"])) <= t <= due:
            yield fault(
                "swap_repaid", j, f"{swap.quarter} 归还，不在腾出之后、期限 {row['repay_by']} 之前"
            )
        if swap.holder != row["holder"] or exact(swap.mu) != exact(row["area_mu"]):
            yield fault("swap_repaid", j, "归还对象或面积与台账不符")
        if facts.quarter(swap.due) != due:
            fact = f"期限写作 {swap.due}，应为 {facts.case.scenario.span.word(due)}"
            yield fault("swap_repaid", j, fact)
        if swap.by != "quota":
            yield from _bad_replacement(facts, j, swap.by, t)


def _bad_replacement(facts: Facts, j: str, by: str, t: int) -> Iterator[Finding]:
    plots = facts.rows("plots")
    other = plots.get(by)
    if other is None or other["plot_kind"] == "腾挪":
        yield fault("swap_repaid", j, f"用于归还的地块 {by} 不存在或本身须归还")
    elif exact(other["area_mu"]) < exact(plots[j]["area_mu"]) or facts.quarter(other["ready"]) > t:
        yield fault("swap_repaid", j, f"用于归还的地块 {by} 面积不足或当时不可用")


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
