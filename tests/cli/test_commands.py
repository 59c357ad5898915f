"""The command line as a user and a script meet it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.batch.county import BASE, write_county
from zsyz_model.cli.commands import app
from zsyz_model.runs import hold, list_runs

COMMANDS = {
    "assess", "attract",
    "review", "check", "score", "plan", "verify", "template", "why", "worth", "repair", "replan",
    "alternatives", "front", "compare", "robust", "runs", "progress", "replay", "notebooks",
}  # fmt: skip


def zsyz(folder: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "zsyz_model", *args],
        cwd=folder,
        env=os.environ | env,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    write_county(folder)
    return folder


def test_only_what_stands_is_offered() -> None:
    assert {
        command.callback.__name__ for command in app.registered_commands if command.callback
    } == COMMANDS


@pytest.mark.slow
def test_help_comes_at_once_because_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    code = "import sys, zsyz_model.cli.commands; print({'pandas', 'pulp', 'matplotlib', 'papermill'} & {*sys.modules})"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    begun = time.perf_counter()
    helped = zsyz(tmp_path, "--help")

    assert told.stdout == "set()\n"
    assert (helped.returncode, helped.stderr) == (0, "")
    assert time.perf_counter() - begun < 5


def only_json(told: subprocess.CompletedProcess[str]) -> Any:
    """stdout is exactly one JSON document."""
    document, end = json.JSONDecoder().raw_decode(told.stdout)
    assert told.stdout[end:].strip() == ""
    return document


@pytest.mark.slow
def test_check_counts_every_row(county: Path) -> None:
    told = zsyz(county, "check", "ledger.xlsx", "--json")

    document = only_json(told)
    assert told.returncode == 0
    assert document["rows"]["项目"] | {"other_rows": None} == {
        "read": 7, "accepted": 6, "quarantined": 0, "blank": 0, "other": 1, "other_rows": None,
    }  # fmt: skip
    assert set(document["findings"][0]) == {
        "code", "severity", "file", "sheet", "cell", "subject", "value", "fact", "advice",
    }  # fmt: skip


@pytest.mark.slow
def test_score_adds_up_and_gives_receipts(county: Path) -> None:
    document = only_json(zsyz(county, "score", "base.yaml", "--json"))

    for row in document["ranking"]:
        assert row["total"] == pytest.approx(sum(row["parts"].values()), abs=0.005)
    assert [refusal["project_id"] for refusal in document["refused"]] == ["P6"]
    assert {"rule", "value", "threshold", "cell", "basis", "advice"} <= set(document["refused"][0])


@pytest.mark.slow
def test_plan_then_verify_then_a_crime(county: Path) -> None:
    planned = zsyz(county, "plan", "base.yaml", "--json")
    document = only_json(planned)
    run = county / document["run"]
    stored = json.loads((run / "plan.json").read_text(encoding="utf-8"))

    assert planned.returncode == 0
    assert "准入与评分" in planned.stderr
    assert document["gap"] <= 1e-4
    assert document["starts"] == stored["starts"]
    judged = zsyz(county, "verify", document["run"], "--json")
    assert (judged.returncode, only_json(judged)["faults"]) == (0, [])

    stored["leads"][0]["leader_id"] = "L77"
    (run / "plan.json").write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
    caught = zsyz(county, "verify", document["run"])
    assert caught.returncode == 1
    assert "领导 L77 不在台账中" in caught.stdout
    assert "内容与运行时的哈希不符" in caught.stdout


REFUSED = {
    "an unknown key": ("horizont: {}\n", 2, "是否“horizon”"),
    "no ledger there": ("ledger: none.xlsx\n", 2, "none.xlsx"),
    "a change of nothing": ("changes:\n- {sheet: 项目, key: P99, column: 就业, set: 1}\n", 2, "没有“P99”"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("text", "code", "words"), REFUSED.values(), ids=REFUSED)
def test_a_scenario_that_cannot_be_used_is_refused_without_a_traceback(
    tmp_path: Path, text: str, code: int, words: str
) -> None:
    base = BASE.replace("ledger: ledger.xlsx\n", "") if text.startswith("ledger") else BASE
    write_county(tmp_path, base + text)

    told = zsyz(tmp_path, "plan", "base.yaml")

    assert told.returncode == code
    assert words in told.stderr
    assert "处理：" in told.stderr
    assert "Traceback" not in told.stdout + told.stderr
    assert not any(run.done for run in list_runs(tmp_path / "reports"))


@pytest.mark.slow
def test_a_held_folder_is_exit_three(county: Path) -> None:
    with hold(county / "held"):
        told = zsyz(county, "plan", "base.yaml", "--out", "held")

    assert told.returncode == 3
    assert "另一个批次正在使用" in told.stderr


@pytest.mark.slow
def test_a_folder_that_is_no_run_is_said(tmp_path: Path) -> None:
    told = zsyz(tmp_path, "verify", ".")

    assert told.returncode == 1
    assert "没有 RUN.json" in told.stderr


@pytest.mark.slow
def test_a_terminal_without_the_characters_is_no_error(county: Path) -> None:
    told = zsyz(county, "check", "ledger.xlsx", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert told.returncode == 0
    assert "Traceback" not in told.stderr


@pytest.mark.slow
def test_ctrl_c_leaves_nothing_that_looks_finished(tmp_path: Path) -> None:
    write_county(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "zsyz_model", "review", "base.yaml"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    while "执行笔记本" not in (line := process.stderr.readline()):
        assert line, "the batch ended before its notebook"
    time.sleep(1)
    process.send_signal(signal.SIGINT)

    _, rest = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "已中断" in rest
    assert "Traceback" not in rest
    assert list_runs(tmp_path / "reports") == ()
    assert [path.name for path in (tmp_path / "reports").rglob("*")] == ["base"]
