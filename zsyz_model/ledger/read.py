"""The way of a ledger from the disk to typed tables: guard, sheets, columns, links, frames."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from zsyz_model.case.known import Ledger, RowCount
from zsyz_model.findings import Finding, InputError, Place, RunError, Severity
from zsyz_model.ledger.drafts import Draft, read_draft
from zsyz_model.ledger.folding import fold
from zsyz_model.ledger.frames import cell_places, extra_frame, typed_frame
from zsyz_model.ledger.headers import Layout, knows_header, lay_out
from zsyz_model.ledger.links import link, unchecked
from zsyz_model.ledger.mapping import FileMap, read_mapping
from zsyz_model.ledger.presence import choose_sheets
from zsyz_model.ledger.sources import Source, open_source
from zsyz_model.ledger.suspicions import check_columns
from zsyz_model.ledger.totals import check_totals
from zsyz_model.tables import TABLES, empty


def read_ledger(path: Path, mapping: Path | None = None) -> Ledger:
    """A county's ledger: a workbook (.xlsx, .xls, .et), a folder of csv, or one mapped table.

    Every row is accepted, set aside with its reason, or stated as blank, header, total or
    note (`Ledger.rows`). With `mapping`, one table is read under foreign headers; the other
    sheets are then absent, and words that would name their rows stay as written.

    Raises:
        InputError: when the file or the mapping is refused, with all findings.
    """
    given = read_mapping(mapping) if mapping else None
    source = open_source(path, _knows(given))
    chosen, said = choose_sheets(source, given)
    layouts = [lay_out(sheet, TABLES[name], given) for name, sheet in chosen.items()]
    drafts = {
        layout.table.name: check_columns(read_draft(layout)) for layout in layouts if usable(layout)
    }
    if len(drafts) == len(layouts):
        drafts = link(drafts)
    findings = (*source.findings, *said, *_told(layouts, drafts), *_unlinked(drafts))
    if any(finding.severity is Severity.REFUSED for finding in findings):
        raise InputError(*findings)
    return _ledger(source, drafts, findings)


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
    )


def _knows(given: FileMap | None) -> Callable[[str], bool]:
    """The test for header words: the dictionary's, or half of those that a mapping promises."""
    if given is None or not given.columns:
        return knows_header
    wanted = [fold(header) for header in given.columns.values()]
    return lambda text: 2 * sum(header in fold(text[:20_000]) for header in wanted) >= len(wanted)


def _told(layouts: Sequence[Layout], drafts: Mapping[str, Draft]) -> list[Finding]:
    """All findings sheet by sheet, in the order of the workbook."""
    told: list[Finding] = []
    for layout in layouts:
        draft = drafts.get(layout.table.name)
        told += (*draft.findings(), *check_totals(draft)) if draft else layout.findings
    return told


def _unlinked(drafts: Mapping[str, Draft]) -> list[Finding]:
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
    ]


def _balanced(draft: Draft) -> RowCount:
    """The count of a sheet; a row that is nowhere is our fault, and nothing may go on."""
    count = draft.count()
    if not count.balanced:
        place = Place(draft.layout.sheet.file, draft.layout.sheet.name)
        fact = f"内部错误：读入{count.read}行，归类后不等"
        raise RunError(Finding("X01", fact, "保留此文件并报告开发人员", Severity.REFUSED, place))
    return count
