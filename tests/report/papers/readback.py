"""What stands in a document, read back: texts, tables, charts with their workbooks, every member."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

from docx import Document
from pptx import Presentation
from python_calamine import CalamineWorkbook


def docx_texts(path: Path) -> list[str]:
    """Every paragraph of the body."""
    return [p.text.strip() for p in Document(str(path)).paragraphs if p.text.strip()]


def docx_tables(path: Path) -> list[list[dict[str, str]]]:
    """Every table as records by header."""
    found = []
    for table in Document(str(path)).tables:
        head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        found.append([dict(zip(head, row, strict=True)) for row in rows])
    return found


def slides(path: Path) -> list[Any]:
    """The slides of a presentation."""
    return list(Presentation(str(path)).slides)


def slide_texts(slide: Any) -> list[str]:
    """Every text of a slide, its table's cells too."""
    told = [s.text_frame.text for s in slide.shapes if s.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            told += [cell.text for row in shape.table.rows for cell in row.cells]
    return [text for text in told if text]


def chart_of(slide: Any) -> tuple[list[str], dict[str, list[float | None]]]:
    """Categories and values of the slide's chart, as its XML has them."""
    plot = next(s.chart for s in slide.shapes if s.has_chart).plots[0]
    return list(plot.categories), {one.name: list(one.values) for one in plot.series}


def chart_book(slide: Any) -> tuple[list[str], dict[str, list[float | None]]]:
    """The same from the workbook that the chart is edited with."""
    chart = next(s.chart for s in slide.shapes if s.has_chart)
    blob = chart.part.chart_workbook.xlsx_part.blob
    book = CalamineWorkbook.from_filelike(io.BytesIO(blob))
    head, *rows = book.get_sheet_by_index(0).to_python()
    values = {
        str(name): [None if row[x] == "" else float(str(row[x])) for row in rows]
        for x, name in enumerate(head)
        if x
    }
    return [str(row[0]) for row in rows], values


def sheets(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every sheet as records by header; two lines stand above the headers."""
    book = CalamineWorkbook.from_path(path)
    found = {}
    for name in book.sheet_names:
        _, _, head, *rows = book.get_sheet_by_name(name).to_python()
        found[name] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return found


def members(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Every member of a package, and of the packages inside it."""
    with ZipFile(io.BytesIO(raw)) as pack:
        for name in pack.namelist():
            content = pack.read(name)
            yield name, content
            if is_zipfile(io.BytesIO(content)):
                yield from ((f"{name}/{inner}", x) for inner, x in members(content))


def whole_text(path: Path) -> str:
    """Everything that a file says, tags taken away so that no run or cell border hides a word."""
    raw = path.read_bytes()
    parts = dict(members(raw)) if is_zipfile(path) else {path.name: raw}
    told = [x.decode("utf-8", "ignore") for x in parts.values()]
    return "\n".join((*parts, *told, *(re.sub(r"<[^>]+>", "", text) for text in told)))


def known_numbers(document: Mapping[str, Any], more: Iterable[float]) -> set[float]:
    """Every number in plan.json, as it is and rounded to two places, and those said besides."""
    found: set[float] = set(more)

    def take(value: Any) -> None:
        if isinstance(value, bool) or value is None or isinstance(value, str):
            return
        if isinstance(value, Mapping):
            for one in value.values():
                take(one)
        elif isinstance(value, list | tuple):
            for one in value:
                take(one)
        else:
            found.update((float(value), round(abs(float(value)), 2)))

    take(document)
    return found
