from __future__ import annotations

from zsyz_model.case import JointReview
from zsyz_model.report.joint.experts import influence_table, judged_table, outlier_table


def test_the_panel_tells_points_judges_and_spread(review: JointReview) -> None:
    assert judged_table(review).to_numpy().tolist()[0] == [
        "P1", "甲项目", "科技与团队", 90.0, 2, 88.0, 92.0,
    ]  # fmt: skip


def test_influence_tells_both_totals_and_the_mark_that_one_judge_decides(
    review: JointReview,
) -> None:
    rows = influence_table(review).to_numpy().tolist()
    assert rows[1] == ["专家乙", "P4", "丁项目", 55.0, 60.5, 5.5, 4, 3, "及格线"]
    assert [row[-1] for row in rows] == ["及格线", "及格线", "优先线", ""]


def test_an_outlier_names_its_cell(review: JointReview) -> None:
    (row,) = outlier_table(review).to_numpy().tolist()
    assert row[2:] == [
        "专家乙", "科技与团队", 100.0, 50.0, "比其他专家的中位数高 50 分",
        "文件《ledger.xlsx》·工作表“评审打分”·D3（第3行，列“得分”）",
    ]  # fmt: skip
