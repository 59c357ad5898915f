"""A plan as a document: what is written is read back, and nothing else is said."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.judge.county import county_outcome
from zsyz_model.case import Goal, Plan, Reason, Status, Unplaced
from zsyz_model.findings import Finding, Severity

WHY = Unplaced("P11", (Reason("plan_quota", "差 100 亩", "再增 100 亩"),))


def plan() -> Plan:
    return replace(county_outcome().plan, unplaced=(WHY,), seconds=1.5)


def test_a_plan_survives_the_way_through_json() -> None:
    text = json.dumps(plan().to_json(), ensure_ascii=False, allow_nan=False)

    assert Plan.from_json(json.loads(text)) == plan()


def test_a_plan_from_before_there_were_loans_has_none() -> None:
    old = Plan.from_json(without(plan().to_json(), "loans"))

    assert plan().loans != ()
    assert old == replace(plan(), loans=())


def test_the_document_begins_with_how_far_it_is_proven() -> None:
    document = plan().to_json()
    head = {k: document[k] for k in ("status", "mode", "objective", "bound", "gap", "seconds")}

    assert head == {
        "status": "OPTIMAL", "mode": "tiers", "objective": 792.912, "bound": 792.912,
        "gap": 0.0, "seconds": 1.5,
    }  # fmt: skip
    assert document["unplaced"] == [
        {
            "project_id": "P11",
            "reasons": ({"rule": "plan_quota", "fact": "差 100 亩", "advice": "再增 100 亩"},),
        }
    ]


def test_faults_are_written_but_never_read() -> None:
    fault = Finding("merit", "实为 1", "重算", Severity.FAULT, subject="merit")
    document = replace(plan(), faults=(fault,), status=Status.CHECK_FAILED).to_json()

    assert document["faults"] == [fault.as_row()]
    assert Plan.from_json(document).faults == ()
    assert Plan.from_json(document).status is Status.CHECK_FAILED


def test_the_gap_is_the_largest_of_the_goals() -> None:
    goals = (Goal("merit", 10.0, 11.0, 0.1), Goal("fit", 5.0, 6.0, 0.2))
    two = replace(plan(), goals=goals)

    assert two.gap == 0.2
    assert two.goal("merit").bound == 11.0
    assert replace(two, goals=()).gap == 0.0
    with pytest.raises(KeyError, match="land_cost"):
        two.goal("land_cost")


def without(document: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key != name}


@pytest.mark.parametrize("name", ["starts", "swaps", "costs", "goals", "status", "unplaced"])
def test_a_document_that_lacks_something_is_refused(name: str) -> None:
    with pytest.raises(KeyError, match=name):
        Plan.from_json(without(plan().to_json(), name))


def test_a_record_with_a_strange_field_is_refused() -> None:
    document = plan().to_json()
    document["starts"][0]["colour"] = "red"

    with pytest.raises(TypeError, match="colour"):
        Plan.from_json(document)


@pytest.mark.parametrize("status", Status)
def test_values_are_read_under_two_endings_only(status: Status) -> None:
    assert status.readable is (status.value in ("OPTIMAL", "FEASIBLE_LIMIT"))
