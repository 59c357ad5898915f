"""Asks the solver for one goal at a time, and says what came back in the planner's own numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import pulp

from zsyz_model.case import Goal, Scenario, Status
from zsyz_model.case.goal import WANTED_MOST
from zsyz_model.findings import Finding, NoPlanError
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.conflict import explain_conflict
from zsyz_model.planning.model import Half, Model, goal
from zsyz_model.planning.rows import Linear
from zsyz_model.planning.searching import is_close, search, solve_twice
from zsyz_model.solver import Answer, Limits, broken_rows, objective_of

Watch = Callable[[str, float], None]
GOALS = ("missed_targets", "merit", "fit", "fairness", "land_cost")
TITLES = {
    "missed_targets": "开工目标缺口最小",
    "merit": "开工价值最大",
    "fit": "包保契合度最高",
    "fairness": "包保负荷最公平",
    "land_cost": "用地成本最低",
    "weights": "加权目标最优",
    "ties": "确定唯一方案",
}
LEADER_GOALS = ("fit", "fairness")
EXACT_GOALS = (*LEADER_GOALS, "missed_targets")  # to the last step, whatever gap is allowed
GRID = {"missed_targets": 1.0, "merit": 1e-3, "fit": 1.0, "fairness": 1e-2, "land_cost": 1e-4}
"""The step in which a goal's value is told; fairness is told in percent, the others move in it."""
TIE_NODES = 50


def sign_of(name: str) -> float:
    """-1 for goals that are wanted most: they count negative in something to minimise."""
    return -1.0 if name in WANTED_MOST else 1.0


def limits_of(name: str, scenario: Scenario, clock: Clock) -> Limits:
    """A tier's stop: the asked gap for land, none for leaders, a few nodes for ties of land."""
    rules = scenario.solver
    exact = name in EXACT_GOALS or name == "ties"
    return Limits(
        seconds=clock.left(),
        gap=0.0 if exact else rules.gap,
        gap_abs=GRID.get(name, 1.0) / 2,
        nodes=TIE_NODES if name == "ties" else rules.nodes,
    )


def ask(
    model: Model,
    name: str,
    limits: Limits,
    scenario: Scenario,
    point: Mapping[str, float] | None,
    aim: Linear | None = None,
    hint: Mapping[str, float] | None = None,
) -> Answer:
    """Solve one tier; from the tier before there is always a plan to start from.

    `aim` is what is minimised where it is not the tier's own goal. `hint` is a start that may
    break rows: the solver looks at it, and it is never fallen back on. Raises NoPlanError when
    there is neither a plan nor one to fall back on.
    """
    aim = goal(model, name) if aim is None else aim
    model.problem.setObjective(aim)
    start = hint if point is None else point
    answer = search(model, limits, start, scenario.solver.second_opinion)
    least = least_of(aim)
    if answer.status.readable:
        answer = _in_whole_steps(model.problem, answer, limits, scenario.solver.second_opinion)
        return replace(answer, bound=max(answer.bound, least))
    if point is not None and answer.status is Status.NO_SOLUTION:
        stopped = replace(answer, status=Status.FEASIBLE_LIMIT, found=point, bound=least)
        return replace(stopped, objective=value_at(aim, point))
    raise NoPlanError(*_no_plan(model, name, answer))


def _in_whole_steps(problem: pulp.LpProblem, answer: Answer, limits: Limits, second: str) -> Answer:
    """The answer with every decision whole and worth what it is worth then.

    A plot that is 0.999999 opened is cheaper than any plan: where that is more than the gap
    allows, the question is asked again in finer arithmetic. A goal held at such a value would
    leave no plan at all to the tiers after it.
    """
    found = whole(problem, answer.values)
    reached = replace(answer, found=found, objective=objective_of(problem, found))
    if is_close(reached, limits) or limits.exact or answer.status is not Status.OPTIMAL:
        return reached
    finer = replace(limits, exact=True)
    again = solve_twice(problem, finer, found, second)
    return _in_whole_steps(problem, again, finer, second) if again.status.readable else reached


def keeping(problem: pulp.LpProblem, point: Mapping[str, float] | None) -> dict[str, float] | None:
    """A point of an earlier question, if it keeps every row of this one; what it lacks is 0."""
    if point is None:
        return None
    found = {x.name: point.get(x.name, 0.0) for x in problem.variables()}
    return None if any(broken_rows(problem, found)) else found


def value_at(aim: Mapping[pulp.LpVariable, float], point: Mapping[str, float]) -> float:
    """A linear goal at a point, as something to minimise."""
    return float(sum(c * point[v.name] for v, c in aim.items()))


def least_of(aim: Mapping[pulp.LpVariable, float]) -> float:
    """What no plan can go below, whatever the solver proved: every variable at its better end."""
    return float(sum(c * (x.lowBound if c > 0 else x.upBound) for x, c in aim.items()))


def whole(problem: pulp.LpProblem, values: Mapping[str, float]) -> dict[str, float]:
    """Every decision is whole in a plan; the solver is off by 1e-6 at most."""
    return {
        x.name: float(round(values[x.name])) if x.cat == pulp.LpInteger else values[x.name]
        for x in problem.variables()
    }


def goal_of(name: str, answer: Answer) -> Goal:
    """The tier in the planner's own direction, on its grid; the bound rounded safely."""
    step, sign = GRID[name], sign_of(name)
    value = round(answer.objective / step) * step
    bound = min(value, math.ceil(answer.bound / step - 1e-3) * step)
    return told_goal(name, round(sign * value, 4) + 0.0, round(sign * bound, 4) + 0.0)


def told_goal(name: str, value: float, bound: float) -> Goal:
    """A goal with the gap that its bound leaves; a bound on the wrong side is the value."""
    worst = max if name in WANTED_MOST else min
    bound = worst(bound, value)
    return Goal(name, value, bound, abs(bound - value) / max(1.0, abs(value)))


def held_side(name: str, value: float, tolerance: float) -> float:
    """The right side that keeps a goal at its value, less what the scenario tolerates.

    A hundredth of a step is room for the solver's arithmetic; half a step would do too, but
    then the relaxation gains it and proofs take three times as long.
    """
    return sign_of(name) * value + tolerance * abs(value) + GRID[name] / 100


def _no_plan(model: Model, name: str, answer: Answer) -> tuple[Finding, ...]:
    """Why there is no plan; when nothing can fit, also what stands in the way."""
    half = {Half.LAND: "用地与开工", Half.LEADERS: "领导包保", Half.JOINT: "开工与包保"}[model.half]
    if answer.status is Status.INFEASIBLE:
        fact = f"{half}没有任何可行方案（已由两种方法确认：{answer.ended}）"
        found = explain_conflict(model.numbers, model.half)
        advice = "按下列最省的放宽办法调整后重算" if found else "放宽锁定、必须开工或上限后重算"
        return (Finding("P-INFEASIBLE", fact, advice), *found)
    fact = f"在“{TITLES[name]}”一步未得到方案：{answer.status}（{answer.ended}）"
    return (Finding("P-NONE", fact, "延长求解时限（solver.seconds），或减小问题规模"),)
