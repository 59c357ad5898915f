"""Chapters that take part in the quarterly review beside the plan, when their sheets are filled.

A chapter writes into a folder of its own within the run's folder and says one plain line. One
that has nothing to tell says why; one that goes wrong says how, and the plan stands without it.
To join, put a `Chapter` into `CHAPTERS`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from zsyz_model.batch import assessed, attract, motion, motion_files
from zsyz_model.case import Case, Outcome
from zsyz_model.case.variants import file_of
from zsyz_model.findings import ZsyzError

CHAPTERS_FILE = "chapters.json"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter beside the plan.

    `folder`: where its files go in a run; `document`: the file to open first, within it.
    `reads`: files of rules that it takes from the folder beside the scenario. `lacking` says why
    there is nothing to tell, or nothing; `write` makes the files and says the chapter: one line,
    and further sentences for whoever reads the page.
    """

    title: str
    folder: str
    document: str
    reads: tuple[str, ...]
    lacking: Callable[[Case], str]
    write: Callable[[Outcome, Path, Path], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a chapter in a run: its line, its document when there is one, what else it says."""

    title: str
    words: str
    document: str = ""
    more: tuple[str, ...] = ()


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        "包保推进", "progress", motion.BOOK, (motion.LIGHTS, motion.PROGRESS),
        motion.lacking_motion, motion_files.tell_motion,
    ),
    Chapter(
        "招商", "attraction", attract.BOOK, (),
        attract.lacking_attraction, attract.tell_attraction,
    ),
    Chapter(
        "考核", "assessment", assessed.BOOK, (assessed.RULES.name, assessed.PAPERS.name),
        assessed.lacking_assessment, assessed.tell_assessment,
    ),
)  # fmt: skip


def rules_beside(scenario: Path) -> Path:
    """The folder of the rules that belong to a scenario."""
    return file_of(scenario).parent / motion.RULES


def write_chapters(outcome: Outcome, scenario: Path, folder: Path) -> tuple[Told, ...]:
    """Every chapter into the run's folder, and what each said into chapters.json."""
    told = tuple(_written(chapter, outcome, scenario, folder) for chapter in CHAPTERS)
    text = json.dumps([asdict(one) for one in told], ensure_ascii=False, indent=1)
    (folder / CHAPTERS_FILE).write_text(text + "\n", encoding="utf-8", newline="\n")
    return told


def _written(chapter: Chapter, outcome: Outcome, scenario: Path, folder: Path) -> Told:
    if why := chapter.lacking(outcome.case):
        return Told(chapter.title, f"未列入：{why}")
    try:
        words, *more = chapter.write(outcome, rules_beside(scenario), folder / chapter.folder)
    except ZsyzError as error:
        reasons = "；".join(f"[{found.code}] {found.fact}" for found in error.findings)
        return Told(chapter.title, f"未列入：{reasons}")
    return Told(chapter.title, words, f"{chapter.folder}/{chapter.document}", tuple(more))


def chapters_now(outcome: Outcome) -> tuple[Told, ...]:
    """What the chapters say of an outcome that belongs to no run; their files are not kept."""
    path = outcome.case.scenario.path or Path("scenario.yaml")
    with TemporaryDirectory() as folder:
        told = write_chapters(outcome, path, Path(folder))
    return tuple(replace(one, document="") for one in told)


def read_chapters(folder: Path) -> tuple[Told, ...]:
    """What the chapters of a stored run said; none for a run that has no such file."""
    try:
        document: list[dict[str, Any]] = json.loads((folder / CHAPTERS_FILE).read_bytes())
        return tuple(Told(**{**one, "more": tuple(one.get("more", ()))}) for one in document)
    except (OSError, ValueError, TypeError, AttributeError):
        return ()


def chapter_lines(folder: Path) -> tuple[str, ...]:
    """The chapters of a run as plain lines."""
    return tuple(f"　{one.title}：{one.words}" for one in read_chapters(folder))


def chapters_key(scenario: Path) -> str:
    """A hash of the rules that chapters read: a run whose rules changed is told again."""
    rules, said = rules_beside(scenario), hashlib.sha256()
    for name in sorted({name for chapter in CHAPTERS for name in chapter.reads}):
        file = rules / name
        said.update(f"{name} {file.is_file()}\n".encode())
        said.update(file.read_bytes() if file.is_file() else b"")
    return said.hexdigest()
