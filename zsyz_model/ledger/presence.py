"""Which sheets are there: chosen by name, missing ones told with what they switch off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zsyz_model.books import RawSheet
from zsyz_model.books.sources import Source
from zsyz_model.findings import Finding, InputError, Place, Severity
from zsyz_model.ledger.folding import fold, quoted
from zsyz_model.ledger.mapping import FileMap, LedgerMap
from zsyz_model.ledger.rows import is_blank
from zsyz_model.ledger.spelling import COMPANIONS, find_table
from zsyz_model.tables import TABLES, Table

SWITCHED_OFF = {
    "quota": "新增用地供给按0计",
    "plots": "不能安排存量地块与腾挪",
    "schemes": "不能安排增减挂钩复垦",
    "finance": "不核资金缺口有没有渠道",
    "targets": "不考核季度签约与开工目标",
    "travel": "行车时间按距县城分钟数相加",
    "pairs": "没有锁定、禁止与单独约定的契合度",
    "budget": "用地支出不设上限",
    "caps": "不核园区能耗、用水等容量",
    "procedures": "不因未办结手续推迟开工",
    "scores": "没有专家打分",
}
"""What a missing sheet means, where a plan would otherwise be misread."""


def choose_sheets(
    source: Source, given: LedgerMap | None
) -> tuple[dict[str, RawSheet], tuple[Finding, ...]]:
    """The sheet of each table, in the workbook's order, and what is said of the others.

    A mapping of one table reads that table alone; one of several may name other sheets.
    """
    if given is not None and given.alone:
        (only,) = given.tables.values()
        return _mapped(source, only), ()
    named = {fold(m.sheet): m.table for m in given.tables.values() if m.sheet} if given else {}
    chosen: dict[str, RawSheet] = {}
    said: list[Finding] = list(_not_found(source, named))
    for sheet in source.sheets:
        table = named.get(fold(sheet.name)) or find_table(sheet.name)
        filled = bool(sheet.marks) or not all(is_blank(row) for row in sheet.rows)
        if table is None:
            said += [_unknown(sheet)] if filled and fold(sheet.name) not in COMPANIONS else []
        elif table.name in chosen:
            said.append(_twice(sheet, table, chosen[table.name]))
        elif filled:
            chosen[table.name] = sheet
    return chosen, (*said, *_missing(source, chosen))


def _mapped(source: Source, given: FileMap) -> dict[str, RawSheet]:
    """The one sheet that a mapping is about."""
    wanted = fold(given.sheet)
    named = [
        sheet
        for sheet in source.sheets
        if (fold(sheet.name) == wanted if wanted else find_table(sheet.name) is given.table)
    ]
    sheets = named or list(source.sheets)
    if len(sheets) != 1:
        fact = f"映射只说一张表，文件里有{len(sheets)}张：{_names(sheets)}"
        advice = f"在映射中写明 sheet，或把要读的工作表改名为“{given.table.sheet}”"
        raise InputError(Finding("H13", fact, advice, Severity.REFUSED, Place(source.name)))
    return {given.table.name: sheets[0]}


def _not_found(source: Source, named: Mapping[str, Table]) -> Iterator[Finding]:
    """Sheets that a mapping names and the file does not have."""
    present = {fold(sheet.name) for sheet in source.sheets}
    for word, table in named.items():
        if word not in present:
            fact = f"映射说“{table.sheet}”在工作表“{word}”，文件里没有；现有{_names(source.sheets)}"
            advice = "改正映射中的 sheet"
            yield Finding("H08", fact, advice, Severity.REFUSED, Place(source.name), table.sheet)


def _missing(source: Source, chosen: Mapping[str, RawSheet]) -> list[Finding]:
    missing = [table for name, table in TABLES.items() if name not in chosen]
    place = Place(source.name)
    present = _names(source.sheets) or "没有"
    required = [
        Finding(
            "H08",
            f"缺少工作表“{table.sheet}”；现有{present}",
            f"补上工作表“{table.sheet}”（{table.note}），或把相应工作表改为此名",
            Severity.REFUSED,
            place,
            table.sheet,
        )
        for table in missing
        if table.required
    ]
    optional = [table for table in missing if not table.required]
    told = [
        Finding(
            "H09",
            f"没有工作表“{t.sheet}”：{SWITCHED_OFF[t.name]}",
            "",
            Severity.WARNING,
            place,
            t.sheet,
        )
        for t in optional
        if t.name in SWITCHED_OFF
    ]
    rest = [table.sheet for table in optional if table.name not in SWITCHED_OFF]
    if rest:
        fact = f"没有工作表{quoted(rest)}：相应的统计与检查不启用"
        told.append(Finding("H09", fact, "", Severity.WARNING, place, "、".join(rest)))
    return required + told


def _unknown(sheet: RawSheet) -> Finding:
    fact = "不是台账的工作表，未读取"
    return Finding(
        "H10", fact, "如应读取，改为规定的名称", Severity.WARNING, Place(sheet.file, sheet.name)
    )


def _twice(sheet: RawSheet, table: Table, first: RawSheet) -> Finding:
    fact = f"与工作表“{first.name}”同为“{table.sheet}”"
    return Finding(
        "H13", fact, "合并为一张，或把一张改名", Severity.REFUSED, Place(sheet.file, sheet.name)
    )


def _names(sheets: Sequence[RawSheet]) -> str:
    return quoted(sheet.name for sheet in sheets)
