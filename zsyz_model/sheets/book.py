"""A workbook on the disk: whole or not at all, the same bytes for the same content."""

from __future__ import annotations

import datetime as dt
import math
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from zsyz_model.findings import Finding
from zsyz_model.sheets.cells import (
    Pen,
    column_letters,
    plain,
    safe_text,
    shown_width,
    write_cell,
    write_text,
)
from zsyz_model.sheets.names import named
from zsyz_model.sheets.shapes import MESSAGE_CHARS, TITLE_CHARS, Form, Rule, Sheet, fitting_widths

_CREATED = dt.datetime(2000, 1, 1)
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_A4, _PAGE_CHARS = 9, 165
_COMMENT_CHARS, _COMMENT_LINE = 40, 17
_FOOT_CHARS = 200
_HEAD_HEIGHT, _LINE_HEIGHT, _AROUND = 27.0, 14.5, 5.0


def write_book(path: Path, sheets: Sequence[Sheet]) -> tuple[Finding, ...]:
    """Write the sheets as one xlsx in the given order; the same content gives the same bytes.

    The file appears whole or not at all: it is written beside its place and then renamed.
    Returns a finding for each sheet that could not keep its name; the book then begins
    with a sheet that lists the names.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    pages, told = named(path.name, sheets)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".writing-") as folder:
        part = Path(folder) / "book.xlsx"
        with xlsxwriter.Workbook(str(part), _OPTIONS) as book:
            book.set_properties({"created": _CREATED})
            pen = Pen(book, {})
            for name, sheet in pages:
                _write_sheet(pen, sheet, name)
        part.replace(path)
    return told


def _write_sheet(pen: Pen, sheet: Sheet, name: str) -> None:
    page = pen.book.add_worksheet(name)
    for line, note in enumerate(sheet.notes):
        write_text(pen, page, line, 0, note, "note" if line else "title")
    top = len(sheet.notes)
    marked = sheet.form.required if sheet.form else [False] * len(sheet.headers)
    for place, header in enumerate(sheet.headers):
        role = "required" if marked[place] else "header"
        write_text(pen, page, top, place, header, role)
    _write_rows(pen, page, sheet, top)
    widths = sheet.widths or fitting_widths(sheet)
    for place, width in enumerate(widths):
        page.set_column(place, place, width, _column_look(pen, sheet, place))
    _set_heights(page, sheet, widths, top)
    page.freeze_panes(top + 1, sheet.form.frozen if sheet.form else 0)
    if sheet.tab:
        page.set_tab_color(sheet.tab)
    if sheet.paged:
        _set_paper(page, top, sum(widths), sheet.foot)
    if sheet.form:
        _write_form(pen, page, sheet, sheet.form, top)


def _write_rows(pen: Pen, page: Any, sheet: Sheet, top: int) -> None:
    formats = list(sheet.formats or [None] * len(sheet.headers))
    for number, row in enumerate(sheet.rows):
        for place, value in enumerate(row):
            line, at = top + 1 + number, (number, place)
            look = sheet.looks.get(at, "cell")
            if target := sheet.links.get(at):
                place_of = f"internal:'{target.replace(chr(39), chr(39) * 2)}'!A1"
                text = safe_text(str(plain(value) or ""))
                page.write_url(line, place, place_of, pen.format("link"), text)
            else:
                form = formats[place] if place < len(formats) else None
                write_cell(pen, page, line, place, value, form, look)


def _column_look(pen: Pen, sheet: Sheet, place: int) -> Any:
    """The format that the empty cells of a form's column already have."""
    formats = sheet.formats or ()
    if sheet.form is None or place >= len(formats):
        return None
    return pen.format("cell", formats[place])


def _set_heights(page: Any, sheet: Sheet, widths: Sequence[float], top: int) -> None:
    """A form's header stands high; rows with looks are as high as their wrapped text needs.

    Not every program fits rows to wrapped text when it opens a book.
    """
    if sheet.form or sheet.looks:
        page.set_row(top, _HEAD_HEIGHT)
    for number, row in enumerate(sheet.rows if sheet.looks else ()):
        texts = zip(row, widths, strict=False)
        lines = max(math.ceil(shown_width(plain(v) or "") / (w - 1)) for v, w in texts)
        page.set_row(top + 1 + number, _AROUND + _LINE_HEIGHT * max(1, lines))


def _set_paper(page: Any, top: int, chars: float, foot: str) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(math.ceil(chars / _PAGE_CHARS), 0)
    page.repeat_rows(top)
    told = safe_text(foot).replace("&", "&&")[:_FOOT_CHARS]
    page.set_footer(f"&L{told or '&A'}&R&P / &N")


def _write_form(pen: Pen, page: Any, sheet: Sheet, form: Form, top: int) -> None:
    for place, comment in enumerate(form.comments):
        page.write_comment(top, place, safe_text(comment), _comment_size(comment))
    for place, rule in enumerate(form.rules):
        if rule is not None:
            page.data_validation(top + 1, place, top + form.room, place, _validation(rule))
    for place, value in enumerate(sheet.rows[0] if sheet.rows else ()):
        if (shown := plain(value)) is not None:
            test = {
                "type": "formula",
                "criteria": f"=${column_letters(place)}${top + 2}={_literal(shown)}",
                "format": pen.format("example"),
            }
            page.conditional_format(top + 1, place, top + 1, place, test)


def _literal(value: bool | float | str | dt.datetime) -> str:
    """A value as a formula writes it."""
    match value:
        case bool():
            return '"是"' if value else '"否"'
        case dt.datetime():
            return f"DATE({value.year},{value.month},{value.day})"
        case int() | float():
            return repr(value)
    return '"' + value.replace('"', '""') + '"'


def _comment_size(comment: str) -> dict[str, object]:
    """A comment's box, wide and high enough to be read whole."""
    lines = sum(
        max(1, math.ceil(shown_width(line) / _COMMENT_CHARS)) for line in comment.split("\n")
    )
    return {
        "author": "zsyz",
        "width": 7 * _COMMENT_CHARS,
        "height": _COMMENT_LINE * (lines + 1),
        "font_size": 9,
    }


def _validation(rule: Rule) -> dict[str, object]:
    """A rule in the words of the writer."""
    told: dict[str, object] = {
        "validate": rule.allow,
        "error_title": rule.title[:TITLE_CHARS],
        "error_message": rule.message[:MESSAGE_CHARS],
        "error_type": "stop" if rule.strict else "warning",
    }
    if rule.allow == "list":
        source = rule.source if isinstance(rule.source, str) else list(rule.source)
        return told | {"source": source}
    if rule.low is not None and rule.high is not None:
        return told | {"criteria": "between", "minimum": rule.low, "maximum": rule.high}
    if rule.high is not None:
        return told | {"criteria": "<=", "value": rule.high}
    return told | {"criteria": ">=", "value": rule.low}
