"""The sheets of an .xlsx: calamine for the values, the XML for what it does not say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import python_calamine

from zsyz_model.books.far import Cut, cut_far, extent
from zsyz_model.books.guard import open_parts, refusal
from zsyz_model.books.limits import MOST_CELLS
from zsyz_model.books.parts import BookParts, columns_told, hidden, marks, percents
from zsyz_model.books.raw import Mark, RawSheet, Span
from zsyz_model.findings import Finding, InputError, Place, Severity

MOST_TOLD = 20
Sheets = tuple[list[RawSheet], list[Finding]]
_LINKED = "把引用其他文件的单元格粘贴为数值后另存"


def read_xlsx(name: str, data: bytes) -> Sheets:
    """All worksheets with what was said on the way.

    Raises:
        InputError: when the workbook is hostile, encrypted, linked to others or damaged.
    """
    parts = BookParts(open_parts(name, data))
    xml_of = {s: parts.parts.get(part, b"") for s, part in parts.sheet_names().items()}
    cuts = {sheet: cut_far(xml) for sheet, xml in xml_of.items()}
    for sheet, cut in cuts.items():
        if (cells := extent(cut.part)) > MOST_CELLS:
            fact = f"有效区达{cells}格，疑有孤立的远处单元格"
            raise refusal(name, "F09", fact, "删除表格以外的行和列后另存", sheet)
    shortened = {parts.sheet_names()[s]: cut.part for s, cut in cuts.items() if cut.shortened}
    with ThreadPoolExecutor(1) as beside:  # calamine lets go of the interpreter while it parses
        values = beside.submit(_values, _with(data, shortened) if shortened else data)
        found = {sheet: marks(xml) for sheet, xml in xml_of.items()}
        _refuse_links(name, found, parts.linked)
        styles = parts.percent_styles()
        shares = {s: percents(cut.part, styles) for s, cut in cuts.items()} if styles else {}
        hides = {sheet: hidden(cut.part) for sheet, cut in cuts.items()}
    sheets: list[RawSheet] = []
    said: list[Finding] = []
    for title, visible, rows, merges in values.result():
        cut = cuts.get(title, Cut(b""))
        raw = RawSheet(
            name, title, rows, found.get(title, {}), merges,
            percents=shares.get(title, frozenset()),
            far=tuple(row for row, _ in cut.lone),
            from_1904=parts.from_1904,
        )  # fmt: skip
        sheets.append(raw)
        said += hidden_told(raw, visible, *hides.get(title, ((), (), False)))
        said += _far_told(raw, cut)
    return sheets, said


def _values(data: bytes) -> list[tuple[str, bool, Sequence[Sequence[object]], tuple[Span, ...]]]:
    """Name, visibility, cells and merged ranges of every worksheet."""
    book = python_calamine.load_workbook(io.BytesIO(data))
    found: list[tuple[str, bool, Sequence[Sequence[object]], tuple[Span, ...]]] = []
    for known in book.sheets_metadata:
        if known.typ == python_calamine.SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(known.name)
            visible = known.visible == python_calamine.SheetVisibleEnum.Visible
            merges = tuple(Span(*a, *b) for a, b in sheet.merged_cell_ranges or ())
            found.append((known.name, visible, sheet.to_python(skip_empty_area=False), merges))
    return found


def _far_told(sheet: RawSheet, cut: Cut) -> Iterator[Finding]:
    """Lone cells far below the table (F09)."""
    if cut.lone:
        fact = f"有效区止于第{cut.last}行，其后{len(cut.lone)}个孤立单元格，不计入"
        place = sheet.place(*cut.lone[0])
        yield Finding("F09", fact, "确认后删除", Severity.WARNING, place)


def hidden_told(
    sheet: RawSheet, visible: bool, rows: tuple[int, ...], columns: tuple[int, ...], filtered: bool
) -> Iterator[Finding]:
    """One H07 for each kind of hiding; everything hidden is counted in."""
    place = Place(sheet.file, sheet.name)
    rows = tuple(row for row in rows if row <= len(sheet.rows))
    columns = tuple(c for c in columns if any(c < len(row) and row[c] != "" for row in sheet.rows))
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
    name: str, found: Mapping[str, dict[tuple[int, int], Mark]], linked: bool
) -> None:
    """Refuse a workbook that reaches into others, naming the cells that do (F08)."""
    outside = [
        Finding(
            mark.code, mark.fact, mark.advice, Severity.REFUSED,
            RawSheet(name, sheet, ()).place(*place), "", mark.raw,
        )
        for sheet, of in found.items()
        for place, mark in of.items()
        if mark.code == "F08"
    ]  # fmt: skip
    if outside:
        raise InputError(*outside[:MOST_TOLD])
    if linked:
        raise refusal(name, "F08", "含外部链接", _LINKED)


def _with(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The workbook with some parts replaced."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as new,
    ):
        for member in old.infolist():
            new.writestr(member.filename, parts.get(member.filename) or old.read(member))
    return buffer.getvalue()
