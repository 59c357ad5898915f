"""Headers as words: with units, stars, brackets and departments, and as a mapping renames them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.mapping import FileMap
from zsyz_model.ledger.spelling import (
    Spelling,
    Words,
    find_table,
    knows_header,
    split_unit,
    words_of,
)
from zsyz_model.ledger.units import factor_of
from zsyz_model.tables import NUMERIC, TABLES

PROJECTS = TABLES["projects"]
OWN = words_of(PROJECTS, None)


def mapped(**columns: str) -> Words:
    return words_of(PROJECTS, FileMap(PROJECTS, columns=columns))


def test_every_header_of_the_dictionary_names_its_own_column_in_its_own_unit() -> None:
    for table in TABLES.values():
        words = words_of(table, None)
        for column in table.columns:
            for header in (column.header, column.label, column.name):
                found = words.of((header,))
                assert found is not None
                assert (found.name, found.department) == (column.name, "")
                if found.unit and column.kind in NUMERIC:
                    assert factor_of(found.unit, column) == 1


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("总投资(万元)", "万元"), ("总投资（亿元）", "亿元"), ("总投资【元】", "元"), ("总投资/亿元", "亿元"),
        ("总投资_万元", "万元"), ("总投资，万元", "万元"), ("总投资(单位：万元)", "万元"), (" 总 投资 *", ""),
        ("总投资：", ""), ("投资额(万美元)", "万美元"),
    ],
)  # fmt: skip
def test_a_header_bears_its_unit_in_any_bracket(header: str, unit: str) -> None:
    assert OWN.of((header,)) == Spelling("invest_wan", unit)


@pytest.mark.parametrize("header", ["总投资(含税)", "总投资完成率", "投资", "", "总投资(招商局)"])
def test_what_says_more_or_less_than_a_column_is_no_column(header: str) -> None:
    assert OWN.of((header,)) is None


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("规模", "总投资(万元)"), Spelling("invest_wan", "万元")),
        (("规模(亿元)", "总投资"), Spelling("invest_wan", "亿元")),
        (("规模(亿元)", "总投资(万元)"), Spelling("invest_wan", "万元")),
        (("规模(亿元)", "投资", "总投资"), Spelling("invest_wan", "亿元")),
        (("规模(元)", "投资(亿元)", "总投资"), Spelling("invest_wan", "亿元")),
        (("其中", "农用地(亩)"), Spelling("converted_mu", "亩")),
        (("规模", "合计"), None),
    ],
)
def test_parents_lend_their_unit_or_their_words(
    parts: tuple[str, ...], told: Spelling | None
) -> None:
    assert OWN.of(parts) == told


def test_a_parent_with_a_unit_is_still_joined_with_its_child() -> None:
    assert OWN.of(("其中(亩)", "农用地")) == Spelling("converted_mu", "亩")


def test_parts_that_together_say_another_column_than_the_lowest_alone_say_none() -> None:
    words = words_of(TABLES["issues"], None)

    assert words.of(("项目编号",)) == Spelling("project_id")
    assert words.of(("编号",)) == Spelling("issue_id")
    assert words.of(("项目", "编号")) is None


def test_no_text_is_no_column() -> None:
    assert OWN.of(()) is None


@pytest.mark.parametrize(
    ("header", "department"), [("签约日期（招商局）", "招商局"), ("协议签订时间(发改委)", "发改委")]
)
def test_a_date_may_name_its_department(header: str, department: str) -> None:
    assert OWN.of((header,)) == Spelling("signed_on", "", department)


@pytest.mark.parametrize("what", ["计划", "预计", "拟", "合同约定", "承诺"])
def test_a_planned_day_is_no_department_and_no_day_that_was(what: str) -> None:
    assert OWN.of((f"开工日期（{what}）",)) is None


def test_a_mapping_replaces_the_words_of_its_columns_only() -> None:
    words = mapped(invest_wan="项目体量")

    assert words.of(("项目体量(亿元)",)) == Spelling("invest_wan", "亿元")
    assert words.of(("总投资(万元)",)) is None
    assert words.of(("固定资产投资(万元)",)) == Spelling("fixed_wan", "万元")


@pytest.mark.parametrize("header", ["项目体量*", "项目体量：", "*项目体量（亿元）"])
def test_a_mapping_may_copy_a_header_as_it_stands(header: str) -> None:
    found = mapped(invest_wan=header).of((header,))

    assert found is not None
    assert found.name == "invest_wan"


def test_a_mapping_names_a_folded_header_by_its_parts() -> None:
    words = mapped(invest_wan="计划·资金(万元)")

    assert words.of(("计划", "资金(万元)")) == Spelling("invest_wan", "万元")
    assert words.of(("累计", "资金(万元)")) is None


def test_a_mapping_wins_over_what_the_lowest_part_says_by_itself() -> None:
    words = mapped(fixed_wan="固定资产·投资额(万元)")

    assert words.of(("固定资产", "投资额(万元)")) == Spelling("fixed_wan", "万元")


@pytest.mark.parametrize(
    ("word", "parted"),
    [
        ("总投资(万元)", ("总投资", "万元")), ("地价(万元/亩)", ("地价", "万元/亩")), ("water_t", ("water", "t")),
        ("总投资(含税)", ("总投资(含税)", "")), ("落地乡镇/园区", ("落地乡镇/园区", "")), ("万元", ("万元", "")), ("", ("", "")),
    ],
)  # fmt: skip
def test_a_unit_is_parted_from_its_word(word: str, parted: tuple[str, str]) -> None:
    assert split_unit(word) == parted


@pytest.mark.parametrize("name", ["领导", "2. 领导", "03、县级领导", "leaders"])
def test_a_sheet_is_known_behind_its_number(name: str) -> None:
    assert find_table(name) is TABLES["leaders"]


@pytest.mark.parametrize("header", ["项目编号", "签约日期"])
def test_a_header_read_in_the_wrong_encoding_is_recognised(header: str) -> None:
    seen = header.encode("utf-8").decode("gb18030")

    assert OWN.garbled(seen) == OWN.names[header]


@pytest.mark.parametrize("word", ["", "x", "自编号", "落地乡镇园区", "龘靐齉"])
def test_a_plain_header_is_not_garbled(word: str) -> None:
    assert OWN.garbled(word) == ""


def test_header_words_are_looked_for_in_the_first_thirty_lines() -> None:
    assert knows_header("\n" * 29 + "项目编号\t项目名称")
    assert not knows_header("\n" * 30 + "项目编号\t项目名称")
    assert knows_header("季度")
    assert not knows_header("季度,别的\n")


@given(
    st.text("总投资（）()【】「」〔〕《》“”'\" 　\t\u200b万元ＡＢａｂ１2％%：:·/㎡①", max_size=30)
)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
