"""Rows counted without the reader: what is filled in the file is accepted, set aside or stated."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
import xlrd

from zsyz_model.case import Ledger
from zsyz_model.tables import TABLES

TABLE_OF = {table.sheet: name for name, table in TABLES.items()}


def filled_rows(path: Path) -> Mapping[str, frozenset[int]]:
    """By sheet, the rows (counted from 1) that hold more than spaces."""
    if path.is_dir():
        return {one.stem: _csv_rows(one) for one in sorted(path.glob("*.csv"))}
    match path.suffix:
        case ".csv":
            return {path.stem: _csv_rows(path)}
        case ".xls":
            return dict(_xls_rows(path))
    return dict(_xlsx_rows(path))


def lost_rows(
    path: Path, ledger: Ledger, aside: Mapping[str, frozenset[int]], blanks: int, notes: set[int]
) -> list[str]:
    """One sentence for each sheet whose rows do not add up to what the file holds.

    `aside` are the rows that must be set aside; `blanks` filled rows of 项目 count as blank by
    a stated rule, and `notes` are rows of 项目 that are stated as no data.
    """
    found: list[str] = []
    filled = filled_rows(path)
    for sheet, count in ledger.rows.items():
        rows = filled[sheet]
        kept = count.accepted + count.quarantined + count.other
        wanted = len(rows) - (blanks if sheet == "项目" else 0)
        if not count.balanced or kept != wanted or count.read < len(rows):
            found.append(f"{sheet}: {wanted} filled rows, the reader accounts for {count}")
        if count.quarantined != len(aside.get(sheet, ())):
            listed = sorted(aside.get(sheet, ()))
            found.append(f"{sheet}: {count.quarantined} rows set aside, listed {listed}")
        if sheet in TABLE_OF and len(ledger.tables[TABLE_OF[sheet]]) != count.accepted:
            found.append(f"{sheet}: the table does not hold the {count.accepted} accepted rows")
        if sheet == "项目" and not notes <= set(count.other_rows):
            found.append(f"{sheet}: rows {sorted(notes)} not stated among {count.other_rows}")
    return found


def _xlsx_rows(path: Path) -> Iterator[tuple[str, frozenset[int]]]:
    """From the cells that the file holds, so that a ghost cell costs nothing."""
    book = openpyxl.load_workbook(path)
    for page in book.worksheets:
        cells = page._cells.items()
        yield page.title, frozenset(row for (row, _), cell in cells if _filled(cell.value))
    book.close()


def _xls_rows(path: Path) -> Iterator[tuple[str, frozenset[int]]]:
    book = xlrd.open_workbook(path)
    for page in book.sheets():
        rows = range(page.nrows)
        yield page.name, frozenset(i + 1 for i in rows if any(map(_filled, page.row_values(i))))


def _csv_rows(path: Path) -> frozenset[int]:
    text = _decoded(path.read_bytes())
    mark = "\t" if "\t" in text.partition("\n")[0] else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    return frozenset(i for i, row in enumerate(rows, start=1) if any(map(_filled, row)))


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _filled(value: object) -> bool:
    return value is not None and str(value).strip() != ""
