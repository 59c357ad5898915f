from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from tests.report.joint import reviews
from zsyz_model.case import Interval, JointReview, Stability
from zsyz_model.report.joint.stability import (
    SHOWN_CRITERIA,
    draw_stability,
    ends_words,
    room,
    shown_criteria,
    stability_title,
)


def spans(review: JointReview, wide: float) -> list[list[float]]:
    lines = draw_stability(review).axes[0].lines
    ends = [np.asarray(line.get_xdata()).tolist() for line in lines if line.get_linewidth() == wide]
    return [span for span in ends if len(span) == 2]


def test_thick_is_the_order_and_thin_the_list_of_those_who_pass(review: JointReview) -> None:
    assert spans(review, 6.5) == [[50.0, 58.5], [0.0, 42.25], [0.0, 100.0]]
    assert spans(review, 2.2) == [[21.0, 90.0], [0.0, 100.0], [0.0, 100.0]]


def test_the_present_weight_is_marked(review: JointReview) -> None:
    lines = draw_stability(review).axes[0].lines
    marks = [np.asarray(line.get_xdata()).tolist() for line in lines if line.get_marker() == "D"]
    assert marks == [[50.0], [30.0], [20.0]]


def test_a_criterion_without_weight_is_not_drawn(review: JointReview) -> None:
    assert shown_criteria(review) == ["invest", "tax", "team"]


def test_the_heaviest_criteria_come_first_and_the_others_are_counted() -> None:
    wide = reviews.large(projects=60, criteria=15)
    weights = [wide.scores.weights[criterion] for criterion in shown_criteria(wide)]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) == 15 > SHOWN_CRITERIA
    assert any("其余 1 项指标" in text.get_text() for text in draw_stability(wide).texts)


def test_each_end_says_what_changes_beyond_it(review: JointReview) -> None:
    order, passing = review.stability.order, review.stability.passing
    assert ends_words(review, order[0], 40)[0].startswith(
        "低于 50：P2 <script>alert(1)</script> 与 P3 一个名字"
    )
    assert ends_words(review, passing[0], 40) == (
        "低于 21：P4 丁项目 也过线", "高于 90：P2 <script>alert(1)</script> 不再过线",
    )  # fmt: skip
    assert ends_words(review, passing[1], 40) == ("减到 0 不变", "加到满分不变")


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (Interval("tax", 30.0, 10.0, 42.0, ("a", "b"), ("c", "d")), 12.0),
        (Interval("tax", 30.0, 0.0, 42.0, (), ("c", "d")), 12.0),
        (Interval("tax", 30.0, 27.5, 100.0, ("a", "b"), ()), 2.5),
        (Interval("tax", 30.0, 0.0, 100.0), float("inf")),
    ],
)
def test_room_is_to_the_nearer_end_where_something_breaks(
    interval: Interval, expected: float
) -> None:
    assert room(interval) == expected


def test_the_title_is_the_conclusion(review: JointReview, nothing: JointReview) -> None:
    assert stability_title(review) == (
        "“投资规模”的权重变动不到 0.01 分，名次就会变；变动 29 分以内过线名单不变"
    )
    firm = (Interval("tax", 30.0, 0.0, 100.0),)
    calm = dataclasses.replace(review, stability=Stability(firm, firm, (), ()))
    assert stability_title(calm) == "单独调整任何一项权重，名次都不变；过线名单始终不变"
    assert stability_title(nothing) == "没有可比的项目，无权重稳定区间"
