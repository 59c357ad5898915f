"""Judging a plan against an earlier one: crimes that only kept_plan can name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.judge.county import county_outcome
from tests.judge.crimes.forging import honest, instead, lead_of
from zsyz_model.case import Kept, Outcome, Plan
from zsyz_model.judge import check_kept_plan, judge

OUTCOME = county_outcome()


def said(plan: Plan, kept: Kept, outcome: Outcome = OUTCOME) -> list[tuple[str, str, str]]:
    """Code, subject and fact of each finding."""
    found = check_kept_plan(outcome.case, outcome.admission, outcome.scores, plan, kept)
    return [(f.code, f.subject, f.fact) for f in found]


def another_leader() -> Plan:
    """H1 led by L4 instead of L3: a plan that is in order for itself."""
    [old] = [x for x in OUTCOME.plan.leads if x.project_id == "H1"]
    leads = instead(OUTCOME.plan.leads, old, lead_of(OUTCOME, "H1", "L4"))
    return honest(OUTCOME, replace(OUTCOME.plan, leads=leads))


def room_for_one_more() -> Outcome:
    """The county where L4 may lead three."""
    table = OUTCOME.case.leaders.copy()
    table.loc["L4", "most"] = 3
    tables = {**OUTCOME.case.ledger.tables, "leaders": table}
    return replace(
        OUTCOME, case=replace(OUTCOME.case, ledger=replace(OUTCOME.case.ledger, tables=tables))
    )


def test_the_same_plan_keeps_everything() -> None:
    assert said(OUTCOME.plan, Kept(OUTCOME.plan, 0)) == []


def test_a_changed_leader_is_named_by_this_check_alone() -> None:
    outcome = room_for_one_more()
    crime = replace(another_leader(), changes=1)

    assert judge(outcome.case, outcome.admission, outcome.scores, crime) == ()
    assert said(crime, Kept(OUTCOME.plan, 0), outcome) == [
        ("kept_plan", "H1 的包保领导", "变动 1 项（H1 的包保领导），允许 0 项")
    ]
    assert said(crime, Kept(OUTCOME.plan, 1), outcome) == []
    assert said(crime, Kept(OUTCOME.plan), outcome) == []


def test_changes_that_are_concealed_are_named() -> None:
    assert said(another_leader(), Kept(OUTCOME.plan)) == [
        ("kept_plan", "changes", "方案称变动 0 项，实为 1 项")
    ]


@pytest.mark.parametrize("changed", [{"quarter": "2027Q4"}, {"site": "J1"}])
def test_a_start_elsewhere_or_at_another_time_is_changed(changed: dict[str, Any]) -> None:
    [old] = [s for s in OUTCOME.plan.starts if s.project_id == "P01"]
    plan = replace(OUTCOME.plan, starts=instead(OUTCOME.plan.starts, old, replace(old, **changed)))

    assert said(replace(plan, changes=1), Kept(OUTCOME.plan, 0)) == [
        ("kept_plan", "P01 的开工", "变动 1 项（P01 的开工），允许 0 项")
    ]


def test_what_is_new_is_no_change() -> None:
    earlier = replace(OUTCOME.plan, starts=OUTCOME.plan.starts[1:], leads=OUTCOME.plan.leads[1:])

    assert said(OUTCOME.plan, Kept(earlier, 0)) == []


def test_what_has_begun_or_is_finished_is_no_promise_any_more() -> None:
    """P12 runs: its start is no promise, its leader is; of P13 and of a stranger nothing is left
    and everything is lost, in turn.
    """
    start, lead = OUTCOME.plan.starts[0], OUTCOME.plan.leads[0]
    ids = ("P12", "P13", "PX")
    earlier = replace(
        OUTCOME.plan,
        starts=tuple(replace(start, project_id=p) for p in ids),
        leads=tuple(replace(lead, project_id=p, leader_id="L1") for p in ids),
    )

    assert said(replace(OUTCOME.plan, changes=3), Kept(earlier, 0)) == [
        (
            "kept_plan",
            "PX 的开工",
            "变动 3 项（PX 的开工、P12 的包保领导、PX 的包保领导），允许 0 项",
        )
    ]
