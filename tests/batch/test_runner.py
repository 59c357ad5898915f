"""A batch: one scenario's fate never touches another's, and nothing half done reads as done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.batch.county import BASE, write_county
from tests.batch.specimens import specimen
from zsyz_model.batch import Orders, plan_only, review
from zsyz_model.batch.runner import unfold
from zsyz_model.case import Case, Outcome
from zsyz_model.findings import Finding, HeldError, RunError, Severity
from zsyz_model.pipeline import run as run_pipeline
from zsyz_model.pool import Limits
from zsyz_model.runs import check_run, hold, list_runs, read_run

CLOCK = "2026-11-23T00:00:00Z"
ORDERS = Orders(clock=CLOCK, notebook=Path(__file__))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notebook, charts and comparison stand in as one small file each."""

    def leave(folder: Path, name: str) -> None:
        (folder / name).write_text("{}", encoding="utf-8")

    def notebook(_source: Path, target: Path, _given: Mapping[str, Any], _kernel: object) -> None:
        leave(target.parent, target.name)

    monkeypatch.setattr("zsyz_model.batch.single.run_notebook", notebook)
    monkeypatch.setattr(
        "zsyz_model.batch.single.export_html", lambda _n, page, *_: leave(page.parent, page.name)
    )
    monkeypatch.setattr("zsyz_model.batch.single.write_charts", lambda *_: None)
    monkeypatch.setattr("zsyz_model.batch.overview.write_comparison", lambda *_: ())


def states(out: Path) -> dict[str, str]:
    return {f"{r.folder.parent.name}/{r.record['state']}": r.run_id for r in list_runs(out)}


def test_a_finished_scenario_is_a_whole_run(tmp_path: Path) -> None:
    (entry,) = review([write_county(tmp_path)], tmp_path / "reports", orders=ORDERS)

    assert (entry.state, entry.failed, entry.findings) == ("done", False, ())
    assert entry.run is not None
    assert check_run(entry.run.folder) == ()
    assert entry.run.folder == tmp_path / "reports" / "base" / entry.run.run_id
    assert entry.run.record["created"] == CLOCK
    assert set(entry.run.record["outputs"]) == {
        "chapters.json",
        "plan.json", "plan.xlsx", "findings.csv", "review.ipynb", "review.html",
    }  # fmt: skip


def test_a_failed_scenario_is_a_row_and_the_others_go_on(tmp_path: Path) -> None:
    good = write_county(tmp_path)
    bad = tmp_path / "bad.yaml"
    bad.write_text("ledger: ledger.xlsx\nlnad: {}\n", encoding="utf-8")
    gone = tmp_path / "gone.yaml"
    gone.write_text("ledger: none.xlsx\n", encoding="utf-8")

    first, second, third = review([bad, gone, good], tmp_path / "reports", orders=ORDERS)

    assert [entry.state for entry in (first, second, third)] == ["failed", "failed", "done"]
    assert first.findings[0].code == "Y04"
    assert set(states(tmp_path / "reports")) == {"bad/failed", "gone/failed", "base/done"}
    assert first.run is not None
    stored = read_run(first.run.folder)
    assert not stored.done
    assert stored.record["findings"][0]["advice"] == "是否“land”"
    assert (first.run.folder / "findings.csv").is_file()


def test_an_unchanged_run_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_county(tmp_path)
    (before,) = review([path], tmp_path / "reports", orders=ORDERS)
    solved: list[Case] = []
    monkeypatch.setattr("zsyz_model.batch.single.run", lambda case, _: solved.append(case))

    (after,) = review([path], tmp_path / "reports", orders=replace(ORDERS, clock="later"))

    assert (after.state, solved) == ("reused", [])
    assert after.run is not None
    assert before.run is not None
    assert after.run.record == before.run.record
    assert after.outcome is not None
    assert before.outcome is not None
    assert after.outcome.plan.starts == before.outcome.plan.starts


