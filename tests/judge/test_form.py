"""The form of a plan: every word a word, every number a number."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from tests.judge.asking import PLAN, after, facts, said, start, with_starts
from zsyz_model.case import Goal, LandSource, Status
from zsyz_model.judge.form import check_form

FIVE = "目标应为 missed_targets、merit、fit、fairness、land_cost 各一项"


def test_the_plan_has_its_form() -> None:
    assert said(check_form) == []


@pytest.mark.parametrize(
    ("changes", "field", "shown"),
    [
        ({"land_mu": math.inf}, "land_mu", "inf"),
        ({"land_mu": math.nan}, "land_mu", "nan"),
        ({"land_mu": "100"}, "land_mu", "'100'"),
        ({"land_mu": True}, "land_mu", "True"),
        ({"land_mu": None}, "land_mu", "None"),
        ({"quarter": 1}, "quarter", "1"),
        ({"sources": (LandSource("计划指标", math.nan, "2027Q1"),)}, "mu", "nan"),
    ],
)
def test_a_field_of_another_kind_is_named(changes: dict[str, Any], field: str, shown: str) -> None:
    plan = with_starts(replace(start("P01"), **changes))

    assert said(check_form, facts(plan)) == [
        (f"starts/1/{field}", f"{shown} 不是这一项应有的数或文字")
    ]


def test_a_whole_number_may_stand_for_an_area() -> None:
    assert said(check_form, facts(with_starts(replace(start("P01"), land_mu=100)))) == []


def test_a_number_is_not_a_yes() -> None:
    first, *others = PLAN.leads
    plan = replace(PLAN, leads=(replace(first, changed=1), *others))  # type: ignore[arg-type]

    assert said(check_form, facts(plan)) == [("leads/1/changed", "1 不是这一项应有的数或文字")]


def test_a_bound_that_was_never_found_is_no_fault_of_form() -> None:
    goals = tuple(replace(g, bound=-math.inf, gap=math.inf) for g in PLAN.goals)
    plan = replace(PLAN, goals=goals, status=Status.FEASIBLE_LIMIT)

    assert said(check_form, facts(plan)) == []


def test_a_bound_that_is_no_number_is_one() -> None:
    goals = (replace(PLAN.goals[0], bound=math.nan), *PLAN.goals[1:])

    assert said(check_form, facts(replace(PLAN, goals=goals))) == [
        ("goals/1/bound", "nan 不是这一项应有的数或文字")
    ]


def test_each_goal_stands_once() -> None:
    strange = replace(PLAN, goals=(*PLAN.goals, Goal("beauty", 1.0, 1.0, 0.0)))

    assert after("a_goal_that_is_not_there", check_form) == [("fit", FIVE)]
    assert after("a_goal_with_two_values", check_form) == [("fit", FIVE)]
    assert said(check_form, facts(strange)) == [("beauty", FIVE)]


def test_a_weighted_sum_has_its_form_too() -> None:
    strange = replace(PLAN, weighted=Goal("weighted", math.nan, 1.0, 0.0))

    assert said(check_form, facts(strange)) == [("weighted/value", "nan 不是这一项应有的数或文字")]
