from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.case import Flip, JointReview
from zsyz_model.case.wishes import ScoringRules
from zsyz_model.report.joint.words import (
    chances,
    flip_words,
    mark_counts,
    mark_words,
    number,
    percent,
    review_foot,
    sure_note,
    weighted,
)


def test_the_foot_tells_date_source_method_draws_seed_and_run(review: JointReview) -> None:
    assert review_foot(review, "3f2a") == (
        "截至 2026-10-31 · 数据来源：ledger.xlsx · 情景：基准 · 方法：加权求和"
        " · 抽样 1,000 次（种子 7） · 批次：3f2a"
    )


def test_a_review_without_draws_and_title_says_so(nothing: JointReview) -> None:
    assert review_foot(nothing).endswith("情景：base · 方法：加权求和 · 未抽样")


def test_another_method_than_the_weighted_sum_is_told_apart(review: JointReview) -> None:
    scores = dataclasses.replace(review.scores, method="topsis")
    other = dataclasses.replace(review, scores=scores)
    assert sure_note(review) == ""
    assert sure_note(other) == "名次用TOPSIS，权重稳定与抽样按加权求和计算。"
    assert "方法：TOPSIS" in review_foot(other)


def test_only_criteria_with_a_weight_are_shown(review: JointReview) -> None:
    assert weighted(review) == ["invest", "tax", "team"]
    bare = dataclasses.replace(review, scores=dataclasses.replace(review.scores, weights={}))
    assert weighted(bare) == ["invest", "tax", "team", "policy"]


@pytest.mark.parametrize(
    ("total", "words"),
    [(80.0, "优先"), (79.99, "达标"), (60.0, "达标"), (59.99, "未达标")],
)
def test_a_mark_is_reached_by_meeting_it(review: JointReview, total: float, words: str) -> None:
    assert mark_words(review, total) == words


def test_marks_are_the_scenarios(review: JointReview) -> None:
    assert mark_counts(review) == (3, 1)
    scoring = ScoringRules(pass_mark=50.0, priority_mark=70.0)
    scenario = dataclasses.replace(review.case.scenario, scoring=scoring)
    case = dataclasses.replace(review.case, scenario=scenario)
    assert mark_counts(dataclasses.replace(review, case=case)) == (4, 3)


def test_chances_stand_by_project(review: JointReview, nothing: JointReview) -> None:
    assert chances(review).to_numpy()[1].tolist() == [0.9, 0.1, 58.0, 70.5, 80.0]
    assert chances(nothing).empty


@pytest.mark.parametrize(
    ("flip", "words"),
    [
        (Flip("P1", "P2", 1.3, (("invest", 1.3),), (("tax", 1.3),)),
         "从“投资规模”移 1.3 分给“税收”"),
        (Flip("P1", "P2", 0.001, (("invest", 0.001),), (("tax", 0.001),)),
         "从“投资规模”移不到 0.01 分给“税收”"),
        (Flip("P1", "P2", 3.0, (("invest", 2.0), ("tax", 1.0)), (("team", 3.0),)),
         "从“投资规模” 2 分、“税收” 1 分移给“科技与团队” 3 分"),
        (Flip("P1", "P2", float("inf")), "任何权重都不改变"),
        (Flip("P1", "P2", 0.0), "现权重下已并列"),
        (Flip("P1", "", 0.0), "现权重下正在线上"),
    ],
)  # fmt: skip
def test_a_flip_is_told_in_words(review: JointReview, flip: Flip, words: str) -> None:
    assert flip_words(review, flip) == words


@given(st.floats(0, 1))
def test_per_cent_say_all_or_nothing_only_when_it_is_so(share: float) -> None:
    assert (percent(share) == "100%") == (share == 1)
    assert (percent(share) == "0%") == (share == 0)


@given(st.integers(-(10**6), 10**6))
def test_a_number_keeps_its_two_decimals(hundredths: int) -> None:
    assert float(number(hundredths / 100).replace(",", "")) == hundredths / 100


def test_what_is_no_number_is_a_dash() -> None:
    assert percent(float("nan")) == "—"
    assert number(float("inf")) == number(float("nan")) == "—"
