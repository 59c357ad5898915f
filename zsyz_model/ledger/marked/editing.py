"""One workbook marked by openpyxl, with what openpyxl drops put back."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from zsyz_model.ledger.marked.cells import Marker
from zsyz_model.ledger.marked.listing import Told, drop_lists, write_list
from zsyz_model.ledger.marked.notes import place_notes, resize_notes
from zsyz_model.ledger.marked.package import lost, open_package, restore


def edited(data: bytes, told: Told) -> bytes | None:
    """The workbook itself, marked; nothing when openpyxl cannot carry it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _edited(data, told)


def _edited(data: bytes, told: Told) -> bytes | None:
    try:
        book = load_workbook(io.BytesIO(data), rich_text=True)
        parts = open_package(data)
        drop_lists(book)
        pages = {page.title: page for page in book.worksheets}
        resize_notes(pages, parts)
        gone = lost(parts)
        notes = (f"副本不含原表的{'、'.join(gone)}，以原文件为准",) if gone else ()
        mark(book, pages, Told(told.source, told.findings, told.rows, notes))
        return restore(parts, place_notes(saved(book), pages))
    except Exception:  # openpyxl raises anything for what it does not know
        return None


def mark(book: Workbook, pages: Mapping[str, Worksheet], told: Told) -> None:
    """Every finding in its cell, and the list at the end."""
    marker = Marker(pages)
    marker.unmark()
    marker.mark(told.findings)
    write_list(book, told, marker.spot)


def saved(book: Workbook) -> bytes:
    """The workbook as bytes."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
