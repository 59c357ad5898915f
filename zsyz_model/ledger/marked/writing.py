"""The way of a marked copy: the source opened, marked, listed, and put in place whole."""

from __future__ import annotations

import io
import tempfile
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.ledger.marked.cells import Marker
from zsyz_model.ledger.marked.listing import Counted, Told, drop_lists, write_list
from zsyz_model.ledger.marked.notes import place_notes, resize_notes
from zsyz_model.ledger.marked.package import lost, open_package, restore
from zsyz_model.ledger.marked.values import value_book

EDITED = (".xlsx", ".xlsm")
_PLAIN = "副本只有原表的值，没有格式、公式和批注（原文件是{kind}），以原文件为准"
_OTHERWISE = "副本只有原表的值，没有格式、公式和批注（原文件的格式不能由程序改写），以原文件为准"


def write_marked(
    source: Path, out: Path, findings: Sequence[Finding], rows: Mapping[str, Counted]
) -> None:
    """The source as an .xlsx with every finding in its cell and the list 核查结果 at the end.

    Sheets, formats, formulas with their stored values, comments and charts of an .xlsx stay;
    of other kinds the values are written at the same coordinates. `out` appears whole or not
    at all.

    Raises:
        InputError: when `out` is the source itself, is no .xlsx, or cannot be written (F12).
    """
    check_target(source, out)
    told = Told(source.name, tuple(findings), rows)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = _edited(source, told) if source.suffix.lower() in EDITED else None
        _publish(data or _rewritten(source, told), out)


def check_target(source: Path, out: Path) -> None:
    """Refuse a copy onto the source itself, or under a name that is no .xlsx (F12)."""
    if out.suffix.lower() != ".xlsx" or out.is_dir():
        raise _refusal(out, "标记副本须是.xlsx文件", "把--marked的文件名改为以.xlsx结尾")
    same = out.resolve() == source.resolve()
    if same or (out.exists() and source.exists() and out.samefile(source)):
        raise _refusal(out, "标记副本与台账是同一个文件，不覆盖原文件", "给标记副本另取文件名")


def can_be_marked(findings: Iterable[Finding]) -> bool:
    """Whether a refused ledger could be opened: only its sheets and headers were complained of."""
    refused = [finding for finding in findings if finding.severity is Severity.REFUSED]
    return bool(refused) and all(finding.code.startswith("H") for finding in refused)


def _edited(source: Path, told: Told) -> bytes | None:
    """The workbook itself, marked; nothing when openpyxl cannot carry it."""
    data = source.read_bytes()
    try:
        book = load_workbook(io.BytesIO(data), rich_text=True)
        parts = open_package(data)
        drop_lists(book)
        pages = {page.title: page for page in book.worksheets}
        resize_notes(pages, parts)
        gone = lost(parts)
        notes = (f"副本不含原表的{'、'.join(gone)}，以原文件为准",) if gone else ()
        _mark(book, pages, Told(told.source, told.findings, told.rows, notes))
        return restore(parts, place_notes(_saved(book), pages))
    except Exception:  # openpyxl raises anything for what it does not know
        return None


def _rewritten(source: Path, told: Told) -> bytes:
    """The values of the source in a new workbook, marked."""
    book, pages = value_book(source)
    kind = "csv" if source.is_dir() else source.suffix.lower()
    note = _OTHERWISE if kind in EDITED else _PLAIN.format(kind=kind)
    _mark(book, pages, Told(told.source, told.findings, told.rows, (note,)))
    return place_notes(_saved(book), {page.title: page for page in pages.values()})


def _mark(book: Workbook, pages: Mapping[str, Worksheet], told: Told) -> None:
    marker = Marker(pages)
    marker.unmark()
    marker.mark(told.findings)
    write_list(book, told, marker.spot)


def _saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _publish(data: bytes, out: Path) -> None:
    """The file in place at once, or a finding that says why not."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".writing-") as folder:
            part = Path(folder) / "marked.xlsx"
            part.write_bytes(data)
            part.replace(out)
    except OSError as error:
        fact = f"写不进标记副本（{type(error).__name__}）"
        raise _refusal(out, fact, "关闭已打开的同名文件，或换一个能写的文件夹") from error


def _refusal(out: Path, fact: str, advice: str) -> InputError:
    return InputError(Finding("F12", fact, advice, Severity.REFUSED, Place(out.name)))
