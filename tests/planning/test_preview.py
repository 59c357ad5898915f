"""The relaxation: its bounds hold for every plan, and say so when there is none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.cases import make_case
from tests.counties import make_county
from zsyz_model.case import HorizonRules, Plan, Scenario, SolverRules, Status
from zsyz_model.case.goal import WANTED_MOST
from zsyz_model.pipeline import admit, run
from zsyz_model.planning.preview import preview
from zsyz_model.planning.reading import read_numbers
from zsyz_model.validate import validate


def passed(plan: Plan, bounds: Mapping[str, float]) -> list[str]:
    """Goals of a plan that are better than a bound says any plan can be."""
    goals = (*plan.goals, *((plan.weighted,) if plan.weighted else ()))
    return [
        goal.name
        for goal in goals
        if goal.name in bounds
        and (goal.value - bounds[goal.name]) * (1 if goal.name in WANTED_MOST else -1) > 1e-9
    ]


@pytest.mark.parametrize("seed", range(12))
def test_no_proven_plan_of_a_small_county_passes_the_bounds(seed: int) -> None:
    county = make_county(seed, projects=8, leaders=4, plots=3, schemes=2, quarters=3)
    rules = HorizonRules(county.span.first, county.span.length)
    scenario = Scenario(name="c", horizon=rules, solver=SolverRules(seconds=20))
    case = make_case(scenario, **county.tables)
    case, admission, scores = admit(validate(scenario, case.ledger))
    found = preview(read_numbers(case, admission, scores), scenario)

    plan = run(case).plan

    assert plan.status is Status.OPTIMAL
    assert passed(plan, {goal.name: goal.bound for goal in found.goals}) == []
