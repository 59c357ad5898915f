from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from zsyz_model.case import JointReview
from zsyz_model.report.joint.convergence import convergence_title, draw_convergence


def test_the_line_is_the_history_in_per_cent(review: JointReview) -> None:
    line, tolerance = draw_convergence(review).axes[0].lines
    assert np.asarray(line.get_xydata()).ravel().tolist() == pytest.approx([500, 2.63, 1000, 1.86])
    assert np.asarray(tolerance.get_ydata()).tolist() == [1.0, 1.0]


def test_the_title_says_whether_enough_was_drawn(review: JointReview, nothing: JointReview) -> None:
    assert convergence_title(review) == (
        "抽样 1,000 次后过线、优先概率误差仍有 ±1.86 个百分点，未达到 ±1 的要求"
    )
    assert convergence_title(review, 0.02) == (
        "抽样 1,000 次后过线、优先概率误差不超过 ±1.86 个百分点，达到 ±2 的要求"
    )
    assert convergence_title(nothing) == "没有抽样，无收敛过程"


def test_one_look_is_drawn_too(review: JointReview) -> None:
    once = dataclasses.replace(review.acceptability, history=((1000, 0.0),))
    page = draw_convergence(dataclasses.replace(review, acceptability=once))
    assert any("1,000 次：±0" in text.get_text() for text in page.axes[0].texts)
