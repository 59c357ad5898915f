"""Any one number or quarter of plan.json changed is found; a plan that the planner made never is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases import toy_tables
from tests.judge.county import county_outcome
from tests.planning.toys import plan_of, told, toy
from zsyz_model.case import Outcome, Plan
from zsyz_model.judge import judge

Path = tuple[str | int, ...]
ABOUT_THE_RUN = {"seconds", "objective", "bound", "gap", "solver", "unplaced", "faults", "changes"}
"""Top-level entries that are no promise: what was measured, what is worked out anew, and what
only the earlier plan can tell (`changes` is judged with it, in test_kept.py)."""
TOLD_ANEW = {"takers", "cost", "words"}
"""What is told of swaps: worked out from the rest when a plan is read, and never read."""
QUARTERS = {"quarter", "yields", "due"}


def _leaves(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if (path or key not in ABOUT_THE_RUN) and not (
                path[:1] == ("swaps",) and key in TOLD_ANEW
            ):
                yield from _leaves(value, (*path, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _leaves(value, (*path, number))
    else:
        yield path, node


def _changed(document: dict[str, Any], path: Path, value: Any) -> Plan:
    copy = json.loads(json.dumps(document))
    node: Any = copy
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return Plan.from_json(copy)


def _toy_outcome() -> Outcome:
    case = toy()
    return Outcome(case, *told(), plan_of(case))


OUTCOMES = {"county": county_outcome(), "toy": _toy_outcome()}
DOCUMENTS = {name: outcome.plan.to_json() for name, outcome in OUTCOMES.items()}
NUMBERS = [
    (name, path, value)
    for name, document in DOCUMENTS.items()
    for path, value in _leaves(document)
    if isinstance(value, int | float) and not isinstance(value, bool)
]
WORDS = [
    (name, path, value)
    for name, document in DOCUMENTS.items()
    for path, value in _leaves(document)
    if path[-1] in QUARTERS
]


def _codes(name: str, plan: Plan) -> set[str]:
    outcome = OUTCOMES[name]
    return {f.code for f in judge(outcome.case, outcome.admission, outcome.scores, plan)}


def test_a_plan_read_back_from_its_own_file_keeps_every_promise() -> None:
    for name, document in DOCUMENTS.items():
        assert _codes(name, Plan.from_json(json.loads(json.dumps(document)))) == set()


@pytest.mark.slow
@given(leaf=st.sampled_from(NUMBERS), steps=st.integers(-500, 500).filter(bool))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_a_number_off_by_a_hundredth_or_more_is_found(
    leaf: tuple[str, Path, Any], steps: int
) -> None:
    name, path, value = leaf
    wrong = value + steps if isinstance(value, int) else round(value + steps / 100, 4)

    assert _codes(name, _changed(DOCUMENTS[name], path, wrong))


@pytest.mark.slow
def test_there_is_no_number_that_nobody_looks_at() -> None:
    """Each once, by turns a little more and a little less; A1 of the self-tests has both."""
    unseen = []
    for turn, (name, path, value) in enumerate(NUMBERS):
        by = 0.01 if turn % 2 else -0.01
        wrong = value + (1 if by > 0 else -1) if isinstance(value, int) else round(value + by, 4)
        if not _codes(name, _changed(DOCUMENTS[name], path, wrong)):
            unseen.append((name, path))

    assert unseen == []


@pytest.mark.slow
@given(leaf=st.sampled_from(WORDS), quarter=st.sampled_from(["2026Q4", "2027Q1", "2027Q2", "2027Q3", "2027Q4", "2028Q1", "2028Q2", "2029Q1", "", "明年"]))  # fmt: skip
@settings(max_examples=80, deadline=None, derandomize=True)
def test_a_promise_in_another_quarter_is_found(leaf: tuple[str, Path, Any], quarter: str) -> None:
    name, path, value = leaf

    same = quarter == value
    assert bool(_codes(name, _changed(DOCUMENTS[name], path, quarter))) is not same


@pytest.mark.slow
@given(draw=st.data())
@settings(max_examples=15, deadline=None, derandomize=True)
def test_a_plan_that_the_planner_made_is_never_blamed(draw: st.DataObject) -> None:
    tables = toy_tables()
    for row in tables["quota"]:
        row["amount"] = draw.draw(st.integers(2000, 12000)) / 100
    for row in tables["projects"]:
        need = draw.draw(st.integers(800, 15000)) / 100
        row |= {
            "land_mu": need,
            "converted_mu": round(need * 0.8, 2),
            "farmland_mu": round(need / 3, 2),
        }
    for row in tables["leaders"]:
        row["hours"] = draw.draw(st.integers(20, 60)) / 4
    tables["projects"][0]["must_start"] = False
    case = toy(tables=tables)
    admission, scores = told()

    assert judge(case, admission, scores, plan_of(case)) == ()
