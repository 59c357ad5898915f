from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from tests.report.counties import HOSTILE
from tests.report.joint import reviews
from zsyz_model.case import JointReview
from zsyz_model.report.joint.book import write_review_book
from zsyz_model.report.joint.tables import REVIEW_TABLES
from zsyz_model.sheets import safe_text


@pytest.fixture(scope="module")
def book(review: JointReview, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("book") / "review.xlsx"
    write_review_book(path, review, "3f2a")
    return openpyxl.load_workbook(path)


def test_every_table_has_its_sheet_with_title_note_and_frozen_head(
    book: openpyxl.Workbook,
) -> None:
    assert book.sheetnames == list(REVIEW_TABLES)
    for sheet in book:
        assert sheet["A1"].value == f"{sheet.title}：基准（截至 2026-10-31）"
        assert str(sheet["A2"].value).endswith("批次：3f2a")
        assert sheet.freeze_panes == "A4"


def test_numbers_are_numbers_and_shares_are_shown_in_per_cent(book: openpyxl.Workbook) -> None:
    sheet = book["排名"]
    heads = [cell.value for cell in sheet[3]]
    first = dict(zip(heads, sheet[4], strict=True))
    assert first["总分(分)"].value == 82
    assert first["总分(分)"].number_format == "0.00"
    assert first["过线概率"].number_format == "0.0%"


def test_sentences_are_wrapped_and_columns_are_wide_enough(book: openpyxl.Workbook) -> None:
    sheet = book["准入与拒绝"]
    assert sheet["G8"].alignment.wrap_text
    assert sheet.column_dimensions["G"].width == pytest.approx(48, abs=1)
    assert sheet.page_setup.orientation == "landscape"


def test_hostile_names_come_back_as_text(tmp_path: Path) -> None:
    path = tmp_path / "review.xlsx"
    write_review_book(path, reviews.large())
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("准入与拒绝").to_python()
    assert set(map(safe_text, HOSTILE)) <= {row[1] for row in rows[3:]}
    with ZipFile(path) as parts:
        pages = [parts.read(name) for name in parts.namelist() if "worksheets/" in name]
    assert len(pages) >= len(REVIEW_TABLES)
    assert not any(b"<f>" in page or b"<hyperlink" in page for page in pages)


def test_the_same_review_gives_the_same_bytes(nothing: JointReview, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_review_book(tmp_path / name, nothing)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
