"""Files that openpyxl cannot edit become a workbook of plain values."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from openpyxl import Workbook

from tests.ledger.books import LEADERS, PROJECTS, county, write_csv
from zsyz_model.ledger.marked.cells import own_cell
from zsyz_model.ledger.marked.values import value_book, write_value

OLD_BOOK = Path(__file__).parents[2] / "books" / "data" / "county.xls"


def test_a_folder_of_csv_has_a_sheet_for_each_file(tmp_path: Path) -> None:
    for name, rows in county().items():
        write_csv(tmp_path / f"{name}.csv", rows)

    book, pages = value_book(tmp_path)

    assert set(book.sheetnames) == set(pages) == {"项目", "领导", "乡镇园区"}
    assert [cell.value for cell in pages["项目"][1]] == PROJECTS[0]
    assert pages["领导"]["B3"].value == LEADERS[2][1]


def test_codes_of_a_csv_stay_text(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "项目.csv", [["项目编号", "名称"], ["007", "=1+1"], ["", "乙"]])

    _, pages = value_book(path)

    page = pages["项目"]
    assert [(page[c].value, page[c].data_type) for c in ("A2", "B2")] == [
        ("007", "s"),
        ("=1+1", "s"),
    ]
    assert (page["A2"].number_format, page["B2"].quotePrefix) == ("@", True)
    assert (page["A3"].value, page["B3"].value) == (None, "乙")


def test_an_old_workbook_keeps_its_coordinates_and_days() -> None:
    """county.xls was written with xlwt 1.3 from `county` with a stored and a written day."""
    _, pages = value_book(OLD_BOOK)

    page = pages["项目"]
    assert page["E2"].value == 12000.0
    assert page["I2"].value == dt.date(2026, 3, 31)
    assert (page["I2"].number_format, page["I3"].value) == ("yyyy-mm-dd", "2026.4.1")


def test_names_that_excel_refuses_are_replaced(tmp_path: Path) -> None:
    for name in ("项目[1]", "项目_1", "字" * 40):
        write_csv(tmp_path / f"{name}.csv", [["a", "b"], ["1", "2"]])

    book, pages = value_book(tmp_path)

    assert sorted(book.sheetnames) == sorted(["字" * 31, "项目_1_", "项目_1"])
    assert pages["项目[1]"].title == "项目_1_"


def test_equal_names_are_told_apart(tmp_path: Path) -> None:
    for name in ("字" * 31 + "甲", "字" * 31 + "乙"):
        write_csv(tmp_path / f"{name}.csv", [["a", "b"], ["1", "2"]])

    assert sorted(value_book(tmp_path)[0].sheetnames) == sorted(["字" * 28 + "(2)", "字" * 31])


def test_each_kind_of_value_is_stored_as_it_was() -> None:
    page = Workbook().worksheets[0]
    values = [True, 1.5, dt.datetime(2026, 1, 2, 3, 4), dt.date(2026, 1, 2), dt.time(8, 30), "@甲"]
    for column, value in enumerate(values, start=1):
        write_value(own_cell(page, 1, column), value)

    assert [cell.data_type for cell in page[1]] == ["b", "n", "d", "d", "d", "s"]
    assert [cell.number_format for cell in page[1]] == [
        "General", "General", "yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd", "hh:mm:ss", "@",
    ]  # fmt: skip
