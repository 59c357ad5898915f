"""The notebook of leaders and land: a finished run is shown as it is, otherwise a plan is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.county import write_county
from zsyz_model.batch import leaders_window, plan_only
from zsyz_model.batch.leaders_window import open_leaders_and_land
from zsyz_model.batch.window import Review
from zsyz_model.case import Status


def test_a_finished_run_of_just_this_case_is_shown_and_nothing_is_solved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_county(tmp_path / "scenarios")
    made = plan_only(path, tmp_path / "reports")
    monkeypatch.setenv("ZSYZ_HOME", str(tmp_path))
    monkeypatch.setattr(leaders_window, "open_review", lambda *_: pytest.fail("it solved"))

    shown = open_leaders_and_land(str(path))

    assert shown.outcome is not None
    assert made.outcome is not None
    assert shown.outcome.plan.leads == made.outcome.plan.leads
    assert shown.loose_ends() == []


def test_without_a_run_the_plan_is_made_and_with_one_that_one_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_county(tmp_path / "scenarios")
    monkeypatch.setenv("ZSYZ_HOME", str(tmp_path))

    made = open_leaders_and_land(str(path))
    given: list[tuple[str, ...]] = []

    def taken(*words: str) -> Review:
        given.append(words)
        return Review(None)

    monkeypatch.setattr(leaders_window, "open_review", taken)
    open_leaders_and_land(str(path), "reports/base/x")

    assert made.outcome is not None
    assert made.outcome.plan.status is Status.OPTIMAL
    assert [str(word).split("/")[-1] for word in given[0]] == ["base.yaml", "x"]


def test_a_ledger_that_cannot_be_used_is_shown_by_its_findings(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    (tmp_path / "ledger.xlsx").write_bytes(b"PK")

    assert "资料有误" in open_leaders_and_land(str(path)).overview().data
