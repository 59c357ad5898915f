"""The evidence pack: every document of a brief into one folder."""

from __future__ import annotations

from pathlib import Path

from zsyz_model.case.worths import Worth
from zsyz_model.findings import Finding
from zsyz_model.report.papers.book import write_plan_book
from zsyz_model.report.papers.briefing import write_briefing
from zsyz_model.report.papers.bulletin import write_bulletin
from zsyz_model.report.papers.matrix import write_matrix
from zsyz_model.report.papers.minutes import write_minutes
from zsyz_model.report.papers.stamp import Brief

MINUTES, BULLETIN, BRIEFING, BOOK = "minutes.docx", "bulletin.docx", "briefing.pptx", "plan.xlsx"
FILES = (MINUTES, BULLETIN, BRIEFING, BOOK, "matrix.svg", "matrix.pdf")


def write_papers(brief: Brief, folder: Path, worths: tuple[Worth, ...] = ()) -> tuple[Finding, ...]:
    """Write `FILES`; the same brief gives the same bytes. Returns what has to be said of them."""
    folder.mkdir(parents=True, exist_ok=True)
    found = [
        *write_minutes(brief, folder / MINUTES),
        *write_bulletin(brief, folder / BULLETIN),
        *write_plan_book(brief, folder / BOOK),
        *write_briefing(brief, folder / BRIEFING, worths),
    ]
    write_matrix(brief, folder)
    return tuple(dict.fromkeys(found))
