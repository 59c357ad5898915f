from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.county import write_county
from zsyz_model.case import paper_rules
from zsyz_model.cli.papers import Level, Places, run_papers
from zsyz_model.findings import RunError


def test_a_scenario_without_a_run_is_planned_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = write_county(tmp_path)
    root = tmp_path / "reports"

    assert run_papers(scenario, Level.PUBLIC, Places(root, tmp_path / "out"), as_json=True) == 0

    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"folder", "files", "findings"}
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*told["files"], "PAPERS.json"}
    assert list(root.glob("base/*/RUN.json"))


def test_a_folder_that_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"RUN\.json"):
        run_papers(tmp_path, Level.INTERNAL, Places(tmp_path), as_json=False)


def test_the_flag_offers_every_level_that_there_is() -> None:
    assert {level.value for level in Level} == {level.value for level in paper_rules.Level}
