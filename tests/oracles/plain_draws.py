"""What becomes of a plan in one draw, by hand: dictionaries and loops, from docs/questions.md alone.

Reads the plan's own records, never what the simulation made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zsyz_model.case import Plan
from zsyz_model.planning.numbers import Numbers


@dataclass(frozen=True, slots=True)
class Fate:
    """What a draw says: who comes, who is late by how many quarters, quota and schemes late."""

    comes: Mapping[str, bool]
    slips: Mapping[str, int]
    quota_late: Mapping[int, int]
    accepted_late: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Came:
    """What came about: quarter of each start, repaid plot and sale; merit, yuan by year, missed."""

    starts: Mapping[str, int]
    repaid: Mapping[str, int]
    sold: Mapping[str, int]
    merit_milli: int
    cost_yuan: Mapping[int, int]
    missed: int


def live(numbers: Numbers, plan: Plan, fate: Fate) -> Came:
    """The plan in one draw, quarter by quarter."""
    place, year = numbers.horizon.place, numbers.horizon.year
    plots = {j.plot_id: j for j in numbers.plots}
    people = {c.project_id: c for c in numbers.candidates}
    queue = []  # (quarter, rank, name, plan mu, linkage mu) in hundredths
    for s in plan.starts:
        queue.append((place(s.quarter), 1, s.project_id, *_needs(s.sources)))
    for w in plan.swaps:
        if w.by == "quota":
            queue.append((place(w.quarter), 0, w.plot_id, *_needs(w.sources)))
    for trade in plan.trades:
        if trade.kind == "节余指标":
            queue.append((place(trade.quarter), 2, trade.quarter, 0, round(trade.mu * 100)))
    queue.sort(key=lambda x: x[:3])
    sites = {s.project_id: s.site for s in plan.starts}
    done: dict[tuple[int, str], int] = {}
    used_plan = used_link = extra = merit = 0
    cost = dict.fromkeys(numbers.years, 0)
    for opening in plan.plots:
        j = plots[opening.plot_id]
        cost[opening.year] += j.fixed_yuan + (j.unit_hwan * j.area_hmu if j.quota else 0)
    for k in plan.schemes:
        cost[year(place(k.quarter))] += round(k.cost_wan * 10_000)
    for w in plan.swaps:
        if w.by != "quota":
            cost[year(place(w.quarter))] += plots[w.by].unit_hwan * plots[w.plot_id].area_hmu
    for trade in plan.trades:
        if trade.kind != "节余指标":
            cost[year(place(trade.quarter))] += round(trade.cost_wan * 10_000)
    for t in range(1, numbers.horizon.length + 1):
        right = sum(
            mu for s, mu in enumerate(numbers.released_hmu, start=1) if mu and s + fate.quota_late[s] <= t
        )  # fmt: skip
        for (rank, p), then in done.items():
            if rank == 1 and sites[p] != "new" and then < t:
                right += people[p].land_hmu * plots[sites[p]].credit_percent // 100
        if t < numbers.horizon.length and year(t + 1) == year(t):
            right += numbers.advance_hmu
        accepted = numbers.turnover_hmu + sum(
            round(k.surplus_mu * 100)
            for k in plan.schemes
            if place(k.yields) + fate.accepted_late[k.scheme_id] <= t
        )
        for quarter, rank, name, mu, linked in queue:
            if (rank, name) in done or quarter > t:
                continue
            if rank == 1 and (not fate.comes[name] or quarter + fate.slips[name] > t):
                continue
            if (mu and used_plan + mu > right) or (linked and used_link + linked > accepted):
                continue
            done[rank, name] = t
            used_plan += mu
            used_link += linked
            cost[year(t)] += mu * numbers.plan_hwan[t - 1]
            if rank == 1:
                merit += people[name].merit_milli[t - 1]
                if sites[name] != "new":
                    cost[year(t)] += plots[sites[name]].unit_hwan * people[name].land_hmu
            if rank == 2:
                cost[year(t)] -= linked * numbers.sale_hwan
        linkage = sum(x[4] for x in queue if x[1] != 2 and (x[1], x[2]) in done)
        swapped = sum(plots[n].area_hmu for (rank, n) in done if rank == 0)
        occupied = sum(people[n].farmland_hmu for (r, n) in done if r == 1 and sites[n] == "new")
        up = swapped * numbers.swap_farmland_percent
        occupied += up // 100 + (1 if up % 100 else 0)
        have = sum(numbers.stock_hmu[:t]) + linkage * numbers.farmland_percent // 100
        have += sum(
            round(x.mu * 100) for x in plan.trades if x.kind == "占补数量" and place(x.quarter) <= t
        )
        lack = max(0, occupied - have - extra)
        extra += lack
        cost[year(t)] += lack * numbers.balance_hwan[t - 1]
    by_rank = [{n: t for (rank, n), t in done.items() if rank == r} for r in (0, 1, 2)]
    missed = sum(
        max(0, sum(numbers.target[:t]) - sum(s <= t for s in by_rank[1].values()))
        for t in range(1, numbers.horizon.length + 1)
    )
    return Came(by_rank[1], by_rank[0], by_rank[2], merit, cost, missed)


def _needs(sources: object) -> tuple[int, int]:
    """Plan quota and linkage of a start or a repayment, in hundredths of a mu."""
    found = {"计划指标": 0, "节余指标": 0}
    for x in sources:  # type: ignore[attr-defined]
        if x.kind in found:
            found[x.kind] += round(x.mu * 100)
    return found["计划指标"], found["节余指标"]
