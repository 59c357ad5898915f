"""A question is the case with one more wish; what cannot be asked is said, not solved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cases import toy_case
from zsyz_model.case import Change, Kept, Pin
from zsyz_model.findings import InputError, RunError
from zsyz_model.inquiry import ask, know, know_stored, wished

CASE = toy_case()
KNOWN = know(CASE)


def test_the_same_question_gets_the_same_plan() -> None:
    again = ask(KNOWN, CASE).plan

    assert again.to_json() | {"seconds": 0} == KNOWN.plan.to_json() | {"seconds": 0}


def test_a_forced_quarter_holds_in_the_answer() -> None:
    start = KNOWN.plan.starts[0]
    later = CASE.scenario.span.quarters[-1]
    assert start.quarter != later

    found = ask(KNOWN, wished(CASE, pins=[Pin(start.project_id, quarter=later)]))

    assert {x.project_id: x.quarter for x in found.plan.starts}[start.project_id] == later
    assert found.plan.goal("merit").value <= KNOWN.plan.goal("merit").value


@pytest.mark.parametrize(
    "pin",
    [
        Pin("没有的项目", quarter="2027Q1"),
        Pin("P1", leader="没有的领导"),
        Pin("P1", site="没有的地块"),
    ],
)
def test_a_subject_that_is_not_there_cannot_be_asked_about(pin: Pin) -> None:
    with pytest.raises(InputError, match="没有的"):
        wished(CASE, pins=[pin])


def test_a_changed_cell_is_read_by_the_answer() -> None:
    project = KNOWN.plan.starts[0].project_id
    gone = Change("项目", project, remove=True)

    found = ask(KNOWN, wished(CASE, changes=[gone]))

    assert project not in {x.project_id for x in found.plan.starts}


def test_a_stored_plan_that_no_longer_holds_is_not_asked() -> None:
    start = KNOWN.plan.starts[0]
    moved = replace(
        KNOWN.plan, starts=(replace(start, land_mu=start.land_mu + 1), *KNOWN.plan.starts[1:])
    )

    with pytest.raises(RunError, match="Q01"):
        know_stored(CASE, moved)


def test_a_stored_plan_answers_like_a_fresh_one() -> None:
    assert know_stored(CASE, KNOWN.plan).plan.goals == KNOWN.plan.goals


def test_keeping_everything_changes_nothing() -> None:
    found = ask(KNOWN, CASE, Kept(KNOWN.plan, 0))

    assert found.plan.changes == 0
    assert found.plan.starts == KNOWN.plan.starts
