from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.testing import assert_allclose

from tests.report.inquiry.answers import front
from zsyz_model.case import Outcome
from zsyz_model.report.inquiry.fronts import draw_front, front_title

TWO = front((100, 50), (90, 30), (60, 0))


def test_a_point_stands_where_its_values_are(small: Outcome) -> None:
    axes = draw_front(TWO, small).axes[0]

    assert_allclose(np.asarray(axes.collections[0].get_offsets()), [[50, 100], [30, 90], [0, 60]])
    numbers = [text.get_text() for text in axes.texts]
    assert numbers[-3:] == ["1", "2", "3"]


def test_the_plan_in_question_is_marked(small: Outcome) -> None:
    axes = draw_front(TWO, small).axes[0]
    goals = {goal.name: goal.value for goal in small.plan.goals}

    [mark] = [line for line in axes.lines if line.get_marker() == "x"]
    assert_allclose(np.asarray(mark.get_xydata()), [[goals["land_cost"], goals["merit"]]])


def test_a_third_goal_has_a_scale_of_its_own(small: Outcome) -> None:
    three = front((100, 50, 1), (90, 30, 0), goals=("merit", "land_cost", "stability"))

    page = draw_front(three, small)

    assert page.axes[1].get_ylabel() == "变动的承诺（项，越小越好）"
    assert_allclose(np.asarray(page.axes[0].collections[0].get_array()), [1, 0])


def test_between_points_the_line_is_what_can_be_had(small: Outcome) -> None:
    """With at most 40 万元 the best merit is the 90 of 30 万元; with a fit of 15 that of 20."""
    less, more = TWO, front((100, 10), (80, 20), goals=("merit", "fit"))

    lines = [draw_front(x, small).axes[0].lines[0] for x in (less, more)]
    assert [line.get_drawstyle() for line in lines] == ["steps-post", "steps-pre"]


def test_the_title_says_how_many_and_how_far() -> None:
    assert front_title(TWO) == (
        "开工价值与用地费用：全部 3 个互不占优的方案，开工价值 60 至 100 分，用地费用 0 至 50 万元"
    )


def test_an_early_stop_and_an_empty_front_are_said(small: Outcome) -> None:
    stopped = replace(TWO, complete=False, stopped="到达时限")
    said = " ".join(text.get_text() for text in draw_front(stopped, small).texts)

    assert "因到达时限提前停止" in said
    assert "没有可行方案" in [t.get_text() for t in draw_front(front(), small).texts]
