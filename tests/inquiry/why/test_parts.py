"""Parts add up to what each goal changed, whatever the question."""

from __future__ import annotations

import pytest

from tests.inquiry.why.test_asking import CASE, KNOWN
from zsyz_model.case import Change, Pin
from zsyz_model.inquiry import ask, wished
from zsyz_model.inquiry.why.parts import parts


@pytest.mark.parametrize(
    "case",
    [
        wished(CASE, pins=[Pin("P1", "L1")]),
        wished(CASE, pins=[Pin("P3", quarter="2027Q4")]),
        wished(CASE, pins=[Pin("P5", site="new")]),
        wished(CASE, forbids=[Pin("P2")]),
        wished(CASE, changes=[Change("预算", "2027", column="用地预算", plus=-2000.0)]),
    ],
)
def test_parts_add_up_to_the_change(case: object) -> None:
    after = ask(KNOWN, case).plan  # type: ignore[arg-type]
    found = parts(KNOWN.outcome, after)

    for goal in ("merit", "fit", "land_cost"):
        total = sum(part.change for part in found if part.goal == goal)
        assert round(total, 4) == round(after.goal(goal).value - KNOWN.plan.goal(goal).value, 4)


def test_the_same_plan_has_no_parts() -> None:
    assert parts(KNOWN.outcome, KNOWN.plan) == ()
