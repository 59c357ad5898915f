"""The commands about stored runs: the register of them, and a run done again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zsyz_model.batch.home import ACCEPTED, home, states
from zsyz_model.batch.home import accept as accept_notebooks
from zsyz_model.batch.orders import scenario_name
from zsyz_model.batch.replay import replay_run
from zsyz_model.case import Status
from zsyz_model.cli.telling import tell, tell_json, tell_lines
from zsyz_model.findings import Finding, RunError, Severity
from zsyz_model.report.words import status_words
from zsyz_model.runs import Run, Search, check_log, input_hashes, read_log, register
from zsyz_model.runs.register import LEAST_HEX, SHOWN_HEX
from zsyz_model.watch import watching

STATES = {"done": "完成", "failed": "失败"}


def run_runs(root: Path, search: Search, as_json: bool) -> int:
    """The runs that fit, the newest first; 1 when none does."""
    if search.digest and len(search.digest) < LEAST_HEX:
        fact = f"输入哈希至少写 {LEAST_HEX} 位"
        raise RunError(
            Finding("R15", fact, "写哈希的开头几位", Severity.REFUSED, value=search.digest)
        )
    found = register(root, search)
    if as_json:
        tell_json({"runs": [told(run) for run in found]})
    for run in found if not as_json else ():
        tell_lines(line_of(run))
    if not as_json:
        tell_lines(f"共 {len(found)} 次运行。")
    return int(not found)


def run_log(root: Path, as_json: bool) -> int:
    """The log of runs against the runs; 1 when it is broken or a run is not what was published."""
    log, found = read_log(root), check_log(root)
    if as_json:
        rows = [finding.as_row() for finding in found]
        tell_json({"links": len(log.links), "head": log.head, "findings": rows})
    else:
        tell(found)
        tell_lines(f"运行日志共 {len(log.links)} 条，链头 {log.head}。")
    return int(any(finding.severity is Severity.FAULT for finding in found))


def told(run: Run) -> dict[str, Any]:
    """A run as JSON."""
    names = ("run_id", "state", "created", "status", "gap", "counts")
    return {
        "run": run.folder.as_posix(),
        "scenario": scenario_name(run),
        "inputs": input_hashes(run.record),
        **{name: run.record[name] for name in names if name in run.record},
    }


def line_of(run: Run) -> str:
    """A run in one line."""
    record: Mapping[str, Any] = run.record
    hashes = "，".join(f"{name} {h[:SHOWN_HEX]}" for name, h in input_hashes(record).items())
    proof = (
        f"{status_words(Status(record['status']))}，差距 {record['gap']:.4%}；" if run.done else ""
    )
    state = STATES.get(str(record.get("state")), "未完成")
    return f"{record.get('created', '')} {scenario_name(run)} {state}：{proof}{hashes}。{run.folder.as_posix()}"


def run_notebooks(accept: bool, as_json: bool) -> int:
    """The notebooks against their lock list, which is written first when asked; 1 when any differs."""
    folder = home() / "notebooks"
    if accept:
        accept_notebooks(folder)
    found = states(folder)
    if as_json:
        tell_json({"notebooks": found})
    for name, state in found.items() if not as_json else ():
        tell_lines(f"{name}：{state}")
    return int(any(state != ACCEPTED for state in found.values()))


def run_replay(folder: Path, scenario: Path | None, as_json: bool) -> int:
    """A run done again; 1 when any file of it comes out otherwise or was touched."""
    with watching("重放") as watch:
        done = replay_run(folder, watch, scenario)
    if as_json:
        tell_json(
            {
                "run": folder.as_posix(),
                "run_id": done.run.run_id,
                "same": done.same,
                "files": {name: list(pair) for name, pair in done.files.items()},
                "findings": [finding.as_row() for finding in done.findings],
            }
        )
        return int(not done.same)
    tell(done.findings)
    equal = len(done.files) - len(done.differing)
    verdict = "一致" if done.same else "不一致"
    tell_lines(f"重放{verdict}：{len(done.files)} 个文件中 {equal} 个逐字节相同。")
    return int(not done.same)
