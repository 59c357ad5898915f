"""A stored run that questions are put to: its case and its plan, judged again and unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zsyz_model.batch.stored import case_of_run, check_inputs, read_plan
from zsyz_model.case import Case, Outcome
from zsyz_model.findings import RunError, ZsyzError
from zsyz_model.inquiry import Known, know, know_stored
from zsyz_model.inquiry.compare import Told
from zsyz_model.inquiry.overrides import Input
from zsyz_model.ledger import read_ledger
from zsyz_model.pipeline import read_case
from zsyz_model.runs import check_run, list_runs, read_run, run_folder, run_id


def known_run(folder: Path) -> Known:
    """The plan of a run, ready for questions.

    Raises:
        RunError: when the folder holds no finished run, a file or an input changed since, or the
            plan no longer holds.
        InputError: when the scenario or the ledger cannot be read any more.
    """
    run = read_run(folder)
    case = case_of_run(run)
    if changed := (*check_run(folder), *check_inputs(run, case)):
        raise RunError(*changed)
    return know_stored(case, read_plan(folder))


def known_of(path: Path) -> Known:
    """What is asked about: a stored run, or the plan of a scenario, made now. Raises as both do."""
    return known_run(path) if path.is_dir() else know(read_case(path))


def told_run(folder: Path) -> tuple[Outcome, Told]:
    """A stored run and what it was made from: its scenario, and the ledger before its changes."""
    known = known_run(folder)
    return known.outcome, told_as(f"{known.case.scenario.title} {folder.name}", known)


def told_as(name: str, known: Known) -> Told:
    """A plan under a name, with what it was made from. Raises InputError when that is gone."""
    scenario = known.case.scenario
    return Told(name, Input(scenario, read_ledger(scenario.ledger)), known.plan)


def finished_plan(case: Case, reports: Path) -> Known | None:
    """The plan that `reports` holds of just this case, or None: nothing need then be solved."""
    try:
        folder = run_folder(reports, case.scenario.name, run_id(case))
        if not read_run(folder).done or check_run(folder):
            return None
        return know_stored(case, read_plan(folder))
    except ZsyzError:
        return None


def finished_runs(reports: Path) -> Iterator[Path]:
    """The folders under `reports` whose run came to its end."""
    yield from (run.folder for run in list_runs(reports) if run.done)
