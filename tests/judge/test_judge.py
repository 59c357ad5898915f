"""The judge as a whole: an honest plan passes, every crime is named, the solver is not needed."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest

from tests.judge.county import county_outcome
from tests.judge.crimes import CRIMES, corruptions
from tests.planning.toys import plan_of, told, toy
from zsyz_model.case import Outcome, Plan
from zsyz_model.findings import Severity
from zsyz_model.judge import CHECKS, judge

WITH_A_TRAIN = {
    "a_refused_project_starts",
    "an_unknown_project_starts",
    "a_start_in_no_quarter_at_all",
    "a_start_in_another_place_against_the_scenario",
    "a_listed_project_with_county_quota",
    "plan_quota_used_before_its_quarter",
    "a_holder_repaid_twice",
    "a_holder_repaid_with_another_holder_s_plot",
    "a_holder_repaid_with_too_small_a_plot",
    "too_many_schemes_at_once",
}
"""Crimes that cannot be committed in this county without breaking another promise as well."""


def codes(outcome: Outcome, plan: Plan) -> list[str]:
    """The codes that the judge says of a plan, in order."""
    return [f.code for f in judge(outcome.case, outcome.admission, outcome.scores, plan)]


def test_the_plan_of_the_county_keeps_every_promise() -> None:
    outcome = county_outcome()

    assert codes(outcome, outcome.plan) == []


def test_the_county_has_something_of_everything_to_break() -> None:
    plan = county_outcome().plan
    records = (plan.starts, plan.leads, plan.land, plan.schemes, plan.plots, plan.swaps)

    assert all(records)
    assert all((plan.trades, plan.costs, plan.goals))
    assert {x.kind for s in plan.starts for x in s.sources} == {
        "计划指标", "节余指标", "清单配置", "存量地块",
    }  # fmt: skip


@pytest.mark.parametrize("name", CRIMES)
def test_every_crime_is_named_by_its_promise(name: str) -> None:
    outcome = county_outcome()
    plan = CRIMES[name].against(outcome)

    assert plan is not None
    assert plan != outcome.plan
    said = set(codes(outcome, plan))
    assert CRIMES[name].code in said
    assert (said == {CRIMES[name].code}) is (name not in WITH_A_TRAIN)


def test_there_are_crimes_against_every_promise() -> None:
    committed = Counter(crime.code for crime in CRIMES.values())

    assert set(committed) == {*CHECKS, "form"}
    assert len(corruptions(county_outcome())) == len(CRIMES) >= 30


def test_the_collection_fits_any_county() -> None:
    """The toy county has no swap by a plot, no park rule to break: what is left is named."""
    case = toy()
    admission, scores = told()
    outcome = Outcome(case, admission, scores, plan_of(case))
    found = corruptions(outcome)

    assert codes(outcome, outcome.plan) == []
    assert 30 <= len(found) < len(CRIMES)
    assert [c.name for c in found if c.code not in codes(outcome, c.plan)] == []


def test_a_fault_says_what_and_what_to_do() -> None:
    outcome = county_outcome()
    plan = CRIMES["a_hundredth_converted_without_right"].against(outcome)

    assert plan is not None
    [fault] = judge(outcome.case, outcome.admission, outcome.scores, plan)
    assert fault.severity is Severity.FAULT
    assert str(fault) == (
        "[conversion] P01：需转用或占用 80 亩，来源合计 79.99 亩。处理：不得使用本方案，重新求解"
    )


def test_two_crimes_are_both_named() -> None:
    outcome = county_outcome()
    first = CRIMES["a_start_before_its_project_is_ready"].against(outcome)

    assert first is not None
    plan = CRIMES["hours_misprinted"].against(outcome.with_plan(first))
    assert plan is not None
    assert set(codes(outcome, plan)) == {"earliest_start", "leader_hours"}


def test_a_malformed_plan_is_not_counted_any_further() -> None:
    outcome = county_outcome()
    plan = CRIMES["a_number_written_as_a_word"].against(outcome)

    assert plan is not None
    assert codes(outcome, replace(plan, leads=())) == ["form"]


def test_the_order_of_the_records_is_no_crime() -> None:
    outcome = county_outcome()
    plan = outcome.plan
    backwards = replace(
        plan,
        goals=plan.goals[::-1],
        starts=plan.starts[::-1],
        leads=plan.leads[::-1],
        land=plan.land[::-1],
        schemes=plan.schemes[::-1],
        plots=plan.plots[::-1],
        swaps=plan.swaps[::-1],
        costs=plan.costs[::-1],
    )

    assert codes(outcome, backwards) == []


@pytest.mark.slow
def test_the_judge_needs_neither_the_solver_nor_the_model() -> None:
    program = (
        "import sys, zsyz_model.judge\n"
        "met = [m for m in sys.modules if m.split('.')[0] in ('pulp', 'highspy')\n"
        "       or m.startswith(('zsyz_model.planning', 'zsyz_model.solver'))]\n"
        "print(met, 'zsyz_model.judge.land' in sys.modules)"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8")

    assert told.stderr == ""
    assert told.stdout.split("\n") == ["[] True", ""]
