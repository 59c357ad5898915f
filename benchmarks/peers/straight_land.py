"""The land accounts of the straightforward model: quota, farmland and cost."""

from __future__ import annotations

import pulp

from benchmarks.peers.straight_more import limit_linkage, more_cost
from benchmarks.peers.straight_variables import LINKAGE, MOVED, PLAN, Straight, sources_of
from zsyz_model.planning.numbers import NEW, Numbers


def add_quota(numbers: Numbers, made: Straight) -> None:
    """Every converted mu flows from one of the sources, in the quarter of the start."""
    sources = sources_of(numbers)
    for c in numbers.candidates:
        for t in numbers.quarters:
            if not c.listed:
                given = pulp.lpSum(made.flow[c.project_id, s, t] for s in sources)
                begun = made.start.get((c.project_id, NEW, t), 0)
                made.problem += given == c.converted_hmu / 100 * begun
    for j in (j for j in numbers.plots if j.holder):
        for t in numbers.quarters:
            given = pulp.lpSum(made.flow[j.plot_id, s, t] for s in sources if s != MOVED)
            made.problem += given == j.area_hmu / 100 * made.repay.get((j.plot_id, "quota", t), 0)
    for t in numbers.quarters:
        _limit_plan(numbers, made, t)
        _limit_moved(numbers, made, t)
    if LINKAGE in sources:
        limit_linkage(numbers, made)
    else:
        _limit_schemes(numbers, made)


def _used(made: Straight, source: str, t: int) -> pulp.LpAffineExpression:
    return pulp.lpSum(x for (_, s, q), x in made.flow.items() if s == source and q <= t)


def _limit_plan(numbers: Numbers, made: Straight, t: int) -> None:
    """Released, earned on plots before, and what may be drawn ahead within a year."""
    credit = {j.plot_id: j.credit_percent for j in numbers.plots}
    need = {c.project_id: c.land_hmu for c in numbers.candidates}
    earned = pulp.lpSum(
        need[p] * credit[site] // 100 / 100 * x
        for (p, site, q), x in made.start.items()
        if site != NEW and q < t
    )
    year = numbers.horizon.year
    ends = t == numbers.horizon.length or year(t + 1) != year(t)
    ahead = 0 if ends else numbers.advance_hmu
    made.problem += _used(made, PLAN, t) <= (sum(numbers.released_hmu[:t]) + ahead) / 100 + earned


def _limit_moved(numbers: Numbers, made: Straight, t: int) -> None:
    """What holders have released by t."""
    if numbers.lots:
        area = {j.plot_id: j.area_hmu / 100 for j in numbers.lots if j.ready <= t}
        year = numbers.horizon.year(t)
        made.problem += _used(made, MOVED, t) <= pulp.lpSum(
            area[j] * x for (j, y), x in made.opened.items() if j in area and y <= year
        )


def _limit_schemes(numbers: Numbers, made: Straight) -> None:
    """Each scheme gives what it yields, once it is accepted."""
    for k in numbers.schemes:
        for t in numbers.quarters:
            yields = pulp.lpSum(
                k.surplus_hmu / 100 * x
                for (i, q), x in made.launch.items()
                if i == k.scheme_id and q + k.duration <= t
            )
            made.problem += _used(made, k.scheme_id, t) <= yields


def add_farmland(numbers: Numbers, made: Straight) -> None:
    """Occupied farmland is covered by stock, by purchase, or by the share that schemes bring."""
    farmland = {c.project_id: c.farmland_hmu / 100 for c in numbers.candidates}
    area = {j.plot_id: j.area_hmu / 100 for j in numbers.plots}
    for t in numbers.quarters:
        occupied = [
            farmland[p] * x for (p, site, q), x in made.start.items() if site == NEW and q <= t
        ]
        occupied += [
            numbers.swap_farmland_percent / 100 * area[j] * x
            for (j, by, q), x in made.repay.items()
            if by == "quota" and q <= t
        ]
        linked = pulp.lpSum(
            x for (_, s, q), x in made.flow.items() if s not in (PLAN, MOVED) and q <= t
        )
        bought = pulp.lpSum(made.bought[q] for q in numbers.quarters if q <= t)
        covered = bought + numbers.farmland_percent / 100 * linked
        made.problem += pulp.lpSum(occupied) <= sum(numbers.stock_hmu[:t]) / 100 + covered


def cost_of(numbers: Numbers, made: Straight, y: int) -> pulp.LpAffineExpression:
    """Land cost of a year in 万元."""
    plots = {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c.land_hmu / 100 for c in numbers.candidates}
    inside = {t for t in numbers.quarters if numbers.horizon.year(t) == y}
    parts = [
        (j.fixed_yuan + j.quota * j.unit_hwan * j.area_hmu) / 10_000 * made.opened[j.plot_id, y]
        for j in numbers.plots
    ]
    parts += [
        plots[s].unit_hwan / 100 * need[p] * x
        for (p, s, t), x in made.start.items()
        if s != NEW and t in inside
    ]
    parts += [
        plots[by].unit_hwan / 100 * plots[j].area_hmu / 100 * x
        for (j, by, t), x in made.repay.items()
        if by != "quota" and t in inside
    ]
    parts += [
        k.cost_yuan / 10_000 * x
        for k in numbers.schemes
        for (i, t), x in made.launch.items()
        if i == k.scheme_id and t in inside
    ]
    parts += [
        numbers.plan_hwan[t - 1] / 100 * x
        for (_, s, t), x in made.flow.items()
        if s == PLAN and t in inside
    ]
    parts += [numbers.balance_hwan[t - 1] / 100 * made.bought[t] for t in sorted(inside)]
    parts += more_cost(numbers, made, inside)
    return pulp.lpSum(parts)
