"""What RUN.json says: inputs, wishes with their origins, versions, how far the plan is proven."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from zsyz_model.case import Case, Outcome, Scenario
from zsyz_model.case.variants import file_of, variant_of
from zsyz_model.findings import Finding
from zsyz_model.runs.origin import SOLVING, WRITING, page_code, plan_code, versions

ID_CHARS = 12
_NOT_WISHES = frozenset({"name", "title", "ledger", "path", "origins"})


def effective(scenario: Scenario) -> dict[str, Any]:
    """Every wish that can change a result: no names, titles or paths."""
    wishes = asdict(scenario)
    return {key: value for key, value in wishes.items() if key not in _NOT_WISHES}


def run_id(case: Case) -> str:
    """Twelve hex digits of everything that a plan comes from.

    These are the ledger's bytes, the effective scenario, the sources of the model, and the
    versions of this suite and of the libraries that solve.
    """
    wishes, solving = effective(case.scenario), versions(SOLVING)
    return _digest(case.ledger.sha256, wishes, plan_code(), solving)[:ID_CHARS]


def file_keys(case: Case, notebook: bytes | None) -> dict[str, str]:
    """Hashes of what the files of a run come from beside its plan; without a notebook no pages.

    `book`: names, titles, the sources that write and draw, and their libraries; `pages`: the
    same with the notebook. A run whose keys are unchanged has nothing to be written again.
    """
    book = (case.scenario.name, case.scenario.title, page_code(), versions(WRITING))
    pages = _digest(*book, hashlib.sha256(notebook).hexdigest()) if notebook is not None else ""
    return {"book": _digest(*book), "pages": pages}


def _digest(*said: object) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=list)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


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
        said = file_of(path).read_bytes() + variant_of(path).encode("utf-8", "surrogateescape")
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
        **program(),
    }


def program() -> dict[str, dict[str, str]]:
    """The program that is here: hashes of its sources, and versions."""
    code = {"plan": plan_code(), "page": page_code()}
    return {"code": code, "versions": dict(versions())}


def _inputs(case: Case) -> dict[str, str]:
    """The files that were read, by full path, with their sha256."""
    scenario = case.scenario
    files = {str(scenario.ledger.resolve()): case.ledger.sha256}
    file = file_of(scenario.path) if scenario.path else None
    if file and file.is_file():
        files[str(file.resolve())] = hashlib.sha256(file.read_bytes()).hexdigest()
    return files


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
