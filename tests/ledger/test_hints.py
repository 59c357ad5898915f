"""The comments on headers say what a planner needs to fill the column."""

from __future__ import annotations

import pytest

from zsyz_model.ledger.hints import MEANINGS, comment, how_to_fill, number_words
from zsyz_model.tables import TABLES, Column, Kind


def test_a_comment_says_need_meaning_unit_form_and_example() -> None:
    leaders = TABLES["leaders"]

    assert comment(leaders, leaders.by_name["hours"]).splitlines() == [
        "【每周可用小时】必填",
        "含义：每周可用于包保项目的小时数，含路上时间",
        "单位：小时",
        "填法：只填一个数字，0 至 80",
        "例：8",
    ]


def test_the_note_of_the_dictionary_is_the_meaning() -> None:
    projects = TABLES["projects"]
    note = projects.by_name["listed"].note

    assert f"含义：{note}" in comment(projects, projects.by_name["listed"])


def test_a_choice_lists_its_words_and_a_key_says_what_may_not_repeat() -> None:
    targets, quota = TABLES["targets"], TABLES["quota"]

    assert "不能重复" in comment(targets, targets.by_name["quarter"]).splitlines()
    told = comment(quota, quota.by_name["quota_kind"])
    assert "可选：计划指标、占补数量、占补水田、占补产能" in told
    assert "季度、类别合起来不能重复" in told


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.ID, "前面的 0 会保留"), (Kind.LIST, "顿号"), (Kind.DATE, "2026-03-04"),
        (Kind.QUARTER, "2027Q1"), (Kind.FLAG, "不填为否"), (Kind.TEXT, "文字"),
    ],
)  # fmt: skip
def test_each_kind_says_how_it_is_written(kind: Kind, words: str) -> None:
    assert words in how_to_fill(Column("c", kind, "列"))


def test_a_reference_names_the_sheet_the_key_and_the_name() -> None:
    projects = TABLES["projects"]

    assert how_to_fill(projects.by_name["place"]) == "填法：工作表“乡镇园区”里有的编码，也可填名称"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(None, None, ""), (0, None, "，不小于 0"), (None, 9, "，不大于 9"), (0, 80, "，0 至 80")],
)
def test_bounds_are_said_as_far_as_there_are_any(
    low: float | None, high: float | None, words: str
) -> None:
    column = Column("c", Kind.NUMBER, "数", low=low, high=high)

    assert number_words(column) == f"只填一个数字{words}"


def test_a_count_is_a_whole_number_and_never_negative() -> None:
    assert number_words(Column("c", Kind.COUNT, "数")) == "只填一个整数，不小于 0"


def test_a_meaning_is_about_a_column_that_has_no_note() -> None:
    for name, meanings in MEANINGS.items():
        columns = TABLES[name].by_name
        assert [word for word in meanings if word not in columns or columns[word].note] == []
