"""包保推进 of a scenario or a stored run: read, put together, written into a folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zsyz_model.batch.stored import asked_of
from zsyz_model.case import Case
from zsyz_model.case.board import Motion
from zsyz_model.case.light_rules import LightBook
from zsyz_model.case.progress_rules import ProgressRules
from zsyz_model.findings import cannot_write
from zsyz_model.progress import Books, calendar_text, motion
from zsyz_model.report.figures import save_figure
from zsyz_model.report.motion import draw_issues, draw_lights, motion_sheets
from zsyz_model.scenario.rulebook import read_rulebook
from zsyz_model.sheets import write_book

RULES, LIGHTS, PROGRESS = "rules", "lights.yaml", "progress.yaml"
BOOK, DOCUMENT, CALENDARS = "progress.xlsx", "progress.json", "calendar"


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """The board of a scenario or run, with the case that it is about."""

    case: Case
    told: Motion


def read_books(folder: Path) -> Books:
    """The rules in a folder. Raises InputError with every finding of the first file that has any."""
    lights = read_rulebook(folder / LIGHTS, LightBook)
    return Books(lights, read_rulebook(folder / PROGRESS, ProgressRules))


def motion_of(path: Path, rules: Path | None = None, monday: date | None = None) -> Moved:
    """The board of a scenario (with the ledger's pairs) or of a run folder (with the plan's).

    `rules`: the folder of the rules; without it the folder ``rules`` beside the scenario.
    Nothing is planned anew.

    Raises:
        InputError: when scenario, ledger or rules are refused.
        RunError: when the folder holds no finished run, or a file or an input changed since.
        NoPlanError: when a calendar cannot be made (T06).
    """
    case, plan, scenario = asked_of(path)
    return Moved(case, motion(case, plan, read_books(rules or scenario.parent / RULES), monday))


def write_motion(folder: Path, moved: Moved, weeks: int = 1) -> tuple[Path, ...]:
    """The board as workbook, JSON, charts, and a calendar for each leader with visits.

    `weeks`: how many weeks the calendars repeat the visits.

    Raises:
        InputError: when the folder cannot be written (F12).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (*_write_board(folder, moved), *_write_calendars(folder / CALENDARS, moved, weeks))
    except OSError as error:
        raise cannot_write(folder.name, "文件夹", error) from error


def _write_board(folder: Path, moved: Moved) -> tuple[Path, ...]:
    case, told = moved.case, moved.told
    write_book(folder / BOOK, motion_sheets(told, case))
    document = json.dumps(told.document(), ensure_ascii=False, indent=1, allow_nan=False)
    (folder / DOCUMENT).write_text(document, encoding="utf-8")
    charts = {"lights": draw_lights(told, case), "issues": draw_issues(told, case)}
    drawn = (file for stem, page in charts.items() for file in save_figure(page, folder / stem))
    return (folder / BOOK, folder / DOCUMENT, *drawn)


def _write_calendars(folder: Path, moved: Moved, weeks: int) -> tuple[Path, ...]:
    """One file a leader, numbered in the order of the leaders: ids may not suit a file system."""
    stamp = date.fromisoformat(moved.case.scenario.as_of)
    written = []
    for number, week in enumerate((w for w in moved.told.weeks if w.visits), start=1):
        folder.mkdir(exist_ok=True)
        safe = "".join(c for c in week.leader_id if c.isascii() and c.isalnum())
        path = folder / f"{number:02d}{'_' * bool(safe)}{safe}.ics"
        path.write_bytes(calendar_text(moved.case, week, stamp, weeks).encode())
        written.append(path)
    return tuple(written)
