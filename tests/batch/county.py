"""The toy county as files: a ledger workbook and scenarios beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.cases import make_ledger, toy_tables
from zsyz_model.sheets import table_sheet, write_book
from zsyz_model.tables import TABLES

BASE = "title: 小县\nledger: ledger.xlsx\nhorizon: {quarters: 4}\nsolver: {seconds: 20}\n"


def write_ledger(path: Path, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """The rows as a county's workbook."""
    frames = make_ledger(**tables).tables
    write_book(path, [table_sheet(TABLES[name], frames[name]) for name in tables])
    return path


def write_county(folder: Path, text: str = BASE, name: str = "base.yaml") -> Path:
    """A scenario of the toy county; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    write_ledger(folder / "ledger.xlsx", toy_tables())
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
