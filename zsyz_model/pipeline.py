"""The corridor: the order of the stages and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from zsyz_model.case import Admission, Case, JointReview, Kept, Outcome, Plan, Scores, Status
from zsyz_model.explain import explain_unplaced
from zsyz_model.judge import check_kept_plan, judge
from zsyz_model.ledger import read_ledger
from zsyz_model.planning import Memory, Tiered, plan
from zsyz_model.review import (
    basis_of,
    check_scores,
    joint_review,
    led_teams,
    scores_of,
    screen,
)  # fmt: skip
from zsyz_model.scenario import apply_changes, read_scenario
from zsyz_model.swaps import tell_swaps
from zsyz_model.validate import check_sums, validate

Watch = Callable[[str, float], None]


def unwatched(_stage: str, _share: float) -> None:
    """The watch of a run that nobody looks at."""


def read_case(path: Path) -> Case:
    """A scenario file with its ledger, changed as the scenario says, and validated."""
    scenario = read_scenario(path)
    return validate(scenario, apply_changes(read_ledger(scenario.ledger), scenario))


def admit(case: Case) -> tuple[Case, Admission, Scores]:
    """Joint review: who is kept and what each is worth; the case with what was found on the way."""
    admission = screen(case)
    basis = basis_of(case, admission)
    found = (*check_sums(case, admission), *check_scores(case, basis))
    told = tuple(dict.fromkeys((*case.findings, *found)))
    return replace(case, findings=told), admission, scores_of(basis)


def review(case: Case) -> JointReview:
    """The joint review for the meeting; its case carries what was found on the way."""
    found, told = joint_review(case)
    told = tuple(dict.fromkeys((*case.findings, *told)))
    return replace(found, case=replace(case, findings=told))


def run(
    case: Case,
    watch: Watch = unwatched,
    kept: Kept | None = None,
    memory: Memory[Tiered] | None = None,
) -> Outcome:
    """The whole decision, in the order in which a clerk would tell it.

    `kept`: an earlier plan whose promises count; `memory`: questions that were solved before.
    """
    watch("准入与评分", 0.0)
    reviewed = admit(case)
    found = plan(*reviewed, watch, kept, memory)
    watch("核对方案", 0.95)
    return outcome_of(*reviewed, found, kept)


def outcome_of(
    case: Case, admission: Admission, scores: Scores, found: Plan, kept: Kept | None = None
) -> Outcome:
    """A plan with its judgement and its reasons; faults take the plan's good name."""
    faults = judge(case, admission, scores, found)
    if kept is not None:
        faults += check_kept_plan(case, admission, scores, found, kept)
    told = replace(
        found,
        faults=faults,
        unplaced=explain_unplaced(case, admission, found),
        swaps=found.swaps if faults else tell_swaps(case, found),
        status=Status.CHECK_FAILED if faults else found.status,
    )
    return Outcome(case, admission, scores, told, led_teams(case, told.leads))


def replay(case: Case, found: Plan) -> Outcome:
    """A stored plan judged again: admission and scores are redone, nothing is solved."""
    return outcome_of(*admit(case), found)
