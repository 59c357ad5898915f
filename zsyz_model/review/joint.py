"""The joint review of a case: gates, points, the panel, how sure it is, and the meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from zsyz_model.case import Admission, Case, JointReview
from zsyz_model.findings import Finding
from zsyz_model.review.criteria import CRITERIA, FULL_MARKS
from zsyz_model.review.gates import AFTER_MEETING
from zsyz_model.review.meeting.agenda import agenda
from zsyz_model.review.panel import panel_of
from zsyz_model.review.scoring import Basis, basis_of, check_missing, scores_of
from zsyz_model.review.screening import screen
from zsyz_model.review.sureness import acceptability, reversals, stability
from zsyz_model.review.told import criteria_told, rules_told

BEGUN = "初审"
"""The first stage in which a project may come to the meeting; a mere lead may not."""


def joint_review(case: Case) -> tuple[JointReview, tuple[Finding, ...]]:
    """Everything that the meeting is shown, with what was found on the way.

    Intervals, flips and acceptability are those of the weighted sum, whose points depend on no
    other project; the panel's influence and the reversals are those of the chosen method.

    Raises:
        InputError: for rules of scoring or of the meeting that cannot be (Y07, S04, S05).
    """
    admission = before_meeting(case, screen(case))
    basis = basis_of(case, admission)
    scores = scores_of(basis)
    panel, about_panel = panel_of(case, admission, basis.sheets, basis.totals)
    rules, draw = case.scenario.scoring, case.scenario.random
    shares = scores.shares.fillna(0.0).to_numpy(dtype="float64")
    names, weights = list(admission.kept), list(basis.weights.values())
    sampled = acceptability(
        shares, FULL_MARKS, names, rules.pass_mark, rules.priority_mark, draw.seed, draw.draws
    )
    totals = {str(project): float(total) for project, total in scores.total.items()}
    chances = dict(zip(names, sampled.passing.tolist(), strict=True))
    meeting, about_meeting = agenda(case, admission, totals, chances)
    review = JointReview(
        case=case,
        admission=admission,
        scores=scores,
        panel=panel,
        stability=stability(shares, np.array(weights), names, list(basis.weights), rules.pass_mark),
        acceptability=sampled,
        reversals=reversals(names, _ranked(basis)),
        agenda=meeting,
        rules=rules_told(case, admission),
        criteria=criteria_told(CRITERIA, basis),
    )
    return review, (*check_missing(case, basis), *about_panel, *about_meeting)


def before_meeting(case: Case, admission: Admission) -> Admission:
    """The same admission without the rules that hold only after a meeting has decided.

    A project in 初审 may come to the meeting; one that is only a lead may not.
    """
    stages = case.projects["stage"]
    refusals = tuple(
        refusal
        for refusal in admission.refusals
        if refusal.rule not in AFTER_MEETING
        or (refusal.rule == "not_yet_reviewed" and stages[refusal.project_id] != BEGUN)
    )
    refused = {refusal.project_id for refusal in refusals}
    kept = tuple(str(project) for project in case.projects.index if project not in refused)
    return Admission(kept, refusals)


def _ranked(basis: Basis) -> Callable[[Sequence[int]], Sequence[float]]:
    """The chosen method asked for some of the projects alone."""

    def order_of(rows: Sequence[int]) -> Sequence[float]:
        return [float(total) for total in basis.parts(basis.values.iloc[list(rows)]).sum(axis=1)]

    return order_of
