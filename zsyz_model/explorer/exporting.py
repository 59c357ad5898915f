"""The evidence pack: a run folder that `zsyz verify` judges, and the same as one zip with its inputs."""

from __future__ import annotations

import base64
import zipfile
from dataclasses import dataclass
from pathlib import Path

from zsyz_model.batch.orders import Orders
from zsyz_model.batch.parts import write_charts, write_plan
from zsyz_model.case import Plan
from zsyz_model.explorer.saving import Saved
from zsyz_model.findings import RunError
from zsyz_model.pipeline import read_case, replay
from zsyz_model.report.html import escaped
from zsyz_model.runs import attempt, describe, file_keys, publish, run_folder, run_id

STAGE = "探索台"
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Pack:
    """The run folder that was published, and the zip beside it."""

    folder: Path
    file: Path


def export(saved: Saved, plan: Plan, reports: Path, clock: str = "") -> Pack:
    """The plan as a run of the saved scenario, judged again from the files as they are now.

    Raises RunError with the faults when the plan does not hold for them.
    """
    case = read_case(saved.path)
    outcome = replay(case, plan)
    if outcome.plan.faults:
        raise RunError(*outcome.plan.faults)
    orders = Orders(pages=False, clock=clock)
    target = run_folder(reports, case.scenario.name, run_id(case))
    with attempt(target) as folder:
        write_plan(outcome, folder)
        write_charts(outcome, folder, run_id(case))
        record = describe(outcome, orders.spent({STAGE: plan.seconds}), orders.now())
        publish(folder, target, {**record, "limits": {}, "keys": file_keys(case, None)})
    file = target.with_name(f"{case.scenario.name}-{target.name}.zip")
    inputs = (saved.path, saved.scenario.ledger)
    return Pack(target, zipped(target, inputs, file))


def zipped(folder: Path, inputs: tuple[Path, ...], file: Path) -> Path:
    """The folder's files and the inputs beside them, in one zip with no times in it."""
    members = [
        (p.relative_to(folder).as_posix(), p) for p in sorted(folder.rglob("*")) if p.is_file()
    ]
    members += [(f"inputs/{path.name}", path) for path in inputs]
    part = file.with_suffix(".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, path in members:
            pack.writestr(zipfile.ZipInfo(name, _EPOCH), path.read_bytes(), zipfile.ZIP_DEFLATED)
    part.replace(file)
    return file


def link_html(words: str, file: Path, kind: str) -> str:
    """A link that hands the file over from within the page."""
    data = base64.b64encode(file.read_bytes()).decode("ascii")
    return f'<a class="zx-link" download="{escaped(file.name)}" href="data:{kind};base64,{data}">{escaped(words)}</a>'
