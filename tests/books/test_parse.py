"""Bytes to cells, whatever the bytes are: they are read, or refused with a reason."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.books.fuzzing import mutations
from tests.books.made import county_xls, county_xlsx, edited, one_sheet
from zsyz_model.books.parse import parse
from zsyz_model.books.wire import pack, unpack
from zsyz_model.findings import InputError

XLSX, XLS = county_xlsx(), county_xls()
REASONS = {"F02", "F03", "F05", "F06", "F07", "F08", "F09", "F10"}


def fate(data: bytes) -> str:
    """The code by which bytes are refused, or "read"; whatever else is raised goes on."""
    try:
        sheets, findings = parse("甲.xlsx", data)
    except InputError as error:
        whole = all(f.advice and f.fact and f.place.file for f in error.findings)
        return error.findings[0].code if whole else "no advice"
    assert unpack(pack(sheets, findings))[0] == tuple(sheets) or "nan" in repr(sheets)
    return "read"


def test_both_formats_are_read() -> None:
    for data, far in ((XLSX, "远"), (XLS, "")):
        sheets, findings = parse("甲.xlsx", data)

        assert [sheet.name for sheet in sheets] == ["项目", "领导"]
        assert sheets[0].rows[1][:4] == ["P1", "甲厂1", 100.5, True]
        assert {f.code for f in findings} == ({"H07", "F09"} if far else {"H07"})


@pytest.mark.parametrize(
    "data",
    [
        b"", b"PK\x03\x04", XLSX[:4_000], XLS[:4_000], one_sheet('<row r="1"><c r="ABCD1"/></row>'),
        edited(XLSX, "xl/sharedStrings.xml", b"</sst>", b""),
        edited(XLSX, "xl/styles.xml", b"<cellXfs", b"<cellXfs x"),
        edited(XLSX, "xl/worksheets/sheet1.xml", b"</sheetData>", b""),
        edited(XLSX, "xl/worksheets/sheet1.xml", b"<v>100.5</v>", b"<v>1&lol;</v>"),
        edited(XLSX, "xl/workbook.xml", b"UTF-8", b"x-none"),
        one_sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
        one_sheet('<row r="x"><c r="A1"><v>7</v></c></row>'),
    ],
    ids=range(12),
)  # fmt: skip
def test_damage_is_refused(data: bytes) -> None:
    assert fate(data) == "F03"


def test_damaged_books_come_the_same_for_the_same_seed() -> None:
    first = list(islice(mutations(XLSX, 1), 20))

    assert first == list(islice(mutations(XLSX, 1), 20))
    assert first != list(islice(mutations(XLSX, 2), 20))
    assert len(set(first)) > 15


@pytest.mark.slow
@pytest.mark.parametrize("data", [XLSX, XLS], ids=["xlsx", "xls"])
def test_nothing_escapes_from_damaged_books(data: bytes) -> None:
    fates = [fate(damaged) for damaged in islice(mutations(data, 20_261_127), 400)]

    assert set(fates) <= REASONS | {"read"}
    assert 20 < fates.count("read") < 380
