"""The command that asks how robust a plan is: what it says, writes, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.county import write_county
from zsyz_model.batch import plan_only
from zsyz_model.cli.door import guarded
from zsyz_model.cli.robust import Wanted, run_robust
from zsyz_model.findings import InputError, RunError


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The toy county's scenario with a run of it."""
    folder = tmp_path_factory.mktemp("county")
    base = write_county(folder)
    entry = plan_only(base, folder / "reports")
    assert entry.run is not None
    return base, entry.run.folder


def test_a_run_is_told_and_drawn(
    county: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_robust(county[1], Wanted(600, 5), False, tmp_path) == 0

    told = capsys.readouterr().out
    assert "按种子 5 推演 600 次" in told
    assert "计划期内开工的概率" in told
    stems = ("robust_fan", "robust_projects", "robust_draws")
    assert {path.name for path in tmp_path.iterdir()} == {
        f"{stem}.{form}" for stem in stems for form in ("svg", "pdf", "png")
    }


def test_a_scenario_with_its_tree_is_one_json_document(
    county: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_robust(county[0], Wanted(400, tree=True), True, tmp_path) == 0

    document = json.loads(capsys.readouterr().out)
    assert document["draws"] == 400
    assert min(r for x in document["tree"]["plans"] for r in x["regrets"]) == 0
    assert {"key", "source", "status"} <= set(document["assumed"][0])
    assert any(name.endswith("robust_regrets.png") for name in document["written"])


def test_a_run_and_its_scenario_tell_the_same(
    county: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    documents = []
    for asked in county:
        assert run_robust(asked, Wanted(500, 5), True) == 0
        documents.append(json.loads(capsys.readouterr().out))

    assert documents[0] == documents[1]


def test_an_unknown_project_is_said(county: tuple[Path, Path]) -> None:
    with pytest.raises(RunError, match="没有项目“P99”的开工"):
        run_robust(county[1], Wanted(200, projects=("P99",)), False)


def test_a_run_whose_inputs_changed_since_is_not_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = write_county(tmp_path)
    run = plan_only(base, tmp_path / "reports").run
    assert run is not None
    base.write_text(base.read_text(encoding="utf-8") + "goals: {discount: 0.9}\n", encoding="utf-8")

    assert guarded(lambda: run_robust(run.folder, Wanted(200), False)) == 1
    assert "情景在运行之后改动过：goals.discount" in capsys.readouterr().err


def test_charts_that_cannot_be_written_are_said(county: tuple[Path, Path], tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")

    with pytest.raises(InputError, match="taken"):
        run_robust(county[1], Wanted(200), False, taken)
