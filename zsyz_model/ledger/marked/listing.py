"""The sheet 核查结果: counts by severity, every finding with a link to its cell, rows per sheet."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.cell import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.ledger.marked.cells import FILLS, RANKS, Spot, own_cell, put_text
from zsyz_model.ledger.marked.texts import carried, width_of

TITLE = "核查结果"
FIRST_WORDS = "台账核查结果"
NOTHING = "没有发现"
HEADERS = ("序号", "严重程度", "代码", "工作表", "单元格", "行（主体）", "原值", "原因", "处理")
WIDTHS = (8, 11, 9, 16, 12, 20, 24, 52, 44)
RECEIPT = "各表行数对账（其他为表头、合计和注释行）"
MOST_VALUE = 300
_LINE_HEIGHT, _TALLEST = 14.5, 400.0
_SEVERITIES = (Severity.REFUSED, Severity.QUARANTINED, Severity.WARNING, Severity.NORMALISED)
_LINE = Side("thin", color="FFB0B8C0")
_BOX = Border(_LINE, _LINE, _LINE, _LINE)
_HEAD_FILL = PatternFill("solid", fgColor="FFDDE7F0")
_TOP = Alignment(vertical="top", wrap_text=True)
_CENTRE_TOP = Alignment(horizontal="center", vertical="top")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)


class Counted(Protocol):
    """What became of the rows of a sheet."""

    @property
    def read(self) -> int:
        """All rows."""

    @property
    def accepted(self) -> int:
        """Rows taken over."""

    @property
    def quarantined(self) -> int:
        """Rows set aside."""

    @property
    def blank(self) -> int:
        """Rows without content."""

    @property
    def other(self) -> int:
        """Header, total and note rows."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the list says: the file's name, its findings, rows per sheet, notes on the copy."""

    source: str
    findings: Sequence[Finding]
    rows: Mapping[str, Counted]
    notes: Sequence[str] = ()


