from __future__ import annotations

import dataclasses

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from tests.report.joint import reviews
from zsyz_model.case import JointReview
from zsyz_model.report.joint.acceptability import (
    SHOWN_PROJECTS,
    acceptability_title,
    draw_acceptability,
    rank_shares,
)


def test_rows_are_the_best_projects_and_columns_ranks(review: JointReview) -> None:
    shares = rank_shares(review)
    assert list(shares.index) == ["P1", "P2", "P3", "P4"]
    assert [int(rank) for rank in shares.columns] == [1, 2, 3, 4]
    assert shares.to_numpy()[1].tolist() == [0.1, 0.48, 0.42, 0.0]


def test_rows_follow_the_ranking_and_not_the_order_of_the_draws() -> None:
    county = reviews.large()
    shares = rank_shares(county, projects=None, ranks=5)
    assert list(shares.index) == county.scores.ranking
    sure = county.acceptability
    row = sure.projects.index(county.scores.ranking[3])
    np.testing.assert_array_equal(shares.to_numpy()[3], sure.counts[row, :5] / 2000)


def test_shares_of_ten_per_cent_and_more_are_written_in_their_cell(review: JointReview) -> None:
    axes = draw_acceptability(review).axes[0]
    told = {text.get_position(): text.get_text() for text in axes.texts}
    assert told == {
        (0.5, 0.5): "86", (1.5, 0.5): "10", (0.5, 1.5): "10", (1.5, 1.5): "48", (2.5, 1.5): "42", (1.5, 2.5): "42", (2.5, 2.5): "54",
        (3.5, 3.5): "100",
    }  # fmt: skip


def test_a_larger_share_is_darker(review: JointReview) -> None:
    axes = draw_acceptability(review).axes[0]
    cells = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    shares = rank_shares(review).to_numpy()
    light = {shares[int(c.get_y()), int(c.get_x())]: sum(to_rgb(c.get_facecolor())) for c in cells}
    ordered = [light[share] for share in sorted(light)]
    assert len(ordered) == 7
    assert ordered == sorted(ordered, reverse=True)


def test_the_column_at_the_right_tells_how_often_each_passes(review: JointReview) -> None:
    axes = draw_acceptability(review).axes[1]
    assert [text.get_text() for text in axes.texts] == ["100%", "90%", "88%", "4%"]
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert [bar.get_width() for bar in bars[4:]] == [1.0, 0.9, 0.88, 0.04]


def test_a_page_holds_thirty_projects(county: JointReview) -> None:
    assert rank_shares(county).shape == (SHOWN_PROJECTS, SHOWN_PROJECTS)
    assert rank_shares(reviews.alone()).to_numpy().tolist() == [[1.0]]


def test_without_a_draw_there_is_no_share(review: JointReview) -> None:
    none = dataclasses.replace(review.acceptability, draws=0, history=())
    undrawn = dataclasses.replace(review, acceptability=none)
    assert rank_shares(undrawn).empty
    assert acceptability_title(undrawn) == "没有可抽样的项目，无名次接受度"


def test_the_title_is_the_conclusion(review: JointReview, nothing: JointReview) -> None:
    assert acceptability_title(review) == (
        "权重任意变动时 P1 甲项目 最常排第一（86%）；1 个稳过线、2 个看权重、1 个难过线"
    )
    assert acceptability_title(nothing) == "没有可抽样的项目，无名次接受度"
