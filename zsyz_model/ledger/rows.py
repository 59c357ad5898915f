"""Which rows of a sheet are data, and which are blank, totals, notes or titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.headers import Layout

_TOTAL = re.compile(r"(.{0,12}?)(合计|小计|总计|共计|累计)(\(.*\))?:?")
_NOTE_HEADS = "注附说备填制审(（一二三四五六七八九十第"
_NOTE = re.compile(
    r"(注|附注|说明|备注|填表说明|填报说明|填表人|制表人|审核人|填报人|填报单位|填报时间|填报日期)\d*[:.、].*"
)


_SECTION = re.compile(
    r"(\(?[一二三四五六七八九十]{1,3}\)?[、.,:)]|第[一二三四五六七八九十]{1,3}[类批部分])\D{2,30}(\(?共?\d+[个项家]\)?)?:?"
)
_NUMBER_HEADS = frozenset({"序号", "no", "no.", "行号"})


@dataclass(frozen=True, slots=True)
class SortedRows:
    """The rows of a sheet by what they are, as indices counted from 0."""

    data: tuple[int, ...]
    blank: tuple[int, ...]
    totals: tuple[int, ...]
    notes: tuple[int, ...]

    @property
    def other(self) -> tuple[int, ...]:
        """Header, title, total and note rows."""
        return tuple(sorted(self.totals + self.notes))


def sort_rows(layout: Layout) -> SortedRows:
    """Every row of the sheet in exactly one group; total and note rows may stand anywhere."""
    sheet, header = layout.sheet, layout.header_row
    data: list[int] = []
    blank: list[int] = []
    totals: list[int] = []
    notes: list[int] = []
    head = sheet.rows[header] if sheet.rows else []
    empty = [""] * len(head)
    marked = {row for row, _ in sheet.marks if row < len(sheet.rows) and is_blank(sheet.rows[row])}
    numbers = {place for name, place in layout.extra if fold(name) in _NUMBER_HEADS}
    for i, row in enumerate(sheet.rows):
        group = data
        if i in marked:  # a cell without a value holds something all the same
            group = data if i > header else notes
        elif (
            row == empty
            or is_blank(row)
            or (numbers and i > header and _only_numbered(row, numbers))
        ):
            group = blank
        elif i <= header or row == head:
            group = notes
        elif word := _first_word(row):
            note = _NOTE.fullmatch(word) or _is_section(word, row)
            group = totals if _is_total(word, row) else notes if note else data
        group.append(i)
    return SortedRows(tuple(data), tuple(blank), tuple(totals), (*notes, *sheet.far))


def is_blank(row: Sequence[object]) -> bool:
    """Whether no cell of the row holds anything but spaces; zeros and False are something."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row)


def _first_word(row: Sequence[object]) -> str:
    """The first filled cell in its compared form when it is text that may head a total or note."""
    for cell in row:
        if cell is not None and not (isinstance(cell, str) and not cell.strip()):
            if not isinstance(cell, str):
                return _after_number(row)
            heads = "计" in cell or cell.strip()[0] in _NOTE_HEADS
            return fold(cell)[:80] if heads else ""
    return ""


def _after_number(row: Sequence[object]) -> str:
    """The first text behind a running number, when it says 合计 or the like."""
    word = next((cell for cell in row if isinstance(cell, str) and cell), "")
    word = fold(word)[:80] if "计" in word else ""
    found = _TOTAL.fullmatch(word)
    return word if found and not found[1] else ""


def _is_total(word: str, row: Sequence[object]) -> bool:
    """合计 alone, or behind a place name (某镇小计) when no other text follows in the row."""
    found = _TOTAL.fullmatch(word)
    if found is None:
        return False
    return not found[1] or sum(isinstance(cell, str) and bool(cell.strip()) for cell in row) == 1


def _is_section(word: str, row: Sequence[object]) -> bool:
    """A heading between the rows, such as 一、续建项目（12个）, alone in its row."""
    return bool(_SECTION.fullmatch(word)) and sum(cell not in ("", None) for cell in row) == 1


def _only_numbered(row: Sequence[object], places: set[int]) -> bool:
    """Whether nothing but a running number stands in the row."""
    others = (cell for j, cell in enumerate(row) if j not in places)
    running = (row[j] for j in places if j < len(row))
    return is_blank(list(others)) and all(
        not isinstance(cell, str) or not cell.strip() or cell.strip().isdigit() for cell in running
    )
