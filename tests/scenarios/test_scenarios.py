"""The three scenarios of the demonstration: each valid, each another."""

from __future__ import annotations

from pathlib import Path

import pytest

import scenarios
from zsyz_model.case import Case
from zsyz_model.pipeline import admit, read_case
from zsyz_model.runs import effective, run_id

FOLDER = Path(scenarios.__file__).parent
NAMES = ("base", "tight_quota", "leadership_change")


@pytest.fixture(scope="module")
def cases() -> dict[str, Case]:
    """Read, validated, and past the sums that no plan could meet."""
    return {name: admit(read_case(FOLDER / f"{name}.yaml"))[0] for name in NAMES}


def test_there_are_three_with_their_titles(cases: dict[str, Case]) -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(NAMES)
    assert [cases[name].scenario.title for name in NAMES] == ["基准", "指标收紧", "领导调整"]
    assert [case.scenario.name for case in cases.values()] == list(NAMES)


def test_they_are_three_runs(cases: dict[str, Case]) -> None:
    assert len({run_id(case) for case in cases.values()}) == 3
    assert len({str(effective(case.scenario)) for case in cases.values()}) == 3


def test_tight_quota_takes_four_tenths_of_the_plan_quota_and_nothing_else(
    cases: dict[str, Case],
) -> None:
    before, after = (cases[name].table("quota") for name in ("base", "tight_quota"))
    plan = before["quota_kind"] == "计划指标"

    assert after["amount"][plan].tolist() == pytest.approx((before["amount"][plan] * 0.6).tolist())
    assert after["amount"][~plan].tolist() == before["amount"][~plan].tolist()
    assert all(change.reason for change in cases["tight_quota"].scenario.changes)


def test_two_leaders_leave_and_one_arrives(cases: dict[str, Case]) -> None:
    base, changed = cases["base"], cases["leadership_change"]
    left = set(base.leaders.index) - set(changed.leaders.index)

    assert left == {"L09", "L13"}
    assert set(changed.leaders.index) - set(base.leaders.index) == {"L35"}
    assert left <= set(base.projects["current_leader"].dropna())
    assert not left & set(changed.table("pairs")["leader_id"])
    assert all(change.reason for change in changed.scenario.changes)


def test_the_one_who_arrives_takes_over_and_all_other_present_pairs_stay(
    cases: dict[str, Case],
) -> None:
    before, after = (cases[n].projects["current_leader"] for n in ("base", "leadership_change"))

    moved = before[before.notna() & (before != after)]
    assert set(moved) == {"L13"}
    assert set(after[moved.index]) == {"L35"}
    assert after[before.isna()].isna().all()
