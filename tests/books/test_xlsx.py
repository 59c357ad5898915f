"""Workbooks by xlsxwriter and openpyxl, and by hand: their cells, and what is said of them."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest

from tests.books.made import added, edited, one_sheet, packed, parts_of, prefixed, written
from zsyz_model.books.raw import RawSheet, Span
from zsyz_model.books.xlsx import read_xlsx
from zsyz_model.findings import Finding, InputError

SHEET = "xl/worksheets/sheet1.xml"


def read(data: bytes) -> tuple[RawSheet, list[str]]:
    """The first sheet and what was said, by code."""
    sheets, said = read_xlsx("甲.xlsx", data)
    return sheets[0], [f"{f.code} {f.place.cell} {f.fact}" for f in said]


def refused(data: bytes) -> tuple[Finding, ...]:
    with pytest.raises(InputError, match=r"文件《甲\.xlsx》") as caught:
        read_xlsx("甲.xlsx", data)
    assert all(finding.advice for finding in caught.value.findings)
    return caught.value.findings


def table(_: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, ["编号", "投资"])
    sheet.write_row(1, 0, ["P1", 1.5])


def test_values_of_every_type_are_read() -> None:
    def fill(book: Any, sheet: Any) -> None:
        formats = [book.add_format({"num_format": f}) for f in ("yyyy-mm-dd", "h:mm", "[h]:mm")]
        sheet.write_row(0, 0, ["甲", 7, 1.5, True, False, "", "末"])
        for j, value in enumerate((46_112, 0.5, 1.25)):
            sheet.write_number(1, j, value, formats[j])
        sheet.write_datetime(1, 3, dt.datetime(2026, 3, 31, 9, 30), formats[0])

    sheet, said = read(written(fill))

    assert sheet.rows == [
        ["甲", 7.0, 1.5, True, False, "", "末"],
        [
            dt.date(2026, 3, 31), dt.time(12), dt.timedelta(hours=30),
            dt.datetime(2026, 3, 31, 9, 30), "", "", "",
        ],
    ]  # fmt: skip
    assert (sheet.file, sheet.name, sheet.from_1904, said) == ("甲.xlsx", "项目", False, [])


def test_a_book_that_counts_from_1904_says_so() -> None:
    def fill(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime(0, 0, dt.datetime(2026, 3, 31), day)
        sheet.write_number(0, 1, 44_650)

    sheet, _ = read(written(fill, date_1904=True))

    assert sheet.from_1904
    assert sheet.rows == [[dt.date(2026, 3, 31), 44_650.0]]


def test_openpyxl_writes_iso_days_and_inline_words() -> None:
    book = openpyxl.Workbook(iso_dates=True)
    page = book.active
    assert page is not None
    page.append(["甲", dt.date(2026, 3, 31), dt.datetime(2026, 3, 31, 9, 30), "=A1", None, True])
    page["B1"].number_format = "0%"
    buffer = io.BytesIO()
    book.save(buffer)

    sheet, said = read(buffer.getvalue())

    assert sheet.rows == [
        ["甲", dt.date(2026, 3, 31), dt.datetime(2026, 3, 31, 9, 30), "", "", True]
    ]
    assert {place: mark.code for place, mark in sheet.marks.items()} == {(0, 3): "V01"}
    assert (set(sheet.percents), said) == ({(0, 1)}, [])


@pytest.mark.parametrize("style", ["", ' s="0"'])
def test_ghost_cells_are_cut_and_told(style: str) -> None:
    ghosts = "".join(f'<row r="{i}"><c r="A{i}"{style}/></row>' for i in range(1_000, 1_100))
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    far = '<row r="1048576"><c r="C1048576"><v>3</v></c></row>'

    sheet, said = read(one_sheet(rows + ghosts + far))

    assert (sheet.rows, sheet.far) == ([[1.0, 2.0]], (1_048_575,))
    assert said == ["F09 C1048576 有效区止于第1行，其后1个孤立单元格，不计入"]


@pytest.mark.parametrize(
    ("write", "value"), [("远", "远"), (1.5, "1.5"), ("=1/0", "#DIV/0!"), (True, "True")]
)
def test_the_value_of_a_lone_cell_is_told(write: object, value: str) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["编号", "投资"])
        if write == "=1/0":
            sheet.write_formula(999, 3, write, None, "#DIV/0!")
        else:
            sheet.write(999, 3, write)

    _, (finding,) = read_xlsx("甲.xlsx", written(fill))

    assert (finding.place.cell, finding.value) == ("D1000", value)


def test_formats_far_below_are_nobodys() -> None:
    def fill(book: Any, sheet: Any) -> None:
        table(book, sheet)
        bold = book.add_format({"bold": True})
        for i in range(5_000, 5_200):
            for j in range(6):
                sheet.write_blank(i, j, None, bold)

    sheet, said = read(written(fill))

    assert (len(sheet.rows), sheet.far, said) == (2, (), [])


def test_a_far_corner_that_is_no_lone_cell_is_refused() -> None:
    rows = "".join(f'<row r="{i}"><c r="A{i}"><v>1</v></c></row>' for i in range(1, 600))
    corner = '<row r="600"><c r="XFD600"><v>1</v></c></row>'

    (finding,) = refused(one_sheet(rows + corner))

    assert (finding.code, finding.place.sheet) == ("F09", "项目")
    assert finding.fact == "有效区达9830400格，疑有孤立的远处单元格"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="A1" ', b""), (b'<row r="2"', b"<row"), (b'"', b"'"), (b"<c r=", b"<c\n r ="),
    ],
)  # fmt: skip
def test_odd_forms_of_a_sheet_read_alike(old: bytes, new: bytes) -> None:
    def fill(book: Any, sheet: Any) -> None:
        share = book.add_format({"num_format": "0%"})
        sheet.write_row(0, 0, ["甲", 0.5], share)
        sheet.write_formula(1, 0, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 1, "=B1", None, "")

    data = written(fill)
    part = parts_of(data)[SHEET]
    head, rows = part.split(b"<sheetData>")
    odd = {**parts_of(data), SHEET: head + b"<sheetData>" + rows.replace(old, new)}

    assert odd[SHEET] != part
    assert read_xlsx("甲.xlsx", packed(odd)) == read_xlsx("甲.xlsx", data)
    assert read_xlsx("甲.xlsx", packed({**odd, SHEET: prefixed(part)})) == read_xlsx(
        "甲.xlsx", data
    )
    sheet, _ = read(data)
    assert (set(sheet.marks), set(sheet.percents)) == ({(1, 0), (1, 1)}, {(0, 0), (0, 1)})


def test_hidden_things_are_told_and_counted_in() -> None:
    def fill(book: Any, sheet: Any) -> None:
        for i in range(30):
            sheet.write_row(i, 0, [f"P{i}", i, "甲"])
            if i % 10 == 1:
                sheet.set_row(i, None, None, {"hidden": True})
        sheet.set_column(1, 2, None, None, {"hidden": True})
        sheet.set_column(8, 16_383, None, None, {"hidden": True})
        sheet.autofilter(0, 0, 29, 2)
        sheet.filter_column(0, "x == P1")
        book.add_worksheet("备用").hide()

    sheets, said = read_xlsx("甲.xlsx", written(fill))

    assert [len(sheet.rows) for sheet in sheets] == [30, 0]
    assert [(f.code, f.place.sheet, f.fact) for f in said] == [
        ("H07", "项目", "隐藏行3个（第2、12、22行），已计入"),
        ("H07", "项目", "隐藏列2个（B、C列），已计入"),
        ("H07", "项目", "有生效的筛选，被筛掉的行已计入"),
        ("H07", "备用", "工作表是隐藏的，已计入"),
    ]


def test_many_hidden_rows_are_not_all_named() -> None:
    def fill(_: Any, sheet: Any) -> None:
        for i in range(25):
            sheet.write(i, 0, i)
            sheet.set_row(i, None, None, {"hidden": True})

    _, (said,) = read(written(fill))

    assert said.startswith("H07  隐藏行25个（第1、2、3、")
    assert said.endswith("、19、20等行），已计入")


def test_percentages_and_merges_are_found() -> None:
    def fill(book: Any, sheet: Any) -> None:
        for j, code in enumerate(("0%", "0.00%", '0.0"%"', "[Red]0.0%", "0.0")):
            sheet.write_number(0, j, 0.5, book.add_format({"num_format": code}))
        sheet.merge_range("A2:B3", "合")

    sheet, _ = read(written(fill))

    assert sheet.percents == {(0, 0), (0, 1), (0, 3)}
    assert sheet.merges == (Span(1, 0, 2, 1),)


@pytest.mark.parametrize(
    "error", ["#DIV/0!", "#REF!", "#N/A", "#SPILL!", "#GETTING_DATA", "#CALC!"]
)
def test_an_error_value_is_marked_and_its_cell_empty(error: str) -> None:
    rows = f'<row r="1"><c r="A1" t="e"><v>{error}</v></c><c r="B1" t="e"><f>1/0</f><v>{error}</v></c></row>'

    sheet, _ = read(one_sheet(rows))

    assert sheet.rows == [["", ""]]
    assert [(m.code, m.raw) for m in sheet.marks.values()] == [("V02", error)] * 2


def test_a_formula_without_value_is_marked() -> None:
    sheet, _ = read(one_sheet('<row r="1"><c r="A1"><f>B1*2</f></c><c r="B1"><v>2</v></c></row>'))

    assert sheet.rows == [["", 2.0]]
    assert [(m.code, m.raw, m.fact) for m in sheet.marks.values()] == [
        ("V01", "=B1*2", "公式无缓存值")
    ]


def test_formulas_that_reach_out_are_refused_at_their_cells() -> None:
    rows = (
        '<row r="1"><c r="B1"><f>[1]S!A1</f><v>1</v></c></row>'
        '<row r="2"><c r="C2"><f>cmd|\'/c calc\'!A1</f><v>1</v></c></row>'
    )

    assert [(f.code, f.place.sheet, f.place.cell, f.value) for f in refused(one_sheet(rows))] == [
        ("F08", "项目", "B1", "=[1]S!A1"),
        ("F08", "项目", "C2", "=cmd|'/c calc'!A1"),
    ]


def test_a_part_of_links_is_refused_as_a_whole() -> None:
    (finding,) = refused(added(one_sheet(""), "xl/externalLinks/externalLink1.xml"))

    assert (finding.code, finding.place.cell, finding.fact) == ("F08", "", "含外部链接")


def test_empty_sheets_and_charts_are_no_trouble() -> None:
    def fill(book: Any, sheet: Any) -> None:
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=空!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)
        book.add_worksheet("空")
        table(book, sheet)

    sheets, said = read_xlsx("甲.xlsx", written(fill))

    assert [(sheet.name, list(sheet.rows)) for sheet in sheets] == [
        ("项目", [["编号", "投资"], ["P1", 1.5]]),
        ("空", []),
    ]
    assert said == []


def test_two_sheets_of_one_name_keep_their_own_cells() -> None:
    data = written(
        lambda book, sheet: [sheet.write(0, 0, 1), book.add_worksheet("乙").write(0, 0, 2)]
    )
    twins = edited(data, "xl/workbook.xml", "乙".encode(), "项目".encode())

    sheets, _ = read_xlsx("甲.xlsx", twins)

    assert [(sheet.name, list(sheet.rows)) for sheet in sheets] == [
        ("项目", [[1.0]]),
        ("项目", [[2.0]]),
    ]


def test_broken_strings_do_not_shift() -> None:
    """The parser alone would skip the string whose end is broken, and give each cell another's."""
    data = written(table)
    broken = parts_of(data)["xl/sharedStrings.xml"].replace(b"</si>", b"</sx>", 1)

    with pytest.raises(Exception, match="mismatched tag"):
        read_xlsx("甲.xlsx", packed({**parts_of(data), "xl/sharedStrings.xml": broken}))
