"""What stands above the single runs: their comparison and the list of all runs."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from zsyz_model.batch.chapters import read_chapters
from zsyz_model.batch.parts import FINDINGS_FILE, NOTEBOOK, PAGE, WORKBOOK
from zsyz_model.case import Outcome
from zsyz_model.report import write_comparison, write_index
from zsyz_model.runs import Run, attempt, input_hashes, list_runs

COMPARISON, INDEX = "comparison", "index.html"
LINKS = {PAGE: "审查页", WORKBOOK: "方案工作簿", FINDINGS_FILE: "发现清单", NOTEBOOK: "笔记本"}


def write_overview(outcomes: Sequence[Outcome], out: Path) -> None:
    """The comparison of what succeeded, and the list of all runs in the folder."""
    link = _write_comparison(outcomes, out) if outcomes else ""
    part = out / f".{INDEX}"
    try:
        write_index([index_entry(stored, out) for stored in list_runs(out)], part, link)
        part.replace(out / INDEX)
    finally:
        part.unlink(missing_ok=True)


def _write_comparison(outcomes: Sequence[Outcome], out: Path) -> str:
    """The comparison in its own folder, whole or not at all; the page's path from `out`."""
    target = out / COMPARISON
    with attempt(target) as folder:
        written = write_comparison(outcomes, folder)
        shutil.rmtree(target, ignore_errors=True)
        folder.replace(target)
    pages = [path.name for path in written if path.suffix == ".html"]
    return f"{COMPARISON}/{pages[0]}" if pages else ""


def index_entry(stored: Run, root: Path) -> Mapping[str, Any]:
    """One stored run for the list, from its RUN.json alone."""
    record = stored.record
    folder = stored.folder.relative_to(root).as_posix()
    links = {**LINKS, **{one.document: one.title for one in read_chapters(stored.folder)}}
    files = [name for name in links if name in record.get("outputs", {})]
    known = ("state", "run_id", "created", "status", "gap", "counts", "findings", "faults")
    return {
        **{name: record[name] for name in known if name in record},
        "scenario": record.get("scenario", {}).get("name"),
        "title": record.get("scenario", {}).get("title"),
        "inputs": input_hashes(record),
        "seconds": sum(record.get("seconds", {}).values()),
        "links": {links[name]: f"{folder}/{name}" for name in files},
    }
