"""Our side: the weighted question by halves, as the product solves it, and the product's tiers."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import pulp

from benchmarks.question import Solved, Stop, Weights
from zsyz_model.case import Scenario, SolverRules, Status
from zsyz_model.planning.leaders import cover_starts
from zsyz_model.planning.model import Half, Model, compose, goal
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.tiers import solve_tiers
from zsyz_model.solver import Answer, Limits, solve


def weighted_goal(model: Model, weights: Weights) -> pulp.LpAffineExpression:
    """The weighted objective, or the part of it that a half decides."""
    parts = []
    if model.half is not Half.LEADERS:
        parts += [
            weights.missed * goal(model, "missed_targets"),
            goal(model, "merit"),
            weights.cost * goal(model, "land_cost"),
        ]
    if model.half is not Half.LAND:
        parts.append(weights.fit * goal(model, "fit"))
    return pulp.lpSum(parts)


@dataclass(slots=True)
class _Effort:
    """What was spent: construction is timed apart from solving."""

    began: float
    build_seconds: float = 0.0
    columns: int = 0
    rows: int = 0

    def compose(self, numbers: Numbers, half: Half, weights: Weights) -> Model:
        """A model with its weighted objective."""
        began = time.perf_counter()
        model = compose(numbers, half)
        model.problem.setObjective(weighted_goal(model, weights))
        self.build_seconds += time.perf_counter() - began
        self.columns += len(model.problem.variables())
        self.rows += len(model.problem.constraints())
        return model

    def told(self, answers: list[Answer], note: str) -> Solved:
        """The outcome of all the answers together: values and bounds add up."""
        found = all(a.status.readable for a in answers)
        return Solved(
            seconds=time.perf_counter() - self.began,
            build_seconds=self.build_seconds,
            proven=all(a.status is Status.OPTIMAL for a in answers),
            objective=sum(a.objective for a in answers) if found else math.nan,
            columns=self.columns,
            rows=self.rows,
            note=note,
        )


def weighted(numbers: Numbers, weights: Weights, stop: Stop) -> Solved:
    """Both halves apart; jointly only when the best leaders cannot cover the best starts."""
    effort = _Effort(time.perf_counter())
    limits = Limits(seconds=stop.seconds, gap=stop.gap)
    land = effort.compose(numbers, Half.LAND, weights)
    first = solve(land.problem, limits)
    leaders = effort.compose(numbers, Half.LEADERS, weights)
    best = solve(leaders.problem, limits)
    if not first.status.readable or not best.status.readable:
        return effort.told([first, best], "halves")
    uncovered = started(land, first) - led(leaders, best)
    if uncovered:
        cover_starts(leaders.problem, numbers, leaders.made, started(land, first))
        second = solve(leaders.problem, limits, None, "none")
        allowed = stop.gap * abs(best.objective) + 1e-9
        if not second.status.readable or second.objective > best.objective + allowed:
            return _joint(effort, numbers, weights, stop)
        best = second
    return effort.told([first, best], "halves")


def _joint(effort: _Effort, numbers: Numbers, weights: Weights, stop: Stop) -> Solved:
    joint = effort.compose(numbers, Half.JOINT, weights)
    left = max(1.0, stop.seconds - (time.perf_counter() - effort.began))
    return effort.told([solve(joint.problem, Limits(seconds=left, gap=stop.gap))], "joint")


def joint(numbers: Numbers, weights: Weights, stop: Stop) -> Solved:
    """Our rows as one problem, for comparison."""
    return _joint(_Effort(time.perf_counter()), numbers, weights, stop)


def started(model: Model, answer: Answer) -> frozenset[str]:
    """The projects that start in an answer."""
    made, values = model.made, answer.values
    new = {p for (p, _), x in made.begun.items() if values[x.name] > 0.5}
    return frozenset(new | {p for (p, _, _), x in made.settled.items() if values[x.name] > 0.5})


def led(model: Model, answer: Answer) -> frozenset[str]:
    """The projects that have a leader in an answer."""
    return frozenset(p for (p, _), x in model.made.lead.items() if answer.values[x.name] > 0.5)


def tiers(numbers: Numbers, weights: Weights, stop: Stop) -> Solved:
    """What the product does: goals in tiers, tie-break included; `objective` is its merit."""
    rules = SolverRules(seconds=stop.seconds, gap=stop.gap)
    began = time.perf_counter()
    parts = solve_tiers(
        numbers, Scenario(name="benchmark", solver=rules), lambda _stage, _share: None
    )
    seconds = time.perf_counter() - began
    goals = {name: goal for part in parts for name, goal in part.goals.items()}
    return Solved(
        seconds=seconds,
        build_seconds=math.nan,
        proven=all(part.proven for part in parts) and max(g.gap for g in goals.values()) <= stop.gap,
        objective=goals["merit"].value,
        columns=sum(len(part.model.problem.variables()) for part in parts),
        rows=sum(len(part.model.problem.constraints()) for part in parts),
        note="joint" if len(parts) == 1 else "halves",
    )  # fmt: skip
