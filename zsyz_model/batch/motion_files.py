"""The files of 包保推进: workbook, JSON, charts, calendars, public notice, what the next plan takes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from zsyz_model.batch.motion import (
    BOOK,
    CALENDARS,
    DISPATCH,
    DOCUMENT,
    NEXT_PLAN,
    PUBLIC,
    Moved,
    moved_of,
    read_books,
)
from zsyz_model.batch.parts import seen_from
from zsyz_model.case import Outcome
from zsyz_model.case.dispatch import Handed
from zsyz_model.case.variants import variant_of
from zsyz_model.findings import cannot_write
from zsyz_model.progress import calendar_text, meetings_text
from zsyz_model.progress.notice import notice_of
from zsyz_model.report.figures import save_figure
from zsyz_model.report.motion import (
    dispatch_sheet,
    draw_issues,
    draw_lights,
    handover_sheet,
    motion_sheets,
    save_notice,
)
from zsyz_model.report.wall import reverse_sheet
from zsyz_model.runs import run_id
from zsyz_model.sheets import Sheet, write_book


def tell_motion(outcome: Outcome, rules: Path, folder: Path) -> tuple[str, ...]:
    """The board of a judged plan into `folder`, and its one line. Raises as `motion_of` does."""
    case = outcome.case
    moved = moved_of(case, outcome.plan, read_books(rules), run_id(case))
    write_motion(folder, moved)
    return (moved.told.line,)


def write_motion(folder: Path, moved: Moved, weeks: int = 1) -> tuple[Path, ...]:
    """The board as workbook, JSON, charts, and a calendar for each leader with visits.

    Beside them the calendar of the dispatch meetings, the public notice in a folder of its own,
    and the next plan's scenario with the open land items. `weeks`: how many weeks the leaders'
    calendars repeat the visits.

    Raises:
        InputError: when the folder cannot be written (F12).
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        notice = notice_of(moved.told, moved.case, moved.rules.notice)
        return (
            *_write_board(folder, moved), *_write_calendars(folder / CALENDARS, moved, weeks),
            *_write_meetings(folder, moved), *_write_next(folder, moved),
            *save_notice(notice, folder / PUBLIC),
        )  # fmt: skip
    except OSError as error:
        raise cannot_write(folder.name, "文件夹", error) from error


def board_sheets(moved: Moved) -> list[Sheet]:
    """Every sheet of the workbook."""
    told, case = moved.told, moved.case
    return [
        *motion_sheets(told, case), reverse_sheet(moved.reverses, case),
        dispatch_sheet(moved.meetings, case), handover_sheet(moved.handed, case),
    ]  # fmt: skip


def _write_board(folder: Path, moved: Moved) -> tuple[Path, ...]:
    case, told = moved.case, moved.told
    write_book(folder / BOOK, board_sheets(moved))
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


def _write_meetings(folder: Path, moved: Moved) -> tuple[Path, ...]:
    stamp = date.fromisoformat(moved.case.scenario.as_of)
    path = folder / DISPATCH
    path.write_bytes(meetings_text(moved.case, moved.meetings, stamp).encode())
    return (path,)


def _write_next(folder: Path, moved: Moved) -> tuple[Path, ...]:
    """A scenario that extends this one by the open land items; none when there is nothing to ask.

    A variant of a grid cannot be extended: its items stand in the workbook alone.
    """
    scenario = moved.case.scenario
    asked = any(one.wishes for one in moved.handed)
    if scenario.path is None or variant_of(scenario.path) or not asked:
        return ()
    path = folder / NEXT_PLAN
    text = next_plan(f"{scenario.name}_land", seen_from(folder, scenario.path), moved.handed)
    path.write_text(text, encoding="utf-8", newline="\n")
    return (path,)


def next_plan(name: str, extends: str, handed: Sequence[Handed]) -> str:
    """The next plan's scenario as YAML: one change for each wish, with the item as its reason."""
    lines = [
        "# 不说不清单中未办结的土地问题，转下次方案；核对后运行 zsyz plan 本文件",
        f"name: {_quoted(name)}", f"extends: {_quoted(extends)}", "changes:",
    ]  # fmt: skip
    for one in handed:
        if not one.wishes:
            lines.append(f"  # {' '.join(one.words.split())}")
        for column, value in one.wishes.items():
            keys = f"sheet: 项目, key: {_quoted(one.project_id)}, column: {column}, set: {value}"
            lines.append(f"  - {{{keys}, reason: {_quoted(one.words)}}}")
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    """A JSON string, which YAML reads as the same string."""
    return json.dumps(words, ensure_ascii=False)
