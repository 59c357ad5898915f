"""The toy county with an admission and scores by hand: everything that planning is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from tests.cases import make_case, make_scenario, toy_tables
from zsyz_model.case import Admission, Case, Plan, Scenario, Scores, SolverRules
from zsyz_model.planning import plan
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.reading import read_numbers

Tables = dict[str, list[dict[str, Any]]]
POINTS = {"P1": 80.0, "P2": 60.0, "P3": 70.0, "P4": 50.0, "P5": 40.0}
EXACT = SolverRules(gap=0.0)


def toy(scenario: Scenario | None = None, tables: Tables | None = None) -> Case:
    """The toy county, or one from changed tables, that is asked for proof."""
    return make_case(scenario or make_scenario(solver=EXACT), **(tables or toy_tables()))


def told(points: Mapping[str, float] = POINTS) -> tuple[Admission, Scores]:
    """Everything admitted that has points, scored by one criterion."""
    parts = pd.DataFrame({"评审": pd.Series(dict(points), dtype="float64")})
    return Admission(tuple(sorted(points)), ()), Scores(parts, {"评审": "评审"})


def numbers_of(case: Case, points: Mapping[str, float] = POINTS) -> Numbers:
    return read_numbers(case, *told(points))


def plan_of(case: Case, points: Mapping[str, float] = POINTS) -> Plan:
    return plan(case, *told(points), watch=hear_nothing)


def goals_of(plan: Plan) -> dict[str, float]:
    return {goal.name: goal.value for goal in plan.goals}


def row(tables: Tables, table: str, key: str) -> dict[str, Any]:
    """The row whose first cell is the key; change it in place."""
    return next(r for r in tables[table] if next(iter(r.values())) == key)


def hear_nothing(title: str, share: float) -> None:
    """A watch without eyes."""
