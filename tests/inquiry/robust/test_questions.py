"""A tree as a question: what cannot be asked is said, what is asked is as the scenario says."""

from __future__ import annotations

import pytest

from tests.cases import make_scenario
from tests.inquiry.robust.counties import planned
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import BranchRule
from zsyz_model.case.chances import ChanceRules
from zsyz_model.findings import RunError
from zsyz_model.inquiry.robust.questions import promises_of, question_of
from zsyz_model.planning.numbers import Numbers


def test_stakes_and_branches_are_the_scenario_s() -> None:
    rules = ChanceRules(first_quarters=3, miss_points=7, broken_points=9, tail=0.5)
    question = question_of(_numbers(), make_scenario(chances=rules))

    stakes = question.stakes
    assert (stakes.first, stakes.miss_points, stakes.broken_points, question.level) == (
        3,
        7,
        9,
        0.5,
    )
    assert sum(question.weights) == pytest.approx(1)
    assert len(question.each) == len(question.branches) == 4


def test_a_plan_promises_what_it_starts_in_the_first_quarters() -> None:
    for seed in range(30):
        found = planned(seed)
        if found is None:
            continue
        numbers, plan = found
        question = question_of(numbers, make_scenario(chances=ChanceRules(first_quarters=1)))
        first = numbers.horizon.word(1)
        assert promises_of(question, plan) == {(x.project_id, x.site) for x in plan.starts if x.quarter == first}  # fmt: skip


def test_a_branch_that_names_nobody_is_refused() -> None:
    rules = ChanceRules(branches=(BranchRule("甲", 1.0, absent=("P99",)),))

    with pytest.raises(RunError, match="没有待开工项目“P99”"):
        question_of(_numbers(), make_scenario(chances=rules))


def test_too_many_branches_are_refused() -> None:
    rules = ChanceRules(branches=tuple(BranchRule(f"支{i}", 1 / 16) for i in range(16)))

    with pytest.raises(RunError, match="超过 12 个分支"):
        question_of(_numbers(), make_scenario(chances=rules))


def _numbers() -> Numbers:
    return tiny_numbers(1)
