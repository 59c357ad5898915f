"""Any set of runs is read, judged again and set side by side; what was touched is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.county import BASE, write_county
from zsyz_model.batch import Orders, plan_only, review
from zsyz_model.batch.compared_window import TOO_FEW, Compared, open_runs
from zsyz_model.batch.home import find_notebook
from zsyz_model.batch.notebooks import SENTINEL, read_notebook, run_notebook
from zsyz_model.runs import list_runs


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two variants that differ, and an older run of one of them."""
    write_county(tmp_path)
    grid = tmp_path / "grid.yaml"
    grid.write_text(BASE + "vary: {horizon.quarters: [2, 4]}\n", encoding="utf-8")
    plan_only(
        tmp_path / "grid.yaml#quarters=4",
        tmp_path / "reports",
        orders=Orders(gap=0.01, clock="2026-01-01T00:00:00Z"),
    )
    review([grid], tmp_path / "reports", orders=Orders(pages=False, clock="2026-11-23T00:00:00Z"))
    return tmp_path / "reports"


def test_the_newest_run_of_each_scenario_is_compared(root: Path) -> None:
    compared = open_runs(str(root))

    assert len(list_runs(root)) == 3
    assert [run.record["created"] for run in compared.runs] == ["2026-11-23T00:00:00Z"] * 2
    assert compared.verdict() == "比较 2 次运行：grid@quarters=2、grid@quarters=4。"
    assert compared.left_out == ()
    assert "grid@quarters=2" in compared.overview().data
    assert "情景对比" in compared.table("情景对比").data


def test_words_choose_and_one_run_alone_is_too_few(root: Path) -> None:
    compared = open_runs(str(root), "quarters=2")

    assert (len(compared.runs), compared.enough) == (1, False)
    assert compared.finish() == TOO_FEW
    assert TOO_FEW in compared.table("开工差别").data


def test_a_touched_run_is_named_and_left_out(root: Path) -> None:
    folder = open_runs(str(root)).runs[0].folder
    (folder / "findings.csv").write_bytes(b"")

    compared = open_runs(str(root))

    assert [finding.code for finding in compared.left_out] == ["R07"]
    assert len(compared.runs) == 1
    assert "findings.csv" in compared.excluded().data


def test_no_runs_are_no_error(tmp_path: Path) -> None:
    assert isinstance(open_runs(str(tmp_path / "none")), Compared)


@pytest.mark.slow
def test_the_notebook_runs_to_its_end_over_stored_runs(root: Path, tmp_path: Path) -> None:
    run_notebook(
        find_notebook("scenario_comparison.ipynb"), tmp_path / "out.ipynb", {"runs": str(root)}
    )

    cells = read_notebook(tmp_path / "out.ipynb").cells
    assert SENTINEL in cells[-1].outputs[0]["text"]
    assert any("image/png" in o.get("data", {}) for c in cells for o in c.get("outputs", []))
