"""Linkage (增减挂钩): schemes, the surplus they bring, what is drawn ahead of it, what is sold."""

from __future__ import annotations

from itertools import pairwise

import pulp

from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.outside import received
from zsyz_model.planning.rows import (
    MU,
    Decisions,
    Linear,
    Variable,
    add_row,
    risen,
    safe_names,
)


def add_launched(problem: pulp.LpProblem, numbers: Numbers) -> dict[tuple[str, int], Variable]:
    """launched[k, t], by every quarter in which a launch still yields in time.

    That is within the horizon; where turnover is allowed, so late that it can still repay.
    """
    names = safe_names((k.scheme_id for k in numbers.schemes), "k")
    last = numbers.horizon.length
    ends = last + numbers.turnover_quarters * bool(numbers.turnover_hmu)
    return {
        (k.scheme_id, t): problem.add_variable(
            f"launched__{names[k.scheme_id]}__t{t:02d}", 0, 1, pulp.LpInteger
        )
        for k in numbers.schemes
        for t in range(k.earliest, min(last, ends - k.duration) + 1)
    }


def add_sold(problem: pulp.LpProblem, numbers: Numbers) -> dict[int, Variable]:
    """sold[t], in the last quarter of each year: a later sale is worth as much and binds less."""
    if not (numbers.sale_hmu and numbers.schemes):
        return {}
    last = {numbers.horizon.year(t): t for t in numbers.quarters}
    return {
        t: problem.add_variable(f"sold__t{t:02d}", 0, numbers.sale_hmu, pulp.LpInteger)
        for t in last.values()
    }


def accepted(numbers: Numbers, made: Decisions, t: int) -> Linear:
    """Mu of surplus accepted by quarter t, which may lie after the horizon, or bought by then."""
    own = pulp.lpSum(
        k.surplus_hmu / MU * risen(made.launched, k.scheme_id, t - k.duration)
        for k in numbers.schemes
    )
    return own + received(made, t)


def linked(made: Decisions, t: int) -> Linear:
    """Mu of linkage surplus used by quarter t."""
    return pulp.lpSum(x for s, x in made.linkage_used.items() if s <= t) / MU


def sold(made: Decisions, t: int) -> Linear:
    """Mu of linkage surplus sold by quarter t."""
    return pulp.lpSum(x for s, x in made.sold.items() if s <= t) / MU


def limit_linkage_quota(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Linkage surplus used and sold so far is accepted so far; it never counts as plan quota.

    For each t:  Σ_{<=t} linkage_used + Σ_{<=t} sold
                 <=  Σ_{launched so that accepted by t} surplus + turnover
    """
    for t in numbers.quarters:
        taken = linked(made, t) + sold(made, t) - accepted(numbers, made, t)
        add_row(problem, taken, "<=", numbers.turnover_hmu / MU, f"linkage_quota__t{t:02d}")


def require_turnover_repaid(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """What is drawn ahead of acceptance is repaid in time, from schemes launched in the horizon.

    Where turnover is allowed, for each t, with d = turnover_quarters:
        Σ_{<=t} linkage_used + Σ_{<=t+d} sold  <=  Σ_{launched so that accepted by t+d} surplus
    A quarter after which nothing more is accepted says no more than the next, and has no row.
    """
    if not numbers.turnover_hmu:
        return
    duration = {k.scheme_id: k.duration for k in numbers.schemes}
    arrivals = {s + duration[k] for k, s in made.launched}
    for t in numbers.quarters:
        due = t + numbers.turnover_quarters
        if t == numbers.horizon.length or due + 1 in arrivals:
            taken = linked(made, t) + sold(made, due) - accepted(numbers, made, due)
            add_row(problem, taken, "<=", 0, f"turnover_repaid__t{t:02d}")


def limit_linkage_sold(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """So much is sold a year at most, and never what is drawn ahead of acceptance.

    For each y:  Σ_{t in y} sold  <=  most
    and where turnover is allowed, for each t with a sale:
                 Σ_{<=t} sold  <=  Σ_{launched so that accepted by t} surplus
    """
    for t, x in made.sold.items():
        year = numbers.horizon.year(t)
        add_row(problem, x / MU, "<=", numbers.sale_hmu / MU, f"linkage_sold__y{year}")
        if numbers.turnover_hmu:
            ahead = sold(made, t) - accepted(numbers, made, t)
            add_row(problem, ahead, "<=", 0, f"linkage_sold__t{t:02d}")


def limit_scheme_capacity(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """A scheme is launched once, and only so many are under way at once.

    For each k:  launched[k, t] <= launched[k, t + 1].
    For each t:  Σ_k launched[k, t] − launched[k, t − duration] <= n
    """
    names = safe_names((k.scheme_id for k in numbers.schemes), "k")
    for (k, s), (same, t) in pairwise(made.launched):
        if k == same:
            step = made.launched[k, s] - made.launched[k, t]
            add_row(problem, step, "<=", 0, f"scheme_once__{names[k]}__t{t:02d}")
    for t in numbers.quarters:
        under_way = pulp.lpSum(
            risen(made.launched, k.scheme_id, t) - risen(made.launched, k.scheme_id, t - k.duration)
            for k in numbers.schemes
        )
        name = f"scheme_capacity__t{t:02d}"
        add_row(problem, under_way, "<=", numbers.schemes_at_once, name)
