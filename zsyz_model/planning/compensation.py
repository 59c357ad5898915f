"""Farmland compensation (占补平衡): quantity, paddy and capacity, each an account of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pulp

from zsyz_model.planning.land import add_flow, repaid_with_quota
from zsyz_model.planning.numbers import Cover, Numbers
from zsyz_model.planning.rows import MU, Decisions, Linear, Variable, add_row, risen


def buying_quarters(numbers: Numbers, price: Sequence[int]) -> tuple[int, ...]:
    """The quarters in which compensation is worth buying: no earlier one of the year is as cheap.

    Bought early it serves as well, and the budget is yearly; read-back delivers it late.
    """
    year = numbers.horizon.year
    return tuple(
        t
        for t in numbers.quarters
        if all(price[s - 1] > price[t - 1] for s in range(1, t) if year(s) == year(t))
    )


def add_bought(problem: pulp.LpProblem, numbers: Numbers) -> dict[int, Variable]:
    """bought[t]: compensation of the quantity account, in the quarters worth buying in."""
    return add_flow(problem, buying_quarters(numbers, numbers.balance_hwan), "bought")


def add_covered(problem: pulp.LpProblem, numbers: Numbers) -> dict[tuple[str, int], Variable]:
    """covered[kind, t]: bought of a further account, only up to its last quarter that may lack."""
    return {
        (cover.kind, t): problem.add_variable(
            f"covered__{cover.name}__t{t:02d}", 0, None, pulp.LpInteger
        )
        for cover in numbers.covers
        for last in [max(lacking_quarters(numbers, cover), default=0)]
        for t in buying_quarters(numbers, cover.price_yuan)
        if t <= last
    }


def lacking_quarters(numbers: Numbers, cover: Cover) -> tuple[int, ...]:
    """The quarters in which all that may have started would need more than the stock."""
    first = {c.project_id: c.new_quarters[0] for c in numbers.candidates if c.new_quarters}
    return tuple(
        t
        for t in numbers.quarters
        if sum(need for p, need in cover.need.items() if first.get(p, t + 1) <= t)
        > sum(cover.stock[:t])
    )


def limit_farmland_balance(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Farmland occupied so far is covered: stock, bought, or the share that linkage brings.

    For each t:  Σ_{<=t} farmland occupied  <=  Σ_{<=t} stock + Σ_{<=t} bought
                                               + share·Σ_{<=t} linkage_used
    and for paddy and capacity, in the quarters in which they can lack:
                 Σ_{<=t} need of new starts  <=  Σ_{<=t} stock + Σ_{<=t} covered
    """
    farmland = {c.project_id: c.farmland_hmu / MU for c in numbers.candidates}
    for t in numbers.quarters:
        so_far = [s for s in numbers.quarters if s <= t]
        occupied = _occupied(numbers, made, t, farmland)
        repaid = pulp.lpSum(repaid_with_quota(numbers, made, s) for s in so_far)
        bought = pulp.lpSum(x for s, x in made.bought.items() if s <= t) / MU
        linked = pulp.lpSum(made.linkage_used[s] for s in so_far) / MU
        swapped = numbers.swap_farmland_percent / 100 * repaid
        covered = bought + numbers.farmland_percent / 100 * linked
        stock = sum(numbers.stock_hmu[:t]) / MU
        row = occupied + swapped - covered
        add_row(problem, row, "<=", stock, f"farmland_balance__t{t:02d}")
    for cover in numbers.covers:
        for t in lacking_quarters(numbers, cover):
            _limit_cover(problem, numbers, made, cover, t)


def _limit_cover(
    problem: pulp.LpProblem, numbers: Numbers, made: Decisions, cover: Cover, t: int
) -> None:
    """One further account in one quarter, in its printed unit."""
    need = {p: small / cover.per for p, small in cover.need.items()}
    bought = pulp.lpSum(x for (k, s), x in made.covered.items() if k == cover.kind and s <= t)
    name = f"farmland_balance__{cover.name}__t{t:02d}"
    row = _occupied(numbers, made, t, need) - bought / cover.per
    add_row(problem, row, "<=", sum(cover.stock[:t]) / cover.per, name)


def _occupied(numbers: Numbers, made: Decisions, t: int, need: Mapping[str, float]) -> Linear:
    """What starts on new land occupy by quarter t, by each project's need."""
    return pulp.lpSum(
        need[c.project_id] * risen(made.begun, c.project_id, t)
        for c in numbers.candidates
        if c.project_id in need
    )
