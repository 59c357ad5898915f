"""Judges land: the right to convert, plan quota and what is drawn ahead of it, and swaps (腾挪置换)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from zsyz_model.case import Row, Start
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import ZERO, Facts, exact, fault, repeated

PLAN, LINKAGE, LISTED, PLOT = "计划指标", "节余指标", "清单配置", "存量地块"
BALANCE, MOVED = "占补数量", "腾挪指标"
RELEASED = ("腾挪", MOVED)
"""Classes of what a stalled holder releases: its plot, its quota."""


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
    return (LISTED,) if facts.start_project(start)["listed"] else (PLAN, LINKAGE, MOVED)


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


def over(facts: Facts, code: str, t: int, used: Fraction, supplied: Fraction) -> Iterator[Finding]:
    """The fault that more is used by a quarter than there is, in 亩; none otherwise."""
    if used > supplied:
        word = facts.case.scenario.span.word(t)
        fact = f"截至 {word} 累计使用 {float(used):g} 亩，超出可用 {float(used - supplied):g} 亩"
        yield fault(code, word, fact)


def check_plan_quota(facts: Facts) -> Iterator[Finding]:
    """Plan quota used so far is released, earned before, or a permitted advance; 占补 never counts."""
    for t in facts.quarters:
        supplied = facts.arrived(PLAN, t) + credit(facts, t) + most_ahead(facts)
        yield from over(facts, "plan_quota", t, facts.used(PLAN, t), supplied)


def most_ahead(facts: Facts) -> Fraction:
    """How much plan quota may be drawn ahead, on the grid of 0.01 mu."""
    return Fraction(round(exact(facts.case.scenario.land.advance_most_mu) * 100), 100)


def settles(facts: Facts, t: int) -> bool:
    """Whether a quarter is the last of a calendar year or of the horizon."""
    year = facts.case.scenario.span.year
    return t == max(facts.quarters) or year(t) < year(t + 1)


def check_advance_settled(facts: Facts) -> Iterator[Finding]:
    """A permitted advance is not left when a year or the horizon ends; a larger one is plan_quota's."""
    for t in facts.quarters:
        supplied, used = facts.arrived(PLAN, t) + credit(facts, t), facts.used(PLAN, t)
        if settles(facts, t) and used <= supplied + most_ahead(facts):
            yield from over(facts, "advance_settled", t, used, supplied)


def lots(facts: Facts) -> dict[str, Row]:
    """Quota that stalled holders can release, by its id."""
    return {j: row for j, row in facts.rows("plots").items() if row["plot_kind"] == MOVED}


def moved(facts: Facts, t: int) -> Fraction:
    """Quota that holders have released by quarter t: opened, and ready."""
    year, all_lots = facts.case.scenario.span.year(t), lots(facts)
    open_by = {o.plot_id for o in facts.plan.plots if o.year <= year}
    ready = (
        row for j, row in all_lots.items() if j in open_by and facts.quarter(row["ready"]) <= t
    )
    return sum((exact(row["area_mu"]) for row in ready), ZERO)


def check_swap_quota(facts: Facts) -> Iterator[Finding]:
    """Quota of a holder is used only once it is released, every mu once."""
    for t in facts.quarters:
        yield from over(facts, "swap_quota", t, facts.used(MOVED, t), moved(facts, t))


def check_swap_repaid(facts: Facts) -> Iterator[Finding]:
    """Every released holder is given an equal plot or quota by the due quarter, once."""
    opened = {o.plot_id for o in facts.plan.plots}
    for j in repeated(swap.plot_id for swap in facts.plan.swaps):
        yield fault("swap_repaid", j, "同一地块归还了两次")
    swaps = {swap.plot_id: swap for swap in facts.plan.swaps}
    held = {j: row for j, row in facts.rows("plots").items() if row["plot_kind"] in RELEASED}
    for j, row in held.items():
        if j in opened and j not in swaps:
            what = "指标" if row["plot_kind"] == MOVED else "地块"
            yield fault("swap_repaid", j, f"腾挪了 {row['holder']} 的{what}，但没有归还安排")
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
    if other is None or other["plot_kind"] in RELEASED:
        yield fault("swap_repaid", j, f"用于归还的地块 {by} 不存在或本身须归还")
    elif exact(other["area_mu"]) < exact(plots[j]["area_mu"]) or facts.quarter(other["ready"]) > t:
        yield fault("swap_repaid", j, f"用于归还的地块 {by} 面积不足或当时不可用")
