"""What a plan is worth, exactly: each goal as a whole number or a fraction of which less is better.

Units: missed targets in projects, merit in −0.001 point, fit in −1 point, land cost in yuan,
stability in changed promises, fairness as the largest load (1 is all hours of a week), the
weighted sum in −0.000001. So two plans compare without rounding, and "better by a step" is a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pulp

from zsyz_model.case import Plan, Scenario
from zsyz_model.planning.asking import GRID, LEADER_GOALS, sign_of, value_at
from zsyz_model.planning.decisions import choose
from zsyz_model.planning.fairness import loads_at
from zsyz_model.planning.kept import count_changes, still_kept
from zsyz_model.planning.loads import in_percent, largest, loads_of
from zsyz_model.planning.model import Half, Model, goal
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import Linear, add_row, safe_names
from zsyz_model.planning.weights import weighted_aim

FAIRNESS, STABILITY, WEIGHTED = "fairness", "stability", "weighted"
STEPS: Mapping[str, float] = {**GRID, STABILITY: 1.0, WEIGHTED: 1e-6}
"""The grid of each goal in the unit in which it is told; fairness moves in fractions."""
STRICTLY = Fraction(1, 10**9)
"""Less than any two loads differ: leaders have at most 10 000 minutes a week."""

Worths = Mapping[str, Fraction]
Parts = tuple[tuple[Model, Mapping[str, float]], ...]
"""A land and a leader half with their values, or one joint problem."""


def half_of(numbers: Numbers, name: str) -> Half:
    """The half that decides a goal alone; joint when both do."""
    if name == STABILITY and numbers.kept is not None:
        if not numbers.kept.leads:
            return Half.LAND
        return Half.JOINT if numbers.kept.starts else Half.LEADERS
    if name in (STABILITY, WEIGHTED):
        return Half.JOINT
    return Half.LEADERS if name in LEADER_GOALS else Half.LAND


def worth(scenario: Scenario, parts: Parts, name: str) -> Fraction:
    """A goal of the plan that stands in these values."""
    (land, at), (leaders, there) = parts[0], parts[-1]
    if name == FAIRNESS:
        return largest(loads_at(leaders.numbers, leaders.made, there))
    if name == STABILITY:
        starts, leads = choose(land.made, at).starts, choose(leaders.made, there).leads
        return Fraction(count_changes(land.numbers.kept, starts, leads))
    if name == WEIGHTED:
        weights = scenario.goals.weights
        return sum((_weighed(weights, n, worth(scenario, parts, n)) for n in weights), Fraction(0))
    model, values = parts[-1] if name in LEADER_GOALS else parts[0]
    return Fraction(round(value_at(goal(model, name), values) / GRID[name]))


def worth_in(numbers: Numbers, scenario: Scenario, plan: Plan, name: str) -> Fraction:
    """A goal of a plan that was made before, from its records."""
    leads = {x.project_id: x.leader_id for x in plan.leads}
    if name == FAIRNESS:
        return largest(loads_of(numbers, leads.items()))
    if name == STABILITY:
        place = numbers.horizon.place
        starts = {s.project_id: (s.site, place(s.quarter)) for s in plan.starts}
        return Fraction(count_changes(numbers.kept, starts, leads))
    if name == WEIGHTED:
        weights = scenario.goals.weights
        parts = (_weighed(weights, n, worth_in(numbers, scenario, plan, n)) for n in weights)
        return sum(parts, Fraction(0))
    return Fraction(round(sign_of(name) * plan.goal(name).value / GRID[name]))


def _weighed(weights: Mapping[str, float], name: str, own: Fraction) -> Fraction:
    """A goal's part of the weighted sum, in millionths."""
    step = 100 if name == FAIRNESS else Fraction(str(STEPS[name]))
    return own * step * Fraction(str(weights[name])) * 10**6


def told(name: str, own: Fraction) -> float:
    """A worth in the planner's unit and direction: points, 万元, percent, promises."""
    if name == FAIRNESS:
        return in_percent(own)
    sign = -1.0 if name == WEIGHTED else sign_of(name)
    return round(sign * float(own) * STEPS[name], 6) + 0.0


def step_of(name: str) -> Fraction:
    """How much better the next better worth is at least."""
    return STRICTLY if name == FAIRNESS else Fraction(1)


def limit_worth(model: Model, scenario: Scenario, name: str, most: Fraction, tag: str) -> None:
    """Rows that keep a goal at a worth or better. Raises NoPlanError when none can hold."""
    if name == FAIRNESS:
        _limit_loads(model, most, tag)
        return
    aim, unit = aim_at(model, scenario, name), STEPS[name]
    room = unit / 100 if name != WEIGHTED else unit / 2
    sizes = [abs(c) for c in aim.values() if c]
    # a small weight would make a row that is a size apart from all others
    scale = max(1.0, 0.01 / min(sizes, default=1.0)) if name == WEIGHTED else 1.0
    add_row(model.problem, scale * aim, "<=", scale * (float(most) * unit + room), tag)


def _limit_loads(model: Model, most: Fraction, tag: str) -> None:
    """No leader above a load: whole minutes, so that nothing is rounded."""
    names = safe_names((x.leader_id for x in model.numbers.leaders), "l")
    for leader in model.numbers.leaders:
        spent = [
            x.minutes * model.made.lead[x.project_id, x.leader_id]
            for x in model.numbers.pairs
            if x.leader_id == leader.leader_id and x.minutes
        ]
        if leader.minutes and spent:
            cap = most * leader.minutes // 1
            row = f"{tag}__{names[leader.leader_id]}"
            add_row(model.problem, pulp.lpSum(spent), "<=", int(cap), row)


def aim_at(model: Model, scenario: Scenario, name: str) -> Linear:
    """A goal as something to minimise, in the unit in which it is told."""
    if name == STABILITY:
        kept = model.numbers.kept
        if kept is None:
            return pulp.lpSum([])
        starts = kept.starts if model.half is not Half.LEADERS else {}
        leads = kept.leads if model.half is not Half.LAND else {}
        count = len(starts) + len(leads)
        return count - pulp.lpSum(still_kept(kept, model.made))
    if name == WEIGHTED:
        return weighted_aim(model, scenario.goals.weights)
    if name == FAIRNESS:
        return weighted_aim(model, {FAIRNESS: 1.0})
    return goal(model, name)
