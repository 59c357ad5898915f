"""The values of a small book of our making."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.books.made import sheet_xml
from zsyz_model.books.parts import BookParts
from zsyz_model.books.raw import Span
from zsyz_model.books.values import opened, read_values, small_book

STYLES = (
    b'<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/>'
    b'<xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>'
)
STRINGS = '<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r><rPh><t>x</t></rPh></si></sst>'


def values(rows: str, tail: str = "", *, from_1904: bool = False) -> list[list[object]]:
    book = BookParts((), STRINGS.encode(), STYLES, from_1904, linked=False)
    ((read, _),) = read_values(opened(small_book([sheet_xml(rows, tail).encode()], book)), 1)
    return list(read)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('><v>12</v>', 12.0), (' t="n"><v>1e3</v>', 1000.0), (' t="b"><v>1</v>', True),
        (' t="b"><v>0</v>', False), (' t="s"><v>0</v>', "甲"), (' t="s"><v>1</v>', "乙 丙"),
        (' t="str"><v>a&amp;b</v>', "a&b"), (' t="inlineStr"><is><t>甲\n乙</t></is>', "甲\n乙"),
        (' t="d"><v>2026-03-31</v>', dt.date(2026, 3, 31)),
        (' t="d"><v>2026-03-31T10:30:00</v>', dt.datetime(2026, 3, 31, 10, 30)),
        (' s="1"><v>46112</v>', dt.date(2026, 3, 31)),
        (' s="1"><v>46112.75</v>', dt.datetime(2026, 3, 31, 18)), (' s="1"><v>0.5</v>', dt.time(12)),
        (' s="2"><v>1.25</v>', dt.timedelta(hours=30)), (' s="1"><v>59</v>', dt.date(1900, 2, 28)),
        (' s="1"><v>2958466</v>', 2958466.0), ('><v>1,5</v>', "1,5"),
    ],
)  # fmt: skip
def test_a_cell_has_its_value_and_type(cell: str, value: object) -> None:
    (line,) = values(f'<row r="1"><c r="A1"{cell}</c></row>')

    assert (type(line[0]), line) == (type(value), [value])


def test_days_may_count_from_1904() -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>44650</v></c></row>'

    assert values(rows, from_1904=True) == [[dt.date(2026, 3, 31)]]


def test_cells_begin_at_a1_and_formats_alone_are_none() -> None:
    rows = '<row r="2"><c r="B2"><v>1</v></c></row><row r="9"><c r="D9" s="1"/></row>'

    assert values(rows) == [["", ""], ["", 1.0]]
    assert values("") == []


def test_merged_ranges_have_their_corners_in_order() -> None:
    merges = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="D9:C7"/></mergeCells>'
    book = BookParts((), b"", b"", False, linked=False)
    sheets = [sheet_xml("", merges).encode(), sheet_xml("").encode()]

    assert [merged for _, merged in read_values(opened(small_book(sheets, book)), len(sheets))] == [
        (Span(0, 0, 1, 1), Span(6, 2, 8, 3)),
        (),
    ]
