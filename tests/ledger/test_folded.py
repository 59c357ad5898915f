"""Headers of one to three rows: merged across, merged down, grouped, or only stacked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.books import RawSheet
from zsyz_model.books.raw import Span
from zsyz_model.findings import Finding
from zsyz_model.ledger.drafts import read_draft
from zsyz_model.ledger.folded import Header, count_named, find_header
from zsyz_model.ledger.headers import Layout, lay_out
from zsyz_model.ledger.mapping import FileMap
from zsyz_model.ledger.spelling import words_of
from zsyz_model.tables import TABLES

PROJECTS = TABLES["projects"]
WORDS = words_of(PROJECTS, None)
FOUR = ["项目编号", "项目名称", "项目类型", "阶段"]
DATA: list[object] = ["P1", "甲厂", "工业", "签约", 12000.0, 40.5]
Rows = Sequence[Sequence[object]]


def down(bottom: int, *places: int, top: int = 0) -> list[Span]:
    """Cells merged downwards."""
    return [Span(top, place, bottom, place) for place in places]


def laid(rows: Rows, merges: Sequence[Span] = (), given: FileMap | None = None) -> Layout:
    return lay_out(RawSheet("a.xlsx", "项目", rows, merges=tuple(merges)), PROJECTS, given)


def header(rows: Rows, merges: Sequence[Span] = ()) -> Header:
    return find_header(RawSheet("a.xlsx", "项目", rows, merges=tuple(merges)), WORDS)


def named(layout: Layout) -> list[tuple[str, int, str]]:
    return [(head.name, head.place, head.unit) for head in layout.heads]


def h04(layout: Layout) -> Finding:
    (finding,) = (f for f in layout.findings if f.code == "H04")
    return finding


NAMED = [(PROJECTS.columns[i].name, place, "") for i, place in ((0, 0), (1, 1), (4, 2), (7, 3))]
BOTH = [*NAMED, ("invest_wan", 4, "万元"), ("land_mu", 5, "亩")]
STACKED = [
    pytest.param(
        [[*FOUR, "规模", ""], ["", "", "", "", "总投资(万元)", "拟用地(亩)"], DATA],
        [*down(1, 0, 1, 2, 3), Span(0, 4, 0, 5)], (0, 1), id="two rows, merged down and across",
    ),
    pytest.param(
        [[*FOUR, "规模", ""], ["", "", "", "", "总投资(万元)", "拟用地(亩)"], DATA], [], (0, 1), id="two rows of a csv",
    ),
    pytest.param(
        [["县台账"], [], [*FOUR, "规模", ""], ["", "", "", "", "总投资(万元)", "拟用地(亩)"], DATA],
        [Span(0, 0, 0, 5), *down(3, 0, 1, 2, 3, top=2), Span(2, 4, 2, 5)], (2, 3), id="below a title",
    ),
    pytest.param(
        [[*FOUR, "规模", ""], ["", "", "", "", "投资", "用地"], ["", "", "", "", "总投资(万元)", "拟用地(亩)"], DATA],
        [*down(2, 0, 1, 2, 3), Span(0, 4, 0, 5)], (0, 2), id="three rows",
    ),
    pytest.param(
        [[*FOUR, "规模", ""], ["", "", "", "", "", ""], ["", "", "", "", "总投资(万元)", "拟用地(亩)"], DATA],
        [*down(2, 0, 1, 2, 3), Span(0, 4, 1, 5)], (0, 2), id="merged down and across at once",
    ),
    pytest.param(
        [["基本情况", "", "", "", "规模", ""], [*FOUR, "总投资(万元)", "拟用地(亩)"], DATA],
        [Span(0, 0, 0, 3), Span(0, 4, 0, 5)], (0, 1), id="merged groups",
    ),
    pytest.param(
        [["基本情况", "", "", "", "规模", ""], [*FOUR, "总投资(万元)", "拟用地(亩)"], DATA], [], (0, 1), id="groups, unmerged",
    ),
    pytest.param(
        [["台账"], [*FOUR, "总投资(万元)", "拟用地(亩)"], DATA], [Span(0, 0, 0, 5)], (1, 1), id="a title alone",
    ),
    pytest.param(
        [["单位：万元、亩", "", "2026年6月"], [*FOUR, "总投资(万元)", "拟用地(亩)"], DATA], [], (1, 1), id="a banner and a day",
    ),
    pytest.param([[*FOUR, "总投资(万元)", "拟用地(亩)"], DATA], [], (0, 0), id="one row"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "merges", "span"), STACKED)
def test_a_header_is_found_with_all_its_rows(
    rows: Rows, merges: Sequence[Span], span: tuple[int, int]
) -> None:
    found = header(rows, merges)
    layout = laid(rows, merges)

    assert (found.top, found.bottom) == span
    assert count_named(found, WORDS) == 6
    assert named(layout) == BOTH
    assert layout.extra == ()
    assert read_draft(layout).values["invest_wan"] == [12000.0]
    told = [str(f) for f in layout.findings]
    rule = f"[H04] 文件《a.xlsx》·工作表“项目”·第{span[0] + 1}行：表头第{span[0] + 1}–{span[1] + 1}行合并，上下合读识别。"
    assert told == ([rule] if span[1] > span[0] else [])


def test_the_unit_of_a_merged_parent_reaches_all_its_children() -> None:
    rows: Rows = [[*FOUR, "资金(亿元)", ""], ["", "", "", "", "总投资", "固定资产投资"], DATA]
    layout = laid(rows, [*down(1, 0, 1, 2, 3), Span(0, 4, 0, 5)])

    assert named(layout)[4:] == [("invest_wan", 4, "亿元"), ("fixed_wan", 5, "亿元")]
    assert read_draft(layout).values["fixed_wan"] == [405000.0]  # 40.5 亿元


def test_the_unit_of_an_unmerged_parent_reaches_only_the_column_below_it() -> None:
    parents = ["基本情况", "", "", "", "资金(亿元)", ""]
    layout = laid([parents, [*FOUR, "总投资", "固定资产投资"], DATA])

    refused = [f for f in layout.findings if f.severity.value == "拒绝"]
    assert [(f.code, f.place.cell) for f in refused] == [("H15", "F2")]


def test_an_internal_name_says_its_unit_whatever_a_banner_says() -> None:
    names = ["project_id", "name", "kind", "stage", "invest_wan"]
    layout = laid([["单位：亿元"], names, DATA[:5]])

    assert read_draft(layout).values["invest_wan"] == [12000.0]


def test_the_finding_of_a_folded_column_stands_at_its_lowest_text() -> None:
    rows: Rows = [[*FOUR, "规模", "土地"], ["", "", "", "", "总投资(亿元)", "用地（公顷）"], DATA]
    layout = laid(rows, down(1, 0, 1, 2, 3))

    told = [(f.place.cell, f.place.column) for f in layout.findings if f.code == "V08"]
    assert told == [("E2", "总投资(亿元)"), ("F2", "用地（公顷）")]
    assert [head.header for head in layout.heads[4:]] == ["规模·总投资(亿元)", "土地·用地（公顷）"]


UNCLEAR: Rows = [[*FOUR, "资金", ""], ["", "", "", "", "总投资(万元)", "其他款"], DATA]
UNCLEAR_MERGES = [*down(1, 0, 1, 2, 3), Span(0, 4, 0, 5)]


def test_a_part_that_names_nothing_refuses_the_header_with_its_rows() -> None:
    finding = h04(laid(UNCLEAR, UNCLEAR_MERGES))

    assert str(finding) == (
        "[H04] 文件《a.xlsx》·工作表“项目”·F2（第2行）·原值“资金·其他款”："
        "表头第1–2行合并，“资金·其他款”不能认作唯一的一列。处理：用模板，或在映射文件中登记（columns 或 keep）"
    )
    assert finding.severity.value == "拒绝"


@pytest.mark.parametrize("word", ["资金·其他款", " 资金 · 其他款"])
def test_what_a_mapping_keeps_is_carried_through_unread(word: str) -> None:
    layout = laid(UNCLEAR, UNCLEAR_MERGES, FileMap(PROJECTS, keep=(word,)))

    assert h04(layout).severity.value == "规整"
    assert layout.extra == (("资金·其他款", 5),)


TWICE: Rows = [[*FOUR, "计划", "累计"], ["", "", "", "", "总投资(万元)", "总投资(万元)"], DATA]


def test_two_columns_that_fold_to_one_are_refused_and_neither_is_taken() -> None:
    layout = laid(TWICE, down(1, 0, 1, 2, 3))

    assert "表头第1–2行合并，“累计·总投资(万元)”不能认作唯一的一列" in str(h04(layout))
    assert "invest_wan" not in {head.name for head in layout.heads}


def test_what_a_mapping_keeps_claims_no_column() -> None:
    layout = laid(TWICE, down(1, 0, 1, 2, 3), FileMap(PROJECTS, keep=("累计·总投资(万元)",)))

    assert named(layout)[4:] == [("invest_wan", 4, "万元")]
    assert layout.extra == (("累计·总投资(万元)", 5),)


def test_a_mapping_of_columns_and_of_what_to_keep_settles_a_folded_header() -> None:
    columns = {"invest_wan": "计划·总投资(万元)"}
    given = FileMap(PROJECTS, columns=columns, keep=("累计·总投资(万元)",))
    layout = laid(TWICE, down(1, 0, 1, 2, 3), given)

    assert named(layout)[4:] == [("invest_wan", 4, "万元")]
    assert h04(layout).severity.value == "规整"


@pytest.mark.parametrize("merged_to", [5, 4, 3])
def test_a_title_that_is_merged_over_most_of_the_table_is_no_group(merged_to: int) -> None:
    head = ["项目编号", "自编号", *FOUR[1:], "总投资(万元)"]
    rows: Rows = [["示例县重点项目台账"], head, ["P1", "x", *DATA[1:5]]]
    layout = laid(rows, [Span(0, 0, 0, merged_to)])

    assert layout.extra == (("自编号", 1),)
    assert layout.findings == ()


def test_a_title_with_a_remark_beside_it_is_no_group() -> None:
    title = ["重点项目台账", "", "", "", "", "内部资料"]

    assert laid([title, [*FOUR, "总投资(万元)", "自编号"], DATA]).extra == (("自编号", 5),)


def test_a_header_merged_across_two_columns_of_words_does_not_swallow_the_first_row() -> None:
    rows: Rows = [[*FOUR, "总投资(万元)", "建设地点", ""], [*DATA[:5], "东镇", "柳村"]]
    layout = laid(rows, [Span(0, 5, 0, 6)])

    assert layout.header_row == 0
    assert named(layout)[5] == ("place", 5, "")


def test_numbered_rows_below_a_folded_header_are_blank() -> None:
    head: Rows = [["序号", *FOUR, "规模"], ["", "", "", "", "", "总投资(万元)"]]
    rows: Rows = [*head, [1.0, *DATA[:5]], [2.0, "", "", "", "", ""]]
    draft = read_draft(laid(rows, down(1, 0, 1, 2, 3, 4)))

    assert (draft.sorted_rows.data, draft.sorted_rows.blank) == ((2,), (3,))


def test_no_more_than_three_rows_are_folded() -> None:
    below = [["", "", "", "", word] for word in ("投资", "总投资(万元)")]
    found = header([["重点项目", "", "", "", "招商局"], [*FOUR, "规模"], *below, DATA[:5]])

    assert (found.top, found.bottom) == (1, 3)
    assert found.words[4] == "规模·投资·总投资(万元)"


def test_a_sheet_without_rows_has_an_empty_header() -> None:
    assert header([]) == Header(0, 0, (), ())
    assert header([]).words == []


CELLS = st.sampled_from(["", "规模", "总投资(万元)", "项目编号", "项目名称", "阶段", 1.0, None])


@given(
    st.lists(st.lists(CELLS, max_size=5), max_size=6),
    st.lists(st.tuples(*[st.integers(0, 6)] * 4), max_size=3),
)
def test_any_sheet_has_a_header_within_it(
    rows: list[list[object]], merges: list[tuple[int, int, int, int]]
) -> None:
    spans = [Span(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in merges]
    found = header(rows, spans)

    assert 0 <= found.top <= found.bottom < max(1, len(rows))
    assert found.bottom - found.top < 3
    assert len(found.words) == len(found.rows) == len(found.texts)
    assert all(found.top <= row <= found.bottom for row in found.rows)
