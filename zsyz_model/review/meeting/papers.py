"""The four papers of a project (三（二）集体决策): handed in until topics are due, or not on the agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace

from zsyz_model.case import Case, KeptOff
from zsyz_model.findings import Finding, Severity
from zsyz_model.tables import TABLES, Kind
from zsyz_model.validate.said import Row, label, missing, rows_of, said

SHEET = "papers"
PAPERS = tuple(column.name for column in TABLES[SHEET].columns if column.kind is Kind.CHOICE)
"""投资项目基本情况表、可研报告、鸟瞰图、合同书, as columns of the sheet."""
HANDED_IN = "有"
NO_ROW, BLANK, LACKING, LATE = "paper_no_row", "paper_blank", "paper_lacking", "paper_late"


def lacking_papers(case: Case, projects: Iterable[str], deadline: dt.date) -> tuple[KeptOff, ...]:
    """One receipt for each paper that is not there by the deadline, project by project.

    A paper that is said to be there without a date counts as handed in (`check_papers` tells it).
    """
    rows = {row["key"]: row for row in rows_of(case.table(SHEET))}
    return tuple(
        receipt
        for project in projects
        for paper in PAPERS
        for receipt in _judge(case, rows.get(project), project, paper, deadline)
    )


def check_papers(case: Case, projects: Iterable[str], as_of: dt.date) -> Iterator[Finding]:
    """Papers that are there by the sheet but dated after the cut-off (S25) or not at all (S26)."""
    rows = {row["key"]: row for row in rows_of(case.table(SHEET))}
    for project in projects:
        for paper in PAPERS:
            row = rows.get(project)
            if row is None or row[paper] != HANDED_IN:
                continue
            cell, title = (SHEET, project, dated(paper)), label(SHEET, paper)
            if missing(row[dated(paper)]):
                fact, advice = f"{title}填“有”而无日期，按已交计", "补填日期"
                yield said(case, cell, "S26", fact, advice, Severity.WARNING)
            elif (on := row[dated(paper)].date()) > as_of:
                fact = f"{title}日期 {on} 晚于截止日 {as_of}"
                advice = "核对日期；还没有交的改填“缺”"
                yield said(case, cell, "S25", fact, advice, Severity.WARNING)


def dated(paper: str) -> str:
    """The column with the paper's date."""
    return f"{paper}_on"


def _judge(
    case: Case, row: Row | None, project: str, paper: str, deadline: dt.date
) -> Iterator[KeptOff]:
    title, sheet = label(SHEET, paper), TABLES[SHEET].sheet
    cell = case.place_of(SHEET, project, paper)
    advice = f"{deadline} 前（含当日）交{title}，在“{sheet}”填“有”和日期"
    if row is None:
        fact = f"“{sheet}”没有本项目的行，{title}未交"
        yield KeptOff(project, NO_ROW, fact, replace(cell, file=case.ledger.source), advice)
    elif missing(row[paper]):
        yield KeptOff(project, BLANK, f"{title}空白，视为未交", cell, advice)
    elif row[paper] != HANDED_IN:
        yield KeptOff(project, LACKING, f"{title}填“{row[paper]}”", cell, advice)
    elif not missing(row[dated(paper)]) and (on := row[dated(paper)].date()) > deadline:
        fact = f"{title}日期 {on}，晚于收齐议题的 {deadline}"
        advice = f"确在 {deadline} 前（含当日）交的，改正日期；否则顺延下次会议"
        yield KeptOff(project, LATE, fact, case.place_of(SHEET, project, dated(paper)), advice)
