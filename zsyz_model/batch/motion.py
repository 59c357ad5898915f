"""包保推进 of a scenario or a stored run: read and put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from zsyz_model.batch.stored import asked_of
from zsyz_model.case import Case, Plan
from zsyz_model.case.board import Motion, plain
from zsyz_model.case.dispatch import Handed, Meeting
from zsyz_model.case.light_rules import LightBook
from zsyz_model.case.progress_rules import ProgressRules
from zsyz_model.case.walls import Reverse
from zsyz_model.progress import Books, motion, pairs_today
from zsyz_model.progress.dispatch import Agenda, meetings
from zsyz_model.progress.handover import handed_over
from zsyz_model.progress.reverse import OfficeDays, check_reverse, reverse_schedules
from zsyz_model.review.meeting.workdays import workdays_after, workdays_before
from zsyz_model.runs import read_run
from zsyz_model.scenario.rulebook import read_rulebook
from zsyz_model.tables import TABLES

RULES, LIGHTS, PROGRESS = "rules", "lights.yaml", "progress.yaml"
BOOK, DOCUMENT, CALENDARS = "progress.xlsx", "progress.json", "calendar"
DISPATCH, PUBLIC, NEXT_PLAN = "dispatch.ics", "public", "next_plan.yaml"
OWN_SHEETS = ("progress", "visits", "issues")
"""The sheets that only 包保推进 is told from."""


QUARTER_WEEKS = 13
"""For how many weeks dispatch meetings are called."""
OFFICE = OfficeDays(workdays_before, workdays_after)


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """The board of a scenario or run, with the case, the plan and the run that it is about."""

    case: Case
    told: Motion
    rules: ProgressRules
    plan: Plan | None = None
    reverses: tuple[Reverse, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    handed: tuple[Handed, ...] = ()
    run: str = ""
    days: OfficeDays = OFFICE

    def document(self) -> dict[str, Any]:
        """The JSON document: the board, reverse schedules, meetings, what the next plan takes over."""
        more = {"reverse": self.reverses, "dispatch": self.meetings, "next_plan": self.handed}
        return {**self.told.document(), **plain(more)}


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
    run = read_run(path).run_id if path.is_dir() else ""
    return moved_of(case, plan, read_books(rules or scenario.parent / RULES), run, monday)


def moved_of(
    case: Case, plan: Plan | None, books: Books, run: str = "", monday: date | None = None
) -> Moved:
    """The board with its reverse schedules; promises that cannot be kept are found (T41)."""
    told, as_of = motion(case, plan, books, monday), date.fromisoformat(case.scenario.as_of)
    reverses = reverse_schedules(case, plan, books.rules.reverse, as_of, OFFICE)
    told = replace(told, findings=(*told.findings, *check_reverse(case, reverses)))
    led = plan.leads if plan else pairs_today(case)
    agenda = Agenda(case, told, reverses, led, books.rules.dispatch)
    held, handed = meetings(agenda, QUARTER_WEEKS, OFFICE), handed_over(case, told.items)
    return Moved(case, told, books.rules, plan, reverses, held, handed, run)


def lacking_motion(case: Case) -> str:
    """Why there is nothing to tell of 包保推进; empty when one of its own sheets has rows."""
    sheets = [TABLES[name] for name in OWN_SHEETS]
    if any(not case.table(table.name).empty for table in sheets):
        return ""
    names = "、".join(f"“{table.sheet}”" for table in sheets)
    return f"台账没有{names}的数据；填其中一张即列入"
