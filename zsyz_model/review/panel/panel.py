"""The expert panel of a case put together: points, outliers, influence, and what to tell."""

from __future__ import annotations

from zsyz_model.case import Admission, Case, Panel
from zsyz_model.case.wishes import PASS_LINE, PRIORITY_LINE
from zsyz_model.findings import Finding
from zsyz_model.review.panel.gaps import check_gaps, check_trim
from zsyz_model.review.panel.influence import Totals, check_influence, influence
from zsyz_model.review.panel.outliers import check_outliers, check_strict, find_outliers
from zsyz_model.review.panel.pooling import choose_method, pool
from zsyz_model.review.panel.sheets import Sheets


def panel_of(
    case: Case, admission: Admission, sheets: Sheets, total_of: Totals
) -> tuple[Panel, tuple[Finding, ...]]:
    """The panel by the scenario's `scoring.panel`, `trim` and marks, and its findings.

    Points and outliers are of all projects with sheets, influence of the admitted only:
    `total_of` gets the points of the admitted and answers with their totals.

    Raises:
        InputError: for an unknown method or a share to trim outside [0, 0.5).
    """
    rules = case.scenario.scoring
    method = choose_method(case.scenario).name
    kept = sheets.only(admission.kept)
    marks = ((PASS_LINE, rules.pass_mark), (PRIORITY_LINE, rules.priority_mark))
    moved = influence(kept, method, rules.trim, total_of, marks)
    panel = Panel(
        method=method,
        judges=sheets.judges,
        judged=tuple(pool(sheets, method, rules.trim).values()),
        outliers=find_outliers(case, sheets),
        influence=moved,
    )
    findings = (
        *sheets.findings,
        *check_gaps(case, sheets),
        *(check_trim(case, sheets) if method == "trimmed" else ()),
        *check_outliers(case, sheets),
        *check_strict(case, sheets),
        *check_influence(case, kept, moved),
    )
    return panel, findings
