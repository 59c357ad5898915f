"""Sheets, columns and rows by the words a planner uses: Chinese header, alias or internal name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import pandas as pd

from zsyz_model.scenario.fields import nearest
from zsyz_model.tables import TABLES, Column, Table

_BRACKETS = re.compile(r"\(.*?\)$")


def fold(word: str) -> str:
    """The word without the differences that nobody means: width, spaces, bracket style.

    >>> fold("总投资（万元） ")
    '总投资(万元)'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", word))


def find_table(word: str) -> Table | None:
    """The table with that sheet name, alias or internal name."""
    named = {fold(w): t for t in TABLES.values() for w in (*t.aliases, t.sheet, t.name)}
    return named.get(fold(word))


def find_column(table: Table, word: str) -> Column | None:
    """The column with that header (with or without its unit), alias or internal name."""
    named: dict[str, Column] = {}
    for column in table.columns:
        for spelling in (column.name, column.label, column.header, *column.aliases):
            named.setdefault(fold(spelling), column)
    return named.get(fold(word))


def guess(word: str, known: Iterable[str]) -> str:
    """The advice for an unknown word: the nearest known one, or all when they are few."""
    known = list(known)
    if near := nearest(_BRACKETS.sub("", fold(word)), known):
        return f"是否“{near}”"
    return "可用：" + "、".join(known[:20]) + ("……" if len(known) > 20 else "")


def matches(cells: pd.Series[Any], wanted: str) -> pd.Series[bool]:
    """Which cells hold the wanted word; a list holds each of its words, a flag 是 or 否."""
    return cells.map(lambda cell: fold(wanted) in _spellings(cell)).astype(bool)


def _spellings(cell: object) -> set[str]:
    match cell:
        case tuple():
            return {fold(str(word)) for word in cell} | {fold("、".join(map(str, cell)))}
        case bool():
            return {"是", "true"} if cell else {"否", "false"}
        case pd.Timestamp():
            return {cell.date().isoformat()}
        case float() if cell.is_integer():
            return {str(int(cell)), str(cell)}
    return {fold(str(cell))} if not pd.isna(cell) else {""}  # type: ignore[call-overload]
