"""The commands that write run folders: review and plan."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from zsyz_model.batch import Entry, Orders, home, plan_only, review
from zsyz_model.batch.chapters import chapter_lines, read_chapters
from zsyz_model.case.variants import label_of
from zsyz_model.cli.telling import tell, tell_json, tell_lines, tell_reasons
from zsyz_model.findings import Finding, InputError, Severity, ZsyzError
from zsyz_model.report.words import status_words
from zsyz_model.runs import read_log
from zsyz_model.runs.register import SHOWN_HEX
from zsyz_model.watch import Watch, watching

CLOCK, EPOCH = "%Y-%m-%dT%H:%M:%SZ", "1970-01-01T00:00:00Z"
STATES = {"done": "完成", "reused": "已完成，跳过", "failed": "失败"}


@dataclass(frozen=True, slots=True)
class Pack:
    """The documents of a scenario's run, when they were asked for: their folder, or why there is none."""

    folder: str = ""
    findings: tuple[Finding, ...] = ()


def run_review(
    paths: Sequence[Path], out: Path, orders: Orders, as_json: bool, papers: bool = False
) -> int:
    """The review of the scenarios given, or of every one in scenarios/.

    `papers`: the documents for the meeting as well, for the house, of each scenario with a plan.
    """
    check_clock(orders.clock)
    paths = list(paths) or default_scenarios()
    with watching("季度审查") as watch:
        entries = review(paths, out, watch, orders)
        packs = [pack_of(entry, out, watch) if papers else None for entry in entries]
    if as_json:
        runs = [told(*each) for each in zip(entries, packs, strict=True)]
        tell_json({"runs": runs, "log_head": read_log(out).head})
    else:
        for entry, pack in zip(entries, packs, strict=True):
            folder = entry.run.folder if entry.run else out
            tell_lines(line_of(entry), *chapter_lines(folder), *papers_lines(entry, pack))
            tell_reasons(entry.findings, sys.stderr)
        tell(dict.fromkeys(x for pack in packs if pack for x in pack.findings), sys.stderr)
        tell_lines(f"一览：{out / 'index.html'}；运行日志链头 {read_log(out).head[:SHOWN_HEX]}")
    lacking = any(pack is not None and not pack.folder for pack in packs)
    return int(lacking or any(entry.failed for entry in entries))


def pack_of(entry: Entry, out: Path, watch: Watch) -> Pack:
    """The documents of an entry for the house; nothing for one that failed."""
    from zsyz_model.batch.papers import papers
    from zsyz_model.case.paper_rules import Level

    if entry.failed or entry.run is None:
        return Pack()
    watch(f"{label_of(entry.path)} 写会前材料", 1.0)
    try:
        made = papers(entry.run.folder, Level.INTERNAL, out)
    except ZsyzError as error:
        return Pack("", error.findings)
    return Pack(made.folder.as_posix(), made.findings)


def papers_lines(entry: Entry, pack: Pack | None = None) -> tuple[str, ...]:
    """Where the documents for the meeting are, or the command that makes them, ready to copy."""
    if entry.failed or entry.run is None:
        return ()
    if pack and pack.folder:
        return (f"　会前材料：{pack.folder}",)
    folder = entry.run.folder.as_posix()
    shown = f'"{folder}"' if re.search(r"\s", folder) else folder
    return (f"　会前材料：zsyz papers {shown}（公开件加 --level public）",)


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


def told(entry: Entry, pack: Pack | None = None) -> dict[str, Any]:
    """What became of a scenario, as JSON; `papers` when they were asked for."""
    record = entry.run.record if entry.run else {}
    packed = {
        "papers": {"folder": pack.folder, "findings": [found.as_row() for found in pack.findings]}
    } if pack else {}  # fmt: skip
    return {
        "scenario": record.get("scenario", {}).get("name", label_of(entry.path)),
        "state": entry.state,
        "run": entry.run.folder.as_posix() if entry.run else "",
        "run_id": entry.run.run_id if entry.run else "",
        **{key: record[key] for key in ("status", "gap", "counts") if key in record},
        "chapters": [asdict(one) for one in read_chapters(entry.run.folder)] if entry.run else [],
        **packed,
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
