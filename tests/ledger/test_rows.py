"""Blank, total, note and title rows are recognised, counted and never taken for data."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.ledger.books import PROJECTS, Cells, county, of, read_county
from zsyz_model.books import Mark, RawSheet
from zsyz_model.ledger import read_ledger
from zsyz_model.ledger.headers import lay_out
from zsyz_model.ledger.rows import is_blank, sort_rows
from zsyz_model.tables import TABLES


def test_every_row_of_a_mixed_sheet_is_in_exactly_one_group(tmp_path: Path) -> None:
    rows: Cells = [
        ["示例县项目台账"], PROJECTS[0], ["合计", "", "", "", 25000.0], *PROJECTS[1:3], ["", " ", "　"],
        PROJECTS[0], ["丁镇小计", "", "", "", 5000.0], PROJECTS[3], ["P4", "丁厂", "工业", "签约", "约3亿"],
        ["注：数据截至6月底"], ["填表人：甲"],
    ]  # fmt: skip
    ledger = read_county(tmp_path, 项目=rows)
    count = ledger.rows["项目"]

    assert (count.read, count.accepted, count.quarantined, count.blank, count.other) == (
        12,
        3,
        1,
        1,
        7,
    )
    assert count.other_rows == (1, 2, 3, 7, 8, 11, 12)
    assert count.balanced
    assert list(ledger.tables["projects"].index) == ["P1", "P2", "P3"]


@pytest.mark.parametrize(
    "first", ["小计科技园", "合计算法公司", "备注生", "注塑厂", "说明书印刷厂"]
)
def test_names_that_begin_like_totals_or_notes_are_data(tmp_path: Path, first: str) -> None:
    rows: Cells = [
        ["项目名称", "项目编号", "项目类型", "阶段", "总投资(万元)"],
        [first, "P9", "工业", "签约", 1.0],
    ]

    assert list(read_county(tmp_path, 项目=rows).tables["projects"]["name"]) == [first]


def test_a_total_behind_a_running_number_is_a_total(tmp_path: Path) -> None:
    rows: Cells = [["序号", *PROJECTS[0]], [1.0, *PROJECTS[1]], [2.0, "合计", "", "", "", 12000.0]]
    ledger = read_county(tmp_path, 项目=rows)

    assert ledger.rows["项目"].other_rows == (1, 3)
    assert of(ledger, "H06")[0].place.cell == "B3"


@pytest.mark.parametrize(
    ("row", "blank"),
    [(["", None, " "], True), (["　"], True), ([0.0, ""], False), ([False], False), (["x"], False)],
)
def test_zero_and_no_are_something(row: list[object], blank: bool) -> None:
    assert is_blank(row) is blank


@pytest.mark.parametrize("line", [4, 6])
def test_a_row_with_nothing_but_a_formula_without_value_is_no_blank_row(
    tmp_path: Path, line: int
) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in county(
            项目=[*PROJECTS[:4], [], ["P9", "己厂", "工业", "签约", 900.0]][:line]
        ).items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
        book.get_worksheet_by_name("项目").write_formula(f"A{line + 1}", "=Z1", None, "")
    ledger = read_ledger(path)
    count = ledger.rows["项目"]

    assert (count.quarantined, count.balanced) == (1, True)
    assert ("V01", f"A{line + 1}") in {(f.code, f.place.cell) for f in of(ledger)}


def test_a_row_above_the_header_with_only_an_error_value_is_stated() -> None:
    mark = Mark("#REF!", "V02", "Excel错误值#REF!", "修正")
    rows: Cells = [[""], ["季度", "开工目标(个)"], ["2027Q1", 2.0]]
    found = sort_rows(
        lay_out(RawSheet("a.xlsx", "季度目标", rows, {(0, 0): mark}), TABLES["targets"])
    )

    assert (found.notes, found.blank, found.data) == ((0, 1), (), (2,))


def groups(*rows: list[object], numbered: bool = False) -> tuple[tuple[int, ...], ...]:
    """Data, blank, total and note rows of a projects' sheet below its header, which is row 0."""
    head = ["序号", *PROJECTS[0]] if numbered else PROJECTS[0]
    table = TABLES["projects"]
    found = sort_rows(lay_out(RawSheet("a.xlsx", "项目", [list(head), *rows], {}), table))
    return found.data, found.blank, found.totals, found.notes


def test_a_heading_between_the_rows_stands_alone_in_its_row() -> None:
    """With a second cell it is a project's odd name."""
    heading = "一、续建项目（12个）"

    assert groups([heading, "", None, "", ""], PROJECTS[1]) == ((2,), (), (), (0, 1))
    assert groups([heading, "甲厂", "工业", "签约", 1.0], PROJECTS[1]) == ((1, 2), (), (), (0,))
    assert groups(["设计院", "", "", "", ""], PROJECTS[1]) == ((1, 2), (), (), (0,))


def test_the_total_of_a_town_has_no_other_words_in_its_row() -> None:
    assert groups(["丁镇小计", "", "", "", 5.0], PROJECTS[1]) == ((2,), (), (1,), (0,))
    assert groups(["丁镇小计", "丁厂", "", "", 5.0], PROJECTS[1]) == ((1, 2), (), (), (0,))
    assert groups(["小计", "丁厂", "", "", 5.0], PROJECTS[1]) == ((2,), (), (1,), (0,))


def test_a_row_with_nothing_but_its_running_number_is_blank() -> None:
    rows: list[list[object]] = [
        [1.0, *PROJECTS[1]],
        [2.0],
        ["3", "", " "],
        ["", *PROJECTS[2]],
        ["丁", ""],
    ]

    assert groups(*rows, numbered=True) == ((1, 4, 5), (2, 3), (), (0,))


def test_a_row_too_short_for_its_running_number_is_blank_only_when_it_is() -> None:
    """The number stands last, where two rows have no cell at all."""
    table = TABLES["projects"]
    rows: Cells = [
        [*PROJECTS[0], "序号"],
        [*PROJECTS[1], 1.0],
        list(PROJECTS[2]),
        ["", ""],
        [*[""] * len(PROJECTS[0]), 4.0],
    ]

    found = sort_rows(lay_out(RawSheet("a.xlsx", "项目", rows, {}), table))

    assert (found.data, found.blank) == ((1, 2), (3, 4))


def test_a_row_with_nothing_but_a_number_of_another_kind_is_data() -> None:
    """A column that the sheet has beside ours, and that counts no rows."""
    head, blank = [*PROJECTS[0], "上年产值"], [""] * len(PROJECTS[0])
    rows: Cells = [head, [*PROJECTS[1], 5.0], [*blank, 7.0]]

    found = sort_rows(lay_out(RawSheet("a.xlsx", "项目", rows, {}), TABLES["projects"]))

    assert (found.data, found.blank) == ((1, 2), ())
