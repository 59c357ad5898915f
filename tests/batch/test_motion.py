"""The board of files on the disk: a scenario, a run, the rules beside them, what is written."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.batch.county import BASE, write_ledger
from tests.progress.books import RULES
from tests.report.motion.boards import busy_tables
from zsyz_model.batch import plan_only
from zsyz_model.batch.motion import motion_of, read_books
from zsyz_model.batch.motion_files import write_motion
from zsyz_model.findings import InputError, RunError
from zsyz_model.progress.board import BY_LEDGER, BY_PLAN


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    write_ledger(folder / "ledger.xlsx", busy_tables())
    shutil.copytree(RULES, folder / "rules")
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    return folder / "base.yaml"


@pytest.fixture(scope="module")
def run(scenario: Path) -> Path:
    entry = plan_only(scenario, scenario.parent / "reports")
    assert entry.run is not None
    return entry.run.folder


def test_a_scenario_is_told_by_its_ledger(scenario: Path) -> None:
    told = motion_of(scenario).told

    assert told.led_by == BY_LEDGER
    assert [light.text for light in told.lights][-1] == "红（严重滞后）"


def test_a_run_is_told_by_its_plan(run: Path, scenario: Path) -> None:
    moved = motion_of(run)
    leads = json.loads((run / "plan.json").read_text(encoding="utf-8"))["leads"]

    assert moved.told.led_by == BY_PLAN
    assert {(v.project_id, v.leader_id) for w in moved.told.weeks for v in w.visits} == {
        (lead["project_id"], lead["leader_id"]) for lead in leads
    }


def test_everything_is_written_and_the_same_twice(scenario: Path, tmp_path: Path) -> None:
    moved = motion_of(scenario, monday=date(2027, 1, 4))

    first = write_motion(tmp_path / "one", moved, weeks=2)
    again = write_motion(tmp_path / "two", moved, weeks=2)

    names = [path.relative_to(tmp_path / "one").as_posix() for path in first]
    assert names[:2] == ["progress.xlsx", "progress.json"]
    assert [n for n in names if n.startswith("calendar/")] == [
        "calendar/01_L1.ics", "calendar/02_L2.ics", "calendar/03_L3.ics",
    ]  # fmt: skip
    assert [a.read_bytes() for a in first] == [b.read_bytes() for b in again]
    week = tmp_path / "one" / "calendar" / "03_L3.ics"
    assert b"RRULE:FREQ=WEEKLY;COUNT=2\r\n" in week.read_bytes()


def test_missing_rules_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Y06"):
        read_books(tmp_path)


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"RUN\.json"):
        motion_of(tmp_path)


def test_a_folder_that_cannot_be_written_is_said(scenario: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")

    with pytest.raises(InputError, match="F12"):
        write_motion(taken, motion_of(scenario))
