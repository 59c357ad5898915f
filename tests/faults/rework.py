"""Ways to change a finished book: a part more, other bytes in a part, merges, formulas."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.faults.paper import MAP, Make


def with_part(make: Make, part: str, data: bytes) -> Make:
    """A maker: the book of another one with a part more."""

    def added(folder: Path) -> Path:
        path = make(folder)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
            book.writestr(part, data)
        return path

    return added


def patched(make: Make, part: str, old: bytes, new: bytes) -> Make:
    """A maker: the book of another one with some bytes of a part replaced."""

    def made(folder: Path) -> Path:
        path = make(folder)
        with zipfile.ZipFile(path) as book:
            parts = {info.filename: book.read(info) for info in book.infolist()}
        assert old in parts[part], f"{part} does not hold {old!r}"
        parts[part] = parts[part].replace(old, new)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            for name, data in parts.items():
                book.writestr(name, data)
        return path

    return made


def mapped(make: Make, text: str) -> Make:
    """A maker: the file of another one with a mapping file beside it."""

    def made(folder: Path) -> Path:
        (folder / MAP).write_text(text, encoding="utf-8")
        return make(folder)

    return made


def reworked(make: Make, change: Callable[[Worksheet], None]) -> Make:
    """A maker: the book of another one, its sheet 项目 changed and saved by openpyxl."""

    def made(folder: Path) -> Path:
        path = make(folder)
        book = openpyxl.load_workbook(path)
        change(book["项目"])
        book.save(path)
        book.close()
        return path

    return made


def merged(make: Make, *spans: str) -> Make:
    """A maker: the book of another one with ranges of 项目 merged; the first cell's value stays."""

    def change(page: Worksheet) -> None:
        for span in spans:
            page.merge_cells(span)

    return reworked(make, change)


def with_formula(make: Make, cell: str, formula: str) -> Make:
    """A maker: the book of another one with a formula that has no stored value."""

    def change(page: Worksheet) -> None:
        page[cell] = formula

    return reworked(make, change)
