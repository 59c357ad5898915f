"""The straightforward model's further limits: linkage ahead and sold, paddy, loans, capacities."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pulp

from benchmarks.peers.straight_variables import LINKAGE, Straight
from zsyz_model.planning.numbers import NEW, Numbers


def limit_linkage(numbers: Numbers, made: Straight) -> None:
    """Linkage as one source: accepted or drawn ahead, repaid in time, sold only when accepted."""
    for t in numbers.quarters:
        used, sold = _flowed(made, t), _sold(made, t)
        accepted, ahead = _accepted(numbers, made, t), numbers.turnover_hmu / 100
        made.problem += used + sold <= accepted + ahead
        made.problem += sold <= accepted
        if numbers.turnover_hmu:
            due = t + numbers.turnover_quarters
            made.problem += used + _sold(made, due) <= _accepted(numbers, made, due)
    year = numbers.horizon.year
    for y in numbers.years:
        own = [x for t, x in made.sold.items() if year(t) == y]
        if own:
            made.problem += pulp.lpSum(own) <= numbers.sale_hmu / 100


def _flowed(made: Straight, t: int) -> pulp.LpAffineExpression:
    return pulp.lpSum(x for (_, s, q), x in made.flow.items() if s == LINKAGE and q <= t)


def _sold(made: Straight, t: int) -> pulp.LpAffineExpression:
    return pulp.lpSum(x for q, x in made.sold.items() if q <= t)


def _accepted(numbers: Numbers, made: Straight, t: int) -> pulp.LpAffineExpression:
    schemes = {k.scheme_id: k for k in numbers.schemes}
    return pulp.lpSum(
        schemes[k].surplus_hmu / 100 * x
        for (k, q), x in made.launch.items()
        if q + schemes[k].duration <= t
    )


def more_cost(
    numbers: Numbers, made: Straight, inside: Collection[int]
) -> Iterator[pulp.LpAffineExpression]:
    """Paddy bought and surplus sold in these quarters, in 万元."""
    covers = {c.kind: c for c in numbers.covers}
    for (kind, t), x in made.covered.items():
        if t in inside:
            yield covers[kind].price_yuan[t - 1] * covers[kind].per / 10_000 * x
    for t, x in made.sold.items():
        if t in inside:
            yield -numbers.sale_hwan / 100 * x


def add_covers(numbers: Numbers, made: Straight) -> None:
    """Further accounts of compensation: stock and purchases cover what new starts occupy."""
    for cover in numbers.covers:
        for t in numbers.quarters:
            occupied = pulp.lpSum(
                cover.need[p] / cover.per * x
                for (p, site, q), x in made.start.items()
                if site == NEW and q <= t and p in cover.need
            )
            bought = pulp.lpSum(
                x for (k, q), x in made.covered.items() if k == cover.kind and q <= t
            )
            made.problem += occupied <= sum(cover.stock[:t]) / cover.per + bought


def add_money(numbers: Numbers, made: Straight) -> None:
    """Loans cover the gap of what starts; no line lends more than it has."""
    if not numbers.lines:
        return
    for c in numbers.candidates:
        if c.gap_yuan:
            lent = pulp.lpSum(x for (p, _), x in made.loan.items() if p == c.project_id)
            starts = pulp.lpSum(x for (p, _, _), x in made.start.items() if p == c.project_id)
            made.problem += lent >= c.gap_yuan / 10_000 * starts
    for f in numbers.lines:
        out = pulp.lpSum(x for (_, line), x in made.loan.items() if line == f.line_id)
        made.problem += out <= f.limit_yuan / 10_000


def add_capacities(numbers: Numbers, made: Straight) -> None:
    """What starts at a place fits what it can carry."""
    for cap in numbers.caps:
        used = [
            use / 1000 * x for (p, site, _), x in made.start.items() if (use := cap.use(p, site))
        ]
        made.problem += pulp.lpSum(used) <= cap.room_milli / 1000
