"""The corridor: the stages in order, and what each hands to the next."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cases import toy_case
from tests.judge.county import county_outcome
from tests.judge.crimes import CRIMES
from zsyz_model.case import Status
from zsyz_model.findings import InputError
from zsyz_model.pipeline import admit, outcome_of, read_case, replay, run


def test_a_county_is_run_to_its_end() -> None:
    """P6 is real estate and refused; the others start or run, so nobody needs a reason."""
    outcome = run(toy_case())

    assert outcome.admission.refused == ("P6",)
    assert outcome.plan.status is Status.OPTIMAL
    assert outcome.plan.faults == ()
    assert {s.project_id for s in outcome.plan.starts} == {"P1", "P2", "P3", "P5"}
    assert outcome.plan.unplaced == ()
    assert list(outcome.scores.total.index) == list(outcome.admission.kept)


def test_the_watch_hears_the_stages_in_order() -> None:
    heard: list[tuple[str, float]] = []
    run(toy_case(), lambda stage, share: heard.append((stage, share)))

    assert [heard[0], heard[-1]] == [("准入与评分", 0.0), ("核对方案", 0.95)]
    assert [share for _, share in heard] == sorted(share for _, share in heard)


def test_admission_keeps_what_was_found_before_and_says_nothing_twice() -> None:
    case, _, _ = admit(toy_case())
    again, _, _ = admit(case)

    assert len(set(case.findings)) == len(case.findings)
    assert again.findings == case.findings


def test_a_plan_with_a_fault_loses_its_good_name() -> None:
    outcome = county_outcome()
    forged = CRIMES["merit_overstated"].against(outcome)

    assert forged is not None
    told = outcome_of(outcome.case, outcome.admission, outcome.scores, forged).plan
    assert told.status is Status.CHECK_FAILED
    assert [f.code for f in told.faults] == ["merit"]


def test_an_honest_plan_keeps_its_status_and_gets_its_reasons() -> None:
    outcome = county_outcome()
    told = outcome_of(outcome.case, outcome.admission, outcome.scores, outcome.plan).plan

    assert (told.status, told.faults) == (Status.OPTIMAL, ())
    assert [u.project_id for u in told.unplaced] == ["H1", "H2", "P11"]
    assert replace(told, unplaced=(), swaps=outcome.plan.swaps) == outcome.plan
    assert [s.words[:24] for s in told.swaps] == [
        "H1 项目H1 2027 年让出地块 J2（40",
        "H2 项目H2 2027 年让出地块 J4（10",
    ]


def test_a_stored_plan_is_judged_again_without_solving() -> None:
    fresh = run(toy_case())
    stored = replace(fresh.plan, faults=(), unplaced=())
    forged = replace(stored, starts=stored.starts[1:])

    assert replay(toy_case(), stored).plan == fresh.plan
    assert replay(toy_case(), forged).plan.status is Status.CHECK_FAILED


def test_a_scenario_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.yaml"):
        read_case(tmp_path / "missing.yaml")
