"""Answers are values: equal when they say the same."""

from __future__ import annotations

from zsyz_model.case.answers import Loss, Move, move_line, promise_words


def test_answers_that_say_the_same_are_equal() -> None:
    assert Loss("merit", 2, 1, 1, 1, 1) == Loss("merit", 2, 1, 1, 1, 1)
    assert Move("包保", "P1", "L1", "L2") != Move("包保", "P1", "L1", "")


def test_promises_are_said_as_a_planner_says_them() -> None:
    assert promise_words("2027Q1 new") == "2027Q1 新增用地"
    assert promise_words("2027Q2 quota") == "2027Q2 指标"
    assert promise_words("", "不安排") == "不安排"
    assert move_line(Move("开工", "P1", "2027Q1 new", "")) == "开工 P1：2027Q1 新增用地 → 无"