def write_list(book: Workbook, told: Told, spot: Callable[[Place], Spot | None]) -> None:
    """The list as the last sheet; one from an earlier check is replaced."""
    drop_lists(book)
    page = book.create_sheet(TITLE if TITLE not in book.sheetnames else f"{TITLE}(2)")
    for place, width in enumerate(WIDTHS, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    header = _head(page, told)
    last = _rows(page, told, header, spot)
    _receipt(page, told, last + 2)
    if told.rows:
        cell = _text(page, 1, 8, f"各表行数对账见第{last + 2}行")
        _link(cell, Spot(page.title, f"A{last + 2}"))
    page.freeze_panes = f"A{header + 1}"
    page.auto_filter.ref = f"A{header}:{get_column_letter(len(HEADERS))}{last}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{header}:{header}"


def drop_lists(book: Workbook) -> None:
    """Remove the lists of earlier checks; a sheet of the clerk's with that name stays."""
    for name in list(book.sheetnames):
        sheet = book[name]
        listed = name.startswith(TITLE) and isinstance(sheet, Worksheet)
        if listed and str(sheet["A1"].value or "").startswith(FIRST_WORDS):
            book.remove(sheet)
    if book.active is None:
        book.active = 0


def quoted_title(title: str) -> str:
    """A sheet's name as a reference quotes it.

    >>> quoted_title("甲's表")
    "'甲''s表'"
    """
    return "'" + title.replace("'", "''") + "'"


def _head(page: Worksheet, told: Told) -> int:
    """Title, counts and notes; gives the row of the list's header."""
    cell = _text(page, 1, 1, f"{FIRST_WORDS}：{told.source}")
    cell.font, cell.alignment = _font(cell, b=True, sz=13), Alignment(vertical="center")
    page.row_dimensions[1].height = 24
    counts = Counter(finding.severity for finding in told.findings)
    for line, word in ((2, "严重程度"), (3, "条数")):
        cell = _text(page, line, 1, word)
        cell.font, cell.border, cell.fill = _font(cell, b=True), _BOX, _HEAD_FILL
    severities = [*_SEVERITIES, *(counts.keys() - set(_SEVERITIES))]
    for place, severity in enumerate(severities, start=2):
        for row, value in ((2, severity.value), (3, counts[severity])):
            cell = page.cell(row, place, value)
            cell.alignment, cell.border = _CENTRE, _BOX
            cell.fill = PatternFill("solid", fgColor=FILLS[severity])
    for line, total in ((2, "合计"), (3, len(told.findings))):
        cell = own_cell(page, line, len(severities) + 2)
        cell.value, cell.alignment, cell.border = total, _CENTRE, _BOX
    row = 4
    for note in told.notes:
        cell = _text(page, row, 1, note)
        cell.font = _font(cell, color="FF9C2B00")
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(HEADERS))
        page.row_dimensions[row].height = 16 * (1 + width_of(note) // (sum(WIDTHS) - 10))
        row += 1
    _headers(page, row)
    return row


def _rows(page: Worksheet, told: Told, header: int, spot: Callable[[Place], Spot | None]) -> int:
    """One row for each finding, the worst first; gives the last one's number."""
    row = header
    worst_first = sorted(told.findings, key=lambda finding: RANKS[finding.severity])
    for row, finding in enumerate(worst_first, start=header + 1):
        number = page.cell(row, 1, row - header)
        number.alignment, number.border = _CENTRE_TOP, _BOX
        words = _words(finding, told.source)
        for place, text in enumerate(words, start=2):
            _text(page, row, place, text).border = _BOX
        page.row_dimensions[row].height = _height(words)
        page.cell(row, 2).fill = PatternFill("solid", fgColor=FILLS[finding.severity])
        if target := spot(finding.place):
            _link(own_cell(page, row, 5), target)
    if not told.findings:
        row = header + 1
        for place in range(1, len(HEADERS) + 1):
            _text(page, row, place, NOTHING if place == 8 else "").border = _BOX
    return row


def _height(words: Sequence[str]) -> float:
    """The height of a row that shows all its lines; not every program works it out by itself."""
    lines = (
        sum(math.ceil((width_of(line) + 1) / (width - 2)) for line in text.split("\n"))
        for text, width in zip(words, WIDTHS[1:], strict=True)
    )
    return min(_TALLEST, _LINE_HEIGHT * max(1, *lines) + 4)


def _words(finding: Finding, source: str) -> tuple[str, ...]:
    """The texts of a finding's row behind its number."""
    place = finding.place
    where = place.cell or (f"第{place.row}行" if place.row is not None else place.column)
    row = "" if place.row is None else str(place.row)
    whose = f"{row}（{finding.subject}）" if row and finding.subject else row or finding.subject
    value = carried(finding.value, MOST_VALUE)
    whole = "（整个文件）" if place.file in ("", source) else place.file
    sheet = place.sheet or whole
    return (
        finding.severity.value, finding.code, sheet, where, whose, value, finding.fact, finding.advice,
    )  # fmt: skip


def _receipt(page: Worksheet, told: Told, row: int) -> None:
    """What became of the rows of each sheet, a line each."""
    if told.rows:
        cell = _text(page, row, 1, RECEIPT)
        cell.font = _font(cell, b=True)
    for line, (sheet, count) in enumerate(told.rows.items(), start=row + 1):
        parts = (count.accepted, count.quarantined, count.blank, count.other)
        words = ("收下", "隔离", "空行", "其他")
        sum_words = " + ".join(f"{w} {n}" for w, n in zip(words, parts, strict=True))
        agrees = "相符" if count.read == sum(parts) else "不符"
        _text(page, line, 1, f"{sheet}：读入 {count.read} 行 = {sum_words}（{agrees}）")
    for line in range(row, row + len(told.rows) + 1):
        page.cell(line, 1).alignment = Alignment(vertical="center")


def _headers(page: Worksheet, row: int) -> None:
    for place, header in enumerate(HEADERS, start=1):
        cell = _text(page, row, place, header)
        cell.font, cell.fill, cell.border = _font(cell, b=True), _HEAD_FILL, _BOX
        cell.alignment = _CENTRE
    page.row_dimensions[row].height = 22


def _text(page: Worksheet, row: int, column: int, text: str) -> Cell:
    """A text cell, wrapped."""
    cell = own_cell(page, row, column)
    put_text(cell, text)
    cell.alignment = _TOP
    return cell


def _link(cell: Cell, target: Spot) -> None:
    location = f"{quoted_title(target.title)}!{target.cell}"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)
    cell.font = _font(cell, color="FF0563C1", u="single")


def _font(cell: Cell, **look: Any) -> Font:
    """The workbook's own font with another look."""
    return Font(**{"name": cell.font.name, "sz": cell.font.sz, **look})
