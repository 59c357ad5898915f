"""The list of runs comes from their records alone."""

from __future__ import annotations

from pathlib import Path

from tests.runs.outcomes import toy_outcome
from zsyz_model.batch.overview import index_entry, write_overview
from zsyz_model.runs import attempt, describe, publish, run_folder


def stored(root: Path, state: str, run: str) -> None:
    target = run_folder(root, "base", run)
    record = describe(toy_outcome(), {"求解": 2.0, "发布": 1.0}, "2026-11-23T00:00:00Z")
    with attempt(target) as folder:
        (folder / "plan.xlsx").touch()
        publish(folder, target, record, state)


def test_an_entry_has_only_links_to_files_that_are_there(tmp_path: Path) -> None:
    target = run_folder(tmp_path, "base", "aa")
    with attempt(target) as folder:
        (folder / "plan.xlsx").touch()
        run = publish(folder, target, describe(toy_outcome(), {"求解": 2.5}, "t"))

    entry = index_entry(run, tmp_path)

    assert entry["links"] == {"方案工作簿": "base/aa/plan.xlsx"}
    assert (entry["state"], entry["scenario"], entry["title"]) == ("done", "toy", "小县")
    assert entry["seconds"] == 2.5


def test_failed_runs_are_listed_and_never_as_finished(tmp_path: Path) -> None:
    stored(tmp_path, "done", "aa")
    stored(tmp_path, "failed", "failed-bb")

    write_overview([], tmp_path)

    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "共 2 次运行：完成 1 次，未完成 1 次" in page
    assert {p.name for p in tmp_path.iterdir()} == {"base", "index.html"}


def test_the_comparison_appears_whole_and_is_linked(tmp_path: Path) -> None:
    outcome = toy_outcome()

    write_overview([outcome, outcome], tmp_path)
    write_overview([outcome, outcome], tmp_path)

    assert (tmp_path / "comparison" / "comparison.html").is_file()
    assert 'href="comparison/comparison.html"' in (tmp_path / "index.html").read_text("utf-8")
    assert {p.name for p in tmp_path.iterdir()} == {"comparison", "index.html"}
