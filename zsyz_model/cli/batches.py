"""The commands that write run folders: review and plan."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from zsyz_model.batch import Entry, Orders, home, plan_only, review
from zsyz_model.batch.chapters import chapter_lines, read_chapters
from zsyz_model.case.variants import label_of
from zsyz_model.cli.telling import tell_json, tell_lines, tell_reasons
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.report.words import status_words
from zsyz_model.runs import read_log
from zsyz_model.runs.register import SHOWN_HEX
from zsyz_model.watch import watching

CLOCK, EPOCH = "%Y-%m-%dT%H:%M:%SZ", "1970-01-01T00:00:00Z"
STATES = {"done": "完成", "reused": "已完成，跳过", "failed": "失败"}


def run_review(paths: Sequence[Path], out: Path, orders: Orders, as_json: bool) -> int:
    """The review of the scenarios given, or of every one in scenarios/."""
    check_clock(orders.clock)
    paths = list(paths) or default_scenarios()
    with watching("季度审查") as watch:
        entries = review(paths, out, watch, orders)
    if as_json:
        tell_json({"runs": [told(entry) for entry in entries], "log_head": read_log(out).head})
    else:
        for entry in entries:
            tell_lines(line_of(entry), *chapter_lines(entry.run.folder if entry.run else out))
            tell_reasons(entry.findings, sys.stderr)
        tell_lines(f"一览：{out / 'index.html'}；运行日志链头 {read_log(out).head[:SHOWN_HEX]}")
    return max((1 for entry in entries if entry.failed), default=0)


def run_plan(path: Path, out: Path, orders: Orders, as_json: bool) -> int:
    """The plan of one scenario, in a run folder that `verify` can judge."""
    with watching("规划") as watch:
        entry = plan_only(path, out, watch, orders)
    if entry.outcome is None:
        if as_json:
            tell_json(told(entry))
        else:
            tell_reasons(entry.findings, sys.stderr)
        return entry.exit_code
    if as_json:
        tell_json({**entry.outcome.plan.to_json(), **told(entry)})
    else:
        tell_lines(line_of(entry))
    return 0


def check_clock(clock: str) -> None:
    """Refuse a time that a record cannot bear.

    Raises:
        InputError: (R16) unless it is empty or written as 2026-11-23T00:00:00Z.
    """
    try:
        datetime.strptime(clock or EPOCH, CLOCK)
    except ValueError as error:
        advice = "写成 2026-11-23T00:00:00Z（UTC）"
        raise InputError(
            Finding("R16", "--clock 不是时间", advice, Severity.REFUSED, value=clock)
        ) from error


def default_scenarios() -> list[Path]:
    """Every scenario file of scenarios/, here or where the suite stands."""
    for folder in (Path("scenarios"), home() / "scenarios"):
        if found := sorted(folder.glob("*.yaml")):
            return found
    advice = "写明情景文件，如 zsyz review scenarios/base.yaml"
    raise InputError(Finding("R11", "没有找到 scenarios/*.yaml", advice, Severity.REFUSED))


def told(entry: Entry) -> dict[str, Any]:
    """What became of a scenario, as JSON."""
    record = entry.run.record if entry.run else {}
    return {
        "scenario": record.get("scenario", {}).get("name", label_of(entry.path)),
        "state": entry.state,
        "run": entry.run.folder.as_posix() if entry.run else "",
        "run_id": entry.run.run_id if entry.run else "",
        **{key: record[key] for key in ("status", "gap", "counts") if key in record},
        "chapters": [asdict(one) for one in read_chapters(entry.run.folder)] if entry.run else [],
        "findings": [finding.as_row() for finding in entry.findings],
    }


def line_of(entry: Entry) -> str:
    """What became of a scenario, in one line."""
    if entry.outcome is None or entry.run is None:
        return f"{label_of(entry.path)}：{STATES[entry.state]}（{len(entry.findings)} 条原因）"
    plan = entry.outcome.plan
    counts = f"开工 {len(plan.starts)}，包保 {len(plan.leads)}，未安排 {len(plan.unplaced)}"
    proof = f"{status_words(plan.status)}，差距 {plan.gap:.4%}，违约 {len(plan.faults)}"
    return f"{label_of(entry.path)}：{STATES[entry.state]}。{counts}；{proof}。{entry.run.folder}"
