"""The sheet 说明 covers what a planner must know, sheet by sheet."""

from __future__ import annotations

import pytest

from zsyz_model.ledger.guide import guide_sheet
from zsyz_model.ledger.spelling import COMPANIONS
from zsyz_model.tables import TABLES

SHEET = guide_sheet()
TEXT = "\n".join("\t".join(map(str, row)) for row in SHEET.rows)


def test_the_reader_passes_over_it() -> None:
    assert SHEET.name in COMPANIONS


def test_every_sheet_is_told_once_with_a_link_and_whether_it_is_required() -> None:
    links = {SHEET.rows[line][0]: target for (line, _), target in SHEET.links.items()}
    needed = {row[0] for row in SHEET.rows if str(row[1]).startswith("必填。")}

    assert links == {table.sheet: table.sheet for table in TABLES.values()}
    assert needed == {table.sheet for table in TABLES.values() if table.required}
    for table in TABLES.values():
        assert table.note in TEXT


@pytest.mark.parametrize(
    "words",
    [
        "zsyz check", "覆盖", "删除", "万元", "2027Q1", "2026-03-04", "合并", "合计", "别的文件",
        "一格不要几个数", "深蓝底白字", "浅蓝底", "顿号", "不写姓名",
    ],
)  # fmt: skip
def test_it_says_how_to_fill_what_not_to_do_and_how_to_check(words: str) -> None:
    assert words in TEXT


def test_the_colours_are_shown_in_themselves() -> None:
    looks = {look: SHEET.rows[line][0] for (line, _), look in SHEET.looks.items()}

    assert looks["required"] == "深蓝底白字 *"
    assert looks["header"] == "浅蓝底"
    assert looks["example"] == "浅黄底灰斜体"


def test_all_it_says_is_free_of_formulas() -> None:
    assert not [cell for row in SHEET.rows for cell in row if str(cell).startswith(tuple("=+-@"))]
