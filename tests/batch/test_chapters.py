"""Chapters beside the plan: told when their sheets are filled, a plain line when they are not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from tests.attraction.county import county
from tests.cases import make_case, toy_tables
from tests.progress.books import RULES
from tests.report.motion.boards import busy_tables
from tests.runs.outcomes import toy_outcome
from zsyz_model.batch.chapters import (
    CHAPTERS_FILE,
    Told,
    chapter_lines,
    chapters_key,
    read_chapters,
    write_chapters,
)


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    shutil.copytree(RULES, tmp_path / "rules", ignore=shutil.ignore_patterns("published"))
    return tmp_path / "base.yaml"


def test_a_county_without_the_sheets_is_told_so(scenario: Path, tmp_path: Path) -> None:
    told, attracted, assessed = write_chapters(toy_outcome(), scenario, tmp_path)

    assert attracted.words.startswith("未列入：台账没有“线索”")
    assert assessed == Told("考核", "未列入：台账没有“到位资金”的数据")
    assert told == Told(
        "包保推进", "未列入：台账没有“进度”、“走访记录”、“问题清单”的数据；填其中一张即列入"
    )
    assert read_chapters(tmp_path)[0] == told
    assert not (tmp_path / "progress").exists()


def test_a_county_with_the_sheets_has_a_folder_in_its_run(scenario: Path, tmp_path: Path) -> None:
    told = write_chapters(toy_outcome(make_case(None, **busy_tables())), scenario, tmp_path)[0]

    assert told.document == "progress/progress.xlsx"
    assert (tmp_path / told.document).is_file()
    document = json.loads((tmp_path / "progress" / "progress.json").read_text(encoding="utf-8"))
    assert document["led_by"] == "方案的包保名单"
    assert "不说不未办结 3 件、逾期 2 件" in told.words
    assert chapter_lines(tmp_path)[0] == f"　包保推进：{told.words}"


def test_rules_that_are_missing_do_not_cost_the_plan(tmp_path: Path) -> None:
    outcome = toy_outcome(make_case(None, **busy_tables()))

    told = write_chapters(outcome, tmp_path / "base.yaml", tmp_path)[0]

    assert told.words.startswith("未列入：[Y06]")
    assert told.document == ""


def test_a_changed_rule_is_another_key(scenario: Path, tmp_path: Path) -> None:
    before = chapters_key(scenario)
    lights = tmp_path / "rules" / "lights.yaml"
    lights.write_text(
        lights.read_text(encoding="utf-8").replace("银川2025", "银川2026"), encoding="utf-8"
    )

    assert chapters_key(scenario) != before
    assert chapters_key(tmp_path / "elsewhere" / "base.yaml") != before


def test_a_run_of_before_has_no_chapters(tmp_path: Path) -> None:
    assert read_chapters(tmp_path) == ()
    for spoilt in ("[{}]", "[1]", "{"):
        (tmp_path / CHAPTERS_FILE).write_text(spoilt, encoding="utf-8")
        assert read_chapters(tmp_path) == ()


def test_a_run_told_before_chapters_had_more_to_say_is_read(tmp_path: Path) -> None:
    old = [{"title": "招商", "words": "一", "document": "attraction/attraction.xlsx"}]
    (tmp_path / CHAPTERS_FILE).write_text(json.dumps(old), encoding="utf-8")

    assert read_chapters(tmp_path) == (Told("招商", "一", "attraction/attraction.xlsx"),)


def test_attraction_is_a_chapter_of_its_own(scenario: Path, tmp_path: Path) -> None:
    told = write_chapters(toy_outcome(county()), scenario, tmp_path)[1]

    assert (told.title, told.document) == ("招商", "attraction/attraction.xlsx")
    assert (tmp_path / told.document).is_file()
    assert told.words.startswith("截至 2026-10-31")
    assert any(line.startswith("外出招商计划 2 个月 2 次") for line in told.more)
    assert read_chapters(tmp_path)[1] == told


def test_assessment_is_a_chapter_of_its_own(scenario: Path, tmp_path: Path) -> None:
    tables = toy_tables()
    tables["funds"] = [
        {"project_id": "P1", "paid_on": pd.Timestamp("2026-03-02"), "amount_wan": 100.0, "voucher_no": "1"}
    ]  # fmt: skip

    told = write_chapters(toy_outcome(make_case(None, **tables)), scenario, tmp_path)[2]

    assert told.document == "assessment/assessment.xlsx"
    assert (tmp_path / told.document).is_file()
    assert told.words.startswith("2026 年到位资金 1 笔")
