"""Odd forms of a sheet's XML are written anew as the usual one; the usual one stays as it is."""

from __future__ import annotations

from xml.parsers import expat

import pytest

from tests.books.made import prefixed, sheet_xml
from zsyz_model.books.plain import check_xml, in_utf8, plain

USUAL = (
    sheet_xml(
        '<row r="1" hidden="1"><c r="A1" s="2" t="inlineStr"><is><t xml:space="preserve"> 甲&amp;&lt;乙'
        '</t></is></c><c r="B1" s="1"/></row><row r="7"><c r="C7" t="e"><v>#REF!</v></c></row>',
        '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    )
    .replace(' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"', "")
    .encode()
)


def test_the_usual_form_stays_as_it_is() -> None:
    assert plain(USUAL).xml is USUAL
    assert plain(b"\xef\xbb\xbf" + USUAL).xml.endswith(USUAL)
    assert plain(sheet_xml("").encode()).xml == sheet_xml("").encode()


@pytest.mark.parametrize(
    "odd",
    [
        prefixed(USUAL).replace(b"worksheet>", b'worksheet xmlns:x="urn:m">', 1),
        USUAL.replace(b'"', b"'"),
        USUAL.replace(b' r="1"', b"").replace(b' r="A1"', b"").replace(b' r="B1"', b""),
        USUAL.replace(b'r="A1" s="2"', b's="2" r="A1"').replace(b's="2" r="A1"', b'r = "A1" s="2"'),
        USUAL.replace(b'r="C7"', b'r="c7"'),
        USUAL.replace("甲&amp;&lt;乙".encode(), "<![CDATA[甲&<乙]]>".encode()),
        USUAL.replace(b"<sheetData>", b'<!-- <c r="A9"/> --><sheetData>'),
        b"\xff\xfe" + USUAL.decode().encode("utf-16-le"),
        b'<?xml version="1.0" encoding="UTF-16"?>'.decode().encode("utf-16")
        + USUAL.decode().encode("utf-16-le"),
        USUAL.replace(b"<sheetData>", b'<y:z xmlns:y="urn:y"><c>1</c></y:z><sheetData>').replace(
            b'r="A1"', b"r='A1'"
        ),
    ],
    ids=[
        "prefixes", "single quotes", "no numbers", "blanks", "small letters", "cdata", "comment",
        "utf-16", "utf-16 declared", "foreign elements",
    ],
)  # fmt: skip
def test_an_odd_form_becomes_the_usual_one(odd: bytes) -> None:
    assert odd != USUAL
    assert plain(odd).xml == USUAL


def test_numbers_go_on_where_some_are_left_out() -> None:
    part = sheet_xml('<row r="4"><c><v>1</v></c><c r="D4"/><c/></row><row><c/></row>').encode()

    assert plain(part).xml == (
        b'<worksheet><sheetData><row r="4"><c r="A4"><v>1</v></c><c r="D4"/><c r="E4"/></row>'
        b'<row r="5"><c r="A5"/></row></sheetData></worksheet>'
    )


def test_line_ends_and_quotes_of_values_survive() -> None:
    part = (
        b"<worksheet><row r='1' a='&quot;&#10;'><c><is><t>&#13;\r\n</t></is></c></row></worksheet>"
    )

    assert plain(part).xml == (
        b'<worksheet><row r="1" a="&quot;&#10;"><c r="A1"><is><t>&#13;\n</t></is></c></row></worksheet>'
    )


@pytest.mark.parametrize(
    ("place", "far"), [("ZZ99999", False), ("AAA1", True), ("A100000", True), ("XFD1048576", True)]
)
def test_cells_far_out_are_noticed(place: str, far: bool) -> None:
    part = sheet_xml(f'<row r="1"><c r="{place}"/></row>').encode()

    assert plain(part) == (part, far)


@pytest.mark.parametrize("place", ["ABCD1", "A12345678", "A0", "7", "A"])
def test_a_place_that_is_none_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match=f"no cell: {place}"):
        plain(sheet_xml(f'<row r="1"><c r="{place}"/></row>').encode())


def test_what_is_no_xml_is_told() -> None:
    check_xml(b"")
    check_xml(USUAL)
    with pytest.raises(expat.ExpatError, match="mismatched tag"):
        check_xml(b"<a><b></a>")


def test_other_parts_are_read_in_their_encoding() -> None:
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?><sst><t>é</t></sst>'

    assert in_utf8(latin.encode("latin-1")) == "<sst><t>é</t></sst>".encode()
    assert (
        in_utf8("\ufeff<sst><t>甲</t></sst>".encode("utf-16-be")) == "<sst><t>甲</t></sst>".encode()
    )
    assert in_utf8(b"<sst/>") == b"<sst/>"
