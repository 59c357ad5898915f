"""What the notebook of leaders and land shows: a finished run's plan where there is one, else one made now."""

from __future__ import annotations

from zsyz_model.batch.asked import finished_plan
from zsyz_model.batch.home import home
from zsyz_model.batch.window import Review, found_from, open_review
from zsyz_model.findings import ZsyzError
from zsyz_model.pipeline import read_case
from zsyz_model.runs import run_folder, run_id

REPORTS = "reports"


def open_leaders_and_land(scenario: str, run: str = "") -> Review:
    """The review of a scenario, from a finished run of just this case if `reports` has one.

    Raises ZsyzError only when a run folder is given and does not fit the scenario.
    """
    if run:
        return open_review(scenario, str(found_from(run)))
    try:
        case = read_case(found_from(scenario))
    except ZsyzError as error:
        return Review(None, error.findings)
    reports = home() / REPORTS
    if (known := finished_plan(case, reports)) is not None:
        return Review(known.outcome, folder=run_folder(reports, case.scenario.name, run_id(case)))
    return open_review(scenario)
