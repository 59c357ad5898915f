"""From values to a judged plan: what breaks a promise is never handed on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases import toy_case
from zsyz_model.case import Status
from zsyz_model.findings import RunError
from zsyz_model.inquiry import know
from zsyz_model.inquiry.plans import judged
from zsyz_model.inquiry.solving import Aim, Found, Ground, best_with
from zsyz_model.planning.clock import Clock
from zsyz_model.planning.reading import read_numbers

KNOWN = know(toy_case())
CASE, BEFORE = KNOWN.case, KNOWN.outcome
GROUND = Ground(
    read_numbers(CASE, BEFORE.admission, BEFORE.scores), CASE.scenario, Clock(60)
)  # fmt: skip


def _cheapest() -> Found:
    found = best_with(GROUND, [], Aim({"land_cost": 1.0})).found
    assert found is not None
    return found


def test_a_plan_tells_its_own_goals_and_is_no_proven_best() -> None:
    plan = judged(KNOWN, GROUND, _cheapest())

    assert plan.faults == ()
    assert plan.status is Status.FEASIBLE_LIMIT
    assert plan.goal("land_cost").value <= KNOWN.plan.goal("land_cost").value
    assert plan.goal("merit").bound >= KNOWN.plan.goal("merit").value


def test_values_that_break_a_promise_are_not_told() -> None:
    found = _cheapest()
    (land, at), leaders = found.parts[0], found.parts[-1]
    more = {x.name: 1.0 for x in land.made.begun.values()}
    broken = replace(found, parts=((land, {**at, **more}), leaders))

    with pytest.raises(RunError, match="Q02"):
        judged(KNOWN, GROUND, broken)
