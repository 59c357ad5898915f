from __future__ import annotations

import pytest

from zsyz_model.case import JointReview
from zsyz_model.report.joint.tables import REVIEW_TABLES, review_notes, review_tables

ORDER = [
    "联审总览", "准入与拒绝", "按规则统计", "准入规则", "评审指标", "排名", "得分出处", "专家打分", "专家影响", "离群打分",
    "权重稳定区间", "名次翻转", "及格线翻转", "名次接受度", "逆序检查", "会议议程",
    "不上会及原因", "指挥部建议",
]  # fmt: skip


def test_the_tables_stand_in_the_order_of_the_review(review: JointReview) -> None:
    assert list(review_tables(review)) == list(REVIEW_TABLES) == ORDER


@pytest.mark.parametrize("title", ORDER)
def test_an_empty_table_keeps_its_header(
    review: JointReview, nothing: JointReview, title: str
) -> None:
    full, empty = review_tables(review)[title], review_tables(nothing)[title]
    assert list(empty.columns) == list(full.columns)
    assert not full.empty
    assert empty.empty == (title != "联审总览")


def test_every_table_has_a_note(review: JointReview, nothing: JointReview) -> None:
    assert list(review_notes(review)) == ORDER
    assert review_notes(review)["逆序检查"] == "撤出一个项目后名次反转的 1 处"
    assert "先后都不变" in review_notes(nothing)["逆序检查"]
