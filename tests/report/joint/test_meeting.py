from __future__ import annotations

from zsyz_model.case import JointReview
from zsyz_model.report.joint.meeting import agenda_table, kept_off_table, team_table


def test_topics_stand_in_order_and_quote_the_earlier_meeting(review: JointReview) -> None:
    rows = agenda_table(review).to_numpy().tolist()
    assert rows[0] == [1, "P1", "甲项目", 82.0, "优先", 1.0, "", ""]
    assert rows[1][3:] == [70.0, "达标", 0.9, "是", "先落实资金（2026-08-01）"]


def test_each_reason_to_be_kept_off_has_its_row_and_cell(review: JointReview) -> None:
    table = kept_off_table(review)
    assert table["项目编号"].tolist() == ["P3", "P3", "P4"]
    assert table["出处"].tolist()[1:] == [
        "文件《ledger.xlsx》·工作表“评审材料”·C4（第4行，列“可研报告”）",
        "",
    ]


def test_a_team_names_its_posts_and_those_still_open(review: JointReview) -> None:
    rows = team_table(review).to_numpy().tolist()
    assert rows[0][2:] == ["L1 县长", "县招商局", "东关镇", "县发改局、县资规局", "联络员", ""]
    assert rows[1][2:] == ["", "", "", "", "", "指挥长、招商单位、属地、职能部门、联络员"]
