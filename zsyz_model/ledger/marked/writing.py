"""The way of a marked copy: the source opened, marked, listed, and put in place whole."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from zsyz_model.findings import Finding, InputError, Place, Severity, cannot_write
from zsyz_model.ledger.marked.apart import edited_apart
from zsyz_model.ledger.marked.editing import mark, saved
from zsyz_model.ledger.marked.listing import Counted, Told
from zsyz_model.ledger.marked.notes import place_notes
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
        editable = source.suffix.lower() in EDITED
        data = edited_apart(source.read_bytes(), told) if editable else None
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
    return bool(refused) and all(
        f.code.startswith("H") or (f.code == "E05" and f.place.sheet) for f in refused
    )


def _rewritten(source: Path, told: Told) -> bytes:
    """The values of the source in a new workbook, marked."""
    book, pages = value_book(source)
    kind = "csv" if source.is_dir() else source.suffix.lower()
    note = _OTHERWISE if kind in EDITED else _PLAIN.format(kind=kind)
    mark(book, pages, Told(told.source, told.findings, told.rows, (note,)))
    return place_notes(saved(book), {page.title: page for page in pages.values()})


def _publish(data: bytes, out: Path) -> None:
    """The file in place at once, or a finding that says why not."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".writing-") as folder:
            part = Path(folder) / "marked.xlsx"
            part.write_bytes(data)
            part.replace(out)
    except OSError as error:
        raise cannot_write(out.name, "标记副本", error) from error


def _refusal(out: Path, fact: str, advice: str) -> InputError:
    return InputError(Finding("F12", fact, advice, Severity.REFUSED, Place(out.name)))
