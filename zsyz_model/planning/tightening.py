"""Rows that every plan satisfies already, said again so that the relaxation sees them.

Each is a sum of named limits in which the flows cancel: what is left are knapsacks over
yes-or-no decisions, which the solver can cut. They change no answer, only how soon it is
proven, and never count as a reason for anything.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pulp

from zsyz_model.planning.finance import scarce
from zsyz_model.planning.land import credit_hmu, land_cost, repaid_with_quota, settles
from zsyz_model.planning.linkage import accepted, sold
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.outside import drawn, support
from zsyz_model.planning.rows import MU, YUAN, Decisions, Linear, add_row, risen, safe_names
from zsyz_model.planning.starts import started

CENT = 100
"""Hundredths of 万元 in 万元."""
MOST_LINES = 5
"""Scarce lines whose sets, 31 at most, are still worth a row each."""


def tighten_quota(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Conversion + plan_quota + linkage_quota without their flows.

    For each t:  converted so far  <=  released + credit + drawn + accepted so far − sold so far
                                        + what holders have released by then
    and what may be drawn ahead in t, of plan quota (advance) and of linkage (turnover).
    """
    for t in numbers.quarters:
        ahead = 0 if settles(numbers, t) else numbers.advance_hmu
        row = _converted(numbers, made, t) - _credit(numbers, made, t) - _given(numbers, made, t)
        row -= drawn(made, t)
        side = (sum(numbers.released_hmu[:t]) + ahead) / MU
        add_row(problem, row, "<=", side, f"tight_quota__t{t:02d}")


def tighten_budget(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """land_budget up to a year, with the least that plan quota and compensation can cost.

    For each y with a budget in every year so far:
        plots + schemes − sales + lowest price × (farmland − stock − share·linkage)
                                + lowest price × (converted − given)  <=  budgets so far
    where linkage is all that it can give by then: accepted − sold + turnover, given is that and
    what holders have released; and the same with each of the two prices alone, since neither
    part may be negative.
    """
    for y in numbers.years:
        years = tuple(z for z in numbers.years if z <= y)
        if not all(z in numbers.budget_yuan for z in years):
            return
        last = max(t for t in numbers.quarters if numbers.horizon.year(t) == y)
        budget = sum(numbers.budget_yuan[z] for z in years) / YUAN
        fixed = land_cost(numbers, replace(made, plan_used={}, bought={}), years)
        fixed -= support(made, years)
        linkage = _linkage(numbers, made, last)
        farmland, stock = _farmland(numbers, made, last), sum(numbers.stock_hmu[:last]) / MU
        cover = min(numbers.balance_hwan[:last]) / CENT
        buying = cover * (farmland - numbers.farmland_percent / 100 * linkage)
        given = _given(numbers, made, last)
        using = min(numbers.plan_hwan[:last]) / CENT * (_converted(numbers, made, last) - given)
        room = budget + cover * stock
        add_row(problem, fixed + buying, "<=", room, f"tight_buying__y{y}")
        add_row(problem, fixed + using, "<=", budget, f"tight_using__y{y}")
        add_row(problem, fixed + buying + using, "<=", room, f"tight_both__y{y}")


def tighten_plots(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """plot_area: of the projects larger than half a plot only one can stand on it.

    For each j:  Σ_{p: 2·need > area, t} settled[p, j, t]  <=  opened[j, last year]
    """
    names = safe_names((j.plot_id for j in numbers.plots), "j")
    large = {
        (c.project_id, j.plot_id)
        for c in numbers.candidates
        for j in numbers.plots
        if 2 * c.land_hmu > j.area_hmu
    }
    for j, name in names.items():
        taken = [x for (p, k, _), x in made.settled.items() if k == j and (p, k) in large]
        row = pulp.lpSum(taken) - risen(made.opened, j, numbers.years[-1])
        add_row(problem, row, "<=", 0, f"tight_plot__{name}")


def tighten_finance(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """finance_gap without its loans: what the other lines cannot lend falls on these.

    For each set F of scarce lines, where all that could fall on it is more than it has:
        Σ_p max(0, gap[p] − what the lines outside F lend p at most)·started[p]  <=  Σ_{f ∈ F} limit[f]
    and a project whose gap all lines together cannot cover never starts. By maximum flow and
    minimum cut these are all that loans ask of whole starts; half starts they hold far tighter.
    """
    left = scarce(numbers)
    if len(left.lines) > MOST_LINES:
        return
    names = safe_names((c.project_id for c in numbers.candidates), "p")
    sets = [s for n in range(len(left.lines) + 1) for s in combinations(left.lines, n)]
    for i, lines in enumerate(sets):
        others = [f for f in left.lines if f not in lines]
        falls = {
            p: yuan - sum(left.most(p, f) for f in others) for p, yuan in left.rest_yuan.items()
        }
        falls = {p: yuan for p, yuan in falls.items() if yuan > 0}
        if not lines:
            for p in falls:
                add_row(problem, started(numbers, made, p), "<=", 0, f"tight_alone__{names[p]}")
        elif sum(falls.values()) > (room := sum(f.limit_yuan for f in lines)):
            row = pulp.lpSum(yuan / YUAN * started(numbers, made, p) for p, yuan in falls.items())
            add_row(problem, row, "<=", room / YUAN, f"tight_lines__s{i:02d}")


def _converted(numbers: Numbers, made: Decisions, t: int) -> Linear:
    """Mu that needed county quota by quarter t."""
    starts = [
        c.converted_hmu / MU * risen(made.begun, c.project_id, t)
        for c in numbers.candidates
        if not c.listed
    ]
    return pulp.lpSum(starts) + _swapped(numbers, made, t)


def _farmland(numbers: Numbers, made: Decisions, t: int) -> Linear:
    """Mu of farmland occupied by quarter t."""
    starts = [c.farmland_hmu / MU * risen(made.begun, c.project_id, t) for c in numbers.candidates]
    return pulp.lpSum(starts) + numbers.swap_farmland_percent / 100 * _swapped(numbers, made, t)


def _swapped(numbers: Numbers, made: Decisions, t: int) -> Linear:
    return pulp.lpSum(repaid_with_quota(numbers, made, s) for s in numbers.quarters if s <= t)


def _credit(numbers: Numbers, made: Decisions, t: int) -> Linear:
    plots = {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c.land_hmu for c in numbers.candidates}
    return pulp.lpSum(
        credit_hmu(need[p], plots[j]) / MU * x for (p, j, s), x in made.settled.items() if s < t
    )


def _linkage(numbers: Numbers, made: Decisions, t: int) -> Linear:
    """Mu that linkage can have given to starts and holders by quarter t at most."""
    return accepted(numbers, made, t) - sold(made, t) + numbers.turnover_hmu / MU


def _given(numbers: Numbers, made: Decisions, t: int) -> Linear:
    """Mu that linkage and holders' lots can have given by quarter t at most."""
    year = numbers.horizon.year(t)
    released = [
        j.area_hmu / MU * risen(made.opened, j.plot_id, year) for j in numbers.lots if j.ready <= t
    ]
    return _linkage(numbers, made, t) + pulp.lpSum(released)
