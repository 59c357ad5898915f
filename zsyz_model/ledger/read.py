"""The way of a ledger from the disk to typed tables: guard, sheets, columns, links, frames."""

from __future__ import annotations

import gc
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from zsyz_model.books.sources import Source, open_source
from zsyz_model.case.known import Ledger, RowCount
from zsyz_model.findings import Finding, InputError, Place, RunError, Severity
from zsyz_model.ledger.conversions import conversions
from zsyz_model.ledger.drafts import Draft, read_draft
from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.frames import cell_places, extra_frame, typed_frame
from zsyz_model.ledger.headers import Layout, lay_out
from zsyz_model.ledger.leftovers import check_leftovers
from zsyz_model.ledger.links import link, unchecked
from zsyz_model.ledger.mapping import LedgerMap, read_mapping
from zsyz_model.ledger.order import check_order
from zsyz_model.ledger.presence import choose_sheets
from zsyz_model.ledger.privacy import check_privacy
from zsyz_model.ledger.secrecy import check_secrecy
from zsyz_model.ledger.spelling import knows_header
from zsyz_model.ledger.suspicions import check_columns
from zsyz_model.ledger.totals import check_totals
from zsyz_model.tables import TABLES, empty


def read_ledger(path: Path, mapping: Path | None = None) -> Ledger:
    """A county's ledger: a workbook (.xlsx, .xls, .et), a folder of csv, or one mapped table.

    Every row is accepted, set aside with its reason, or stated as blank, header, total or
    note (`Ledger.rows`). With `mapping`, foreign headers, units and spellings are read as it
    says; a mapping of one table reads that table alone: the other sheets are then absent,
    and words that would name their rows stay as written.

    Raises:
        InputError: when the file or the mapping is refused, with all findings.
    """
    with _collector_at_rest():
        return _read(path, read_mapping(mapping) if mapping else None)


def _read(path: Path, given: LedgerMap | None) -> Ledger:
    source = open_source(path, _knows(given))
    if marked := check_secrecy(source.name, source.sheets):
        raise InputError(*marked)
    chosen, said = choose_sheets(source, given)
    maps = given.tables if given else {}
    layouts = [lay_out(sheet, TABLES[name], maps.get(name)) for name, sheet in chosen.items()]
    drafts = {
        layout.table.name: check_order(check_columns(read_draft(layout)))
        for layout in layouts
        if usable(layout)
    }
    if len(drafts) == len(layouts):
        drafts = link(drafts)
    left = check_leftovers(drafts)
    findings = (*source.findings, *said, *left, *_told(layouts, drafts), *_unlinked(drafts, chosen))
    if any(finding.severity is Severity.REFUSED for finding in findings):
        raise InputError(*findings)
    return _ledger(source, drafts, findings)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """A large ledger is a million new objects and no garbage: looking for some costs a tenth."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def usable(layout: Layout) -> bool:
    """Whether nothing about the header refuses the sheet."""
    return all(finding.severity is not Severity.REFUSED for finding in layout.findings)


def _ledger(source: Source, drafts: Mapping[str, Draft], findings: Sequence[Finding]) -> Ledger:
    tables = {
        name: typed_frame(drafts[name]) if name in drafts else empty(table)
        for name, table in TABLES.items()
    }
    return Ledger(
        source=source.name,
        tables=tables,
        findings=tuple(findings),
        rows={draft.layout.sheet.name: _balanced(draft) for draft in drafts.values()},
        cells=cell_places(drafts),
        absent=tuple(name for name in TABLES if name not in drafts),
        extra={name: extra_frame(draft) for name, draft in drafts.items() if draft.layout.extra},
        sha256=source.sha256,
        conversions=conversions(drafts),
    )


def _knows(given: LedgerMap | None) -> Callable[[str], bool]:
    """The test for header words: the dictionary's, or half of those that a mapping promises."""
    wanted = (
        [fold(h) for one in given.tables.values() for h in one.columns.values()] if given else []
    )
    if given is None or not given.alone or not wanted:
        return knows_header
    return lambda text: 2 * sum(header in fold(text[:20_000]) for header in wanted) >= len(wanted)


def _told(layouts: Sequence[Layout], drafts: Mapping[str, Draft]) -> list[Finding]:
    """All findings sheet by sheet, in the order of the workbook."""
    told: list[Finding] = []
    for layout in layouts:
        draft = drafts.get(layout.table.name)
        told += (
            (*draft.findings(), *check_privacy(draft), *check_totals(draft))
            if draft
            else layout.findings
        )
    return told


def _unlinked(drafts: Mapping[str, Draft], present: Container[str]) -> list[Finding]:
    """What could not be looked up because the table it names was not read."""
    return [
        Finding(
            "H14",
            f"没有工作表“{TABLES[column.refers].sheet}”，本列文字未核对",
            "用完整台账核对后再作规划",
            Severity.WARNING,
            Place(draft.layout.sheet.file, draft.layout.sheet.name, column=column.label),
        )
        for draft, column in unchecked(drafts)
        if column.refers not in present
    ]


def _balanced(draft: Draft) -> RowCount:
    """The count of a sheet; a row that is nowhere is our fault, and nothing may go on."""
    count = draft.count()
    if not count.balanced:
        place = Place(draft.layout.sheet.file, draft.layout.sheet.name)
        fact = f"内部错误：读入{count.read}行，归类后不等"
        raise RunError(Finding("X01", fact, "保留此文件并报告开发人员", Severity.REFUSED, place))
    return count
