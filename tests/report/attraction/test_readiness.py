"""Teams, departments and leading groups as tables."""

from __future__ import annotations

from dataclasses import replace

from tests.report.attraction.boards import board
from zsyz_model.report.attraction.readiness import (
    department_table,
    element_table,
    group_table,
    meeting_table,
    notice_table,
)


def test_departments_name_their_liaison_or_that_there_is_none() -> None:
    rows = department_table(*board()).set_index("部门").loc[["资规局", "发改局"]]

    assert rows["副科级联络员"].to_dict() == {"资规局": "副局长", "发改局": "未明确"}
    assert rows.loc["资规局", "未完成的措施"] == "并联办理；周转台账"
    assert rows["其中逾期(项)"].tolist() == [1, 0]


def test_groups_have_their_head_and_members() -> None:
    (row,) = group_table(*board()).to_dict("records")

    assert row == {"产业": "纺织服装", "组长": "L2 副县长甲", "成员": "L3 人大副主任"}


def test_a_chain_has_a_column_for_each_of_the_six() -> None:
    assert list(element_table(*board()).columns)[1:-1] == [
        "专班",
        "平台",
        "规划",
        "基金",
        "政策",
        "协会",
    ]


def test_a_meeting_has_its_paper_or_says_that_there_is_none() -> None:
    told, case = board()
    frame = meeting_table(told, case)

    assert set(frame["调度会"]) == {m.day for m in told.meetings}
    first = frame[frame["调度会"] == "2026-11-02"]
    assert "并联办理" in first["事项"].tolist()
    assert "没有到期事项" in frame["事项"].tolist()


def test_the_notice_is_a_line_a_row() -> None:
    assert notice_table(*board())["公众号短稿"].tolist()[0] == "招商动态（2026 年 1 月至 10 月）"
    assert notice_table(replace(board()[0], notice=None), board()[1]).empty
