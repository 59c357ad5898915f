"""A1: valid plans have no fault, corrupted ones do, and a judge that lost a check is noticed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from unittest.mock import patch

from tests.cases import toy_case
from tests.judge.county import county_outcome
from tests.judge.crimes import Corruption, corruptions
from tests.selftest.told import Size, Told
from zsyz_model.case import Outcome
from zsyz_model.judge import CHECKS, judge
from zsyz_model.judge.accounts import true_costs
from zsyz_model.judge.facts import Facts
from zsyz_model.judge.goals import merit_of
from zsyz_model.pipeline import read_case, run

SCENARIOS = Path(__file__).parents[2] / "scenarios"
LEAST_CORRUPTIONS = 30
GRID_WAN = 0.01


def check_judge(size: Size) -> Told:
    """The hand-made county and the toy county; in full every shipped scenario as well."""
    told = Told("A1")
    counties = dict(_counties(size))
    for name, outcome in counties.items():
        told.check(outcome.plan.status.readable, f"{name}: no plan")
        told.check(not said(outcome), f"{name}: the judge finds {sorted(said(outcome))}")
        told.check(recomputed(outcome), f"{name}: objective or cost does not add up")
        found = corruptions(outcome)
        slipped = unnamed(outcome, found)
        told.passed += len(found) - len(slipped)
        told.failures += [f"{name}: {crime} slips through" for crime in slipped]
        told.figures[f"{name}: corruptions"] = len(found)
    found = corruptions(counties["county"])
    told.check(len(found) >= LEAST_CORRUPTIONS, f"only {len(found)} corruptions")
    for check in CHECKS:
        told.check(
            _missed(counties["county"], check, found),
            f"planted: without {check} nothing slips through",
        )
    told.figures["planted: checks removed one at a time, noticed"] = len(CHECKS)
    return told  # fmt: skip


def _counties(size: Size) -> Iterator[tuple[str, Outcome]]:
    yield "county", county_outcome()
    yield "toy", run(toy_case())
    if not size.reduced:
        for path in sorted(SCENARIOS.glob("*.yaml")):
            yield path.stem, run(read_case(path))


def said(outcome: Outcome) -> set[str]:
    """The codes of all faults that the judge finds."""
    return {f.code for f in judge(outcome.case, outcome.admission, outcome.scores, outcome.plan)}


def unnamed(outcome: Outcome, found: Iterable[Corruption]) -> list[str]:
    """The corruptions whose broken promise the judge does not name."""
    case, admission, scores = outcome.case, outcome.admission, outcome.scores
    return [
        crime.name
        for crime in found
        if crime.code not in {f.code for f in judge(case, admission, scores, crime.plan)}
    ]


def _missed(outcome: Outcome, check: str, found: list[Corruption]) -> bool:
    """Whether the corruptions show that the judge has lost this check."""
    with patch.dict(CHECKS):
        del CHECKS[check]
        return bool(unnamed(outcome, [crime for crime in found if crime.code == check]))


def recomputed(outcome: Outcome) -> bool:
    """Whether merit and land cost, added up again from the records, are what the plan says."""
    facts = Facts(outcome.case, outcome.admission, outcome.scores, outcome.plan)
    cost = float(sum(true_costs(facts).values()))
    merit = float(sum(merit_of(facts, start) for start in outcome.plan.starts))
    goals = {goal.name: goal.value for goal in outcome.plan.goals}
    return abs(cost - goals["land_cost"]) <= GRID_WAN and abs(merit - goals["merit"]) <= GRID_WAN
