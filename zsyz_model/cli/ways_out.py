"""The commands that ask what to do when nothing fits or something happened: repair and replan."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from zsyz_model.cli.flags import written_into
from zsyz_model.cli.telling import tell_json, tell_lines, tell_reasons
from zsyz_model.findings import Finding, InputError, NoPlanError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from zsyz_model.case import Case
    from zsyz_model.case.repairs import WaysOut
    from zsyz_model.case.replans import Replanned

UNANSWERED = 1


def run_repair(path: Path, count: int, out: Path | None, as_json: bool) -> int:
    """The conflicts of a scenario and its cheapest ways out; 1 when it cannot be planned."""
    from zsyz_model.case.naming import with_names
    from zsyz_model.case.repairs import repair_sentences
    from zsyz_model.inquiry.repair import repair
    from zsyz_model.pipeline import read_case

    case = read_case(path)
    answer = repair(case, count)
    files = _draw_card(answer, case, out) if out else ()
    if as_json:
        tell_json({**asdict(answer), "written": [file.as_posix() for file in files]})
        return int(not answer.feasible)
    tell_lines(*with_names(repair_sentences(answer), case))
    _tell_files(files)
    return int(not answer.feasible)


def _draw_card(answer: WaysOut, case: Case, out: Path) -> Sequence[Path]:
    from zsyz_model.report.conflict_card import draw_card

    return _save(draw_card(answer, case), out / "conflict")


def run_replan(folder: Path, event: Path, points: int, out: Path | None, as_json: bool) -> int:
    """What a stored run becomes after an event; 1 when that cannot be asked or answered."""
    from zsyz_model.batch.asked import known_run
    from zsyz_model.case.naming import with_names
    from zsyz_model.case.replans import replan_sentences
    from zsyz_model.inquiry.replan import after, replan
    from zsyz_model.scenario import read_events

    events = read_events(event)
    known = known_run(folder)
    try:
        changed = after(known.case, events)
        answer = replan(known, changed, events.title, points)
    except (InputError, NoPlanError) as error:
        return _refused(error.findings, as_json)
    files = _draw_curve(answer, changed, out) if out else ()
    if as_json:
        tell_json({**asdict(answer), "written": [file.as_posix() for file in files]})
        return 0
    tell_lines(*with_names(replan_sentences(answer), known.case))
    _tell_files(files)
    return 0


def _draw_curve(answer: Replanned, case: Case, out: Path) -> Sequence[Path]:
    from zsyz_model.report.price_curve import draw_curve

    return _save(draw_curve(answer, case), out / "replan")


def _save(page: Figure, stem: Path) -> list[Path]:
    from zsyz_model.report.figures import save_figure

    return written_into(stem.parent, lambda: save_figure(page, stem))


def _tell_files(files: Iterable[Path]) -> None:
    for file in files:
        tell_lines(f"写出 {file.as_posix()}")


def _refused(findings: tuple[Finding, ...], as_json: bool) -> int:
    if as_json:
        rows = [finding.as_row() for finding in findings]
        tell_json({"error": UNANSWERED, "findings": rows})
    else:
        tell_reasons(findings, sys.stderr)
    return UNANSWERED
