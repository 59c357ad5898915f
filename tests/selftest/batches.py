"""Batches of the toy county run as a user runs them, and what they leave behind, to the byte."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.batch.county import BASE, write_county
from tests.batch.specimens import specimen
from zsyz_model.batch.home import accept
from zsyz_model.runs import check_run, list_runs

CLOCK = "2026-11-23T00:00:00Z"
GRID = (
    BASE
    + "changes:\n  - {id: quota, sheet: 用地指标, column: 数量, times: 1}\n"
    + "pins:\n  - {id: pin, project: P1, quarter: 2027Q1}\n"
)
"""A pinned project: where the quota is cut there is no plan, and the scenario is a row with reasons."""


def write_batch(folder: Path, scenarios: int) -> Path:
    """A grid of so many scenarios; one in five has no plan."""
    write_county(folder)
    quotas = "{无: 0, 全: 1, 多: 1.5, 倍: 2, 足: 3}"
    vary = f"vary:\n  horizon.quarters: [3, 4]\n  changes.quota.times: {quotas}\n"
    more = ", ".join(f"0.9{i}" for i in range(scenarios // 10))
    path = folder / "grid.yaml"
    path.write_text(GRID + vary + f"  goals.discount: [{more}]\n", encoding="utf-8")
    return path


def write_home(folder: Path, *cells: str) -> Path:
    """A home whose review notebook is a small one, for ``ZSYZ_HOME``."""
    (folder / "notebooks").mkdir(parents=True)
    specimen(folder / "notebooks" / "quarterly_review.ipynb", *cells)
    accept(folder / "notebooks")
    return folder


def words(out: Path, *more: str) -> list[str]:
    """The command of a review with a fixed clock."""
    return [
        sys.executable, "-m", "zsyz_model", "review", *more, "--out", str(out), "--clock", CLOCK,
    ]  # fmt: skip


def start(out: Path, *more: str, home: Path | None = None) -> subprocess.Popen[bytes]:
    """The review as a process of its own session."""
    extra = {"ZSYZ_HOME": str(home)} if home else {}
    return subprocess.Popen(
        words(out, *more),
        env=os.environ | extra,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def run(out: Path, *more: str, home: Path | None = None) -> int:
    """The review to its end; its exit code."""
    return start(out, *more, home=home).wait(1800)


def files_of(out: Path) -> dict[str, bytes]:
    """Every file below the folder of runs; the guard that a broken lock leaves says nothing."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".lock-guard"
    }


def false_done(out: Path) -> list[str]:
    """Runs that say that they are done and are not whole."""
    return [run.folder.name for run in list_runs(out) if run.done and check_run(run.folder)]


def done_runs(out: Path) -> dict[str, tuple[int, int]]:
    """The record of each finished run as the disk knows it: made anew, it would be another file."""
    stats = {r.folder.name: (r.folder / "RUN.json").stat() for r in list_runs(out) if r.done}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in stats.items()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> Sequence[str]:
    """The files that are not the same."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
