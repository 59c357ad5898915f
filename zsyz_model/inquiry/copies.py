"""Several plans at once: whether so many exist that are far enough from each other, in one problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import combinations
from typing import Any

import pulp

from zsyz_model.case import Status
from zsyz_model.findings import NoPlanError
from zsyz_model.inquiry.apart import BOTH, LEADS, STARTS, Kinds
from zsyz_model.inquiry.solving import Aim, Found, Ground, solved
from zsyz_model.inquiry.wishes import Wish
from zsyz_model.planning.asking import whole
from zsyz_model.planning.model import Half, Model, compose
from zsyz_model.planning.rows import Decisions, Linear, Sense, Variable, add_row
from zsyz_model.planning.starts import new_in

WORDS: Mapping[int, Sense] = {
    pulp.LpConstraintLE: "<=",
    pulp.LpConstraintGE: ">=",
    pulp.LpConstraintEQ: "==",
}


@dataclass(frozen=True, slots=True)
class Together:
    """So many plans beside those that are given, or none; `settled`: whether it is known."""

    found: tuple[Found, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Spacing:
    """How many promises of which kinds must differ between any two plans."""

    least: int
    kinds: Kinds = BOTH


def plans_at_once(ground: Ground, wishes: Sequence[Wish], spacing: Spacing, count: int) -> Together:
    """`count` plans that hold all wishes and are far enough from each other."""
    problem = pulp.LpProblem("together", pulp.LpMinimize)
    try:
        model = compose(ground.numbers, Half.JOINT)
        for i, wish in enumerate(wishes, start=1):
            wish.add(model, ground.scenario, f"wish__{i:03d}")
        twins = [_copied(problem, model, i) for i in range(1, count + 1)]
        for i, (one, other) in enumerate(combinations(twins, 2), start=1):
            _keep_apart(problem, one, other, spacing, f"pair__{i:03d}")
    except NoPlanError:
        return Together((), settled=True)
    ground.solves += 1
    answer = solved(replace(ground, points={}), twins[0], Aim({}))
    if answer.status is Status.INFEASIBLE or not answer.status.readable:
        return Together((), settled=answer.status is Status.INFEASIBLE)
    values = whole(problem, answer.values)
    found = (
        Found(((twin, values),), False, 0.0, answer.repeatable, answer.solver) for twin in twins
    )
    return Together(tuple(found), settled=True)


def _copied(problem: pulp.LpProblem, model: Model, number: int) -> Model:
    """The model's variables and rows once more, inside another problem."""
    tag = f"c{number:02d}"
    twin = {
        x.name: problem.add_variable(f"{tag}__{x.name}", x.lowBound, x.upBound, x.cat)
        for x in model.problem.variables()
    }
    for row in model.problem.constraints():
        terms = pulp.lpSum(c * twin[x.name] for x, c in row.items())
        add_row(problem, terms, WORDS[row.sense], -row.constant, f"{tag}__{row.name}")
    families: dict[str, Any] = {
        f.name: _renamed(getattr(model.made, f.name), twin) for f in fields(Decisions)
    }
    return Model(problem, model.numbers, Decisions(**families), Half.JOINT)


def _renamed(family: Mapping[object, Variable], twin: Mapping[str, Variable]) -> dict[object, Variable]:  # fmt: skip
    return {key: twin[x.name] for key, x in family.items()}


def _keep_apart(
    problem: pulp.LpProblem, one: Model, other: Model, spacing: Spacing, tag: str
) -> None:
    """Two unknown plans differ in enough promises: one that both make alike does not differ.

    For each promise i and each way o to make it, or not to make it:
        differ[i]  <=  2 − one[i, o] − other[i, o];     Σ differ  >=  least
    """
    differ = []
    for i, (mine, theirs) in enumerate(
        zip(_ways(one, spacing.kinds), _ways(other, spacing.kinds), strict=True), start=1
    ):
        x = problem.add_variable(f"{tag}__{i:03d}", 0, 1, pulp.LpInteger)
        differ.append(x)
        for o, (here, there) in enumerate(zip(mine, theirs, strict=True)):
            add_row(problem, x + here + there, "<=", 2, f"{tag}__{i:03d}__{o:03d}")
    add_row(problem, pulp.lpSum(differ), ">=", spacing.least, f"{tag}__apart")


def _ways(model: Model, kinds: Kinds) -> Iterator[list[Linear]]:
    """Of each promise every way to make it, 1 when it is made so, and last not to make it."""
    numbers, made = model.numbers, model.made
    for c in numbers.candidates if STARTS in kinds else ():
        ways: list[Linear] = [new_in(made, c.project_id, t) for t in c.new_quarters]
        ways += [1 * x for (p, _, _), x in made.settled.items() if p == c.project_id]
        yield [*ways, 1 - pulp.lpSum(ways)]
    for project in numbers.led if LEADS in kinds else ():
        ways = [1 * x for (p, _), x in made.lead.items() if p == project]
        yield [*ways, 1 - pulp.lpSum(ways)]
