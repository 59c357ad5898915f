"""The commands that set plans side by side: what they say, write, and their exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.batch.county import write_county
from zsyz_model.batch import plan_only
from zsyz_model.cli.door import guarded
from zsyz_model.cli.ways import Side, run_alternatives, run_compare, run_front
from zsyz_model.findings import RunError

BOTH = ("开工", "包保")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two stored runs: the toy county, and with less quota."""
    folder = tmp_path_factory.mktemp("county")
    base = write_county(folder)
    less = base.with_name("less.yaml")
    change = "changes:\n  - {sheet: 用地指标, where: {类别: 计划指标}, column: 数量, times: 0.6}\n"
    less.write_text(f"name: less\ntitle: 指标少\nextends: {base.name}\n{change}", encoding="utf-8")
    entries = [plan_only(path, folder / "reports") for path in (base, less)]
    first, other = (entry.run.folder for entry in entries if entry.run)
    return first, other


def test_alternatives_of_a_stored_run_are_told_and_drawn(
    runs: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_alternatives(runs[0], 3, 0.1, 2, BOTH, Side(False, tmp_path)) == 0

    told = capsys.readouterr().out
    assert "要 3 个，得 3 个（含原方案），找齐。" in told
    assert {path.name for path in tmp_path.iterdir()} == {f"alternatives.{x}" for x in ("svg", "pdf", "png")}  # fmt: skip


def test_a_front_is_one_json_document(
    runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_front(runs[0], ("merit", "land_cost"), 0, None, None, Side(True)) == 0

    document = json.loads(capsys.readouterr().out)
    assert document["exact"]
    assert len(document["points"]) == document["count"] > 1
    assert "plan" in document["points"][0]


def test_stability_may_count_from_another_run(
    runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_front(runs[1], ("merit", "stability"), 3, None, runs[0], Side(True)) == 0

    points = json.loads(capsys.readouterr().out)["points"]
    assert all(x["plan"]["changes"] == x["values"]["stability"] for x in points)


def test_two_runs_are_compared_and_the_cause_is_named(
    runs: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_compare(runs, 3, Side(False, tmp_path)) == 0

    told = capsys.readouterr().out
    assert "归因方法：只有一项不同，差别全归它；重算 0 次。" in told
    assert "【改动 用地指标 类别=计划指标 数量：乘以 0.6（另一个才有）】" in told
    assert (tmp_path / "difference.svg").is_file()


def test_every_further_run_is_compared_with_the_first(
    runs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_compare((*runs, runs[0]), 3, Side(True)) == 0

    one, two = json.loads(capsys.readouterr().out)["differences"]
    assert (one["same"], two["same"]) == (False, True)


def test_one_run_alone_cannot_be_compared(runs: tuple[Path, Path]) -> None:
    with pytest.raises(RunError, match="两个以上运行"):
        run_compare(runs[:1], 3, Side(False))


def test_a_run_whose_inputs_changed_since_is_not_asked(
    runs: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = write_county(tmp_path)
    run = plan_only(base, tmp_path / "reports").run
    assert run is not None
    base.write_text(base.read_text(encoding="utf-8") + "goals: {discount: 0.9}\n", encoding="utf-8")

    for ask in (
        lambda: run_alternatives(run.folder, 3, 0.1, 2, BOTH, Side(False)),
        lambda: run_front(run.folder, ("merit", "land_cost"), 0, None, None, Side(False)),
        lambda: run_compare((runs[0], run.folder), 3, Side(False)),
    ):
        assert guarded(ask) == 1
        assert "情景在运行之后改动过：goals.discount" in capsys.readouterr().err


def test_a_folder_that_holds_no_run_is_said(tmp_path: Path, runs: tuple[Path, Path]) -> None:
    half = tmp_path / "half"
    shutil.copytree(runs[0], half)
    (half / "RUN.json").unlink()

    with pytest.raises(RunError, match=r"RUN\.json"):
        run_compare((runs[0], half), 3, Side(False))
