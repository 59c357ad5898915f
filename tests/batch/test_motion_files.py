"""The files of 包保推进: the next plan's scenario is one that the suite itself reads."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch.county import BASE, write_ledger
from tests.progress.books import RULES
from tests.report.motion.boards import busy_tables
from zsyz_model.batch.motion import Moved, motion_of
from zsyz_model.batch.motion_files import next_plan, write_motion
from zsyz_model.case.dispatch import Handed
from zsyz_model.pipeline import read_case


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    folder = tmp_path_factory.mktemp("county")
    tables = busy_tables()
    tables["projects"][0] |= {"must_start": False}
    write_ledger(folder / "ledger.xlsx", tables)
    shutil.copytree(RULES, folder / "rules")
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    return motion_of(folder / "base.yaml")


def test_open_land_items_reach_the_next_plan(moved: Moved, tmp_path: Path) -> None:
    """W2 has climbed to level 4: P1 must start in the next plan, and its 难点 is land."""
    written = {path.name: path for path in write_motion(tmp_path / "out", moved)}

    case = read_case(written["next_plan.yaml"])

    before, after = moved.case.projects.loc["P1"], case.projects.loc["P1"]
    assert (bool(before["must_start"]), bool(after["must_start"])) == (False, True)
    assert after["needs"] == "用地"
    assert case.scenario.name == "base_land"
    assert case.scenario.changes[0].reason.startswith("W2 P1 新材料一期：缺地，逾期 60 天")
    assert {"dispatch.ics", "notice.txt", "notice.png", "progress.xlsx"} <= set(written)
    assert written["notice.png"].parent.name == "public"
    assert moved.document()["next_plan"][0]["issue_id"] == "W2"
    assert len(moved.document()["dispatch"]) == 13


def test_words_of_the_ledger_cannot_break_the_scenario(moved: Moved, tmp_path: Path) -> None:
    odd = Handed("W1", "P1", '缺"地"\n- sheet: 领导 #{}', {"难点": "用地"})
    told = Handed("W2", "P2", "已开工\n- sheet: 领导", {})
    path, base = tmp_path / "next.yaml", moved.case.scenario.path
    assert base is not None
    source = Path(os.path.relpath(base, tmp_path)).as_posix()
    path.write_text(next_plan("next", source, (odd, told)), encoding="utf-8")

    [change] = read_case(path).scenario.changes
    assert (change.key, change.reason) == ("P1", odd.words)


def test_nothing_to_ask_is_no_file(moved: Moved, tmp_path: Path) -> None:
    written = write_motion(tmp_path, replace(moved, handed=()))

    assert "next_plan.yaml" not in {path.name for path in written}
