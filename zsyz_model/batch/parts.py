"""The files of a run: plan.json, workbook, charts and findings.csv."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from zsyz_model.batch.stored import PLAN_FILE
from zsyz_model.case import Outcome
from zsyz_model.case.variants import file_of
from zsyz_model.findings import FINDINGS_FILE as FINDINGS_FILE
from zsyz_model.findings import Finding, findings_csv
from zsyz_model.report import write_figures, write_workbook

CHARTS = "charts"
WORKBOOK = "plan.xlsx"
NOTEBOOK, PAGE = "review.ipynb", "review.html"


def write_plan(outcome: Outcome, folder: Path) -> None:
    """plan.json and plan.xlsx with findings.csv: what every run has."""
    text = json.dumps(outcome.plan.to_json(), ensure_ascii=False, indent=1, allow_nan=False)
    (folder / PLAN_FILE).write_text(text + "\n", encoding="utf-8", newline="\n")
    write_workbook(outcome, folder / WORKBOOK)
    case = outcome.case
    found = dict.fromkeys((*case.ledger.findings, *case.findings, *outcome.plan.faults))
    write_findings(found, folder / FINDINGS_FILE)


def write_charts(outcome: Outcome, folder: Path, run: str) -> None:
    """Every chart as svg, pdf and png, with the run's id at its foot."""
    write_figures(outcome, folder / CHARTS, run)


def write_findings(findings: Iterable[Finding], path: Path) -> None:
    """One line a finding, as Excel in Chinese opens it; text that looks like a formula is quoted."""
    path.write_bytes(findings_csv(findings))


def seen_from(folder: Path, path: Path) -> str:
    """The scenario as the run's folder sees it, so that a page names no machine's folders."""
    file = file_of(path).resolve()
    whole = file.with_name(path.name)
    try:
        return Path(os.path.relpath(whole, folder.resolve())).as_posix()
    except ValueError:  # another drive
        return str(whole)
