"""Which rows of a sheet are data, and which are blank, totals, notes or titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from zsyz_model.findings import Finding, Severity
from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.headers import Layout

FAR_ROWS = 100
_TOTAL = re.compile(r"(.{0,12}?)(合计|小计|总计|共计|累计)(\(.*\))?:?")
_NOTE_HEADS = "注附说备填制审"
_NOTE = re.compile(
    r"(注|附注|说明|备注|填表说明|填报说明|填表人|制表人|审核人|填报人|填报单位|填报时间|填报日期)\d*[:.、].*"
)


@dataclass(frozen=True, slots=True)
class SortedRows:
    """The rows of a sheet by what they are, as indices counted from 0."""

    data: tuple[int, ...]
    blank: tuple[int, ...]
    totals: tuple[int, ...]
    notes: tuple[int, ...]
    findings: tuple[Finding, ...] = ()

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
    for i, row in enumerate(sheet.rows):
        group = data
        if row == empty or is_blank(row):
            group = blank
        elif i <= header or row == head:
            group = notes
        elif word := _first_word(row):
            group = totals if _is_total(word, row) else notes if _NOTE.fullmatch(word) else data
        group.append(i)
    far = _far_rows(layout, data)
    said = (_far_finding(layout, data, far),) if far else ()
    kept = tuple(i for i in data if i not in far)
    return SortedRows(kept, tuple(blank), tuple(totals), (*notes, *sorted(far)), said)


def is_blank(row: Sequence[object]) -> bool:
    """Whether no cell of the row holds anything but spaces; zeros and False are something."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in row)


def _first_word(row: Sequence[object]) -> str:
    """The first filled cell in its compared form when it is text that may head a total or note."""
    for cell in row:
        if cell is not None and not (isinstance(cell, str) and not cell.strip()):
            if not isinstance(cell, str):
                return _after_number(row)
            return fold(cell)[:80] if "计" in cell or cell.strip()[0] in _NOTE_HEADS else ""
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


def _far_rows(layout: Layout, data: Sequence[int]) -> frozenset[int]:
    """Rows of a single filled cell behind a gap of a hundred rows and with nothing else (F09)."""
    for before, after in pairwise(data):
        if after - before > FAR_ROWS:
            tail = [i for i in data if i >= after]
            if all(sum(cell not in ("", None) for cell in layout.sheet.rows[i]) == 1 for i in tail):
                return frozenset(tail)
    return frozenset()


def _far_finding(layout: Layout, data: Sequence[int], far: frozenset[int]) -> Finding:
    last = max((i for i in data if i not in far), default=layout.header_row)
    fact = f"有效区止于第{last + 1}行，其后{len(far)}行孤立单元格，不计入"
    return Finding("F09", fact, "确认后删除", Severity.WARNING, layout.sheet.place(min(far)))
