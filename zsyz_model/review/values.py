"""The values that are judged: facts of the ledger and points of the panel, in their own units."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from zsyz_model.case import Admission, Case
from zsyz_model.review.criteria import Criterion
from zsyz_model.review.derived import derive
from zsyz_model.review.panel import Sheets, choose_method, pool

Points = Mapping[tuple[str, str], float]
"""The panel's points by project and criterion."""


def panel_points(case: Case, sheets: Sheets) -> dict[tuple[str, str], float]:
    """The experts' points put together as the scenario says.

    Raises:
        InputError: for an unknown way to put them together.
    """
    method = choose_method(case.scenario).name
    pooled = pool(sheets, method, case.scenario.scoring.trim)
    return {key: judged.points for key, judged in pooled.items()}


def read_values(
    case: Case, admission: Admission, criteria: Sequence[Criterion], points: Points
) -> pd.DataFrame:
    """The raw value of each criterion for each kept project, NaN when missing, in its unit."""
    facts = derive(case)
    columns = {
        criterion.name: [
            points.get((project, criterion.name), math.nan)
            if criterion.faces
            else _number(facts.value(project, criterion.column))
            for project in admission.kept
        ]
        for criterion in criteria
    }
    index = pd.Index(admission.kept, dtype="str", name="project_id")
    return pd.DataFrame(columns, index=index, dtype="float64")


def _number(value: object) -> float:
    return math.nan if value is None else float(str(value))
