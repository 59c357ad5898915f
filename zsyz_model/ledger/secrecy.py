"""A ledger that bears a mark of state secrecy is not read on: this is no system for secrets (F14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zsyz_model.books.raw import RawSheet
from zsyz_model.findings import Finding, Place, Severity

STAR = "★"
_MARK = re.compile(rf"(绝密|机密|秘密)\s*{STAR}")
"""As GB/T 9704 writes it: 机密★5年."""


def check_secrecy(name: str, sheets: Iterable[RawSheet]) -> tuple[Finding, ...]:
    """One refusal for each sheet with a mark in its name or its first marked cell, and for the file's name."""
    found = [_refusal(name, Place(file=name))] if _MARK.search(name) else []
    return (*found, *(finding for sheet in sheets for finding in _of_sheet(sheet)))


def _of_sheet(sheet: RawSheet) -> Iterator[Finding]:
    if _MARK.search(sheet.name):
        yield _refusal(sheet.name, Place(sheet.file, sheet.name))
        return
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and STAR in cell and _MARK.search(cell):
                yield _refusal(cell, sheet.place(row, column))
                return


def _refusal(value: str, place: Place) -> Finding:
    fact = "标有国家秘密的密级"
    advice = "涉密台账只能在涉密计算机上处理；请改用不涉密的版本"
    return Finding("F14", fact, advice, Severity.REFUSED, place, value=value[:60])
