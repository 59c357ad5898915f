"""A stored run is asked only while everything about it is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.county import BASE, write_county
from zsyz_model.batch import plan_only
from zsyz_model.batch.asked import (
    finished_plan,
    finished_runs,
    known_of,
    known_run,
    told_run,
)
from zsyz_model.findings import RunError
from zsyz_model.pipeline import read_case


def _planned(folder: Path) -> Path:
    entry = plan_only(write_county(folder), folder / "reports")
    assert entry.run is not None
    return entry.run.folder


def test_a_run_is_known_with_its_plan(tmp_path: Path) -> None:
    known = known_run(_planned(tmp_path))

    assert known.plan.faults == ()
    assert len(known.plan.starts) == 4


def test_a_changed_scenario_is_refused(tmp_path: Path) -> None:
    folder = _planned(tmp_path)
    (tmp_path / "base.yaml").write_text(BASE + "land: {schemes_at_once: 1}\n", encoding="utf-8")

    with pytest.raises(RunError, match=r"R09.*schemes_at_once"):
        known_run(folder)


def test_a_changed_plan_is_refused(tmp_path: Path) -> None:
    folder = _planned(tmp_path)
    text = (folder / "plan.json").read_text(encoding="utf-8")
    (folder / "plan.json").write_text(text + " ", encoding="utf-8")

    with pytest.raises(RunError, match=r"plan\.json"):
        known_run(folder)


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="R03"):
        known_run(tmp_path)


def test_a_scenario_is_planned_now_and_a_run_is_taken_as_it_is(tmp_path: Path) -> None:
    folder = _planned(tmp_path)

    assert known_of(tmp_path / "base.yaml").plan.starts == known_of(folder).plan.starts


def test_a_run_is_told_with_the_ledger_before_its_changes(tmp_path: Path) -> None:
    outcome, told = told_run(_planned(tmp_path))

    assert told.name.startswith("小县 ")
    assert told.plan == outcome.plan
    assert told.given.case().scenario == outcome.case.scenario


def test_a_finished_plan_is_found_only_for_just_this_case(tmp_path: Path) -> None:
    folder, case = _planned(tmp_path), read_case(tmp_path / "base.yaml")

    found = finished_plan(case, tmp_path / "reports")
    assert found is not None
    assert found.plan == known_run(folder).plan
    assert list(finished_runs(tmp_path / "reports")) == [folder]
    assert finished_plan(case, tmp_path / "nowhere") is None
    (tmp_path / "base.yaml").write_text(BASE + "land: {schemes_at_once: 1}\n", encoding="utf-8")
    assert finished_plan(read_case(tmp_path / "base.yaml"), tmp_path / "reports") is None


def test_a_finished_plan_that_was_touched_is_not_taken(tmp_path: Path) -> None:
    folder, case = _planned(tmp_path), read_case(tmp_path / "base.yaml")
    (folder / "plan.json").write_text("{}", encoding="utf-8")

    assert finished_plan(case, tmp_path / "reports") is None
