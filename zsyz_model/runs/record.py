"""What RUN.json says: inputs, wishes with their origins, versions, how far the plan is proven."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import zsyz_model
from zsyz_model.case import Case, Outcome, Scenario
from zsyz_model.findings import Finding

ID_CHARS = 12
LIBRARIES = ("pulp", "highspy", "pandas")
_NOT_WISHES = frozenset({"name", "title", "ledger", "path", "origins"})


def effective(scenario: Scenario) -> dict[str, Any]:
    """Every wish that can change a result: no names, titles or paths."""
    wishes = asdict(scenario)
    return {key: value for key, value in wishes.items() if key not in _NOT_WISHES}


def run_id(case: Case) -> str:
    """Twelve hex digits of the ledger's bytes, the effective scenario and this version."""
    said = (case.ledger.sha256, effective(case.scenario), zsyz_model.__version__)
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=list)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:ID_CHARS]


def describe(outcome: Outcome, seconds: Mapping[str, float], created: str) -> dict[str, Any]:
    """The record of a run that came to its end; `seconds` by stage, `created` in UTC.

    State and output hashes are added when the folder is published.
    """
    plan = outcome.plan
    return {
        "run_id": run_id(outcome.case),
        "created": created,
        **_told(outcome.case),
        "solver": dict(plan.solver or {}),
        "status": plan.status.value,
        "gap": plan.gap,
        "goals": [asdict(goal) for goal in plan.goals],
        "bound": {goal.name: goal.bound for goal in plan.goals},
        "counts": _counts(outcome),
        "seconds": {stage: round(spent, 3) for stage, spent in seconds.items()},
    }


def describe_failure(
    path: Path, findings: Iterable[Finding], created: str, case: Case | None = None
) -> dict[str, Any]:
    """The record of a run that failed, as far as it came."""
    known = _told(case) if case else {"scenario": {"name": path.stem, "file": path.name}}
    return {
        "run_id": run_id(case) if case else _file_id(path),
        "created": created,
        **known,
        "findings": [finding.as_row() for finding in findings],
    }


def _file_id(path: Path) -> str:
    """An id for a scenario that could not be read: from its bytes, or its name without them."""
    try:
        said = path.read_bytes()
    except OSError:
        said = path.name.encode("utf-8", "surrogateescape")
    return hashlib.sha256(said).hexdigest()[:ID_CHARS]


def _told(case: Case) -> dict[str, Any]:
    scenario = case.scenario
    file = str(scenario.path.resolve()) if scenario.path else ""
    return {
        "scenario": {"name": scenario.name, "title": scenario.title, "file": file},
        "inputs": _inputs(case),
        "as_of": scenario.as_of,
        "effective": effective(scenario),
        "origins": dict(scenario.origins),
        "versions": _versions(),
    }


def _inputs(case: Case) -> dict[str, str]:
    """The files that were read, by full path, with their sha256."""
    scenario = case.scenario
    files = {str(scenario.ledger.resolve()): case.ledger.sha256}
    if scenario.path and scenario.path.is_file():
        read = hashlib.sha256(scenario.path.read_bytes()).hexdigest()
        files[str(scenario.path.resolve())] = read
    return files


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version(), "zsyz": zsyz_model.__version__}
    for library in LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            found[library] = ""
    return found


def _counts(outcome: Outcome) -> dict[str, int]:
    plan, kept = outcome.plan, outcome.admission.kept
    return {
        "projects": len(outcome.case.projects),
        "kept": len(kept),
        "refused": len(outcome.admission.refused),
        "starts": len(plan.starts),
        "leads": len(plan.leads),
        "unplaced": len(plan.unplaced),
        "findings": len({*outcome.case.ledger.findings, *outcome.case.findings}),
        "faults": len(plan.faults),
    }
