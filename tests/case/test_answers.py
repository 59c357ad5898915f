"""Answers are values: equal when they say the same."""

from __future__ import annotations

from zsyz_model.case.answers import Loss, Move


def test_answers_that_say_the_same_are_equal() -> None:
    assert Loss("merit", 2, 1, 1, 1, 1) == Loss("merit", 2, 1, 1, 1, 1)
    assert Move("包保", "P1", "L1", "L2") != Move("包保", "P1", "L1", "")
