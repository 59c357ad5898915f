"""The goals in order: each tier is fixed at its best before the next; halves apart if they may be."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from zsyz_model.case import Goal, Scenario, Status
from zsyz_model.findings import Finding, NoPlanError
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.conflict import explain_conflict
from zsyz_model.planning.leaders import cover_starts
from zsyz_model.planning.model import Half, Model, compose, goal
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import add_row
from zsyz_model.solver import Answer, Limits, solve

Watch = Callable[[str, float], None]
GOALS = ("missed_targets", "merit", "fit", "land_cost")
TITLES = {
    "missed_targets": "开工目标缺口最小",
    "merit": "开工价值最大",
    "fit": "包保契合度最高",
    "land_cost": "用地成本最低",
    "ties": "确定唯一方案",
}
LEADER_GOALS = ("fit",)
GRID = {"missed_targets": 1.0, "merit": 1e-3, "fit": 1.0, "land_cost": 1e-4}
"""The step in which a goal's value moves; a tier is held at its value."""
WANTED_MOST = ("merit", "fit")
TIE_NODES = 50
START_NODES = 2000


@dataclass(frozen=True, slots=True, eq=False)
class Tiered:
    """Values of every variable after all tiers, the goals as proven, and how it ended."""

    model: Model
    values: Mapping[str, float]
    goals: Mapping[str, Goal]
    repeatable: bool
    proven: bool
    solver: str


def order_of(scenario: Scenario) -> tuple[str, ...]:
    """The scenario's tiers, then those it does not name, in the usual order."""
    given = scenario.goals.order
    return (*given, *(name for name in GOALS if name not in given))


def solve_tiers(numbers: Numbers, scenario: Scenario, watch: Watch) -> tuple[Tiered, ...]:
    """Solve the land half and the leader half apart, or jointly when they really interact.

    Apart is exact when the best leader plan can also cover every project that starts:
    each half then attains the bound it has alone. Raises NoPlanError.
    """
    clock = Clock(scenario.solver.seconds)
    names = order_of(scenario)
    land = _climb(
        compose(numbers, Half.LAND),
        [name for name in names if name not in LEADER_GOALS],
        scenario, clock, watch,
    )  # fmt: skip
    covered = frozenset(started_in(land))
    leaders = _cover(compose(numbers, Half.LEADERS), covered, scenario, clock, watch)
    if leaders is not None:
        return land, leaders
    return (_climb(compose(numbers, Half.JOINT), names, scenario, clock, watch),)


def started_in(land: Tiered) -> Iterable[str]:
    """The projects that start in a land plan."""
    made, values = land.model.made, land.values
    for (p, _), x in made.begun.items():
        if values[x.name] > 0.5:
            yield p
    for (p, _, _), x in made.settled.items():
        if values[x.name] > 0.5:
            yield p


def _cover(
    model: Model, covered: frozenset[str], scenario: Scenario, clock: Clock, watch: Watch
) -> Tiered | None:
    """The best leader plan if it can cover these projects at no loss of fit, else None."""
    watch(TITLES["fit"], 0.7)
    free = _ask(model, "fit", _limits("fit", scenario, clock), scenario, None)
    best = _goal("fit", free)
    if not covered <= {p for p, _ in model.made.lead}:
        return None
    cover_starts(model.problem, model.numbers, model.made, covered)
    add_row(model.problem, goal(model, "fit"), "<=", _held("fit", best.value), "held__fit")
    model.problem.setObjective(goal(model, "ties"))
    whole = replace(_limits("ties", scenario, clock), nodes=scenario.solver.nodes)
    answer = solve(model.problem, whole, None, "none")
    if not answer.status.readable:
        return None
    fit = _as_it_ended(model, best, answer.values)
    return Tiered(
        model, answer.values, {"fit": fit}, free.repeatable and answer.repeatable,
        free.status is Status.OPTIMAL, free.solver,
    )  # fmt: skip


def _climb(
    model: Model, names: Iterable[str], scenario: Scenario, clock: Clock, watch: Watch
) -> Tiered:
    """Each goal in turn to its best, held there for the ones after it; ties at the end."""
    goals: dict[str, Goal] = {}
    repeatable = proven = True
    point: Mapping[str, float] | None = None
    order = [*names, "ties"]
    for step, name in enumerate(order):
        watch(TITLES[name], step / len(order) * 0.7)
        if name == "land_cost" and point is not None:
            point = _same_quarters(model, scenario, clock, point)
        answer = _ask(model, name, _limits(name, scenario, clock), scenario, point)
        point = answer.values
        repeatable &= answer.repeatable
        if name != "ties":
            goals[name] = _goal(name, answer)
            proven &= answer.status is Status.OPTIMAL
            side = _held(name, goals[name].value)
            add_row(model.problem, goal(model, name), "<=", side, f"held__{name}")
    told = {name: _as_it_ended(model, found, answer.values) for name, found in goals.items()}
    return Tiered(model, answer.values, told, repeatable, proven, answer.solver)


