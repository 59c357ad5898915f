"""Our side: the weighted question by halves, as the product solves it, and the product's tiers."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace

import pulp

from benchmarks.question import Solved, Stop, Weights
from zsyz_model.case import Scenario, SolverRules
from zsyz_model.planning.leaders import cover_starts
from zsyz_model.planning.model import Half, Model, compose, goal
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.searching import search
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


ROUNDING = 1e-8


@dataclass(slots=True)
class _Effort:
    """What was spent: construction is timed apart from solving."""

    began: float
    stop: Stop
    build_seconds: float = 0.0
    columns: int = 0
    rows: int = 0

    def left(self) -> float:
        """Seconds until the limit, a short solve at least."""
        return max(1.0, self.stop.seconds - (time.perf_counter() - self.began))

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
        """The outcome of all the answers together: values and bounds add up, and so does the gap."""
        found = all(a.status.readable for a in answers)
        objective = sum(a.objective for a in answers) if found else math.nan
        gap = (objective - sum(a.bound for a in answers)) / max(1.0, abs(objective))
        return Solved(
            seconds=time.perf_counter() - self.began,
            build_seconds=self.build_seconds,
            proven=gap <= self.stop.gap + ROUNDING,
            objective=objective,
            columns=self.columns,
            rows=self.rows,
            gap=gap,
            note=note,
        )


def weighted(numbers: Numbers, weights: Weights, stop: Stop) -> Solved:
    """Both halves apart; jointly only when the best leaders cannot cover the best starts."""
    effort = _Effort(time.perf_counter(), stop)
    leaders = effort.compose(numbers, Half.LEADERS, weights)
    best = solve(leaders.problem, Limits(seconds=stop.seconds))
    land = effort.compose(numbers, Half.LAND, weights)
    first = search(land, Limits(seconds=effort.left(), gap=stop.gap), None, "none")
    if not (first.status.readable and best.status.readable):
        return effort.told([first, best], "halves")
    if started(land, first) <= led(leaders, best):
        return effort.told([first, best], "halves")
    cover_starts(leaders.problem, numbers, leaders.made, started(land, first))
    second = solve(leaders.problem, Limits(seconds=effort.left()), None, "none")
    if second.status.readable:
        covered = effort.told([first, replace(second, bound=best.bound)], "halves")
        if covered.proven:
            return covered
    return _joint(effort, numbers, weights, stop)


def _joint(effort: _Effort, numbers: Numbers, weights: Weights, stop: Stop) -> Solved:
    joint = effort.compose(numbers, Half.JOINT, weights)
    limits = Limits(seconds=effort.left(), gap=stop.gap)
    return effort.told([search(joint, limits, None, "none")], "joint")


def joint(numbers: Numbers, weights: Weights, stop: Stop) -> Solved:
    """Our rows as one problem, for comparison."""
    return _joint(_Effort(time.perf_counter(), stop), numbers, weights, stop)


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
        gap=max(g.gap for g in goals.values()),
        note="joint" if len(parts) == 1 else "halves",
    )  # fmt: skip
