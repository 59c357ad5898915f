"""包保推进 of a scenario or a stored run: read, put together, written into a folder."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from zsyz_model.batch.stored import case_of_run, check_inputs, read_plan, scenario_of
from zsyz_model.case import Case, Outcome, Plan
from zsyz_model.case.board import Motion, plain
from zsyz_model.case.light_rules import LightBook
from zsyz_model.case.progress_rules import ProgressRules
from zsyz_model.case.walls import Reverse
from zsyz_model.findings import RunError, cannot_write
from zsyz_model.pipeline import read_case
from zsyz_model.progress import Books, calendar_text, motion
from zsyz_model.progress.reverse import OfficeDays, check_reverse, reverse_schedules
from zsyz_model.report.figures import save_figure
from zsyz_model.report.motion import draw_issues, draw_lights, motion_sheets
from zsyz_model.report.wall import reverse_sheet
from zsyz_model.review.meeting.workdays import workdays_after, workdays_before
from zsyz_model.runs import check_run, read_run, run_id
from zsyz_model.scenario.rulebook import read_rulebook
from zsyz_model.sheets import write_book
from zsyz_model.tables import TABLES

RULES, LIGHTS, PROGRESS = "rules", "lights.yaml", "progress.yaml"
BOOK, DOCUMENT, CALENDARS = "progress.xlsx", "progress.json", "calendar"
OWN_SHEETS = ("progress", "visits", "issues")
"""The sheets that only 包保推进 is told from."""


OFFICE = OfficeDays(workdays_before, workdays_after)


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """The board of a scenario or run, with the case, the plan and the run that it is about."""

    case: Case
    told: Motion
    rules: ProgressRules
    plan: Plan | None = None
    reverses: tuple[Reverse, ...] = ()
    run: str = ""
    days: OfficeDays = OFFICE

    def document(self) -> dict[str, Any]:
        """The JSON document: the board, and the reverse schedules."""
        return {**self.told.document(), "reverse": plain(self.reverses)}


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
    case, plan, scenario, run = _asked(path)
    return moved_of(case, plan, read_books(rules or scenario.parent / RULES), run, monday)


def moved_of(
    case: Case, plan: Plan | None, books: Books, run: str = "", monday: date | None = None
) -> Moved:
    """The board with its reverse schedules; promises that cannot be kept are found (T41)."""
    told, as_of = motion(case, plan, books, monday), date.fromisoformat(case.scenario.as_of)
    reverses = reverse_schedules(case, plan, books.rules.reverse, as_of, OFFICE)
    found = (*told.findings, *check_reverse(case, reverses))
    return Moved(case, replace(told, findings=found), books.rules, plan, reverses, run)


def lacking_motion(case: Case) -> str:
    """Why there is nothing to tell of 包保推进; empty when one of its own sheets has rows."""
    sheets = [TABLES[name] for name in OWN_SHEETS]
    if any(not case.table(table.name).empty for table in sheets):
        return ""
    names = "、".join(f"“{table.sheet}”" for table in sheets)
    return f"台账没有{names}的数据；填其中一张即列入"


def tell_motion(outcome: Outcome, rules: Path, folder: Path) -> str:
    """The board of a judged plan into `folder`, and its one line. Raises as `motion_of` does."""
    case = outcome.case
    moved = moved_of(case, outcome.plan, read_books(rules), run_id(case))
    write_motion(folder, moved)
    return moved.told.line


def _asked(path: Path) -> tuple[Case, Plan | None, Path, str]:
    if not path.is_dir():
        return read_case(path), None, path, ""
    run = read_run(path)
    case = case_of_run(run)
    if changed := (*check_run(path), *check_inputs(run, case)):
        raise RunError(*changed)
    return case, read_plan(path), scenario_of(run), run.run_id


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
    write_book(folder / BOOK, [*motion_sheets(told, case), reverse_sheet(moved.reverses, case)])
    document = json.dumps(moved.document(), ensure_ascii=False, indent=1, allow_nan=False)
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