@pytest.mark.parametrize("change", ["again", "a file touched", "another scenario", "no pages yet"])
def test_a_run_is_redone_when_something_asks_for_it(tmp_path: Path, change: str) -> None:
    path, out = write_county(tmp_path), tmp_path / "reports"
    if change == "no pages yet":
        plan_only(path, out, orders=ORDERS)
    else:
        review([path], out, orders=ORDERS)
    (run,) = list_runs(out)
    if change == "a file touched":
        (run.folder / "plan.json").write_text("{}", encoding="utf-8")
    if change == "another scenario":
        path.write_text(BASE.replace("quarters: 4", "quarters: 3"), encoding="utf-8")

    (entry,) = review([path], out, orders=replace(ORDERS, again=change == "again"))

    assert entry.state == "done"
    assert entry.run is not None
    assert check_run(entry.run.folder) == ()
    assert len(list_runs(out)) == (2 if change == "another scenario" else 1)


def test_a_plan_with_faults_is_kept_to_look_at_and_never_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(case: Case, watch: Any) -> Outcome:
        outcome = run_pipeline(case, watch)
        fault = Finding("leader_hours", "超时", "不得使用", Severity.FAULT, subject="L1")
        return outcome.with_plan(replace(outcome.plan, faults=(fault,)))

    monkeypatch.setattr("zsyz_model.batch.single.run", faulty)

    (entry,) = review([write_county(tmp_path)], tmp_path / "reports", orders=ORDERS)

    assert (entry.state, entry.exit_code) == ("failed", 1)
    assert [finding.code for finding in entry.findings] == ["leader_hours"]
    assert set(states(tmp_path / "reports")) == {"base/failed"}
    assert entry.run is not None
    assert (entry.run.folder / "plan.json").is_file()


def test_a_failing_notebook_is_no_done_run_and_a_later_success_clears_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = write_county(tmp_path), tmp_path / "reports"

    def failing(source: Path, target: Path, _given: object, _kernel: object) -> None:
        target.write_text("{}", encoding="utf-8")
        raise RunError(Finding("N02", "单元格没有运行", "检查", Severity.REFUSED))

    with monkeypatch.context() as patch:
        patch.setattr("zsyz_model.batch.single.run_notebook", failing)
        (entry,) = review([path], out, orders=ORDERS)
    assert entry.findings[0].code == "N02"
    assert set(states(out)) == {"base/failed"}

    review([path], out, orders=ORDERS)

    assert set(states(out)) == {"base/done"}


def test_an_unforeseen_error_fails_its_scenario_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(case: Case, watch: Any) -> Outcome:
        raise ZeroDivisionError("x") if case.scenario.name == "base" else MemoryError

    monkeypatch.setattr("zsyz_model.batch.single.run", broken)

    (entry,) = review(
        [write_county(tmp_path)], tmp_path / "reports", orders=replace(ORDERS, debug=True)
    )

    assert entry.findings[0].code == "INTERNAL"
    assert entry.run is not None
    assert "ZeroDivisionError" in (entry.run.folder / "debug.log").read_text(encoding="utf-8")


def test_an_interrupted_batch_leaves_no_attempt_no_lock_and_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt("ctrl-c")

    monkeypatch.setattr("zsyz_model.batch.single.run_notebook", interrupted)
    out = tmp_path / "reports"

    with pytest.raises(KeyboardInterrupt, match="ctrl-c"):
        review([write_county(tmp_path)], out, orders=ORDERS)

    assert list_runs(out) == ()
    assert [path.relative_to(out).as_posix() for path in out.rglob("*")] == ["base"]


def test_two_batches_do_not_share_a_folder(tmp_path: Path) -> None:
    path, out = write_county(tmp_path), tmp_path / "reports"

    with hold(out), pytest.raises(HeldError, match="另一个批次"):
        review([path], out, orders=ORDERS)

    assert list_runs(out) == ()


def test_no_scenario_may_take_the_comparisons_place(tmp_path: Path) -> None:
    path = write_county(tmp_path, name="comparison.yaml")

    (entry,) = review([path], tmp_path / "reports", orders=ORDERS)

    assert "该文件夹留给情景对比" in entry.findings[0].fact
    assert list_runs(tmp_path / "reports") == ()


