"""A stored run is asked only while everything about it is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.county import BASE, write_county
from zsyz_model.batch import plan_only
from zsyz_model.batch.asked import known_run
from zsyz_model.findings import RunError


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
