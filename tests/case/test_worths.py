"""The next step is the first one above today's amount."""

from __future__ import annotations

from dataclasses import replace

from zsyz_model.case.worths import Step, Worth

WORTH = Worth(
    "计划指标", "2027Q2", "亩", 1, 40, "merit", (), (), 39.5,
    (Step(40, 100.0), Step(47.38, 103.5), Step(60, 104.0)), 60, 0.0,
)  # fmt: skip


def test_the_next_step_is_the_first_above_today() -> None:
    assert WORTH.next_step == Step(47.38, 103.5)


def test_without_a_step_above_there_is_no_next_one() -> None:
    assert replace(WORTH, steps=WORTH.steps[:1]).next_step is None