def _same_quarters(
    model: Model, scenario: Scenario, clock: Clock, point: Mapping[str, float]
) -> Mapping[str, float]:
    """The cheapest plan that starts on new land exactly as `point` does: a better start.

    With the staircase fixed the rest is small; the full tier then has its incumbent from
    the first node on, and proves it five times sooner on the demonstration county.
    """
    model.problem.setObjective(goal(model, "land_cost"))
    for x in model.made.begun.values():
        x.lowBound = x.upBound = point[x.name]
    limits = replace(_limits("land_cost", scenario, clock), nodes=START_NODES)
    answer = solve(model.problem, limits, point, "none")
    for x in model.made.begun.values():
        x.lowBound, x.upBound = 0, 1
    better = answer.status.readable
    return _whole(answer.values) if better else point


def _as_it_ended(model: Model, found: Goal, point: Mapping[str, float]) -> Goal:
    """A tier's goal at the end: later tiers may not worsen it, but within its gap may better it."""
    step, sign = GRID[found.name], -1.0 if found.name in WANTED_MOST else 1.0
    reached = sign * _reached(model, found.name, point)
    value = round(round(reached / step) * step, 4)
    worst = max if found.name in WANTED_MOST else min
    bound = worst(found.bound, value)
    return Goal(found.name, value, bound, abs(bound - value) / max(1.0, abs(value)))


def _limits(name: str, scenario: Scenario, clock: Clock) -> Limits:
    """A tier's stop: the asked gap for land, none for leaders, a few nodes for ties of land."""
    rules = scenario.solver
    exact = name in (*LEADER_GOALS, "missed_targets", "ties")
    return Limits(
        seconds=clock.left(),
        gap=0.0 if exact else rules.gap,
        gap_abs=GRID.get(name, 1.0) / 2,
        nodes=TIE_NODES if name == "ties" else rules.nodes,
    )


def _ask(
    model: Model,
    name: str,
    limits: Limits,
    scenario: Scenario,
    point: Mapping[str, float] | None,
) -> Answer:
    """Solve one tier; from the tier before there is always a plan to start from."""
    model.problem.setObjective(goal(model, name))
    answer = solve(model.problem, limits, point, scenario.solver.second_opinion)
    if point is not None and answer.ended == "Optimal" and answer.status is not Status.OPTIMAL:
        # HiGHS 1.16 can prove its bound and still hand back the start that it was given
        answer = solve(model.problem, limits, None, scenario.solver.second_opinion)
    least = _least(model, name)
    if answer.status.readable:
        return replace(answer, found=_whole(answer.values), bound=max(answer.bound, least))
    if point is not None and answer.status is Status.NO_SOLUTION:
        stopped = replace(answer, status=Status.FEASIBLE_LIMIT, found=point, bound=least)
        return replace(stopped, objective=_reached(model, name, point))
    raise NoPlanError(*_no_plan(model, name, answer))


def _reached(model: Model, name: str, point: Mapping[str, float]) -> float:
    """A tier's value at a point, as something to minimise."""
    return float(sum(c * point[v.name] for v, c in goal(model, name).items()))


def _least(model: Model, name: str) -> float:
    """What no plan can go below, whatever the solver proved: every variable at its better end."""
    ends = goal(model, name).items()
    return float(sum(c * (x.lowBound if c > 0 else x.upBound) for x, c in ends))


def _whole(values: Mapping[str, float]) -> dict[str, float]:
    """Every variable of this model is whole in a plan; the solver is off by 1e-6 at most."""
    return {name: float(round(value)) for name, value in values.items()}


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


def _goal(name: str, answer: Answer) -> Goal:
    """The tier in the planner's own direction, on its grid; the bound rounded safely."""
    step, sign = GRID[name], -1.0 if name in WANTED_MOST else 1.0
    value = round(answer.objective / step) * step
    bound = min(value, math.ceil(answer.bound / step - 1e-3) * step)
    gap = abs(bound - value) / max(1.0, abs(value))
    return Goal(name, round(sign * value, 4) + 0.0, round(sign * bound, 4) + 0.0, gap)


def _held(name: str, value: float) -> float:
    """The right side that keeps a goal at its value.

    A hundredth of a step is room for the solver's arithmetic; half a step would do too, but
    then the relaxation gains it and proofs take three times as long.
    """
    sign = -1.0 if name in WANTED_MOST else 1.0
    return sign * value + GRID[name] / 100
