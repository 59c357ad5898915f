"""A stored run that questions are put to: its case and its plan, judged again and unchanged."""

from __future__ import annotations

from pathlib import Path

from zsyz_model.batch.stored import check_inputs, read_plan, with_limits
from zsyz_model.findings import RunError
from zsyz_model.inquiry import Known, know_stored
from zsyz_model.pipeline import read_case
from zsyz_model.runs import check_run, read_run


def known_run(folder: Path) -> Known:
    """The plan of a run, ready for questions.

    Raises:
        RunError: when the folder holds no finished run, a file or an input changed since, or the
            plan no longer holds.
        InputError: when the scenario or the ledger cannot be read any more.
    """
    run = read_run(folder)
    if not run.done:
        raise RunError(*check_run(folder))
    case = read_case(Path(str(run.record["scenario"]["file"])))
    limits = run.record.get("limits") or {}
    case = with_limits(case, limits.get("seconds"), limits.get("gap"))
    if changed := (*check_run(folder), *check_inputs(run, case)):
        raise RunError(*changed)
    return know_stored(case, read_plan(folder))
