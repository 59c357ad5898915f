"""Opening a scenario or a workbook that was dragged in; what cannot be used is told by its findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from zsyz_model.case import Scenario
from zsyz_model.case.variants import file_of
from zsyz_model.explorer.knobs import knobs_of
from zsyz_model.explorer.state import Opened
from zsyz_model.findings import Finding, InputError, Severity
from zsyz_model.ledger import read_ledger
from zsyz_model.scenario import apply_changes, read_scenario
from zsyz_model.validate import validate

MOST_MB = 9
"""What the page can hand over in one piece."""


def open_scenario(path: Path) -> Opened:
    """A scenario file with its ledger. Raises InputError with everything found."""
    if file_of(path) != path:
        fact = "探索台不打开网格里的一个变体"
        raise InputError(
            Finding("U04", fact, "打开情景文件本身", Severity.REFUSED, value=path.name)
        )
    return opened_of(read_scenario(path))


def open_workbook(data: bytes, name: str, folder: Path, like: Scenario) -> Opened:
    """A workbook that was dragged in, kept in `folder`; dates and limits as in the scenario `like`.

    Raises:
        InputError: U05 when it is too large to be handed over by a page, and whatever the ledger's
            reader refuses.
    """
    plain = PurePosixPath(name.replace("\\", "/")).name or "ledger.xlsx"
    if len(data) > MOST_MB * 1024 * 1024:
        fact = f"文件超过 {MOST_MB} MB，页面传不了"
        advice = "写一个情景文件指向它，用 zsyz explore 情景 打开"
        raise InputError(Finding("U05", fact, advice, Severity.REFUSED, value=plain))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"ledger{PurePosixPath(plain).suffix.lower()}"
    path.write_bytes(data)
    scenario = Scenario(
        name="探索", title=PurePosixPath(plain).stem, ledger=path, as_of=like.as_of,
        horizon=like.horizon, solver=like.solver,
    )  # fmt: skip
    found = opened_of(scenario)
    return replace(found, own=True)


def opened_of(scenario: Scenario) -> Opened:
    """The scenario with its ledger read, and everything that may be moved. Raises InputError."""
    ledger = read_ledger(scenario.ledger)
    case = validate(scenario, apply_changes(ledger, scenario))
    return Opened(scenario, ledger, case, knobs_of(case))
