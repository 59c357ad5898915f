"""Promises for the first quarters in one branch, and in all branches at once.

First stage: a promise of a project and a site, "starts by quarter k there", at most one a project.
Second stage, in each branch for itself and knowing it: everything else of the land half. Nothing
starts by k without having been promised; what was promised and does not start by k is broken.
Value of a branch, in points:  merit − miss·Σ_t short[t] − broken·(promised − started by k).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import pulp

from zsyz_model.case import ChanceRules, Scenario, Status
from zsyz_model.findings import Finding, NoPlanError
from zsyz_model.planning.asking import whole
from zsyz_model.planning.decisions import choose
from zsyz_model.planning.model import Half, Model, compose, goal
from zsyz_model.planning.numbers import NEW, Numbers
from zsyz_model.planning.rows import Linear, Variable, add_row, move_rows, risen
from zsyz_model.planning.searching import solve_twice
from zsyz_model.solver import Answer, Limits

Promises = frozenset[tuple[str, str]]
"""(project, site) of everything that is promised for the first quarters."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """What a missed target and a broken promise cost, in points, and how many quarters are first."""

    first: int
    miss_points: float
    broken_points: float

    @classmethod
    def of(cls, rules: ChanceRules) -> Stakes:
        """As the scenario says."""
        return cls(rules.first_quarters, rules.miss_points, rules.broken_points)


@dataclass(frozen=True, slots=True)
class Asked:
    """How exactly and how long each question is asked: relative gap, and at most so many seconds."""

    scenario: Scenario
    gap: float
    seconds: float = 30.0

    def limits(self) -> Limits:
        """The stop of one question; differences below a ten-thousandth of a point do not count."""
        rules = self.scenario.solver
        return Limits(min(rules.seconds, self.seconds), self.gap, 1e-4, rules.nodes)


@dataclass(frozen=True, slots=True)
class Reached:
    """What a branch comes to: points, broken promises, mu of all starts, and the promises kept.

    `gap`: by how many points it could be better at most.
    """

    points: float
    broken: int
    land_mu: float
    early: Promises
    gap: float


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """A branch's land half with what starts by the first quarters, by project and site."""

    model: Model
    early: Mapping[tuple[str, str], Linear]

    def value(self, stakes: Stakes, promised: Linear) -> Linear:
        """The value of the branch in points; `promised` counts the promises."""
        merit, missed = goal(self.model, "merit"), goal(self.model, "missed_targets")
        broken = promised - pulp.lpSum(self.early.values())
        return -1 * merit - stakes.miss_points * missed - stakes.broken_points * broken


def stage_of(numbers: Numbers, first: int) -> Stage:
    """The land half of a branch. Raises NoPlanError when a row can hold in no way."""
    model = compose(numbers, Half.LAND)
    made, early = model.made, {}
    for c in numbers.candidates:
        if any(t <= first for t in c.new_quarters):
            early[c.project_id, NEW] = risen(made.begun, c.project_id, first)
    for (p, j, t), x in made.settled.items():
        if t <= first:
            early[p, j] = early.get((p, j), pulp.lpSum([])) + x
    return Stage(model, early)


def best_alone(numbers: Numbers, stakes: Stakes, asked: Asked) -> Reached:
    """The best of a branch that is known before anything is promised. Raises NoPlanError."""
    stage = stage_of(numbers, stakes.first)
    free = pulp.lpSum(stage.early.values())
    answer = _solved(stage.model.problem, -1 * stage.value(stakes, free), asked)
    return _reached(stage, stakes, answer, None)


def best_after(numbers: Numbers, promises: Promises, stakes: Stakes, asked: Asked) -> Reached | None:  # fmt: skip
    """The best of a branch after these promises; None when it has no plan with them."""
    try:
        stage = stage_of(numbers, stakes.first)
        for i, (key, early) in enumerate(stage.early.items(), start=1):
            if key not in promises:
                add_row(stage.model.problem, early, "<=", 0, f"unpromised__{i:03d}")
        value = stage.value(stakes, pulp.lpSum([]) + len(promises))
        answer = _solved(stage.model.problem, -1 * value, asked)
    except NoPlanError:
        return None
    return _reached(stage, stakes, answer, promises)


