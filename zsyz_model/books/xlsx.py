"""The sheets of an .xlsx: calamine for the values, the XML for what it does not say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from zsyz_model.books.cells import (
    columns_told,
    errors_as_words,
    hidden,
    marks,
    percent_styles,
    percents,
)
from zsyz_model.books.far import Cut, cut_far, spread
from zsyz_model.books.guard import open_parts, refusal
from zsyz_model.books.limits import MOST_CELLS
from zsyz_model.books.parts import BookParts, SheetPart, find_parts
from zsyz_model.books.plain import check_xml
from zsyz_model.books.raw import Mark, RawSheet
from zsyz_model.books.values import Values, opened, read_values, small_book
from zsyz_model.findings import Finding, InputError, Place, Severity

MOST_TOLD = 20
Sheets = tuple[list[RawSheet], list[Finding]]
_LINKED = "把引用其他文件的单元格粘贴为数值后另存"


def read_xlsx(name: str, data: bytes) -> Sheets:
    """All worksheets with what was said on the way.

    Raises:
        InputError: when the workbook is hostile, encrypted, linked to others or damaged.
    """
    book = find_parts(name, open_parts(name, data))
    cuts = [_near(name, sheet) for sheet in book.sheets]
    with ThreadPoolExecutor(1) as beside:  # calamine lets go of the interpreter while it parses
        near = [cut.part for cut in cuts] + [cut.first for cut in cuts if cut.first]
        small = opened(small_book([errors_as_words(part) for part in near], book))
        values = beside.submit(read_values, small, len(near))
        found = [marks(sheet.xml) for sheet in book.sheets]
        _refuse_links(name, book, found)
        styles = percent_styles(book.styles)
        shares = [percents(cut.part, styles) for cut in cuts]
        hides = [hidden(cut.part) for cut in cuts]
        for part in (book.strings, *(sheet.xml for sheet in book.sheets)):
            check_xml(part)
    sheets: list[RawSheet] = []
    said: list[Finding] = []
    far = iter(values.result()[len(cuts) :])
    read = zip(book.sheets, cuts, values.result(), found, hides, strict=False)
    for i, (sheet, cut, cells, reasons, hiding) in enumerate(read):
        raw = RawSheet(
            name, sheet.title, _without_errors(cells.rows, reasons), reasons, cells.merges,
            percents=shares[i],
            far=tuple(row for row, _ in cut.lone),
            from_1904=book.from_1904,
        )  # fmt: skip
        sheets.append(raw)
        said += hidden_told(raw, sheet.visible, *hiding)
        said += _far_told(raw, cut, far) if cut.lone else ()
    return sheets, said


def _near(name: str, sheet: SheetPart) -> Cut:
    """A sheet without its lone far cells; one that still spans too many is refused (F09)."""
    cut = cut_far(sheet.xml)
    if (cells := spread(cut, sheet.far, MOST_CELLS)) > MOST_CELLS:
        fact = f"有效区达{cells}格，疑有孤立的远处单元格"
        raise refusal(name, "F09", fact, "删除表格以外的行和列后另存", sheet.title)
    return cut


def _without_errors(
    rows: Sequence[list[Any]], reasons: Mapping[tuple[int, int], Mark]
) -> Sequence[list[Any]]:
    """The rows with nothing where an error value stands, down to the last cell that has a mark."""
    last = max((row for row, _ in reasons), default=-1)
    rows = [*rows, *([] for _ in range(len(rows), last + 1))] if last >= len(rows) else rows
    for (row, column), mark in reasons.items():
        if mark.code == "V02" and column < len(rows[row]):
            rows[row][column] = ""
    return rows


def _far_told(sheet: RawSheet, cut: Cut, far: Iterator[Values]) -> Iterator[Finding]:
    """Lone cells far below the table, with the value of the first one (F09)."""
    fact = f"有效区止于第{cut.last}行，其后{len(cut.lone)}个孤立单元格，不计入"
    place = sheet.place(*cut.lone[0])
    value = "".join(str(cell) for row in next(far).rows for cell in row)
    yield Finding("F09", fact, "确认后删除", Severity.WARNING, place, value=value)


def hidden_told(
    sheet: RawSheet, visible: bool, rows: tuple[int, ...], columns: tuple[int, ...], filtered: bool
) -> Iterator[Finding]:
    """One H07 for each kind of hiding; everything hidden is counted in."""
    place = Place(sheet.file, sheet.name)
    width = max(map(len, sheet.rows), default=0)
    rows = tuple(row for row in rows if row <= len(sheet.rows))
    columns = tuple(
        c for c in columns if c < width and any(row[c] != "" for row in sheet.rows if c < len(row))
    )
    shown = "、".join(map(str, rows[:MOST_TOLD])) + ("等" if len(rows) > MOST_TOLD else "")
    facts = (
        (not visible, "工作表是隐藏的，已计入"),
        (bool(rows), f"隐藏行{len(rows)}个（第{shown}行），已计入"),
        (bool(columns), f"隐藏列{len(columns)}个（{columns_told(columns[:MOST_TOLD])}列），已计入"),
        (filtered, "有生效的筛选，被筛掉的行已计入"),
    )
    for holds, fact in facts:
        if holds:
            yield Finding("H07", fact, "确认是否应当计入", Severity.WARNING, place)


def _refuse_links(
    name: str, book: BookParts, found: Sequence[Mapping[tuple[int, int], Mark]]
) -> None:
    """Refuse a workbook that reaches into others, naming the cells that do (F08)."""
    outside = [
        Finding(
            mark.code, mark.fact, mark.advice, Severity.REFUSED,
            RawSheet(name, sheet.title, ()).place(*place), "", mark.raw,
        )
        for sheet, of in zip(book.sheets, found, strict=True)
        for place, mark in of.items()
        if mark.code == "F08"
    ]  # fmt: skip
    if outside:
        raise InputError(*outside[:MOST_TOLD])
    if book.linked:
        raise refusal(name, "F08", "含外部链接", _LINKED)
