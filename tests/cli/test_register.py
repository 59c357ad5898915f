"""What the register and the replay say, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.county import write_county
from tests.batch.specimens import specimen
from zsyz_model.batch import Orders, plan_only
from zsyz_model.cli.register import run_log, run_notebooks, run_replay, run_runs
from zsyz_model.findings import RunError
from zsyz_model.runs import Search, list_runs


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    orders = Orders(clock="2026-11-23T00:00:00Z")
    plan_only(write_county(folder), folder / "reports", orders=orders)
    (folder / "bad.yaml").write_text("ledger: ledger.xlsx\nx: 1\n", encoding="utf-8")
    plan_only(folder / "bad.yaml", folder / "reports", orders=orders)
    return folder / "reports"


def test_runs_are_told_line_by_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_runs(root, Search(), as_json=False) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "共 2 次运行。"
    assert any("bad 失败：" in line for line in lines)
    assert any("base 完成：已证明最优，差距 0.0000%；ledger.xlsx " in line for line in lines)


def test_the_log_is_told_and_a_run_that_was_exchanged_is_exit_one(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_log(root, as_json=False) == 0
    assert capsys.readouterr().out.startswith("运行日志共 2 条，链头 ")

    log = root / "runs.log"
    whole = log.read_bytes()
    log.write_bytes(whole.replace(b'"n": 1', b'"n": 3'))
    assert run_log(root, as_json=True) == 1
    told = json.loads(capsys.readouterr().out)
    assert [f["code"] for f in told["findings"]] == ["R17"]
    log.write_bytes(whole)


def test_notebooks_are_told_and_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notebooks").mkdir()
    specimen(tmp_path / "notebooks" / "own.ipynb")
    monkeypatch.setenv("ZSYZ_HOME", str(tmp_path))

    assert run_notebooks(accept=False, as_json=False) == 1
    assert capsys.readouterr().out == "own.ipynb：未认可\n"
    assert run_notebooks(accept=True, as_json=True) == 0
    assert json.loads(capsys.readouterr().out) == {"notebooks": {"own.ipynb": "已认可"}}


def test_nothing_found_is_exit_one(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_runs(root, Search(words=("nothing",)), as_json=True) == 1
    assert json.loads(capsys.readouterr().out) == {"runs": []}


def test_a_hash_of_three_digits_is_refused(root: Path) -> None:
    with pytest.raises(RunError, match="R15"):
        run_runs(root, Search(digest="abc"), as_json=False)


def test_a_replay_says_how_many_files_are_equal(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (done,) = (run for run in list_runs(root) if run.done)

    assert run_replay(done.folder, None, as_json=False) == 0
    assert capsys.readouterr().out.endswith("重放一致：3 个文件中 3 个逐字节相同。\n")

    (done.folder / "more.txt").touch()
    assert run_replay(done.folder, None, as_json=True) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["same"], [f["code"] for f in told["findings"]]) == (False, ["R06"])
    (done.folder / "more.txt").unlink()
