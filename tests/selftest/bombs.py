"""Small files that swell: each must be refused, or read, at little cost."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import xlwt

from tests.books.made import MAIN, sheet_xml
from tests.faults.paper import base, saved

ROOT = Path(__file__).parents[2]
MOST_MEGABYTES, MOST_SECONDS, TIMEOUT = 200, 1, 300
_DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@dataclass(frozen=True, slots=True)
class Bomb:
    """A file by name with its bytes, and the codes by which it may be refused; none: it is read."""

    file: str
    data: Callable[[], bytes]
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Weight:
    """What reading a file took: processor time and the largest memory of any process."""

    codes: frozenset[str]
    seconds: float
    megabytes: float


def weigh(path: Path) -> Weight:
    """The file read in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.selftest.weigh", str(path)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    return Weight(frozenset(told["codes"]), told["seconds"], told["megabytes"])


def _with(**parts: bytes) -> bytes:
    """A sound workbook with parts more or others, by their path with __ for /."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        data = saved(Path(folder), base()).read_bytes()
    buffer = io.BytesIO()
    changed = {name.replace("__", "/") + ".xml": part for name, part in parts.items()}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, changed.pop(name, None) or old.read(name))
        for name, part in changed.items():
            new.writestr(name, part)
    return buffer.getvalue()


def noisy(length: int) -> bytes:
    """Bytes that pack about eighty to one, so that the ratio says nothing."""
    chance = Random(0)
    return b"".join(
        b"%016x" % chance.randrange(2**64) + b"<!-- -->" * 140 for _ in range(length // 1136)
    )


def dense(rows: int) -> bytes:
    """A sheet full of short cells that packs less than a hundred to one."""
    chance = Random(0)
    line = "".join(f"<c><v>{i % 10}</v></c>" for i in range(60))
    return sheet_xml(
        "".join(f"<row>{line}<c><v>{chance.random()}</v></c></row>" for _ in range(rows))
    ).encode()


def tall(columns: int) -> bytes:
    """Thirty full rows at the very end of a sheet."""
    chance = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:columns]
    rows = "".join(
        f'<row r="{r}">' + "".join(f'<c r="{c}{r}"><v>1</v></c>' for c in chance) + "</row>"
        for r in range(1_048_547, 1_048_577)
    )
    return sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>' + rows).encode()


def same_string(cells: int, chars: int) -> bytes:
    rows = "".join(
        f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, cells + 1)
    )
    strings = f'<sst xmlns="{MAIN}"><si><t>{"x" * chars}</t></si></sst>'.encode()
    return _with(xl__worksheets__sheet1=sheet_xml(rows).encode(), xl__sharedStrings=strings)


def merged(span: str) -> bytes:
    rows = "".join(
        f'<row r="{r}"><c r="A{r}" t="str"><v>项目编号</v></c><c r="B{r}" t="str"><v>项目名称</v></c></row>'
        for r in range(1, 30)
    )
    return _with(
        xl__worksheets__sheet1=sheet_xml(
            rows, f'<mergeCells count="1"><mergeCell ref="{span}"/></mergeCells>'
        ).encode()
    )


def old_ghost(rows: int, columns: int) -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet("项目")
    for row in range(rows - 30, rows):
        page.write(row, columns - 1, 1)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
