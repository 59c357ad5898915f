"""A stored run that questions are put to: its case and its plan, judged again and unchanged."""

from __future__ import annotations

from pathlib import Path

from zsyz_model.batch.stored import case_of_run, check_inputs, read_plan
from zsyz_model.findings import RunError
from zsyz_model.inquiry import Known, know_stored
from zsyz_model.runs import check_run, read_run


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
