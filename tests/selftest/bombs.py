"""Small files that swell: refused at once and cheaply, or at least kept within the child's limits."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.books.made import MAIN, added, old, one_sheet, packed, parts_of, sheet_xml
from tests.faults.files import BOMB

ROOT = Path(__file__).parents[2]
TIMEOUT = 300
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
LAUGHS = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LAST_ROW = 1_048_576


@dataclass(frozen=True, slots=True)
class Weight:
    """What reading a file took: processor time, and the largest memory of any process."""

    codes: frozenset[str]
    seconds: float
    megabytes: float


def weigh(name: str, data: bytes) -> Weight:
    """The file read in a process of its own; `name` says what it pretends to be."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        done = subprocess.run(
            [sys.executable, "-m", "tests.selftest.weigh", str(path)],
            cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT, check=True,
        )  # fmt: skip
    told = json.loads(done.stdout)
    return Weight(frozenset(told["codes"]), told["seconds"], told["megabytes"])


def _sheet(rows: str, more: dict[str, bytes] | None = None) -> bytes:
    """A workbook of one sheet, with some parts more."""
    parts: dict[str, bytes | str] = dict(parts_of(one_sheet("")))
    return packed({**parts, SHEET: sheet_xml(rows), **(more or {})})


def _row(row: int, columns: int) -> str:
    cells = "".join(f'<c r="{LETTERS[i]}{row}"><v>{row}</v></c>' for i in range(columns))
    return f'<row r="{row}">{cells}</row>'


def _tall(columns: int) -> bytes:
    """A few rows at the top, thirty at the very end: five columns are five million cells."""
    rows = (*range(1, 9), *range(LAST_ROW - 29, LAST_ROW + 1))
    return _sheet("".join(_row(row, columns) for row in rows))


def _wide() -> bytes:
    """Five hundred rows, and one cell in the last column there is."""
    return _sheet("".join(_row(row, 5) for row in range(1, 501)) + '<row r="501"><c r="XFD501"><v>1</v></c></row>')  # fmt: skip


def _old_tall(rows: int, columns: int) -> bytes:
    def fill(_book: object, page: object) -> None:
        for row in range(rows - 30, rows):
            page.write(row, columns - 1, 1)  # type: ignore[attr-defined]

    return old(fill)


def _noisy(megabytes: int) -> bytes:
    """XML that packs about seventy to one, so that the ratio says nothing."""
    chance = Random(0)
    blocks = megabytes * 2**20 // 1136
    return b"".join(
        b"<v>%016x</v>" % chance.randrange(2**64) + b"<a/>" * 277 for _ in range(blocks)
    )


def _dense(rows: int) -> bytes:
    """A sheet full of short cells, below every limit, that packs less than a hundred to one."""
    chance = Random(0)
    line = "".join(f"<c><v>{i % 10}</v></c>" for i in range(60))
    return _sheet("".join(f"<row>{line}<c><v>{chance.random()}</v></c></row>" for _ in range(rows)))


def _same_string(cells: int, chars: int) -> bytes:
    """One long string that many cells show; both parts are small enough for any ratio."""
    rows = "".join(
        f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, cells + 1)
    )
    types = b'<a xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</a>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="{key}" Type="{kind}/{what}" Target="{target}"/>'
        for key, what, target in (("b", "worksheet", "worksheets/sheet1.xml"), ("s", "sharedStrings", "sharedStrings.xml"))
    )  # fmt: skip
    strings = f'<sst xmlns="{MAIN}"><si><t>{"x" * chars}</t></si></sst>'
    return _sheet(
        rows, {STRINGS: strings.encode(), "xl/_rels/workbook.xml.rels": types % links.encode()}
    )


REFUSED_BY: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip ratio, a part": ("a.xlsx", lambda: added(one_sheet(""), "xl/bomb.xml", BOMB), "F06"),
    "zip ratio, the sheet": ("a.xlsx", lambda: _sheet(" " * len(BOMB)), "F06"),
    "2,001 parts": ("a.xlsx", lambda: packed({f"p{i}": b"x" for i in range(2001)}), "F06"),
    "66 MB in three parts": ("a.xlsx", lambda: packed({f"p{i}.xml": _noisy(22) for i in range(3)}), "F06"),
    "DTD": ("a.xlsx", lambda: added(one_sheet(""), "xl/a.xml", DTD.encode()), "F07"),
    "DTD in UTF-16": ("a.xlsx", lambda: added(one_sheet(""), "xl/a.xml", DTD.encode("utf-16")), "F07"),
    "entities of entities": ("a.xlsx", lambda: added(one_sheet(""), STRINGS, f'<!DOCTYPE a [<!ENTITY l0 "l">{LAUGHS}]><sst><si><t>&l9;</t></si></sst>'.encode()), "F07"),
    "ghost range, wide": ("a.xlsx", _wide, "F09"),
    "ghost range, 15 columns to the last row": ("a.xlsx", lambda: _tall(15), "F09"),
    "ghost range in .xls": ("a.xls", lambda: _old_tall(65_535, 256), "F09"),
    "csv cell of 20 MB": ("a.csv", lambda: b"a,b\n" + b"x" * 20_000_000, "C01"),
    "csv cell of 20 MB in quotes": ("a.csv", lambda: b'a,b\n"' + b"xy" * 10_000_000, "C01"),
    "a string of 900 KB in 20,000 cells": ("a.xlsx", lambda: _same_string(20_000, 900_000), "F06"),
    "3.7 million cells, packed 67 to one": ("a.xlsx", lambda: _dense(60_000), "F09"),
    "60 million commas": ("a.csv", lambda: b"," * 60_000_000, "F09"),
}  # fmt: skip
"""By what it is: the file's name, its bytes, and the code by which it is refused."""
CHEAP: dict[str, tuple[str, Callable[[], bytes]]] = {
    "ghost range, 5 columns to the last row": ("a.xlsx", lambda: _tall(5)),
    "ghost range of 5.9 million cells in .xls": ("a.xls", lambda: _old_tall(65_535, 90)),
    "a cell in the last row and column": ("a.xlsx", lambda: _sheet(_row(1, 5) + f'<row r="{LAST_ROW}"><c r="XFD{LAST_ROW}"><v>1</v></c></row>')),
    "merged to the last row and column": ("a.xlsx", lambda: packed({**parts_of(one_sheet("")), SHEET: sheet_xml(_row(1, 5), '<mergeCells count="1"><mergeCell ref="B1:XFD1048576"/></mergeCells>')})),
}  # fmt: skip
"""Files that may be read or refused, as long as it costs little."""
HEAVY: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a string of 32,000 characters in 100,000 cells": ("a.xlsx", lambda: _same_string(100_000, 32_000)),
}  # fmt: skip
"""Files below every limit of the guard: only the child's memory and time stop them."""