def _solved(problem: pulp.LpProblem, aim: Linear, asked: Asked) -> Answer:
    """Raises NoPlanError when there is no plan, or none was found in time."""
    problem.setObjective(aim)
    second = asked.scenario.solver.second_opinion
    answer = solve_twice(problem, asked.limits(), None, second)
    if not answer.status.readable:
        raise NoPlanError(*_why(answer))
    return answer


def _why(answer: Answer) -> tuple[Finding, ...]:
    known = answer.status is Status.INFEASIBLE
    fact = "没有任何可行方案" if known else f"未得到方案（{answer.ended}）"
    return (
        Finding("Q91", fact, "先用 zsyz repair 看冲突与出路" if known else "延长 solver.seconds"),
    )


def _reached(stage: Stage, stakes: Stakes, answer: Answer, promises: Promises | None) -> Reached:
    """Counted from the decisions, in whole numbers: nothing of the solver's arithmetic is left."""
    numbers = stage.model.numbers
    starts = choose(stage.model.made, whole(stage.model.problem, answer.values)).starts
    candidates = {c.project_id: c for c in numbers.candidates}
    merit = sum(candidates[p].merit_milli[t - 1] for p, (_, t) in starts.items()) / 1000
    begun = [sum(t <= q for _, t in starts.values()) for q in numbers.quarters]
    wanted = [sum(numbers.target[:q]) for q in numbers.quarters]
    missed = sum(max(0, a - b) for a, b in zip(wanted, begun, strict=True))
    early = frozenset((p, site) for p, (site, t) in starts.items() if t <= stakes.first)
    broken = 0 if promises is None else len(promises - early)
    points = merit - stakes.miss_points * missed - stakes.broken_points * broken
    land = sum(candidates[p].land_hmu for p in starts) / 100
    gap = max(0.0, answer.objective - answer.bound)
    return Reached(round(points, 3) + 0.0, broken, land, early, round(gap, 3))


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """All branches in one problem, tied by the promises; `values` are their points."""

    problem: pulp.LpProblem
    promised: Mapping[tuple[str, str], Variable]
    values: tuple[Linear, ...]


def together(each: tuple[Numbers, ...], stakes: Stakes) -> Together:
    """The extensive form: a land half a branch, and one set of promises. Raises NoPlanError."""
    problem = pulp.LpProblem("tree", pulp.LpMinimize)
    stages = [stage_of(numbers, stakes.first) for numbers in each]
    keys = sorted({key for stage in stages for key in stage.early})
    promised = {
        key: problem.add_variable(f"promised__{i:03d}", 0, 1, pulp.LpInteger)
        for i, key in enumerate(keys, start=1)
    }
    for b, stage in enumerate(stages, start=1):
        _rename(stage.model, f"b{b:02d}__")
        move_rows(stage.model.problem, problem, f"b{b:02d}__")
        for i, (key, early) in enumerate(stage.early.items(), start=1):
            add_row(problem, early - promised[key], "<=", 0, f"b{b:02d}__promise__{i:03d}")
    for i, p in enumerate(sorted({p for p, _ in keys}), start=1):
        ways = pulp.lpSum(x for (q, _), x in promised.items() if q == p)
        add_row(problem, ways, "<=", 1, f"one_promise__{i:03d}")
    count = pulp.lpSum(promised.values())
    return Together(problem, promised, tuple(stage.value(stakes, count) for stage in stages))


def _rename(model: Model, prefix: str) -> None:
    """Every variable once: decisions, also those in no row, and columns of implied rows."""
    decisions = [
        x for family in fields(model.made) for x in getattr(model.made, family.name).values()
    ]
    for x in {id(x): x for x in [*decisions, *model.problem.variables()]}.values():
        x.name = prefix + x.name


def best_promises(whole_tree: Together, aim: Linear, asked: Asked) -> tuple[Promises, float]:
    """The promises that make an aim least, and by how much they may be from the least."""
    answer = _solved(whole_tree.problem, aim, asked)
    kept = frozenset(key for key, x in whole_tree.promised.items() if answer.values[x.name] > 0.5)
    return kept, max(0.0, answer.objective - answer.bound)
