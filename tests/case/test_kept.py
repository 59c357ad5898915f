"""An earlier plan and how much of it may change."""

from __future__ import annotations

from tests.judge.county import county_outcome
from zsyz_model.case import Kept


def test_without_a_number_there_is_no_limit() -> None:
    plan = county_outcome().plan

    assert Kept(plan).most_changes is None
    assert Kept(plan, 3).plan is plan
