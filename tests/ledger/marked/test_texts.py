"""Text that a workbook cannot carry is made visible."""

from __future__ import annotations

from zsyz_model.ledger.marked.texts import FORMULA_SIGNS, carried, width_of


def test_controls_are_shown_and_length_is_bounded() -> None:
    assert carried("甲\x00乙\ud800") == "甲\\x00乙\\xd800"
    assert carried("甲\n乙\t") == "甲\n乙\t"
    assert len(carried("字" * 40_000)) == 32_767


def test_chinese_is_twice_as_wide() -> None:
    assert [width_of(text) for text in ("", "ab", "项目", "（a）")] == [0, 2, 4, 5]


def test_full_width_signs_count_as_formula_signs() -> None:
    assert set("=+-@＝＋－＠\t") <= set(FORMULA_SIGNS)
