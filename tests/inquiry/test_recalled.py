"""A stored plan's land half is recalled: what is asked then is answered as after a fresh plan."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest

from tests.counties import make_county
from tests.inquiry.why.test_asking import CASE, KNOWN
from tests.planning.toys import toy
from zsyz_model.case import Case, Pin, Plan, Status
from zsyz_model.inquiry import ask, know, know_stored, wished
from zsyz_model.inquiry.recalled import recall_land
from zsyz_model.pipeline import admit
from zsyz_model.planning import tiers
from zsyz_model.planning.reading import read_numbers

NUMBERS = read_numbers(*admit(CASE))


def _told(plan: Plan) -> dict[str, object]:
    return plan.to_json() | {"seconds": 0}


def test_a_question_about_leaders_solves_no_land() -> None:
    stored, case = know_stored(CASE, KNOWN.plan), wished(CASE, pins=[Pin("P1", "L1")])

    with patch.object(tiers, "climb") as land:
        found = ask(stored, case).plan

    assert not land.called
    assert _told(found) == _told(ask(KNOWN, case).plan)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_other_counties_are_recalled_to_the_last_flow(seed: int) -> None:
    case = _county(seed)
    fresh = know(case)
    stored = know_stored(case, Plan.from_json(fresh.plan.to_json()))

    assert _told(ask(stored, case).plan) == _told(fresh.plan)


def _county(seed: int) -> Case:
    county = make_county(seed)
    found = toy(tables=county.tables)
    horizon = replace(found.scenario.horizon, first_quarter=county.span.first, quarters=county.span.length)  # fmt: skip
    return replace(found, scenario=replace(found.scenario, horizon=horizon))


def test_joint_and_weighted_plans_are_not_recalled() -> None:
    joint = replace(KNOWN.plan, solver={"halves": "joint"})

    assert recall_land(NUMBERS, joint, CASE.scenario) is None
    assert recall_land(NUMBERS, replace(KNOWN.plan, mode="weights"), CASE.scenario) is None


def test_a_plan_that_does_not_fit_the_numbers_is_not_recalled() -> None:
    poorer = replace(NUMBERS, released_hmu=(0,) * NUMBERS.horizon.length)

    assert recall_land(poorer, KNOWN.plan, CASE.scenario) is None


def test_what_was_not_proven_stays_unproven() -> None:
    found = recall_land(NUMBERS, replace(KNOWN.plan, status=Status.FEASIBLE_LIMIT), CASE.scenario)

    assert found is not None
    assert not found.proven
    assert {name: goal.value for name, goal in found.goals.items()} == {
        g.name: g.value for g in KNOWN.plan.goals if g.name not in ("fit", "fairness")
    }
