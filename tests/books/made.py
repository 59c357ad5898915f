"""Workbooks made by hand, part by part and record by record, for what no writer writes."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import xlsxwriter
import xlwt

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
BOF, BOUNDSHEET, FILEPASS, SUPBOOK, DATEMODE = 0x0809, 0x0085, 0x002F, 0x01AE, 0x0022


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """The parts as an archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(name, part)
    return buffer.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}


def edited(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with some bytes of a part replaced, which must stand there."""
    parts = parts_of(data)
    assert old in parts[part]
    return packed({**parts, part: parts[part].replace(old, new)})


def added(data: bytes, part: str, content: bytes = b"<a/>") -> bytes:
    """The workbook with one part more."""
    return packed({**parts_of(data), part: content})


def renamed(data: bytes, change: Callable[[str], str]) -> bytes:
    """The workbook with other names of parts; what they say of each other stays."""
    return packed({change(name): part for name, part in parts_of(data).items()})


def sheet_xml(rows: str, tail: str = "") -> str:
    """A worksheet's XML around some rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{tail}</worksheet>'


def links_xml(*links: tuple[str, str, str]) -> str:
    """Relations: key, kind, target."""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for key, kind, target in links
    )
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def one_sheet(rows: str, tail: str = "") -> bytes:
    """A workbook of one sheet 项目, with as few parts as there may be."""
    return packed({
        "_rels/.rels": links_xml(("a", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{KINDS}"><sheets>'
        '<sheet name="项目" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links_xml(("b", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": sheet_xml(rows, tail),
    })  # fmt: skip


def written(fill: Callable[[Any, Any], object], **options: object) -> bytes:
    """A workbook of one sheet 项目 by xlsxwriter; `fill` takes the book and the sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, options) as book:
        fill(book, book.add_worksheet("项目"))
    return buffer.getvalue()


def old(fill: Callable[[Any, Any], object], **settings: object) -> bytes:
    """A workbook of one sheet 项目 by xlwt, as .xls."""
    book = xlwt.Workbook()
    for name, value in settings.items():
        setattr(book, name, value)
    fill(book, book.add_sheet("项目"))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def old_with_record(kind: int, body: bytes) -> bytes:
    """A small .xls with one record more, in front of the list of its sheets."""
    book = xlwt.Workbook()
    book.add_sheet("项目").write(0, 0, "甲")
    stream = book.get_biff_data()
    record = struct.pack("<HH", kind, len(body)) + body
    places = [place for place, found in _records(stream) if found == BOUNDSHEET]
    shifted = bytearray(stream)
    for place in places:
        (start,) = struct.unpack_from("<I", stream, place + 4)
        struct.pack_into("<I", shifted, place + 4, start + len(record))
    new = bytes(shifted[: places[0]]) + record + bytes(shifted[places[0] :])
    buffer = io.BytesIO()
    xlwt.CompoundDoc.XlsDoc().save(buffer, new)
    return buffer.getvalue()


def _records(stream: bytes) -> list[tuple[int, int]]:
    found, place = [], 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        found.append((place, kind))
        place += 4 + length
    return found


def county_xlsx() -> bytes:
    """A small workbook with some of everything that is looked at, to be damaged."""

    def fill(book: Any, sheet: Any) -> None:
        day, share, hours = (
            book.add_format({"num_format": code}) for code in ("yyyy-mm-dd", "0.0%", "[h]:mm")
        )
        for i in range(12):
            sheet.write_row(i, 0, [f"P{i}", f"甲厂{i}", 100.5 * i, True])
            sheet.write_number(i, 4, 46_000 + i, day)
            sheet.write_number(i, 5, i / 10, share)
            sheet.write_number(i, 6, i * 0.3, hours)
            sheet.write_formula(i, 7, f"=C{i + 1}*2", None, 201 * i)
            sheet.write_formula(i, 8, "=1/0", None, "#DIV/0!")
            sheet.write_rich_string(i, 9, "甲", day, "乙", "丙")
        sheet.merge_range("K2:L3", "合")
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.set_column(2, 2, None, None, {"hidden": True})
        sheet.autofilter(0, 0, 11, 8)
        sheet.filter_column(0, "x == P1")
        sheet.write("A5000", "远")
        book.add_worksheet("领导").write_row(0, 0, ["领导编号", "称谓"])
        book.add_chartsheet("图").set_chart(_chart(book))

    return written(fill)


def _chart(book: Any) -> Any:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=项目!$C$2:$C$5"})
    return chart


def county_xls() -> bytes:
    """The like as .xls."""

    def fill(book: Any, sheet: Any) -> None:
        day, share, hours = (
            xlwt.easyxf(num_format_str=code) for code in ("yyyy-mm-dd", "0.0%", "[h]:mm")
        )
        for i in range(25):
            for j, value in enumerate([f"P{i}", f"甲厂{i}", 100.5 * i, True]):
                sheet.write(i, j, value)
            sheet.write(i, 4, 46_000 + i, day)
            sheet.write(i, 5, i / 10, share)
            sheet.write(i, 6, i * 0.3, hours)
            sheet.write(i, 7, xlwt.Formula(f"C{i + 1}*2+SUM(A1:B2)"))
            sheet.row(i).set_cell_error(8, 0x2A)
            sheet.row(i).set_cell_blank(9)
        sheet.write_merge(30, 32, 0, 2, "合")
        sheet.row(3).hidden = True
        sheet.col(2).hidden = True
        book.add_sheet("领导").write(0, 0, "领导编号")

    return old(fill)


def prefixed(part: bytes, prefix: bytes = b"x") -> bytes:
    """A sheet's XML with a prefix before every element, as some programs write it."""
    named = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1" + prefix + b":", part)
    return named.replace(b'xmlns="', b"xmlns:" + prefix + b'="')
