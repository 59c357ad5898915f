"""Findings in their cells: a fill by severity and one comment, and the same taken off again."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from typing import Any, NamedTuple

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Color, PatternFill
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.ledger.marked.texts import FORMULA_SIGNS, carried, width_of

AUTHOR = "核查"
FILLS: Mapping[Severity, str] = {
    Severity.REFUSED: "FFFF9B9B",
    Severity.QUARANTINED: "FFFFC9C9",
    Severity.FAULT: "FFFFC9C9",
    Severity.WARNING: "FFFFEFA6",
    Severity.NORMALISED: "FFBFE6C3",
}
"""The fill of each severity, the worst first."""
RANKS = {severity: rank for rank, severity in enumerate(FILLS)}

MOST_TOLD = 8
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_LINE_CHARS, _LINE_PIXELS, _WIDTH, _LOWEST, _HIGHEST = 44, 17, 330, 70, 560
_HEAD = f"【{AUTHOR}】"
_OURS = re.compile(
    r"(?:^|\r?\n【以上为原批注(?:，作者：(?P<author>.*?))?】\r?\n)"
    rf"(?P<ours>{_HEAD}\d+条\r?\n\[[A-Z]+\d*·.*)",
    re.S,
)
_FILL = re.compile(r"【原底色 (\w+?)(?::(-?[\d.]+))?】")
_REFERENCE = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")


class Spot(NamedTuple):
    """A cell of the copy that a finding is about: the sheet's title there and the reference."""

    title: str
    cell: str


class Marker:
    """Marks the cells of a workbook; `sheets` are its sheets by the name that findings use."""

    def __init__(self, sheets: Mapping[str, Worksheet]) -> None:
        self.sheets = sheets
        self._firsts: dict[str, dict[int, int]] = {}

    def spot(self, place: Place) -> Spot | None:
        """The cell that a place names, or the first filled cell of the row that it names."""
        sheet = self.sheets.get(place.sheet)
        if sheet is None:
            return None
        if _REFERENCE.fullmatch(place.cell):
            row, column = coordinate_to_tuple(place.cell)
            inside = row <= MOST_ROWS and column <= MOST_COLUMNS
            return Spot(sheet.title, place.cell) if inside else None
        if place.row is None or (first := self._first(place.sheet).get(place.row)) is None:
            return None
        return Spot(sheet.title, f"{get_column_letter(first)}{place.row}")

    def mark(self, findings: Sequence[Finding]) -> None:
        """Fill and comment every cell with findings; those of a merged range at its first cell."""
        said: dict[tuple[str, int, int], list[Finding]] = {}
        for finding in findings:
            if spot := self.spot(finding.place):
                name = finding.place.sheet
                at = anchor(self.sheets[name], *coordinate_to_tuple(spot.cell))
                said.setdefault((name, *at), []).append(finding)
        for (name, row, column), told in said.items():
            _mark(own_cell(self.sheets[name], row, column), told)

    def unmark(self) -> None:
        """Take off the marks of an earlier check: our comments, and the fills of those cells."""
        for sheet in self.sheets.values():
            for cell in [cell for cell in cells_of(sheet).values() if isinstance(cell, Cell)]:
                comment = cell.comment
                found = _OURS.search(comment.text) if comment else None
                if comment and found:  # not by the author: some programs drop it on saving
                    _unmark(cell, comment, found)

    def _first(self, name: str) -> dict[int, int]:
        """The first filled column of every row of a sheet."""
        if name not in self._firsts:
            firsts = self._firsts[name] = {}
            for (row, column), cell in cells_of(self.sheets[name]).items():
                if cell.value is not None and column < firsts.get(row, MOST_COLUMNS + 1):
                    firsts[row] = column
        return self._firsts[name]


def cells_of(sheet: Worksheet) -> dict[tuple[int, int], Cell | MergedCell]:
    """The cells that a sheet holds, without making those that it does not."""
    return sheet._cells


