"""What a workbook's XML says and the parser does not."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.ledger.books import LEADERS, PLACES, PROJECTS
from zsyz_model.books.far import extent
from zsyz_model.books.parts import BookParts, marks
from zsyz_model.findings import Finding, InputError
from zsyz_model.ledger import read_ledger

ROW = b'<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><f>1+1</f></c><c r="C2"><f>1+1</f><v>2</v></c></row>'
SHEET = b'<worksheet xmlns="urn:x"><sheetData>' + ROW + b"</sheetData></worksheet>"


def odd_book(folder: Path, how: str) -> Path:
    """The small county with E2 of 项目 written in a way that only the XML tells."""
    path = folder / "台账.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in (("项目", PROJECTS), ("领导", LEADERS), ("乡镇园区", PLACES)):
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
        sheet = book.get_worksheet_by_name("项目")
        match how:
            case "error":
                sheet.write_formula("E2", "=1/0", None, "#DIV/0!")
            case "uncached":
                sheet.write_formula("E2", "=D1*2", None, "")
            case "cached":
                sheet.write_formula("E2", "=6000*2", None, 12000)
            case "merged":
                sheet.merge_range("G2:G3", "T1")
            case "far":
                sheet.write("A1048576", "x")
            case "huge":
                sheet.write("XFD1048576", "x")
            case "wide":
                for line in range(4, 500):
                    sheet.write(line, 0, f"P{line}")
                sheet.write("XFD400", "x")
            case "hidden":
                book.get_worksheet_by_name("乡镇园区").hide()
    return path


def told(path: Path) -> list[Finding]:
    return [f for f in read_ledger(path).findings if f.code != "H09"]


@pytest.mark.parametrize(
    ("how", "code", "value"), [("error", "V02", "#DIV/0!"), ("uncached", "V01", "=D1*2")]
)
def test_error_values_and_formulas_without_value_are_set_aside(
    tmp_path: Path, how: str, code: str, value: str
) -> None:
    (finding,) = told(odd_book(tmp_path, how))

    assert (finding.code, finding.place.cell, finding.value, finding.subject) == (
        code,
        "E2",
        value,
        "P1",
    )


def test_a_formula_with_its_value_is_read(tmp_path: Path) -> None:
    ledger = read_ledger(odd_book(tmp_path, "cached"))

    assert ledger.tables["projects"].at["P1", "invest_wan"] == 12000.0


def test_merged_data_cells_are_not_filled(tmp_path: Path) -> None:
    ledger = read_ledger(odd_book(tmp_path, "merged"))
    (finding,) = [f for f in ledger.findings if f.code != "H09"]

    assert str(finding).startswith(
        "[H05] 文件《台账.xlsx》·工作表“项目”·G3（第3行，列“落地乡镇园区”）·P2·原值“T2”：G2:G3合并，不自动填充"
    )
    assert list(ledger.tables["projects"].index) == ["P1", "P3"]


@pytest.mark.slow
def test_a_lonely_far_cell_is_a_warning_and_no_row(tmp_path: Path) -> None:
    ledger = read_ledger(odd_book(tmp_path, "far"))
    (finding,) = [f for f in ledger.findings if f.code != "H09"]

    assert (finding.code, finding.place.row) == ("F09", 1_048_576)
    assert finding.fact == "有效区止于第4行，其后1个孤立单元格，不计入"
    assert (ledger.rows["项目"].read, ledger.rows["项目"].blank) == (5, 0)
    assert ledger.rows["项目"].other_rows == (1, 1_048_576)


def test_the_farthest_lone_cell_does_no_harm(tmp_path: Path) -> None:
    (finding,) = told(odd_book(tmp_path, "huge"))

    assert (finding.code, finding.place.cell) == ("F09", "XFD1048576")


def test_a_rectangle_too_large_to_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\[F09\].*工作表“项目”.*有效区达8192000格"):
        read_ledger(odd_book(tmp_path, "wide"))


def test_a_hidden_sheet_is_read_and_told(tmp_path: Path) -> None:
    (finding,) = told(odd_book(tmp_path, "hidden"))

    assert (
        str(finding)
        == "[H07] 文件《台账.xlsx》·工作表“乡镇园区”：工作表是隐藏的，已计入。处理：确认是否应当计入"
    )


def test_marks_are_found_by_place() -> None:
    assert {place: (mark.raw, mark.code) for place, mark in marks(SHEET).items()} == {
        (1, 0): ("#REF!", "V02"),
        (1, 1): ("=1+1", "V01"),
    }


def test_only_far_cells_are_measured() -> None:
    assert extent(SHEET) == 0
    assert extent(b'<row r="200000"><c r="B200000"><v>1</v></c></row>') == 400_000


def test_the_book_says_from_which_year_it_counts() -> None:
    assert BookParts({"xl/workbook.xml": b'<workbookPr date1904="1"/>'}).from_1904
    assert not BookParts({}).from_1904
