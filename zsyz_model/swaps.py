"""Swaps (腾挪置换) told whole, from case and plan alone: who gives, who takes, when, at what cost.

What a holder's plot is taken for stands in the plan: whoever starts on it. Quota is pooled:
what holders released first is counted as used first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from zsyz_model.case import Case, Plan, Row, Source, Swap, SwapCost, Taker, missing, rows_of
from zsyz_model.case.prices import price_wan
from zsyz_model.tables import SWAP_QUOTA

QUOTA = "quota"
BALANCE = "占补数量"


def tell_swaps(case: Case, plan: Plan) -> tuple[Swap, ...]:
    """The plan's swaps, each with its takers, its cost and its sentence."""
    plots = rows_of(case.table("plots"))
    lots = _takers_of_quota(case, plan, plots)
    told = []
    for swap in plan.swaps:
        takers = lots.get(swap.plot_id) or _takers_of_plot(plan, swap.plot_id)
        whole = replace(swap, takers=takers, cost=_cost(case, plan, plots, swap, takers))
        told.append(replace(whole, words=_sentence(case, plan, plots, whole)))
    return tuple(told)


def _takers_of_plot(plan: Plan, plot: str) -> tuple[Taker, ...]:
    starts = sorted(plan.starts, key=lambda start: (start.quarter, start.project_id))
    return tuple(Taker(s.project_id, s.quarter, s.land_mu) for s in starts if s.site == plot)


def _takers_of_quota(
    case: Case, plan: Plan, plots: Mapping[str, Row]
) -> dict[str, tuple[Taker, ...]]:
    """Lot of quota → the starts that use it, in hundredths of a mu so that nothing is lost."""
    span = case.scenario.span
    opened = {o.plot_id: o.year for o in plan.plots if o.plot_id in plots}
    waiting = {
        j: round(plots[j]["area_mu"] * 100)
        for j in sorted(opened, key=lambda j: (opened[j], span.place(plots[j]["ready"]), j))
        if plots[j]["plot_kind"] == SWAP_QUOTA
    }
    found: dict[str, list[Taker]] = {j: [] for j in waiting}
    for quarter, project, mu in _moved(plan):
        need = round(mu * 100)
        for j in waiting:
            year, ready = span.year(span.place(quarter)), span.place(plots[j]["ready"])
            if opened[j] <= year and ready <= span.place(quarter):
                part = min(need, waiting[j])
                waiting[j] -= part
                need -= part
                found[j] += [Taker(project, quarter, part / 100)] if part else []
    return {j: tuple(takers) for j, takers in found.items()}


def _moved(plan: Plan) -> list[tuple[str, str, float]]:
    """What starts use of released quota: quarter, project, mu, in the order of the quarters."""
    return sorted(
        (part.quarter, start.project_id, part.mu)
        for start in plan.starts
        for part in start.sources
        if part.kind == Source.SWAPPED.value
    )


def _cost(
    case: Case, plan: Plan, plots: Mapping[str, Row], swap: Swap, takers: tuple[Taker, ...]
) -> SwapCost:
    """The parts of the cost as the plan books them, on the grid of 0.0001 万元."""
    land, plot = case.scenario.land, plots[swap.plot_id]
    taken_mu = swap.mu if plot["plot_kind"] == SWAP_QUOTA else sum(taker.mu for taker in takers)
    repaying = sum(
        part.mu * price_wan(case, part.kind, part.quarter, land.plan_wan_per_mu)
        for part in swap.sources
        if part.kind == Source.PLAN.value
    )
    linked = sum(part.mu for part in swap.sources if part.kind == Source.LINKAGE.value)
    occupied = max(0.0, land.swap_farmland_share * swap.mu - land.farmland_share * linked)
    if swap.by != QUOTA:
        repaying, occupied = _unit_wan(plots.get(swap.by)) * swap.mu, 0.0
    price = price_wan(case, BALANCE, swap.quarter, land.balance_wan_per_mu)
    return SwapCost(
        opening_wan=sum(o.cost_wan for o in plan.plots if o.plot_id == swap.plot_id),
        taking_wan=round(_unit_wan(plot) * taken_mu, 4),
        repaying_wan=round(repaying, 4),
        compensation_mu=round(occupied, 2),
        compensation_wan=round(occupied * price, 4),
    )


def _unit_wan(plot: Row | None) -> float:
    """万元 a mu on the grid of 0.01; an unknown plot and a blank price cost nothing."""
    return 0.0 if plot is None or missing(plot["unit_wan"]) else round(float(plot["unit_wan"]), 2)


def _sentence(case: Case, plan: Plan, plots: Mapping[str, Row], swap: Swap) -> str:
    """Who gives, who takes, how many mu, when, how and when it is repaid, at what cost."""
    quota = plots[swap.plot_id]["plot_kind"] == SWAP_QUOTA
    what = f"指标 {swap.plot_id}" if quota else f"地块 {swap.plot_id}"
    years = [f"{o.year} 年" for o in plan.plots if o.plot_id == swap.plot_id]
    who = "、".join(
        f"{case.named(x.project_id)}（{x.quarter}，{x.mu:.2f} 亩）" for x in swap.takers
    )
    left = round(swap.mu - sum(taker.mu for taker in swap.takers), 2)
    taken = f"由 {who} {'使用' if quota else '承接'}" if who else "暂无项目承接"
    rest = f"，余 {left:.2f} 亩" if left else ""
    parts = "、".join(f"{part.kind} {part.mu:.2f} 亩" for part in swap.sources)
    by = (parts or "用地指标") if swap.by == QUOTA else f"存量地块 {swap.by} 的 {swap.mu:.2f} 亩"
    return (
        f"{case.named(swap.holder)} {''.join(years)}让出{what}（{swap.mu:.2f} 亩），{taken}{rest}；"
        f"{swap.quarter} 以{by}归还，期限 {swap.due}；{_cost_words(swap.cost)}"
    )


def _cost_words(cost: SwapCost) -> str:
    """The sum with its parts, and the compensation beside it."""
    told = (
        f"费用 {cost.wan:.2f} 万元 = 启用 {cost.opening_wan:.2f} + 取得 {cost.taking_wan:.2f}"
        f" + 归还 {cost.repaying_wan:.2f}"
    )
    if not cost.compensation_mu:
        return told
    return (
        f"{told}；归还另占用占补数量 {cost.compensation_mu:.2f} 亩，"
        f"如外购需 {cost.compensation_wan:.2f} 万元"
    )
