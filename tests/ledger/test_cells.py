"""Text, codes, choices, flags and lists: what stands, what is rewritten, what is set aside."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.ledger.cells import plain_words, read_cell, written
from zsyz_model.ledger.readings import Spec
from zsyz_model.tables import TABLES

PROJECTS = TABLES["projects"].by_name


def spec(name: str) -> Spec:
    return Spec(PROJECTS[name], PROJECTS[name].required)


@pytest.mark.parametrize(
    ("column", "raw", "value"),
    [
        ("name", "王䶮·甲厂", "王䶮·甲厂"), ("name", "NA", "NA"), ("name", "第一行\n第二行", "第一行\n第二行"),
        ("name", 7.0, "7"), ("name", True, "是"), ("name", dt.date(2026, 1, 2), "2026-01-02"),
        ("project_id", "007", "007"), ("project_id", 1001.0, "1001"), ("kind", "工业", "工业"),
        ("needs", "无", "无"), ("must_start", "是", True), ("must_start", "否", False), ("must_start", True, True),
        ("ten_tags", "甲、乙，丙;丁/戊", ("甲", "乙", "丙", "丁", "戊")), ("ten_tags", "甲、甲、", ("甲",)),
        ("remark", "", None), ("remark", "  ", None),
    ],
)  # fmt: skip
def test_cells_that_stand_as_they_are(column: str, raw: object, value: object) -> None:
    reading = read_cell(raw, spec(column))

    assert (reading.value, reading.code) == (value, "")


@pytest.mark.parametrize(
    ("column", "raw", "value", "code"),
    [
        ("name", " 甲厂　", "甲厂", "V06"), ("name", "甲\u200b厂", "甲厂", "V06"), ("name", "阿・买提", "阿·买提", "E07"),
        ("name", "=1+1", "=1+1", "C02"), ("name", "＝甲", "＝甲", "C02"), ("project_id", " P1 ", "P1", "V06"),
        ("kind", " 工业", "工业", "V06"), ("must_start", "√", True, "V06"), ("must_start", 1.0, True, "V06"),
        ("must_start", "0", False, "V06"), ("place", "-", None, "V10"), ("invest_wan", "—", None, "V10"),
        ("land_mu", "无", None, "V10"), ("signed_on", "/", None, "V10"), ("ten_tags", "无", None, "V10"),
        ("kind", "NA", None, "V10"), ("project_id", "无", None, "V10"),
    ],
)  # fmt: skip
def test_rewritten_cells_name_their_rule(
    column: str, raw: object, value: object, code: str
) -> None:
    reading = read_cell(raw, spec(column))

    assert (reading.value, reading.code, reading.bad) == (value, code, False)
    assert reading.fact


@pytest.mark.parametrize(
    ("column", "raw", "code", "fact"),
    [
        ("invest_wan", "#N/A", "V02", "Excel错误值#N/A"), ("name", "#DIV/0!", "V02", "Excel错误值#DIV/0!"),
        ("name", "甲\x0b厂", "E06", "含不可见字符\\x0b"), ("name", "甲\x00", "E06", "\\x00"),
        ("name", "甲_x000b_厂", "E06", "_x000b_"), ("project_id", 9.13e17, "V03", "末位已丢失"),
        ("project_id", 1.5, "V03", "小数"), ("project_id", dt.date(2026, 1, 2), "V03", "日期"),
        ("project_id", "12E5", "V05", "疑被当作科学计数"), 
        ("kind", "工业类", "K02", "“工业类”不在选项中；最接近“工业”"), ("must_start", "可能", "K02", "不是“是”或“否”"),
    ],
)  # fmt: skip
def test_cells_that_cannot_be_read_say_why(column: str, raw: object, code: str, fact: str) -> None:
    reading = read_cell(raw, spec(column))

    assert (reading.value, reading.bad, reading.code) == (None, True, code)
    assert fact in reading.fact
    assert reading.advice


def test_the_advice_for_a_choice_lists_all_choices() -> None:
    assert (
        read_cell("很难", spec("needs")).advice
        == "选定后改为“无”、“手续”、“用地”、“资金”之一，不自动改"
    )


@given(st.lists(st.text(max_size=12), max_size=3), st.sampled_from(["name", "project_id"]))
def test_the_quick_test_for_plain_words_agrees_with_the_full_reading(
    words: list[str], column: str
) -> None:
    quick = plain_words(PROJECTS[column])
    assert quick is not None

    if quick(words):
        readings = [read_cell(word, spec(column)) for word in words]
        assert [(r.value or "", r.code) for r in readings] == [(word, "") for word in words]


def test_a_reference_is_never_taken_unread() -> None:
    assert plain_words(PROJECTS["place"]) is None
    assert plain_words(PROJECTS["invest_wan"]) is None


@given(
    st.one_of(st.text(), st.floats(), st.booleans(), st.dates(), st.datetimes()),
    st.sampled_from(sorted(PROJECTS)),
)
def test_no_cell_of_any_type_breaks_any_column(raw: object, column: str) -> None:
    reading = read_cell(raw, spec(column))

    assert not (reading.bad and reading.value is not None)
    assert reading.code or not reading.bad


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (None, ""),
        (7.0, "7"),
        (1.5, "1.5"),
        (False, "否"),
        (dt.datetime(2026, 1, 2, 3, 4), "2026-01-02 03:04:00"),
    ],
)
def test_a_raw_cell_is_shown_as_typed(raw: object, text: str) -> None:
    assert written(raw) == text
