"""Land: what gives the right to convert, what covers farmland, what is repaid, what it costs."""

from __future__ import annotations

from collections.abc import Iterable

import pulp

from zsyz_model.planning.numbers import Numbers, Plot
from zsyz_model.planning.rows import MU, YUAN, Decisions, Linear, Variable, add_row, safe_names
from zsyz_model.planning.starts import new_by, new_in

QUOTA = "quota"


def add_flow(problem: pulp.LpProblem, quarters: Iterable[int], name: str) -> dict[int, Variable]:
    """One flow for each of the quarters, in whole hundredths of a mu."""
    return {t: problem.add_variable(f"{name}__t{t:02d}", 0, None, pulp.LpInteger) for t in quarters}


def buying_quarters(numbers: Numbers) -> tuple[int, ...]:
    """The quarters in which compensation is worth buying: no earlier one of the year is as cheap.

    Bought early it serves as well, and the budget is yearly; read-back delivers it late.
    """
    year, price = numbers.horizon.year, numbers.balance_hwan
    return tuple(
        t
        for t in numbers.quarters
        if all(price[s - 1] > price[t - 1] for s in range(1, t) if year(s) == year(t))
    )


def add_launched(problem: pulp.LpProblem, numbers: Numbers) -> dict[tuple[str, int], Variable]:
    """launched[k, t], only where the surplus still arrives within the horizon."""
    names = safe_names((k.scheme_id for k in numbers.schemes), "k")
    return {
        (k.scheme_id, t): problem.add_variable(
            f"launched__{names[k.scheme_id]}__t{t:02d}", 0, 1, pulp.LpInteger
        )
        for k in numbers.schemes
        for t in range(k.earliest, numbers.horizon.length - k.duration + 1)
    }


def add_repaid(problem: pulp.LpProblem, numbers: Numbers) -> dict[tuple[str, str, int], Variable]:
    """repaid[j, by, t]: the holder of plot j is given quota, or plot `by`, in quarter t."""
    names = safe_names((j.plot_id for j in numbers.plots), "j")
    return {
        (j.plot_id, by, t): problem.add_variable(
            f"repaid__{names[j.plot_id]}__{names.get(by, by)}__t{t:02d}", 0, 1, pulp.LpInteger
        )
        for j in numbers.plots
        if j.holder
        for by, t in _ways(numbers, j)
    }


def _ways(numbers: Numbers, j: Plot) -> Iterable[tuple[str, int]]:
    """How and when a holder can be repaid.

    By a plot: the first quarter of each year is enough. By quota: the last one of each
    year, unless a price rises within the year; quota that waits is worth no less.
    """
    window = range(j.ready, j.due + 1)
    year = numbers.horizon.year
    for t in window:
        later = t + 1 in window and year(t + 1) == year(t)
        if not later or _dearer(numbers, t):
            yield QUOTA, t
    for other in numbers.plots:
        if not other.holder and other.area_hmu >= j.area_hmu:
            for y in numbers.years:
                inside = [t for t in window if t >= other.ready and year(t) == y]
                if inside:
                    yield other.plot_id, inside[0]


def _dearer(numbers: Numbers, t: int) -> bool:
    """Whether plan quota or compensation costs more in the quarter after t."""
    prices = (numbers.plan_hwan, numbers.balance_hwan)
    return any(price[t] > price[t - 1] for price in prices)


def repaid_with_quota(numbers: Numbers, made: Decisions, t: int) -> Linear:
    """Mu that holders are given as quota in quarter t."""
    area = {j.plot_id: j.area_hmu / MU for j in numbers.plots}
    return pulp.lpSum(
        area[j] * x for (j, by, q), x in made.repaid.items() if by == QUOTA and q == t
    )


