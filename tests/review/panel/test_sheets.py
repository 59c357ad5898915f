from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import place
from tests.review.panel.panels import INVESTOR, TECHNOLOGY, gave, panel_case, sheets_of
from zsyz_model.findings import Severity
from zsyz_model.review.criteria import Criterion, Face
from zsyz_model.review.panel.sheets import Entry, read_sheets


def test_each_row_is_counted_under_the_criterion_asked_for_its_kind() -> None:
    sheets = sheets_of(
        gave("P1", "主体", {"甲": 70})
        + gave("P1", "科技", {"甲": 80, "乙": 90})
        + gave("P2", "商业模式", {"甲": 60})
    )

    assert sheets.entries == (
        Entry("P1", "technology", "科技含量及技术团队", "乙", 90, "P1/乙/科技"),
        Entry("P1", "technology", "科技含量及技术团队", "甲", 80, "P1/甲/科技"),
        Entry("P1", "investor", "投资方实力", "甲", 70, "P1/甲/主体"),
        Entry("P2", "technology", "商业模式及管理团队", "甲", 60, "P2/甲/商业模式"),
    )
    assert sheets.findings == ()
    assert sheets.judges == ("乙", "甲")
    assert list(sheets.projects) == ["P1", "P2"]
    assert [entry.points for entry in sheets.groups["P1", "technology"]] == [90, 80]
    assert sheets.only(["P2"]).judges == ("甲",)


def test_a_word_of_no_criterion_is_told_once_with_the_word_probably_meant() -> None:
    rows = gave("P1", TECHNOLOGY, {"甲": 80}) + gave("P1", "科技含金", {"乙": 50, "丙": 40})

    sheets = sheets_of(rows)

    (finding,) = sheets.findings
    assert (finding.code, finding.severity) == ("S02", Severity.WARNING)
    assert (finding.value, finding.fact, finding.advice) == (
        "科技含金", "2 行的指标不在评审指标中，不计分", "是否“科技含量”"
    )  # fmt: skip
    assert finding.place == place("scores", 3, "criterion")  # by key 丙 stands before 乙
    assert sheets.judges == ("甲",)


def test_a_word_for_other_kinds_does_not_count_and_the_right_one_is_named() -> None:
    sheets = sheets_of(
        gave("P2", TECHNOLOGY, {"甲": 80}) + gave("P1", "管理团队", {"甲": 80, "乙": 7})
    )

    assert sheets.entries == ()
    assert [(f.code, f.place, f.fact, f.advice) for f in sheets.findings] == [
        ("S02", place("scores", 3, "criterion"), "“工业”项目不评“管理团队”，2 行不计分",
         "该类项目评“科技含量及技术团队”，请专家按此打分"),
        ("S02", place("scores", 1, "criterion"), "“现代服务业”项目不评“科技含量”，1 行不计分",
         "该类项目评“商业模式及管理团队”，请专家按此打分"),
    ]  # fmt: skip


def test_a_criterion_without_a_face_for_the_kind_is_not_asked_at_all() -> None:
    faces = (Face("工艺", ("工艺",), kinds=("工业",)),)
    criteria = [Criterion("process", "工艺", "", 0, 100, 5, "分", "[0]", faces=faces)]

    sheets = read_sheets(panel_case(gave("P2", "工艺", {"甲": 80})), criteria)

    assert [(f.fact, f.advice) for f in sheets.findings] == [
        ("“现代服务业”项目不评“工艺”，1 行不计分", "删去这些行")
    ]


def test_two_spellings_are_one_judge_under_the_title_used_most() -> None:
    sheets = sheets_of(
        gave("P1", TECHNOLOGY, {"专家Ａ": 80, "乙": 70})
        + gave("P1", INVESTOR, {"专家 a": 60})
        + gave("P3", INVESTOR, {"专家Ａ": 90})
    )

    assert sheets.judges == ("专家Ａ", "乙")
    (finding,) = sheets.findings
    assert (finding.code, finding.severity) == ("S06", Severity.NORMALISED)
    assert (finding.place, finding.value) == (place("scores", 3, "judge"), "专家 a")
    assert finding.fact == "与“专家Ａ”是同一专家的两种写法，1 行合并计算"
    assert finding.advice == "统一写作“专家Ａ”；确是两人的，改成能区分的名称"


def test_what_one_judge_gave_twice_counts_once_as_its_mean() -> None:
    rows = gave("P1", "科技", {"甲": 80}) + gave("P1", TECHNOLOGY, {"甲": 91})

    sheets = sheets_of(rows)

    assert [entry.points for entry in sheets.entries] == [85.5]
    (finding,) = sheets.findings
    assert (finding.code, finding.place) == ("S06", place("scores", 2, "points"))
    assert finding.fact == (
        "同一专家对“科技含量及技术团队”打了 2 次分（甲“科技”80 分、甲“科技含量”91 分），"
        "按平均 85.5 分计一次"
    )


def test_a_second_spelling_is_no_second_vote() -> None:
    sheets = sheets_of(gave("P1", TECHNOLOGY, {"甲 一": 100, "甲一": 90, "乙": 50}))

    assert [(entry.judge, entry.points) for entry in sheets.entries] == [("乙", 50), ("甲 一", 95)]
    assert [f.code for f in sheets.findings] == ["S06", "S06"]


def test_rows_of_no_project_and_without_points_are_for_other_checks() -> None:
    rows = gave("P9", TECHNOLOGY, {"甲": 80}) + gave("P1", TECHNOLOGY, {"甲": float("nan")})

    assert sheets_of(rows) == read_sheets(panel_case([]))


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(shuffle: random.Random) -> None:
    rows = (
        gave("P1", "科技", {"甲": 80, "乙": 61, "丙 ": 3})
        + gave("P1", TECHNOLOGY, {"甲": 90, "丙": 10})
        + gave("P2", "科技", {"乙": 5})
    )
    mixed = shuffle.sample(rows, len(rows))

    before, after = sheets_of(rows), sheets_of(mixed)

    assert after.entries == before.entries
    assert [(f.code, f.fact, f.subject) for f in after.findings] == [
        (f.code, f.fact, f.subject) for f in before.findings
    ]
