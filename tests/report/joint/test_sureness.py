from __future__ import annotations

import pandas as pd

from zsyz_model.case import JointReview
from zsyz_model.report.joint.sureness import (
    acceptability_table,
    interval_table,
    mark_table,
    neighbour_table,
    reversal_table,
)


def test_each_criterion_has_both_intervals_and_what_breaks(review: JointReview) -> None:
    rows = interval_table(review).to_numpy().tolist()
    assert rows[1] == [
        "税收", 30.0, 0.0, 42.25,
        "减到 0 不变；高于 42.25：P2 <script>alert(1)</script> 与 P4 丁项目 换位",
        0.0, 100.0, "减到 0 不变；加到满分不变",
    ]  # fmt: skip


def test_neighbours_tell_their_gap_and_the_smallest_move(review: JointReview) -> None:
    table = neighbour_table(review)
    assert table["名次"].tolist() == [1, 2, 3]
    assert table["分差(分)"].tolist() == [12.0, 0.0, 15.0]
    assert table["怎样移动权重"].tolist() == [
        "从“投资规模”移 12.5 分给“税收”", "现权重下已并列", "任何权重都不改变",
    ]  # fmt: skip
    assert pd.isna(table["最少移动(分)"].iloc[2])


def test_marks_tell_on_which_side_each_project_stands(review: JointReview) -> None:
    table = mark_table(review)
    assert table["现状"].tolist() == ["过线", "过线", "过线", "未过线"]
    assert table["怎样移动权重"].iloc[1] == (
        "从“投资规模” 6.5 分、“税收” 3.25 分移给“科技与团队” 9.75 分"
    )


def test_rank_shares_stand_beside_the_chances(review: JointReview, county: JointReview) -> None:
    table = acceptability_table(review)
    assert table.iloc[1, 2:6].tolist() == [0.1, 0.48, 0.42, 0.0]
    assert table.iloc[1, 6:12].isna().all()
    assert table.iloc[1, 12:].tolist() == [0.9, 0.1]
    assert acceptability_table(county)["项目编号"].tolist() == county.scores.ranking


def test_a_reversal_is_a_sentence(review: JointReview) -> None:
    (row,) = reversal_table(review).to_numpy().tolist()
    assert row[0] == "P4 丁项目"
    assert row[-1] == "P4 撤出后，P3 反而排到 P2 之前"
