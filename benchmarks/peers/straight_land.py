"""The land accounts of the straightforward model: quota, farmland and cost."""

from __future__ import annotations

import pulp

from benchmarks.peers.straight_variables import PLAN, Straight
from zsyz_model.planning.numbers import NEW, Numbers


def add_quota(numbers: Numbers, made: Straight) -> None:
    """Every converted mu flows from plan quota or from a scheme, in the quarter of the start."""
    sources = (PLAN, *(k.scheme_id for k in numbers.schemes))
    for c in numbers.candidates:
        for t in numbers.quarters:
            if not c.listed:
                given = pulp.lpSum(made.flow[c.project_id, s, t] for s in sources)
                begun = made.start.get((c.project_id, NEW, t), 0)
                made.problem += given == c.converted_hmu / 100 * begun
    for j in (j for j in numbers.plots if j.holder):
        for t in numbers.quarters:
            given = pulp.lpSum(made.flow[j.plot_id, s, t] for s in sources)
            made.problem += given == j.area_hmu / 100 * made.repay.get((j.plot_id, "quota", t), 0)
    credit = {j.plot_id: j.credit_percent for j in numbers.plots}
    need = {c.project_id: c.land_hmu for c in numbers.candidates}
    for t in numbers.quarters:
        used = pulp.lpSum(x for (_, s, q), x in made.flow.items() if s == PLAN and q <= t)
        earned = pulp.lpSum(
            need[p] * credit[site] // 100 / 100 * x
            for (p, site, q), x in made.start.items()
            if site != NEW and q < t
        )
        made.problem += used <= sum(numbers.released_hmu[:t]) / 100 + earned
        for k in numbers.schemes:
            taken = pulp.lpSum(
                x for (_, s, q), x in made.flow.items() if s == k.scheme_id and q <= t
            )
            yields = pulp.lpSum(
                k.surplus_hmu / 100 * x
                for (i, q), x in made.launch.items()
                if i == k.scheme_id and q + k.duration <= t
            )
            made.problem += taken <= yields


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
        linked = pulp.lpSum(x for (_, s, q), x in made.flow.items() if s != PLAN and q <= t)
        bought = pulp.lpSum(made.bought[q] for q in numbers.quarters if q <= t)
        covered = bought + numbers.farmland_percent / 100 * linked
        made.problem += pulp.lpSum(occupied) <= sum(numbers.stock_hmu[:t]) / 100 + covered


def cost_of(numbers: Numbers, made: Straight, y: int) -> pulp.LpAffineExpression:
    """Land cost of a year in 万元."""
    plots = {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c.land_hmu / 100 for c in numbers.candidates}
    inside = {t for t in numbers.quarters if numbers.horizon.year(t) == y}
    parts = [j.fixed_yuan / 10_000 * made.opened[j.plot_id, y] for j in numbers.plots]
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
    return pulp.lpSum(parts)
