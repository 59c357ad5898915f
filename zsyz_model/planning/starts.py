"""Starts: who begins when and where (one_start, earliest_start, plot_area, start_target)."""

from __future__ import annotations

from itertools import pairwise

import pulp

from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import (
    MU,
    Decisions,
    Linear,
    Variable,
    add_row,
    risen,
    safe_names,
)


def add_begun(problem: pulp.LpProblem, numbers: Numbers) -> dict[tuple[str, int], Variable]:
    """begun[p, t] for every quarter in which p may start on new land."""
    names = safe_names((c.project_id for c in numbers.candidates), "p")
    return {
        (c.project_id, t): problem.add_variable(
            f"begun__{names[c.project_id]}__t{t:02d}", 0, 1, pulp.LpInteger
        )
        for c in numbers.candidates
        for t in c.new_quarters
    }


def add_settled(problem: pulp.LpProblem, numbers: Numbers) -> dict[tuple[str, str, int], Variable]:
    """settled[p, j, t] for every plot that fits, in the quarters worth looking at."""
    names = safe_names((c.project_id for c in numbers.candidates), "p")
    plots = safe_names((j.plot_id for j in numbers.plots), "j")
    return {
        (c.project_id, j, t): problem.add_variable(
            f"settled__{names[c.project_id]}__{plots[j]}__t{t:02d}", 0, 1, pulp.LpInteger
        )
        for c in numbers.candidates
        for j, quarters in c.plot_quarters.items()
        for t in quarters
    }


def add_opened(problem: pulp.LpProblem, numbers: Numbers) -> dict[tuple[str, int], Variable]:
    """opened[j, y], by the end of every year in which plot j is ready."""
    plots = safe_names((j.plot_id for j in numbers.plots), "j")
    return {
        (j.plot_id, y): problem.add_variable(
            f"opened__{plots[j.plot_id]}__y{y}", 0, 1, pulp.LpInteger
        )
        for j in numbers.plots
        if j.ready <= numbers.horizon.length
        for y in numbers.years
        if y >= numbers.horizon.year(j.ready)
    }


def add_short(problem: pulp.LpProblem, numbers: Numbers) -> dict[int, Variable]:
    """short[t]: how far the cumulative start target of quarter t is missed."""
    return {
        # whole by itself, but said so the solver may branch on it
        t: problem.add_variable(f"short__t{t:02d}", 0, None, pulp.LpInteger)
        for t in numbers.quarters
    }


def new_in(made: Decisions, project: str, t: int) -> Linear:
    """1 when the project starts on new land in quarter t."""
    return risen(made.begun, project, t) - risen(made.begun, project, t - 1)


def started(numbers: Numbers, made: Decisions, project: str) -> Linear:
    """1 when the project starts at all."""
    plots = [x for (p, _, _), x in made.settled.items() if p == project]
    return risen(made.begun, project, numbers.horizon.length) + pulp.lpSum(plots)


def require_one_start(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """A project starts once at most; a must-start project starts.

    For each p:  begun[p, H] + Σ_{j,t} settled[p, j, t]  <=  1   (== 1 when it must)
    """
    names = safe_names((c.project_id for c in numbers.candidates), "p")
    for c in numbers.candidates:
        whole = started(numbers, made, c.project_id)
        add_row(problem, whole, "==" if c.must else "<=", 1, f"one_start__{names[c.project_id]}")


def require_earliest_start(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """The staircase never falls; before a project's first quarter it has no step at all.

    For neighbouring quarters s < t of p:  begun[p, s]  <=  begun[p, t]
    """
    names = safe_names((c.project_id for c in numbers.candidates), "p")
    for c in numbers.candidates:
        for s, t in pairwise(c.new_quarters):
            step = made.begun[c.project_id, s] - made.begun[c.project_id, t]
            add_row(problem, step, "<=", 0, f"earliest_start__{names[c.project_id]}__t{t:02d}")


def limit_plot_area(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """What stands on a plot by the end of a year fits the area opened by then.

    For each j, y:  Σ_{p, t in years <= y} need[p]·settled[p, j, t] + holders repaid on j
                    <=  area[j]·opened[j, y];   opened[j, y] <= opened[j, y + 1];
    and no project stands on a plot that is not open.
    """
    plots = safe_names((j.plot_id for j in numbers.plots), "j")
    need = {c.project_id: c.land_hmu for c in numbers.candidates}
    area = {j.plot_id: j.area_hmu for j in numbers.plots}
    year = numbers.horizon.year
    for j, name in plots.items():
        opened = {y: x for (k, y), x in made.opened.items() if k == j}
        for y, z in pairwise(opened):
            add_row(problem, opened[y] - opened[z], "<=", 0, f"plot_once__{name}__y{z}")
        for y in opened:
            taken = [
                need[p] / MU * x for (p, k, t), x in made.settled.items() if k == j and year(t) <= y
            ]
            given = [
                area[k] / MU * x
                for (k, by, t), x in made.repaid.items()
                if by == j and year(t) <= y
            ]
            row = pulp.lpSum(taken) + pulp.lpSum(given) - area[j] / MU * opened[y]
            add_row(problem, row, "<=", 0, f"plot_area__{name}__y{y}")
    _limit_to_open_plots(problem, numbers, made, plots)


def _limit_to_open_plots(
    problem: pulp.LpProblem, numbers: Numbers, made: Decisions, plots: dict[str, str]
) -> None:
    """settled[p, j, by year y] <= opened[j, y]: implied, but it tightens the relaxation."""
    names = safe_names((c.project_id for c in numbers.candidates), "p")
    year = numbers.horizon.year
    for c in numbers.candidates:
        for j, quarters in c.plot_quarters.items():
            for last in quarters:
                here = [made.settled[c.project_id, j, t] for t in quarters if t <= last]
                name = f"plot_open__{names[c.project_id]}__{plots[j]}__t{last:02d}"
                add_row(
                    problem, pulp.lpSum(here) - risen(made.opened, j, year(last)), "<=", 0, name
                )


def limit_start_target(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """Starts so far and the shortfall reach the cumulative target of each quarter.

    For each t:  Σ_{<=t} starts + short[t]  >=  Σ_{<=t} target
    """
    wanted = 0
    for t in numbers.quarters:
        wanted += numbers.target[t - 1]
        new = [risen(made.begun, c.project_id, t) for c in numbers.candidates]
        plots = [x for (_, _, q), x in made.settled.items() if q <= t]
        row = pulp.lpSum(new) + pulp.lpSum(plots) + made.short[t]
        add_row(problem, row, ">=", wanted, f"start_target__t{t:02d}")


def missed_targets(made: Decisions) -> Linear:
    """Goal 1: the shortfalls of all quarters, in projects."""
    return pulp.lpSum(made.short.values())


def merit(numbers: Numbers, made: Decisions) -> Linear:
    """Goal 2: merit started, in points (thousandths in the numbers)."""
    worth = {c.project_id: c.merit_milli for c in numbers.candidates}
    parts = [worth[p][t - 1] / 1000 * x for (p, _, t), x in made.settled.items()]
    for c in numbers.candidates:
        steps = [*(worth[c.project_id][t - 1] for t in c.new_quarters), 0]
        for t, here, later in zip(c.new_quarters, steps, steps[1:], strict=False):
            parts.append((here - later) / 1000 * made.begun[c.project_id, t])
    return pulp.lpSum(parts)
