from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from matplotlib.patches import Rectangle

from tests.report.joint import reviews
from zsyz_model.case import JointReview
from zsyz_model.report.joint.ranking import (
    SHOWN_PROJECTS,
    best_parts,
    draw_ranking,
    ranking_title,
)


def test_bars_are_the_parts_of_criteria_with_weight_and_end_at_the_total(
    review: JointReview,
) -> None:
    axes = draw_ranking(review).axes[0]
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert len(bars) == 4 * 3
    assert [bar.get_width() for bar in bars[:4]] == [40.0, 30.5, 35.0, 25.0]
    assert [bar.get_x() + bar.get_width() for bar in bars[8:]] == [82.0, 70.0, 70.0, 55.0]


def test_whiskers_reach_from_the_5_to_the_95_per_cent_points(review: JointReview) -> None:
    axes = draw_ranking(review).axes[0]
    lines = [np.asarray(line.get_xydata()).tolist() for line in axes.lines]
    flat = [[x for x, _ in line] for line in lines if line[0][1] == line[1][1]]
    assert flat == [[76.0, 88.5], [58.0, 80.0], [57.0, 76.0], [48.0, 59.5]]


def test_lines_stand_at_the_marks_and_are_named(review: JointReview) -> None:
    axes = draw_ranking(review).axes[0]
    upright = [
        np.asarray(line.get_xdata()).tolist()
        for line in axes.lines
        if line.get_linestyle() in ("--", ":")
    ]
    assert upright == [[60.0, 60.0], [80.0, 80.0]]
    told = [text.get_text().strip() for text in axes.texts]
    assert {"及格线 60 分", "优先线 80 分"} <= set(told)


def test_each_row_ends_with_total_mark_and_chance(review: JointReview) -> None:
    told = [text.get_text() for text in draw_ranking(review).axes[0].texts]
    assert told[told.index("82.00") :] == [
        "82.00", "优先", "100%", "70.00", "达标", "90%", "70.00", "达标", "88%", "55.00", "未达标", "4%",
    ]  # fmt: skip


def test_a_project_that_was_not_drawn_has_a_dash(review: JointReview, nothing: JointReview) -> None:
    undrawn = dataclasses.replace(review, acceptability=nothing.acceptability)
    told = [text.get_text() for text in draw_ranking(undrawn).axes[0].texts]
    assert told.count("—") == 4


def test_the_page_shows_the_best_thirty(county: JointReview) -> None:
    assert list(best_parts(county).index) == county.scores.ranking[:SHOWN_PROJECTS]
    words = "".join(text.get_text() for text in draw_ranking(county).texts)
    assert "其余 42 个项目见工作簿“排名”。" in words


def test_the_title_is_the_conclusion(review: JointReview, nothing: JointReview) -> None:
    tail = "，4 个项目中 3 个达到及格线、1 个达到优先线"
    assert ranking_title(review) == "P1 甲项目第一（82.00 分）" + tail
    assert ranking_title(nothing) == "没有进入联审的项目，无评分排名"


def test_the_title_tells_of_those_level_with_the_first(review: JointReview) -> None:
    parts = review.scores.parts.drop(index="P1")
    tied = dataclasses.replace(review, scores=dataclasses.replace(review.scores, parts=parts))
    assert ranking_title(tied).startswith("P2 <script>alert(1)</script>等 2 个并列第一（70.00 分）")


@pytest.mark.parametrize("criteria", [1, 15])
def test_the_legend_names_every_criterion_and_the_whisker(criteria: int) -> None:
    legend = draw_ranking(reviews.large(projects=47, criteria=criteria)).axes[0].get_legend()
    assert legend is not None
    told = {text.get_text() for text in legend.get_texts()}
    assert told == {*reviews.CRITERIA[:criteria], "权重任意时 5%–95%"}
