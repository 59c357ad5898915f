"""招商 of a scenario: read, put together, judged, written into a folder or beside a run."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zsyz_model.attraction import attraction, meetings, present
from zsyz_model.case import Case, Outcome
from zsyz_model.case.attraction import Attraction
from zsyz_model.findings import cannot_write
from zsyz_model.judge.outreach import judge_outreach
from zsyz_model.pipeline import read_case
from zsyz_model.report.attraction import (
    ATTRACTION_CHARTS,
    attraction_page,
    attraction_sheets,
    summary_lines,
)
from zsyz_model.report.figures import save_figure
from zsyz_model.review.meeting.workdays import workday_on_or_after, workdays_before
from zsyz_model.sheets import write_book

BOOK, DOCUMENT, PAGE = "attraction.xlsx", "attraction.json", "attraction.html"
NOTICE, CHARTS = "notice.txt", "charts"
ABSENT = "台账没有“线索”“外出招商”“产业链”，本次不列"


@dataclass(frozen=True, slots=True, eq=False)
class Attracted:
    """招商 with the case that it is about."""

    case: Case
    told: Attraction

    def document(self) -> dict[str, Any]:
        """The JSON document, with the sentences of the summary."""
        return {"summary": list(summary_lines(self.told, self.case)), **self.told.document()}


def attract(path: Path) -> Attracted:
    """招商 of a scenario file.

    Raises:
        InputError: when scenario or ledger are refused.
    """
    return attract_case(read_case(path))


def attract_case(case: Case) -> Attracted:
    """招商 of a case; outings with which the judge finds fault are never shown as a plan."""
    told = attraction(case)
    faults = judge_outreach(case, told.plan) if told.plan else ()
    if faults:
        told = replace(told, plan=None, findings=(*told.findings, *faults))
    held = meetings(case, told, workday_on_or_after, workdays_before)
    return Attracted(case, replace(told, meetings=held))


def write_attraction(folder: Path, found: Attracted) -> tuple[Path, ...]:
    """Workbook, JSON, page and charts.

    Raises:
        InputError: when the folder cannot be written (F12).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (*_write_plain(folder, found), *_write_charts(folder, found))
    except OSError as error:
        raise cannot_write(folder.name, "文件夹", error) from error


def _write_plain(folder: Path, found: Attracted) -> tuple[Path, ...]:
    write_book(folder / BOOK, attraction_sheets(found.told, found.case))
    document = json.dumps(found.document(), ensure_ascii=False, indent=1, allow_nan=False)
    (folder / DOCUMENT).write_text(document + "\n", encoding="utf-8", newline="\n")
    (folder / PAGE).write_text(
        attraction_page(found.told, found.case), encoding="utf-8", newline="\n"
    )
    words = found.told.notice.text if found.told.notice else ""
    (folder / NOTICE).write_text(words, encoding="utf-8", newline="\n")
    return folder / BOOK, folder / DOCUMENT, folder / PAGE, folder / NOTICE


def _write_charts(folder: Path, found: Attracted) -> tuple[Path, ...]:
    (folder / CHARTS).mkdir(exist_ok=True)
    return tuple(
        file
        for stem, draw in ATTRACTION_CHARTS.items()
        for file in save_figure(draw(found.told, found.case), folder / CHARTS / stem)
    )


def lacking_attraction(case: Case) -> str:
    """Why there is nothing to tell of 招商 beside a plan; empty when one of its sheets has rows."""
    return "" if present(case) else ABSENT


def tell_attraction(outcome: Outcome, rules: Path, folder: Path) -> tuple[str, ...]:
    """招商 as a chapter of a review: workbook, JSON, page and notice into `folder`; its sentences.

    Raises:
        InputError: when the folder cannot be written (F12).
    """
    del rules  # its rules stand in the scenario
    found = attract_case(outcome.case)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_plain(folder, found)
    except OSError as error:
        raise cannot_write(folder.name, "文件夹", error) from error
    first, *more = summary_lines(found.told, found.case)
    return ("；".join((first, *more[:1])), *more[1:])