def test_limits_of_the_solver_name_another_run_and_are_recorded(tmp_path: Path) -> None:
    path, out = write_county(tmp_path), tmp_path / "reports"

    plain = plan_only(path, out, orders=ORDERS)
    limited = plan_only(path, out, orders=replace(ORDERS, gap=0.0))

    assert plain.run is not None
    assert limited.run is not None
    assert plain.run.run_id != limited.run.run_id
    assert limited.run.record["limits"] == {"gap": 0.0}


def grid_of(folder: Path) -> Path:
    """Six variants of the toy county; where the quota is cut, the pinned project has no land."""
    write_county(folder)
    text = BASE + (
        "changes:\n  - {id: quota, sheet: 用地指标, column: 数量, times: 1.0}\n"
        "pins:\n  - {id: pin, project: P1, quarter: 2027Q1}\n"
        "vary:\n  horizon.quarters: [3, 4]\n  changes.quota.times: {无: 0, 半: 0.5, 全: 1}\n"
    )
    path = folder / "grid.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def files_of(out: Path) -> dict[str, bytes]:
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}


@pytest.mark.slow
def test_two_workers_and_dask_make_the_same_bytes_as_one(tmp_path: Path) -> None:
    grid = grid_of(tmp_path)
    bad = tmp_path / "bad.yaml"
    bad.write_text("ledger: ledger.xlsx\nlnad: {}\n", encoding="utf-8")
    orders = Orders(clock=CLOCK, pages=False)
    places = {"one": {}, "two": {"workers": 2}, "dask": {"workers": 2, "place": "dask"}}

    told = {}
    for name, where in places.items():
        entries = review([grid, bad], tmp_path / name, orders=replace(orders, **where))  # type: ignore[arg-type]
        told[name] = [(entry.path.name, entry.state) for entry in entries]

    assert told["one"] == told["two"] == told["dask"]
    assert {name for name, state in told["one"] if state == "done"} == {
        "grid.yaml#全+quarters=3", "grid.yaml#全+quarters=4",
    }  # fmt: skip
    assert told["one"][-1] == ("bad.yaml", "failed")
    one = files_of(tmp_path / "one")
    # plan, workbook, findings and record of a run; findings and record of a failure; list and log
    assert len(one) == 2 * 4 + 5 * 2 + 2
    assert one == files_of(tmp_path / "two")
    assert one == files_of(tmp_path / "dask")


@pytest.mark.slow
def test_a_scenario_over_its_time_is_a_row_and_the_others_go_on(tmp_path: Path) -> None:
    good, slow = write_county(tmp_path), tmp_path / "slow.yaml"
    slow.write_text(BASE.replace("quarters: 4", "quarters: 3"), encoding="utf-8")
    sleeper = specimen(
        tmp_path / "n.ipynb", "import time\ntime.sleep(240 if 'slow' in scenario else 0)"
    )
    orders = replace(ORDERS, notebook=sleeper, workers=2, limits=Limits(seconds=80.0))

    first, second = review([slow, good], tmp_path / "reports", orders=orders)

    assert (first.state, second.state) == ("failed", "done")
    assert [finding.code for finding in first.findings] == ["J-TIME"]
    assert first.run is not None
    assert first.run.folder.name.startswith("failed-")
    assert first.run.record["inputs"]
    assert second.run is not None
    assert check_run(second.run.folder) == ()
    assert list((tmp_path / "reports").rglob(".attempt*")) == []


def test_a_scenario_that_is_named_twice_is_run_once(tmp_path: Path) -> None:
    path = write_county(tmp_path)

    assert unfold([path, tmp_path / "." / "base.yaml", path]) == (path,)
    assert len(unfold([grid_of(tmp_path), path])) == 7


SAME = """
import sys
from pathlib import Path
from zsyz_model.batch import plan_only
print(plan_only(Path(sys.argv[1]), Path(sys.argv[2])).run.run_id)
"""


@pytest.mark.slow
def test_the_same_inputs_give_the_same_run_in_every_process(tmp_path: Path) -> None:
    path = write_county(tmp_path)
    told = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        made = subprocess.run(
            [sys.executable, "-c", SAME, str(path), str(out)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        run = made.stdout.split()[-1]
        plan = json.loads((out / "base" / run / "plan.json").read_text(encoding="utf-8"))
        told.append((run, {key: value for key, value in plan.items() if key != "seconds"}))

    assert told[0] == told[1]
