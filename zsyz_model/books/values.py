"""The values of all sheets, by calamine: it reads a small book of our making.

It is given the very bytes that were looked at, and no names, links or layouts to stumble over.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any, NamedTuple

import python_calamine

from zsyz_model.books.parts import BookParts
from zsyz_model.books.raw import Span

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Values(NamedTuple):
    """The cells of a sheet from A1 on, and its merged ranges."""

    rows: Sequence[list[Any]]
    merges: tuple[Span, ...]


def opened(small: io.BytesIO) -> python_calamine.CalamineWorkbook:
    """A small book, taken in whole: what is read from it later needs no interpreter."""
    return python_calamine.load_workbook(small)


def read_values(read: python_calamine.CalamineWorkbook, sheets: int) -> list[Values]:
    """The values and merged ranges of the sheets of a small book, in their order."""
    found: list[Values] = []
    for i in range(sheets):
        sheet = read.get_sheet_by_name(f"s{i}")
        merges = tuple(_span(*a, *b) for a, b in sheet.merged_cell_ranges or ())
        found.append(Values(sheet.to_python(skip_empty_area=False), merges))
    return found


def _span(top: int, left: int, bottom: int, right: int) -> Span:
    return Span(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def small_book(sheets: Sequence[bytes], book: BookParts) -> io.BytesIO:
    """A workbook of nothing but sheets s0, s1, …, with the strings and styles of the real one."""
    names = [f"s{i}" for i in range(len(sheets))]
    tabs = "".join(f'<sheet name="{n}" sheetId="{i + 1}" r:id="{n}"/>' for i, n in enumerate(names))
    links = {name: ("worksheet", f"worksheets/{name}.xml") for name in names}
    parts: dict[str, str | bytes] = {
        "_rels/.rels": _links({"book": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_KINDS}"><workbookPr '
        f'date1904="{int(book.from_1904)}"/><sheets>{tabs}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _links(links),
    }
    parts |= {f"xl/worksheets/s{i}.xml": sheet for i, sheet in enumerate(sheets)}
    if book.strings:
        parts["xl/sharedStrings.xml"] = book.strings
    if book.styles:
        parts["xl/styles.xml"] = book.styles
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for path, part in parts.items():
            archive.writestr(path, part)
    buffer.seek(0)
    return buffer


def _links(links: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'
