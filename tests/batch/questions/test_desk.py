"""The desk: its plan, or why it has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zsyz_model.batch.questions.desk import Desk, titled
from zsyz_model.findings import Finding, NoPlanError


def test_a_desk_without_a_plan_says_why(desk: Desk) -> None:
    bare = replace(desk, plan=None, refused=(Finding("M01", "指标不够"),))

    assert desk.known.plan.starts
    with pytest.raises(NoPlanError, match="指标不够"):
        _ = bare.known


def test_a_word_is_shown_as_its_list_has_it() -> None:
    assert titled([("L1 县委副书记", "L1")], "L1") == "L1 县委副书记"
    assert titled([], "L9") == "L9"
