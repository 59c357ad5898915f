"""A stored run done again from its record: the same files, byte for byte, or which ones differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zsyz_model.batch.home import find_notebook
from zsyz_model.batch.orders import Orders
from zsyz_model.batch.parts import PAGE
from zsyz_model.batch.single import write_parts
from zsyz_model.batch.stored import case_of_run, check_inputs, read_plan, scenario_of
from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.pipeline import run as solve
from zsyz_model.runs import Run, attempt, check_run, hashes, hold, program, read_run
from zsyz_model.watch import Watch, unwatched


@dataclass(frozen=True, slots=True)
class Replayed:
    """A run and its replay: the hash of each file then and now (empty: not there)."""

    run: Run
    files: Mapping[str, tuple[str, str]]
    found: tuple[Finding, ...]

    @property
    def differing(self) -> tuple[str, ...]:
        """The files that came out otherwise."""
        return tuple(name for name, (then, now) in self.files.items() if then != now)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found beside the files, then each file that differs."""
        advice = "核对上面所列的输入、程序和版本；都未变动时报维护人员"
        wrong = (
            Finding("R14", "重做的结果与原文件不同", advice, Severity.FAULT, Place(file=name))
            for name in self.differing
        )
        return (*self.found, *wrong)

    @property
    def same(self) -> bool:
        """Whether the run stands as it is: untouched, and made again to the byte."""
        return not any(finding.severity is Severity.FAULT for finding in self.findings)


def replay_run(
    folder: Path,
    watch: Watch = unwatched,
    scenario: Path | None = None,
    notebook: Path | None = None,
) -> Replayed:
    """Do a stored run again beside it, under its own clock; the run itself is left as it is.

    Raises:
        RunError: when the folder holds no finished run.
        InputError: when the scenario or the ledger cannot be read any more.
        HeldError: when a batch holds the folder of runs.
    """
    run = read_run(folder)
    case = case_of_run(run, scenario)
    pages = PAGE in run.record.get("outputs", {})
    orders = Orders(notebook=(notebook or find_notebook()) if pages else None, pages=pages)
    found = (*check_run(folder), *check_inputs(run, case), *check_program(run))
    with hold(folder.resolve().parents[1]), attempt(folder.resolve()) as again:
        outcome = solve(case, watch)
        timed = replace(outcome.plan, seconds=read_plan(folder).seconds)
        write_parts(scenario or scenario_of(run), outcome.with_plan(timed), again, watch, orders)
        now = hashes(again)
    then = run.record.get("outputs", {})
    files = {name: (then.get(name, ""), now.get(name, "")) for name in sorted({*then, *now})}
    return Replayed(run, files, found)


def check_program(run: Run) -> tuple[Finding, ...]:
    """In what the program that is here differs from the one that made the run."""
    then, now = _flat(run.record), _flat(program())
    changed = [name for name in sorted({*then, *now}) if then.get(name) != now.get(name)]
    if not changed:
        return ()
    told = "、".join(f"{n} {then.get(n, '无')[:8]} → {now.get(n, '无')[:8]}" for n in changed)
    advice = "要逐字节重现，装回当时的版本（requirements.lock 与代码提交）"
    return (Finding("R13", f"程序与运行时不同：{told}", advice, Severity.WARNING),)


def _flat(said: Mapping[str, Any]) -> dict[str, str]:
    code = {f"code.{part}": value for part, value in said.get("code", {}).items()}
    return {**said.get("versions", {}), **code}
