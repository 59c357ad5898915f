"""Damaged ledgers, mappings and scenarios by number: the same files for the same seed, anywhere."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.books.fuzzing import ZIP, flipped, mutations
from tests.faults.clean import FORMS, full_county
from tests.faults.old_books import old_book
from tests.faults.paper import NAME, Book, Formula, Make, Styled, base, csv_text, edited, saved
from tests.faults.rework import merged
from tests.selftest.odd import ODD_CELLS, ODD_TEXTS, ODD_YAML
from zsyz_model.ledger.template import write_template

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "tests" / "data" / "published"
SCENARIOS = ROOT / "scenarios"
MAPPED = {
    "projects": "cn_county_projects_compiled.csv",
    "plots": "cn_land_supply_landchina_2018_12.csv",
}
MOMENT = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ")
KINDS = {"xlsx": 34, "cells": 18, "xls": 10, "csv": 18, "mapping": 10, "scenario": 10}
"""How many of a hundred files are of each kind."""


class Mutant(NamedTuple):
    """A file (or folder) to read, what it was made of, and its mapping."""

    kind: str
    path: Path
    mapping: Path | None = None


def make(seed: int, folder: Path) -> Mutant:
    """The file of this number, in an empty folder."""
    chance = Random(seed)
    (kind,) = chance.choices(list(KINDS), list(KINDS.values()))
    return Mutant(kind, *MAKERS[kind](chance, folder))


Made = tuple[Path, Path | None]


def _xlsx(chance: Random, folder: Path) -> Made:
    return _written(folder / NAME, _once_more(chance, chance.choice(_books())))


def _xls(chance: Random, folder: Path) -> Made:
    return _written(folder / "旧台账.xls", _once_more(chance, chance.choice(_old_books())))


def _once_more(chance: Random, data: bytes) -> bytes:
    return next(mutations(data, chance.randrange(2**31)))


def _cells(chance: Random, folder: Path) -> Made:
    """A sound archive with odd cells: as .xlsx, mostly, or as a folder of csv."""
    book = odd_book(chance)
    if chance.random() < 0.3:
        return _folder(folder, {sheet: csv_text(grid).encode() for sheet, grid in book.items()})
    return saved(folder, book, options={"date_1904": chance.random() < 0.1}), None


def odd_book(chance: Random) -> Book:
    """The small county with some cells, rows or columns that nobody expects."""
    book = base()
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        grid = book[chance.choice(list(book))]
        row = chance.randrange(len(grid))
        line = grid[row]
        match chance.randrange(12):
            case 0:
                grid.insert(row, list(chance.choice(grid)))
            case 1:
                grid.insert(row, [chance.choice(ODD_CELLS) for _ in range(chance.randrange(4))])
            case 2:
                del line[chance.randrange(len(line) + 1) :]
            case 3:
                line += [chance.choice(ODD_CELLS)] * chance.choice((1, 3))
            case 4:
                place = chance.randrange(len(grid[0]) or 1)
                for one in grid:
                    one[place : place + 1] = []
            case 5:
                chance.shuffle(line)
            case _:
                line[slice(i := chance.randrange(len(line) + 1), i + 1)] = [
                    chance.choice(ODD_CELLS)
                ]
        if not any(grid):
            grid.append(["项目编号"])
    return book


def _csv(chance: Random, folder: Path) -> Made:
    """A folder of csv, one of them in another encoding, with other marks or other bytes."""
    sheets = {sheet: csv_text(grid).encode() for sheet, grid in base().items()}
    sheet = chance.choice(list(sheets))
    sheets[sheet] = _odd_text(chance, sheets[sheet].decode(), ODD_TEXTS, strange=True)
    return _folder(folder, sheets)


def _mapping(chance: Random, folder: Path) -> Made:
    """A mapping file with odd words, beside a table that it is about."""
    table, text = chance.choice(_mappings())
    _written(folder / "映射.yaml", _odd_text(chance, text, ODD_YAML))
    if table:
        return Path(shutil.copy(PUBLISHED / MAPPED[table], folder)), folder / "映射.yaml"
    return saved(folder, base()), folder / "映射.yaml"


def _scenario(chance: Random, folder: Path) -> Made:
    """A scenario file with odd words, beside the one that it may extend."""
    for path in SCENARIOS.glob("*.yaml"):
        shutil.copy(path, folder)
    text = chance.choice([path.read_text(encoding="utf-8") for path in sorted(SCENARIOS.glob("*.yaml"))])  # fmt: skip
    return _written(folder / "情景.yaml", _odd_text(chance, text, ODD_YAML))


def _odd_text(chance: Random, text: str, words: tuple[str, ...], *, strange: bool = False) -> bytes:
    """Words put in, lines dropped, doubled or moved; at times other bytes or another encoding."""
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        lines = text.splitlines(keepends=True)
        row = chance.randrange(len(lines) or 1)
        match chance.randrange(12):
            case 0:
                lines[row : row + 1] = []
            case 1:
                lines[row:row] = chance.sample(lines, min(2, len(lines)))
            case 2:
                chance.shuffle(lines)
            case 3:
                lines[row : row + 1] = [
                    f"{chance.choice(words)}{one}" for one in lines[row : row + 1]
                ]
            case 4 | 5 | 6 | 7:
                name, mark, _ = "".join(lines[row : row + 1]).partition(
                    chance.choice((": ", ",", "："))
                )
                lines[row : row + 1] = (
                    [f"{name}{mark}{chance.choice(words)}\n"] if mark else lines[row : row + 1]
                )
            case _:
                text = "".join(lines)
                place = chance.randrange(len(text) + 1)
                cut = chance.choice((0, 0, 1, 5))
                lines = [text[:place], chance.choice(words), text[place + cut :]]
        text = "".join(lines)
    code = chance.choice(("utf-8-sig", "utf-16", "gb18030", "utf-16-be", "big5", "utf-7")) if strange and chance.random() < 0.3 else "utf-8"  # fmt: skip
    data = text.encode(code, "replace")
    return flipped(chance, data) if chance.random() < 0.25 else data


def _written(path: Path, data: bytes) -> Made:
    path.write_bytes(data)
    return path, None


def _folder(folder: Path, sheets: dict[str, bytes]) -> Made:
    (folder / "台账").mkdir()
    for sheet, data in sheets.items():
        (folder / "台账" / f"{sheet}.csv").write_bytes(data)
    return folder / "台账", None


def _bytes_of(maker: Make) -> bytes:
    """A workbook without the moment at which it was made."""
    with TemporaryDirectory() as folder:
        data = maker(Path(folder)).read_bytes()
    if not data.startswith(ZIP):
        return data
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, MOMENT.sub(b"2026-01-01T00:00:00Z", old.read(name)))
    return buffer.getvalue()


def _template(folder: Path) -> Path:
    write_template(folder / NAME)
    return folder / NAME


def _rich(folder: Path) -> Path:
    """Everything at once that only the XML tells."""
    edits: dict[str, object] = {
        "F3": Formula("=1+1", 8000), "G3": Formula("=1/0", "#DIV/0!"), "G4": Formula("=F4", ""), "资金渠道!E2": Styled(0.05, "0.0%"),
        "L5": Styled(46112.5, "yyyy-mm-dd hh:mm"), "P1": "说明", "P2": "a&b<c>\n\"d\"", "P3": "全_x0041_", "F5": "1.2亿元",
    }  # fmt: skip

    def touch(book: object) -> None:
        page = book.get_worksheet_by_name("项目")  # type: ignore[attr-defined]
        page.set_row(4, None, None, {"hidden": True})
        page.autofilter("A1:P8")
        page.filter_column("E", "x == 签约")
        page.write("A400", "远")

    return merged(edited(edits, touch), "H5:H6")(folder)


@cache
def _books() -> tuple[bytes, ...]:
    makers = [make for name, make in FORMS.items() if name.startswith("xlsx")]
    return tuple(
        _bytes_of(maker)
        for maker in (
            *makers,
            _rich,
            _rich,
            _template,
            lambda folder: full_county(folder, 3, 14, 8),
        )
    )


@cache
def _old_books() -> tuple[bytes, ...]:
    kept = ROOT / "tests" / "books" / "data" / "county.xls"
    return _bytes_of(old_book), kept.read_bytes()


@cache
def _mappings() -> tuple[tuple[str, str], ...]:
    """Mappings by the published table that they are about; without one they are about 项目."""
    own = (
        "table: projects\nsheet: 项目\ncolumns:\n  name: 项目名称\n  invest_wan: 总投资(万元)\nconstants:\n  needs: 无\n"
        "waive: [stage]\nunits:\n  invest_wan: 万元\n  land_mu: 亩\nwords:\n  stage:\n    签约: 落地\nrates:\n  美元: 7.1\nkeep: [备注]\n",
        "tables:\n  projects:\n    columns:\n      name: 项目名称\n    words:\n      kind: {工业: 农业}\n  leaders:\n    sheet: 领导\n    waive: [hours]\n",
    )  # fmt: skip
    read = ((name, (PUBLISHED / f"{name}.map.yaml").read_text(encoding="utf-8")) for name in MAPPED)
    return (*read, *(("", text) for text in own))


MAKERS: dict[str, Callable[[Random, Path], Made]] = {
    "xlsx": _xlsx, "cells": _cells, "xls": _xls, "csv": _csv, "mapping": _mapping, "scenario": _scenario,
}  # fmt: skip
