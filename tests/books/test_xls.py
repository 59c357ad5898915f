"""Old workbooks by xlwt, and with records that it does not write."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Callable
from typing import Any

import pytest
import xlwt

from tests.books.made import FILEPASS, SUPBOOK, old, old_with_record
from zsyz_model.books.raw import RawSheet, Span
from zsyz_model.books.xls import read_xls
from zsyz_model.findings import Finding, InputError


def read(data: bytes) -> tuple[RawSheet, list[str]]:
    """The first sheet and what was said, by code."""
    sheets, said = read_xls("甲.xls", data)
    return sheets[0], [f"{f.code} {f.fact}" for f in said]


def refused(data: bytes) -> Finding:
    with pytest.raises(InputError, match=r"文件《甲\.xls》") as caught:
        read_xls("甲.xls", data)
    (finding,) = caught.value.findings
    assert finding.advice
    return finding


def shown(code: str, *numbers: float) -> Callable[[Any, Any], None]:
    """A sheet whose first row holds numbers shown by a format."""

    def fill(_: Any, sheet: Any) -> None:
        for j, number in enumerate(numbers):
            sheet.write(0, j, number, xlwt.easyxf(num_format_str=code))

    return fill


def test_values_of_every_type_are_read() -> None:
    def fill(_: Any, sheet: Any) -> None:
        for j, value in enumerate(["甲'乙 😀", 7, 1.5, True, False, None, "末"]):
            sheet.write(0, j, value)
        sheet.write(2, 1, xlwt.Formula("1+1"))

    sheet, said = read(old(fill))

    assert sheet.rows[0] == ["甲'乙 😀", 7.0, 1.5, True, False, "", "末"]
    assert [type(cell) for cell in sheet.rows[0]] == [str, float, float, bool, bool, str, str]
    assert sheet.rows[1] == [""] * 7
    assert (sheet.file, sheet.name, sheet.from_1904, said) == ("甲.xls", "项目", False, [])


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (46_112, dt.date(2026, 3, 31)), (46_112.75, dt.datetime(2026, 3, 31, 18)),
        (0.5, dt.time(12)), (0.0, dt.time()), (1, dt.date(1900, 1, 1)), (59, dt.date(1900, 2, 28)),
        (60, 60.0), (60.5, 60.5), (61, dt.date(1900, 3, 1)), (2_958_465, dt.date(9999, 12, 31)),
        (2_958_466, 2_958_466.0), (-1, -1.0), (1e300, 1e300),
    ],
)  # fmt: skip
def test_a_day_counts_from_1900(number: float, day: object) -> None:
    sheet, _ = read(old(shown("yyyy-mm-dd", number)))

    assert sheet.rows == [[day]]
    assert type(sheet.rows[0][0]) is type(day)


def test_a_day_may_count_from_1904() -> None:
    sheet, _ = read(old(shown("yyyy-mm-dd", 44_650, 60, 0.5), dates_1904=True))

    assert sheet.from_1904
    assert sheet.rows == [[dt.date(2026, 3, 31), dt.date(1904, 3, 1), dt.time(12)]]


@pytest.mark.parametrize("code", ["[h]:mm", "[hh]:mm:ss", "[m]", "[ss]"])
def test_hours_beyond_a_day_are_no_date(code: str) -> None:
    sheet, _ = read(old(shown(code, 1.25, 0.5, 1e300)))

    assert sheet.rows == [[dt.timedelta(hours=30), dt.timedelta(hours=12), 1e300]]


def test_percentages_are_found_by_their_sign() -> None:
    def fill(_: Any, sheet: Any) -> None:
        for j, code in enumerate(("0%", "0.00%", '0.0"%"', "0.0", "[Red]0.0%")):
            sheet.write(1, j, 0.5, xlwt.easyxf(num_format_str=code))

    sheet, _ = read(old(fill))

    assert sheet.percents == {(1, 0), (1, 1), (1, 4)}


def test_error_values_are_marked_and_their_cells_empty() -> None:
    codes = {
        0x00: "#NULL!",
        0x07: "#DIV/0!",
        0x0F: "#VALUE!",
        0x17: "#REF!",
        0x1D: "#NAME?",
        0x2A: "#N/A",
    }

    def fill(_: Any, sheet: Any) -> None:
        for j, code in enumerate(codes):
            sheet.row(2).set_cell_error(j, code)

    sheet, _ = read(old(fill))

    assert sheet.rows[2] == [""] * 6
    assert [(at, mark.code, mark.raw) for at, mark in sheet.marks.items()] == [
        ((2, j), "V02", word) for j, word in enumerate(codes.values())
    ]


def test_merges_and_hidden_things_are_found() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_merge(1, 2, 0, 3, "合")
        for i in range(3, 6):
            sheet.write(i, 2, i)
        sheet.row(4).hidden = True
        sheet.col(2).hidden = True
        sheet.col(9).hidden = True
        other = book.add_sheet("备用")
        other.visibility = 1

    sheet, said = read(old(fill))

    assert sheet.merges == (Span(1, 0, 2, 3),)
    assert said == [
        "H07 隐藏行1个（第5行），已计入",
        "H07 隐藏列1个（C列），已计入",
        "H07 工作表是隐藏的，已计入",
    ]


def test_formats_alone_reach_on_to_nowhere() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write(0, 0, "甲")
        bold = xlwt.easyxf("font: bold on")
        for i in range(1, 300):
            sheet.row(i).set_cell_blank(200, bold)

    sheet, _ = read(old(fill))

    assert sheet.rows == [["甲"]]


def test_an_empty_sheet_has_no_rows() -> None:
    sheet, said = read(old(lambda book, sheet: None))

    assert (list(sheet.rows), said) == ([], [])


def filled(rows: range) -> Callable[[Any, Any], None]:
    def fill(_: Any, sheet: Any) -> None:
        for i in rows:
            sheet.write(i, 0, i)

    return fill


@pytest.mark.slow
def test_a_sheet_filled_to_the_last_row_is_refused() -> None:
    finding = refused(old(filled(range(65_536))))

    assert (finding.code, finding.place.sheet) == ("F10", "项目")
    assert finding.fact == "行数65536等于格式上限，疑被截断"
    assert "xlsx" in finding.advice


@pytest.mark.slow
def test_one_row_less_is_read() -> None:
    assert len(read(old(filled(range(65_535))))[0].rows) == 65_535


def test_formats_down_to_the_last_row_are_no_full_sheet() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write(0, 0, "甲")
        sheet.row(65_535).set_cell_blank(0)

    assert read(old(fill))[0].rows == [["甲"]]


def test_too_wide_a_rectangle_is_refused() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write(0, 255, "右")
        sheet.write(30_000, 0, "下")

    finding = refused(old(fill))

    assert (finding.code, finding.place.sheet) == ("F09", "项目")
    assert finding.fact == "有效区达7680256格，疑有孤立的远处单元格"


def test_an_encrypted_book_is_refused() -> None:
    """FILEPASS with RC4: kind 1, version 1.1, then salt, verifier and its hash."""
    finding = refused(old_with_record(FILEPASS, struct.pack("<HHH", 1, 1, 1) + bytes(48)))

    assert (finding.code, finding.fact) == ("F02", "文件已加密")


@pytest.mark.parametrize(
    "body",
    [
        struct.pack("<HHB", 1, 10, 0) + b"\x01book1.xls" + struct.pack("<HB", 1, 0) + b"S",
        struct.pack("<HHB", 0, 10, 0) + b"cmd\x03/c dir",
    ],
    ids=["another book", "dde"],
)
def test_links_to_other_files_are_refused(body: bytes) -> None:
    finding = refused(old_with_record(SUPBOOK, body))

    assert (finding.code, finding.fact) == ("F08", "含外部链接")


def test_links_within_the_book_are_none() -> None:
    sheet, _ = read(old_with_record(SUPBOOK, struct.pack("<H", 1) + b"\x01\x04"))

    assert sheet.rows == [["甲"]]


@pytest.mark.parametrize("part", [slice(0, 600), slice(0, 4_000), slice(0, 512)])
def test_a_damaged_book_is_refused(part: slice) -> None:
    assert refused(old(filled(range(200)))[part]).code == "F03"