def anchor(sheet: Worksheet, row: int, column: int) -> tuple[int, int]:
    """The cell that carries the content of its merged range; else the cell itself."""
    if isinstance(cells_of(sheet).get((row, column)), MergedCell):
        for span in sheet.merged_cells.ranges:
            if span.min_row <= row <= span.max_row and span.min_col <= column <= span.max_col:
                return span.min_row, span.min_col
    return row, column


def own_cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell, made when the sheet has none there, in the style of its row or column."""
    new = (row, column) not in cells_of(sheet)
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if new and (style := _style_around(sheet, row, column)):
        cell._style = copy(style)  # type: ignore[attr-defined]
    return cell


def _style_around(sheet: Worksheet, row: int, column: int) -> Any:
    """The style of a whole row or, failing that, of a whole column."""
    around: list[Any] = [sheet.row_dimensions[row]] if row in sheet.row_dimensions else []
    around += [
        c for c in sheet.column_dimensions.values() if (c.min or 0) <= column <= (c.max or 0)
    ]
    return next((one._style for one in around if one.has_style), None)


def put_text(cell: Cell, text: str) -> None:
    """Text as text; what looks like a formula keeps Excel's quote prefix when it is edited."""
    cell.value = shown = carried(text)
    cell.data_type = "s"
    cell.quotePrefix = shown.startswith(FORMULA_SIGNS)


def comment_text(findings: Sequence[Finding], cell: str) -> str:
    """What is said of a cell: code, severity, reason and advice of each finding."""
    return "\n".join([f"{_HEAD}{len(findings)}条", *_lines(findings, cell)])


def _lines(findings: Sequence[Finding], cell: str) -> Iterator[str]:
    for finding in findings[:MOST_TOLD]:
        elsewhere = finding.place.cell if finding.place.cell not in ("", cell) else ""
        where = f"{elsewhere}：" if elsewhere else ""
        yield carried(f"[{finding.code}·{finding.severity.value}] {where}{finding.fact}")
        if finding.advice:
            yield carried(f"处理：{finding.advice}")
    if len(findings) > MOST_TOLD:
        yield f"另有{len(findings) - MOST_TOLD}条，见工作表“核查结果”"


def _mark(cell: Cell, findings: Sequence[Finding]) -> None:
    told = sorted(findings, key=lambda finding: RANKS[finding.severity])
    text = comment_text(told, cell.coordinate)
    if before := _fill_words(cell):
        text += f"\n【原底色 {before}】"
    if (old := cell.comment) is not None:
        author = f"，作者：{old.author}" if old.author else ""
        text = f"{old.text}\n【以上为原批注{author}】\n{text}"
    lines = sum(max(1, math.ceil(width_of(line) / _LINE_CHARS)) for line in text.split("\n"))
    height = min(_HIGHEST, max(_LOWEST, _LINE_PIXELS * (lines + 1)))
    cell.comment = Comment(text, AUTHOR, height=height, width=_WIDTH)
    cell.fill = PatternFill("solid", fgColor=FILLS[told[0].severity])


def _unmark(cell: Cell, comment: Comment, found: re.Match[str]) -> None:
    before = comment.text[: found.start()]
    author = found["author"] or ""
    cell.comment = Comment(before, author, comment.height, comment.width) if found.start() else None
    if cell.fill.patternType == "solid" and cell.fill.fgColor.rgb in FILLS.values():
        cell.fill = _fill_of(found["ours"])


def _fill_words(cell: Cell) -> str:
    """The colour of a plain fill as it stands in our comment, so that it can come back."""
    if cell.fill.patternType != "solid":
        return ""
    color = cell.fill.fgColor
    tint = f":{color.tint:g}" if color.tint else ""
    return f"{color.value if color.type == 'rgb' else f'{color.type}{color.value}'}{tint}"


def _fill_of(ours: str) -> PatternFill:
    found = _FILL.search(ours)
    if not found:
        return PatternFill()
    tint = float(found[2] or 0)
    for kind in ("theme", "indexed"):
        if (number := found[1].removeprefix(kind)) != found[1]:
            return PatternFill("solid", fgColor=Color(**{kind: int(number)}, tint=tint))
    return PatternFill("solid", fgColor=Color(rgb=found[1], tint=tint))
