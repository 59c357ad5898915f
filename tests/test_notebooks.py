"""The notebooks run: by hand from their folder, and in a batch from anywhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
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
from zsyz_model.report.words import run_words
from zsyz_model.runs import check_run

NOTEBOOKS = sorted(find_notebook().parent.glob("*.ipynb"))
OF_RUNS = {"scenario_comparison.ipynb"}
"""Notebooks that read stored runs, and no ledger of their own."""


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_has_the_shape_that_the_batch_asks_for(path: Path) -> None:
    assert check_shape(path.name, read_notebook(path)) == []


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The notebooks as they are, beside the scenarios and rules of a small county."""
    write_county(tmp_path / "scenarios")
    rules = find_notebook().parents[1] / "scenarios" / "rules"
    shutil.copytree(rules, tmp_path / "scenarios" / "rules")
    (tmp_path / "notebooks").mkdir()
    for path in NOTEBOOKS:
        shutil.copy(path, tmp_path / "notebooks")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("name", [path.name for path in NOTEBOOKS])
def test_a_notebook_runs_by_hand_from_its_folder(checkout: Path, name: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull]
    nbval = ["--nbval-lax", "--nbval-current-env", "--nbval-cell-timeout", "120"]
    told = subprocess.run(
        [*command, *nbval, str(checkout / "notebooks" / name)],
        cwd=checkout,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert told.returncode == 0, told.stdout


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


def started(page: str) -> list[tuple[str, str, float]]:
    """Quarter, project and land of each start, as the page's table has them."""
    table = page.split("供地(亩)</th>")[1].split("</table>")[0]
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", row) for row in table.split("</tr>")]
    return [(row[0], row[1], float(row[6].replace(",", ""))) for row in rows if len(row) > 6]


def planned(file: Path) -> list[tuple[str, str, float]]:
    """The same from plan.json."""
    starts = json.loads(file.read_text(encoding="utf-8"))["starts"]
    return sorted((s["quarter"], s["project_id"], s["land_mu"]) for s in starts)


@pytest.mark.slow
def test_the_quarterly_review_runs_through_papermill_into_whole_runs(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tight = checkout / "scenarios" / "tight.yaml"
    change = "{sheet: 用地指标, where: {类别: 计划指标}, column: 数量, times: 0.6}"
    tight.write_text(f"extends: base.yaml\nchanges:\n- {change}\n", encoding="utf-8")
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
        assert re.findall(r'(?:src|href)="(?!data:|#)', page) == []
        case = entry.outcome.case if entry.outcome else None
        assert case is not None
        foot = run_words(entry.run.run_id, case.ledger.sha256, case.scenario.as_of)
        assert f"<footer>{foot}</footer>" in page
        assert started(page) == planned(entry.run.folder / "plan.json")
        done = entry.run.folder / "review.ipynb"
        assert check_executed(done.name, read_notebook(done)) == []
    assert (out / "index.html").is_file()
    assert (out / "comparison" / "comparison.html").is_file()
    assert sorted(path.name for path in out.iterdir()) == [
        "base", "comparison", "index.html", "tight",
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
