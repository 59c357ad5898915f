"""Stored runs read back: the plan of a folder, and the judge's word on it today."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from zsyz_model.case import Case, Outcome, Plan
from zsyz_model.case.variants import file_of
from zsyz_model.findings import Finding, Place, RunError, Severity
from zsyz_model.pipeline import read_case, replay
from zsyz_model.runs import Run, check_logged, check_run, effective, read_run

PLAN_FILE = "plan.json"


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """A stored run judged again.

    `files` says what happened to its files and inputs, `outcome.plan.faults` which promises
    of the plan do not hold.
    """

    run: Run
    outcome: Outcome
    files: tuple[Finding, ...]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Everything that forbids using the run."""
        broken = tuple(f for f in self.files if f.severity is Severity.FAULT)
        return (*broken, *self.outcome.plan.faults)


def read_plan(folder: Path) -> Plan:
    """The plan stored in a run folder or an attempt at one.

    Raises:
        RunError: when plan.json is missing or has another shape.
    """
    try:
        document = json.loads((folder / PLAN_FILE).read_text(encoding="utf-8"))
        return Plan.from_json(document)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        there = (folder / PLAN_FILE).is_file()
        fact = f"{PLAN_FILE} 的内容读不出" if there else f"文件夹里没有 {PLAN_FILE}"
        raise RunError(
            Finding("R08", fact, "重新运行该情景", Severity.REFUSED, Place(file=folder.name))
        ) from error


def reread(folder: Path, case: Case) -> Outcome:
    """The outcome of a stored plan: admitted, scored and judged again, nothing solved."""
    return replay(case, read_plan(folder))


def with_limits(case: Case, seconds: float | None, gap: float | None) -> Case:
    """The case with other stopping rules for the solver."""
    solver = case.scenario.solver
    solver = replace(
        solver,
        seconds=solver.seconds if seconds is None else seconds,
        gap=solver.gap if gap is None else gap,
    )
    return replace(case, scenario=replace(case.scenario, solver=solver))


def scenario_of(run: Run) -> Path:
    """Where the scenario of a run lies: at the same way from its folder, or where it was read."""
    told = run.record["scenario"]
    way = str(told.get("beside", ""))
    beside = run.folder / way
    return beside if way and file_of(beside).is_file() else Path(str(told["file"]))


def case_of_run(run: Run, scenario: Path | None = None) -> Case:
    """The case of a stored run, as its inputs are now; `scenario`: where its file lies today.

    Raises:
        RunError: when the run is not finished.
        InputError: when the scenario or the ledger cannot be read any more.
    """
    if not run.done:
        raise RunError(*check_run(run.folder))
    limits: Mapping[str, float] = run.record.get("limits") or {}
    case = read_case(scenario or scenario_of(run))
    return with_limits(case, limits.get("seconds"), limits.get("gap"))


def asked_of(path: Path) -> tuple[Case, Plan | None, Path]:
    """A scenario file without a plan, or a run folder with its plan; and where the scenario lies.

    Raises:
        RunError: when the folder holds no finished run, or a file or an input changed since.
        InputError: when the scenario or the ledger cannot be read.
    """
    if not path.is_dir():
        return read_case(path), None, path
    run = read_run(path)
    case = case_of_run(run)
    if changed := (*check_run(path), *check_inputs(run, case)):
        raise RunError(*changed)
    return case, read_plan(path), scenario_of(run)


def verify(folder: Path) -> Verdict:
    """Judge a stored run again, from its plan and from the inputs that RUN.json names.

    Raises:
        RunError: when the folder holds no finished run.
        InputError: when the scenario or the ledger cannot be read any more.
    """
    run = read_run(folder)
    case = case_of_run(run)
    files = (*check_run(folder), *check_logged(run), *check_inputs(run, case))
    return Verdict(run, reread(folder, case), files)


def check_inputs(run: Run, case: Case) -> tuple[Finding, ...]:
    """Whether ledger and scenario are still those of the run."""
    found = []
    if case.ledger.sha256 not in run.record.get("inputs", {}).values():
        fact = "台账在运行之后改动过，以下按现在的台账判定"
        advice = "恢复当时的台账，或重新运行该情景"
        found.append(_changed(case.scenario.ledger.name, fact, advice))
    now = json.loads(json.dumps(effective(case.scenario), default=list))
    if keys := _different(now, run.record.get("effective", {})):
        fact = f"情景在运行之后改动过：{'、'.join(keys)}"
        path = case.scenario.path
        name = file_of(path).name if path else case.scenario.name
        found.append(_changed(name, fact, "恢复当时的情景，或重新运行"))
    return tuple(found)


def _different(now: Mapping[str, Any], then: Mapping[str, Any], path: str = "") -> list[str]:
    """The key paths whose values differ."""
    keys: list[str] = []
    for key in sorted({*now, *then}):
        one, other = now.get(key), then.get(key)
        at = f"{path}.{key}" if path else key
        if isinstance(one, dict) and isinstance(other, dict):
            keys += _different(one, other, at)
        elif one != other:
            keys.append(at)
    return keys


def _changed(name: str, fact: str, advice: str) -> Finding:
    return Finding("R09", fact, advice, Severity.FAULT, Place(file=name))
