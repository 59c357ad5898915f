"""The notebooks run: by hand from their folder, and in a batch from anywhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.batch.county import write_county
from zsyz_model.batch import Orders, find_notebook, review
from zsyz_model.batch.notebooks import (
    SENTINEL,
    check_executed,
    check_shape,
    read_notebook,
    run_notebook,
)
from zsyz_model.runs import check_run

NOTEBOOKS = sorted(find_notebook().parent.glob("*.ipynb"))
OF_RUNS = {"scenario_comparison.ipynb"}
"""Notebooks that read stored runs, and no ledger of their own (tests/batch/test_compared_window.py)."""
ELSEWHERE = {"quarterly_review.ipynb", "joint_review.ipynb"}
"""Notebooks with two scenarios of their own below."""


def tighter(checkout: Path) -> Path:
    """The scenario with six tenths of the plan quota."""
    tight = checkout / "scenarios" / "tight.yaml"
    change = "{sheet: 用地指标, where: {类别: 计划指标}, column: 数量, times: 0.6}"
    tight.write_text(f"extends: base.yaml\nchanges:\n- {change}\n", encoding="utf-8")
    return tight


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_has_the_shape_that_the_batch_asks_for(path: Path) -> None:
    assert check_shape(path.name, read_notebook(path)) == []


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The notebooks as they are, beside the scenarios of a small county."""
    write_county(tmp_path / "scenarios")
    (tmp_path / "notebooks").mkdir()
    for path in NOTEBOOKS:
        shutil.copy(path, tmp_path / "notebooks")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted({path.name for path in NOTEBOOKS} - OF_RUNS - ELSEWHERE))
def test_a_notebook_runs_through_papermill_with_two_scenarios(checkout: Path, name: str) -> None:
    """On a small county; by hand, on the demonstration county, nbval runs each of them."""
    for path in (checkout / "scenarios" / "base.yaml", tighter(checkout)):
        run_notebook(
            checkout / "notebooks" / name, checkout / "done.ipynb", {"scenario": str(path)}
        )

        assert check_executed("done.ipynb", read_notebook(checkout / "done.ipynb")) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted({path.name for path in NOTEBOOKS} - OF_RUNS))
def test_a_broken_ledger_is_shown_to_whoever_opens_the_notebook(checkout: Path, name: str) -> None:
    (checkout / "scenarios" / "ledger.xlsx").write_bytes(b"PK")
    given = {"scenario": str(checkout / "scenarios" / "base.yaml")}

    with pytest.raises(Exception, match="没有运行到结束标记"):
        run_notebook(checkout / "notebooks" / name, checkout / "out.ipynb", given)

    told = (checkout / "out.ipynb").read_text(encoding="utf-8")
    assert "资料有误" in told
    assert '"output_type": "error"' not in told


@pytest.mark.slow
def test_the_quarterly_review_runs_through_papermill_into_whole_runs(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tight = tighter(checkout)
    monkeypatch.chdir(checkout)
    out = Path("reports")

    entries = review([checkout / "scenarios" / "base.yaml", tight], out, orders=Orders())

    assert [(entry.state, entry.findings) for entry in entries] == [("done", ())] * 2
    for entry in entries:
        assert entry.run is not None
        assert check_run(entry.run.folder) == ()
        page = (entry.run.folder / "review.html").read_text(encoding="utf-8")
        assert SENTINEL in page
        assert page.count("<img alt=") == 5
        assert "<script" not in page
        done = entry.run.folder / "review.ipynb"
        assert check_executed(done.name, read_notebook(done)) == []
    assert (out / "index.html").is_file()
    assert (out / "comparison" / "comparison.html").is_file()
    assert sorted(path.name for path in out.iterdir()) == [
        "base", "comparison", "index.html", "runs.log", "tight",
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("method", ["weighted_sum", "topsis"])
def test_the_joint_review_runs_through_papermill_and_writes_the_meeting_s_files(
    checkout: Path, method: str
) -> None:
    scenario, out = checkout / "scenarios" / f"{method}.yaml", checkout / "reports" / method
    rules = f"scoring: {{method: {method}}}\nrandom: {{draws: 1000}}\n"
    scenario.write_text(f"extends: base.yaml\n{rules}", encoding="utf-8")
    given = {"scenario": str(scenario), "out": str(out)}

    run_notebook(checkout / "notebooks" / "joint_review.ipynb", checkout / "done.ipynb", given)

    done = checkout / "done.ipynb"
    assert check_executed(done.name, read_notebook(done)) == []
    assert {path.name for path in out.iterdir()} == {
        "charts", "decisions.xlsx", "joint_review.xlsx", "notices.html",
    }  # fmt: skip