def require_conversion(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Every converted mu has its right: plan quota or linkage surplus; 占补 never gives it.

    For each t:  Σ_{p not listed} converted[p]·start[p, new, t] + holders repaid with quota
                 ==  plan_used[t] + linkage_used[t]
    """
    for t in numbers.quarters:
        need = [
            c.converted_hmu / MU * new_in(numbers, made, c.project_id, t)
            for c in numbers.candidates
            if not c.listed
        ]
        given = (made.plan_used[t] + made.linkage_used[t]) / MU
        row = pulp.lpSum(need) + repaid_with_quota(numbers, made, t) - given
        add_row(problem, row, "==", 0, f"conversion__t{t:02d}")


def credit_hmu(need_hmu: int, plot: Plot) -> int:
    """Plan quota that a project's stand on a plot earns, rounded down to 0.01 mu."""
    return need_hmu * plot.credit_percent // 100


def limit_plan_quota(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Plan quota used so far is released so far, or earned by disposal before this quarter.

    For each t:  Σ_{<=t} plan_used  <=  Σ_{<=t} released + Σ_{starts on plots before t} credit
    """
    plots = {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c.land_hmu for c in numbers.candidates}
    for t in numbers.quarters:
        used = pulp.lpSum(made.plan_used[s] for s in numbers.quarters if s <= t) / MU
        earned = pulp.lpSum(
            credit_hmu(need[p], plots[j]) / MU * x for (p, j, s), x in made.settled.items() if s < t
        )
        released = sum(numbers.released_hmu[:t]) / MU
        add_row(problem, used - earned, "<=", released, f"plan_quota__t{t:02d}")


def limit_linkage_quota(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Linkage surplus used so far is accepted so far; it never counts as plan quota.

    For each t:  Σ_{<=t} linkage_used  <=  Σ_{launched so that accepted by t} surplus
    """
    schemes = {k.scheme_id: k for k in numbers.schemes}
    for t in numbers.quarters:
        used = pulp.lpSum(made.linkage_used[s] for s in numbers.quarters if s <= t) / MU
        accepted = pulp.lpSum(
            schemes[k].surplus_hmu / MU * x
            for (k, s), x in made.launched.items()
            if s + schemes[k].duration <= t
        )
        add_row(problem, used - accepted, "<=", 0, f"linkage_quota__t{t:02d}")


def limit_farmland_balance(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Farmland occupied so far is covered: stock, bought, or the share that linkage brings.

    For each t:  Σ_{<=t} farmland occupied  <=  Σ_{<=t} stock + Σ_{<=t} bought
                                               + share·Σ_{<=t} linkage_used
    """
    for t in numbers.quarters:
        so_far = [s for s in numbers.quarters if s <= t]
        occupied = pulp.lpSum(
            c.farmland_hmu / MU * new_by(numbers, made, c.project_id, t) for c in numbers.candidates
        )
        repaid = pulp.lpSum(repaid_with_quota(numbers, made, s) for s in so_far)
        bought = pulp.lpSum(x for s, x in made.bought.items() if s <= t) / MU
        linked = pulp.lpSum(made.linkage_used[s] for s in so_far) / MU
        swapped = numbers.swap_farmland_percent / 100 * repaid
        covered = bought + numbers.farmland_percent / 100 * linked
        stock = sum(numbers.stock_hmu[:t]) / MU
        row = occupied + swapped - covered
        add_row(problem, row, "<=", stock, f"farmland_balance__t{t:02d}")


def require_swap_repaid(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """A plot released by a stalled holder obliges its replacement by the due quarter.

    For each such j:  Σ_{by, t <= due} repaid[j, by, t]  ==  Σ_y opened[j, y]
    """
    names = safe_names((j.plot_id for j in numbers.plots), "j")
    for j in numbers.plots:
        if j.holder:
            given = pulp.lpSum(x for (k, _, _), x in made.repaid.items() if k == j.plot_id)
            opened = pulp.lpSum(x for (k, _), x in made.opened.items() if k == j.plot_id)
            add_row(problem, given - opened, "==", 0, f"swap_repaid__{names[j.plot_id]}")


def limit_scheme_capacity(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """A scheme is launched once, and only so many are under way at once.

    For each k:  Σ_t launched[k, t] <= 1.   For each t:  Σ under way <= n
    """
    names = safe_names((k.scheme_id for k in numbers.schemes), "k")
    for k in numbers.schemes:
        once = pulp.lpSum(x for (i, _), x in made.launched.items() if i == k.scheme_id)
        add_row(problem, once, "<=", 1, f"scheme_once__{names[k.scheme_id]}")
    duration = {k.scheme_id: k.duration for k in numbers.schemes}
    for t in numbers.quarters:
        under_way = pulp.lpSum(x for (k, s), x in made.launched.items() if s <= t < s + duration[k])
        name = f"scheme_capacity__t{t:02d}"
        add_row(problem, under_way, "<=", numbers.schemes_at_once, name)


def limit_land_budget(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Land costs no more than the budget, year by year; a year without a budget is free.

    For each y with a budget:  cost of y  <=  budget[y]
    """
    for y in numbers.years:
        if y in numbers.budget_yuan:
            limit = numbers.budget_yuan[y] / YUAN
            add_row(problem, land_cost(numbers, made, (y,)), "<=", limit, f"land_budget__y{y}")


def land_cost(numbers: Numbers, made: Decisions, years: Iterable[int]) -> Linear:
    """Goal 5: plots, schemes, plan quota and bought compensation in these years, in 万元."""
    wanted, year = frozenset(years), numbers.horizon.year
    plots = {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c.land_hmu for c in numbers.candidates}
    cost = {k.scheme_id: k.cost_yuan for k in numbers.schemes}
    yuan = [
        *(plots[j].fixed_yuan * x for (j, y), x in made.opened.items() if y in wanted),
        *(
            plots[j].unit_hwan * need[p] * x
            for (p, j, t), x in made.settled.items()
            if year(t) in wanted
        ),
        *(
            plots[by].unit_hwan * plots[j].area_hmu * x
            for (j, by, t), x in made.repaid.items()
            if by != QUOTA and year(t) in wanted
        ),
        *(cost[k] * x for (k, t), x in made.launched.items() if year(t) in wanted),
        *(numbers.plan_hwan[t - 1] * x for t, x in made.plan_used.items() if year(t) in wanted),
        *(numbers.balance_hwan[t - 1] * x for t, x in made.bought.items() if year(t) in wanted),
    ]
    return pulp.lpSum(yuan) / YUAN
