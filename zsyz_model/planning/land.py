"""Land: what gives the right to convert, what is repaid, what it costs."""

from __future__ import annotations

from collections.abc import Iterable

import pulp

from zsyz_model.planning.numbers import Numbers, Plot
from zsyz_model.planning.outside import drawn, support
from zsyz_model.planning.rows import (
    MU,
    YUAN,
    Decisions,
    Linear,
    Variable,
    add_row,
    risen,
    rises,
    safe_names,
)
from zsyz_model.planning.starts import new_in

QUOTA = "quota"


def add_flow(problem: pulp.LpProblem, quarters: Iterable[int], name: str) -> dict[int, Variable]:
    """One flow for each of the quarters, in whole hundredths of a mu."""
    return {t: problem.add_variable(f"{name}__t{t:02d}", 0, None, pulp.LpInteger) for t in quarters}


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
    """Every converted mu has its right: plan quota, linkage surplus, or what a holder released.

    For each t:  Σ_{p not listed} converted[p]·start[p, new, t] + holders repaid with quota
                 ==  plan_used[t] + linkage_used[t] + moved_used[t]
    and moved_used[t] <= the starts' part: no holder is repaid with what another one released.
    占补 never gives the right to convert.
    """
    for t in numbers.quarters:
        need = [
            c.converted_hmu / MU * new_in(made, c.project_id, t)
            for c in numbers.candidates
            if not c.listed
        ]
        moved = pulp.lpSum(x for s, x in made.moved_used.items() if s == t) / MU
        given = (made.plan_used[t] + made.linkage_used[t]) / MU + moved
        row = pulp.lpSum(need) + repaid_with_quota(numbers, made, t) - given
        add_row(problem, row, "==", 0, f"conversion__t{t:02d}")
        if t in made.moved_used:
            add_row(problem, moved - pulp.lpSum(need), "<=", 0, f"conversion__moved__t{t:02d}")


def credit_hmu(need_hmu: int, plot: Plot) -> int:
    """Plan quota that a project's stand on a plot earns, rounded down to 0.01 mu."""
    return need_hmu * plot.credit_percent // 100


def limit_plan_quota(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Plan quota used so far is released so far, earned by disposal before, or drawn ahead.

    For each t:  Σ_{<=t} plan_used  <=  Σ_{<=t} released + Σ_{starts on plots before t} credit
                                        + advance + Σ_{<=t} drawn of the provincial pool
    where an advance is allowed and need not be settled in t itself (advance_settled).
    """
    for t in numbers.quarters:
        if not (numbers.advance_hmu and settles(numbers, t)):
            side = (sum(numbers.released_hmu[:t]) + numbers.advance_hmu) / MU
            row = _used_beyond_credit(numbers, made, t)
            add_row(problem, row, "<=", side, f"plan_quota__t{t:02d}")


def require_advance_settled(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Nothing is drawn ahead at the end of a calendar year, nor at the end of the horizon.

    Where an advance is allowed, for each such t:
        Σ_{<=t} plan_used  <=  Σ_{<=t} released + Σ_{starts on plots before t} credit
    """
    for t in numbers.quarters:
        if numbers.advance_hmu and settles(numbers, t):
            row = _used_beyond_credit(numbers, made, t)
            side = sum(numbers.released_hmu[:t]) / MU
            add_row(problem, row, "<=", side, f"advance_settled__t{t:02d}")


def settles(numbers: Numbers, t: int) -> bool:
    """Whether quarter t is the last of a calendar year or of the horizon."""
    year = numbers.horizon.year
    return t == numbers.horizon.length or year(t + 1) != year(t)


def _used_beyond_credit(numbers: Numbers, made: Decisions, t: int) -> Linear:
    """Mu of plan quota used by quarter t, less what disposal has earned before it and the pool."""
    plots = {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c.land_hmu for c in numbers.candidates}
    used = pulp.lpSum(made.plan_used[s] for s in numbers.quarters if s <= t) / MU
    earned = pulp.lpSum(
        credit_hmu(need[p], plots[j]) / MU * x for (p, j, s), x in made.settled.items() if s < t
    )
    return used - earned - drawn(made, t)


def add_moved(problem: pulp.LpProblem, numbers: Numbers) -> dict[int, Variable]:
    """moved_used[t], where holders can release quota at all."""
    first = min((j.ready for j in numbers.lots), default=numbers.horizon.length + 1)
    return add_flow(problem, (t for t in numbers.quarters if t >= first), "moved_used")


def limit_swap_quota(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Quota of stalled holders is used only once it is released.

    For each t with such quota:  Σ_{<=t} moved_used  <=  Σ_{j ready by t}
                                                         area[j]·opened[j, year(t)]
    """
    year = numbers.horizon.year
    for t in made.moved_used:
        used = pulp.lpSum(x for s, x in made.moved_used.items() if s <= t) / MU
        released = pulp.lpSum(
            j.area_hmu / MU * risen(made.opened, j.plot_id, year(t))
            for j in numbers.lots
            if j.ready <= t
        )
        add_row(problem, used - released, "<=", 0, f"swap_quota__t{t:02d}")


def require_swap_repaid(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """What a stalled holder releases, plot or quota, obliges its replacement by the due quarter.

    For each such j:  Σ_{by, t <= due} repaid[j, by, t]  ==  opened[j, last year]
    """
    names = safe_names((j.plot_id for j in numbers.plots), "j")
    for j in numbers.plots:
        if j.holder:
            given = pulp.lpSum(x for (k, _, _), x in made.repaid.items() if k == j.plot_id)
            opened = risen(made.opened, j.plot_id, numbers.years[-1])
            add_row(problem, given - opened, "==", 0, f"swap_repaid__{names[j.plot_id]}")


def limit_land_budget(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Land costs no more than the budget, year by year; a year without a budget is free.

    For each y with a budget:  cost of y − sales of y  <=  budget[y] + provincial support of y
    """
    for y in numbers.years:
        if y in numbers.budget_yuan:
            limit = numbers.budget_yuan[y] / YUAN
            cost = land_cost(numbers, made, (y,)) - support(made, (y,))
            add_row(problem, cost, "<=", limit, f"land_budget__y{y}")


def opening_yuan(plot: Plot) -> int:
    """What it costs to open a plot; quota of a holder is paid for whole."""
    return plot.fixed_yuan + plot.quota * plot.unit_hwan * plot.area_hmu


def land_cost(numbers: Numbers, made: Decisions, years: Iterable[int]) -> Linear:
    """Goal 4: plots, schemes, plan quota and compensation, less sales, in these years, in 万元."""
    wanted, year = frozenset(years), numbers.horizon.year
    plots = {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c.land_hmu for c in numbers.candidates}
    cost = {k.scheme_id: k.cost_yuan for k in numbers.schemes}
    price = {cover.kind: cover.price_yuan for cover in numbers.covers}
    yuan = [
        *(opening_yuan(plots[j]) * x for (j, y), x in rises(made.opened).items() if y in wanted),
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
        *(cost[k] * x for (k, t), x in rises(made.launched).items() if year(t) in wanted),
        *(numbers.plan_hwan[t - 1] * x for t, x in made.plan_used.items() if year(t) in wanted),
        *(numbers.balance_hwan[t - 1] * x for t, x in made.bought.items() if year(t) in wanted),
        *(price[k][t - 1] * x for (k, t), x in made.covered.items() if year(t) in wanted),
        *(-numbers.sale_hwan * x for t, x in made.sold.items() if year(t) in wanted),
        *(numbers.outside.trade_hwan * x for t, x in made.received.items() if year(t) in wanted),
    ]
    return pulp.lpSum(yuan) / YUAN
