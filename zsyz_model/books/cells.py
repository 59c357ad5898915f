"""What a sheet's XML says of single cells and the parser does not: errors, formulas, formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from xml.etree import ElementTree

from zsyz_model.books.parts import local
from zsyz_model.books.raw import Mark, letters, number_of

PERCENT_FORMATS = frozenset({9, 10})
MOST_HIDDEN_COLUMNS = 16_384
_PLACE = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
_FORMULAS = re.compile(rb"<f[ >/]")
_ERRORS = re.compile(rb' t="e"')
_FORMULA = re.compile(rb"<f\b[^>]*(?<!/)>([^<]*)</f>")
_VALUE = re.compile(rb"<v\b[^>]*(?<!/)>([^<]*)</v>")
_LITERAL = re.compile(r'"(?:[^"]|"")*"')
_QUOTED = re.compile(r"'(?:[^']|'')*'")
_OTHER_BOOK = re.compile(r"\[\d+\](?:(?:[^'\[\]]|'')*'!|[\w.:]*!)|\[[^\[\]]+\.xls\w?\]", re.I)
_BOOK_IN_WORDS = re.compile(r"\[[^\]]+\.xls\w?\]", re.I)
_NO_SIGN = re.compile(r'"[^"]*"|[\\_*].', re.S)
_HIDDEN_ROW = re.compile(rb'<row r="(\d+)"[^>]*\bhidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb'<col\b[^>]*\bhidden="(?:1|true)"[^>]*>')
_COLUMNS = re.compile(rb'\b(min|max)="(\d+)"')
_FILTER = re.compile(rb"<filterColumn\b[^>]*[^>/]>")
_AS_VALUES = "把引用其他文件的单元格粘贴为数值后另存"


class Cell(NamedTuple):
    """A cell in a sheet's XML: its row and column from 0, and where it begins and ends."""

    row: int
    column: int
    start: int
    end: int


def cells_with(part: bytes, sign: re.Pattern[bytes]) -> Iterator[Cell]:
    """The cells that hold a sign, each once, in the order of the sheet.

    Raises:
        ValueError: when a cell has no place or no end.
    """
    done = 0
    for found in sign.finditer(part):
        if found.start() < done:
            continue
        start = part.rfind(b"<c ", done, found.start() + 1)
        done = found.start()
        if start < 0:
            continue
        tag = part.find(b">", start) + 1
        empty = part[tag - 2 : tag] == b"/>"
        end = tag if empty else part.find(b"</c>", tag) + len(b"</c>")
        place = _PLACE.match(part, start)
        if place is None or end < tag:
            raise ValueError("a cell without place or end")
        if found.start() < end:
            done = end
            row, column = int(place[2]) - 1, number_of(place[1].decode("ascii"))
            yield Cell(row, column, start, end)


def marks(part: bytes) -> dict[tuple[int, int], Mark]:
    """Cells with an error value (V02), a formula without value (V01) or an outside link (F08)."""
    found: dict[tuple[int, int], Mark] = {}
    for sign in (_FORMULAS, _ERRORS):
        for cell in cells_with(part, sign):
            if mark := _mark(part[cell.start : cell.end]):
                found[cell.row, cell.column] = mark
    return dict(sorted(found.items()))


def errors_as_words(part: bytes) -> bytes:
    """The sheet with its error values as text: the parser knows seven of them and fails at others."""
    pieces, done = [], 0
    for cell in cells_with(part, _ERRORS):
        tag = part.find(b">", cell.start)
        pieces += [part[done : cell.start], part[cell.start : tag].replace(b' t="e"', b' t="str"')]
        done = tag
    return b"".join([*pieces, part[done:]]) if pieces else part


def _mark(cell: bytes) -> Mark | None:
    tag = cell[: cell.find(b">")]
    value = _VALUE.search(cell)
    if b' t="e"' in tag:
        raw = unescape(value[1].decode("utf-8")) if value else ""
        mark = Mark(raw, "V02", f"Excel错误值{raw}", "修正来源公式后重新保存")
    elif (value and value[1]) or b' t="str"' in tag or not _FORMULAS.search(cell):
        mark = None
    else:
        mark = Mark("", "V01", "公式无缓存值", "在Excel中打开并保存，或粘贴为数值")
    text = _FORMULA.search(cell)
    formula = unescape(text[1].decode("utf-8")) if text else ""
    if what := _reaches_out(formula):
        return Mark(f"={formula}", "F08", f"含{what}", _AS_VALUES)
    return mark._replace(raw=f"={formula}") if mark and mark.code == "V01" else mark


def _reaches_out(formula: str) -> str:
    """What a formula takes from outside: another workbook, another program, or nothing."""
    if "[" not in formula and "|" not in formula:
        return ""
    bare = _LITERAL.sub('""', formula)
    if "|" in _QUOTED.sub("''", bare):
        return "DDE调用"
    spoken = "INDIRECT(" in bare.upper() and _BOOK_IN_WORDS.search(formula)
    return "外部链接" if spoken or _OTHER_BOOK.search(bare) else ""


def is_percent(format_code: str) -> bool:
    r"""Whether a number format shows a hundred times the number: its % is a sign, not a letter.

    >>> is_percent("0.0%"), is_percent('0"%"'), is_percent(r"0\%")
    (True, False, False)
    """
    return "%" in _NO_SIGN.sub("", format_code)


def percent_styles(styles: bytes) -> frozenset[int]:
    """The cell styles of a workbook that show a number as a percentage."""
    if not styles:
        return frozenset()
    root = ElementTree.fromstring(styles)
    codes = {
        int(e.get("numFmtId") or 0): e.get("formatCode", "")
        for e in root.iter()
        if local(e) == "numFmt"
    }
    wanted = {i for i, code in codes.items() if is_percent(code)} | (PERCENT_FORMATS - set(codes))
    groups = (group for group in root if local(group) == "cellXfs")
    styled = (e for group in groups for e in group if local(e) == "xf")
    return frozenset(i for i, e in enumerate(styled) if int(e.get("numFmtId") or 0) in wanted)


def percents(part: bytes, styles: frozenset[int]) -> frozenset[tuple[int, int]]:
    """The cells with one of the styles, rows and columns counted from 0."""
    if not styles:
        return frozenset()
    sign = re.compile(rb' s="(?:%s)"' % b"|".join(b"%d" % style for style in sorted(styles)))
    return frozenset(
        (cell.row, cell.column)
        for cell in cells_with(part, sign)
        if sign.search(part, cell.start, part.find(b">", cell.start))
    )


def hidden(part: bytes) -> tuple[tuple[int, ...], tuple[int, ...], bool]:
    """Hidden rows and columns, counted from 1 and 0, and whether a filter is active."""
    filtered = b"filterColumn" in part and _FILTER.search(part) is not None
    if b"hidden=" not in part:
        return (), (), filtered
    rows = tuple(int(digits) for digits in _HIDDEN_ROW.findall(part))
    columns: set[int] = set()
    for column in _HIDDEN_COLUMN.findall(part):
        ends = {word: int(digits) for word, digits in _COLUMNS.findall(column)}
        last = min(ends.get(b"max", 0), MOST_HIDDEN_COLUMNS)
        columns |= set(range(max(ends.get(b"min", 1), 1) - 1, last))
    return rows, tuple(sorted(columns)), filtered


def columns_told(columns: tuple[int, ...]) -> str:
    """Columns by their letters, in words."""
    return "、".join(letters(column) for column in columns)
