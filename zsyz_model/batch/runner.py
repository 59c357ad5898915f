"""One scenario after the other into its run folder; a failed one does not stop the others."""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from zsyz_model.batch.failures import exit_code_of, findings_of
from zsyz_model.batch.notebooks import find_notebook, run_notebook
from zsyz_model.batch.overview import COMPARISON, write_overview
from zsyz_model.batch.pages import export_html
from zsyz_model.batch.parts import (
    FINDINGS_FILE,
    NOTEBOOK,
    PAGE,
    write_charts,
    write_findings,
    write_plan,
)
from zsyz_model.batch.stored import reread, with_limits
from zsyz_model.case import Case, Outcome
from zsyz_model.findings import Finding, InputError, RunError, Severity, ZsyzError
from zsyz_model.pipeline import read_case, run
from zsyz_model.runs import (
    Run,
    attempt,
    check_run,
    describe,
    describe_failure,
    hold,
    publish,
    read_run,
    run_folder,
    run_id,
    tidy,
)
from zsyz_model.watch import Timed, Watch, unwatched

DEBUG_LOG = "debug.log"
FAILED_PREFIX = "failed-"
SOLVED = 0.8


def utc_now() -> str:
    """The time of a record, in UTC to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Orders:
    """How a batch is run: redo finished runs or not, limits of the solver, notebook, clock."""

    again: bool = False
    seconds: float | None = None
    gap: float | None = None
    notebook: Path | None = None
    pages: bool = True
    debug: bool = False
    clock: Callable[[], str] = utc_now

    @property
    def limits(self) -> dict[str, float]:
        """The solver limits that differ from the scenario's."""
        given = {"seconds": self.seconds, "gap": self.gap}
        return {name: value for name, value in given.items() if value is not None}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """What became of one scenario; `findings` say why when it failed."""

    path: Path
    state: str
    run: Run | None = None
    outcome: Outcome | None = None
    findings: tuple[Finding, ...] = ()
    exit_code: int = 0

    @property
    def failed(self) -> bool:
        """Whether there is no usable run."""
        return self.state == "failed"


def review(
    paths: Sequence[Path], out: Path, watch: Watch = unwatched, orders: Orders | None = None
) -> tuple[Entry, ...]:
    """The quarterly review of every scenario, then their comparison and the list of runs.

    Finished runs of unchanged inputs are used as they are unless `orders.again`.

    Raises:
        HeldError: when another batch holds `out`.
        RunError: when the notebook cannot be found.
    """
    orders = orders or Orders()
    orders = replace(orders, notebook=orders.notebook or find_notebook())
    with hold(out):
        tidy(out)
        entries = []
        for i, path in enumerate(paths):
            part = _share(watch, i, len(paths), path.stem)
            entries.append(run_scenario(path, out, part, orders))
        write_overview([entry.outcome for entry in entries if entry.outcome], out)
    return tuple(entries)


def plan_only(
    path: Path, out: Path, watch: Watch = unwatched, orders: Orders | None = None
) -> Entry:
    """One scenario into a run folder with plan and workbook, without charts and pages."""
    with hold(out):
        tidy(out)
        return run_scenario(path, out, watch, replace(orders or Orders(), pages=False))


def _share(watch: Watch, i: int, count: int, name: str) -> Watch:
    """The part of the whole batch that one scenario is."""
    return lambda stage, fraction: watch(f"{name} {stage}", (i + fraction) / count)


def run_scenario(path: Path, out: Path, watch: Watch, orders: Orders) -> Entry:
    """Read, run and publish one scenario; whatever goes wrong becomes a failed entry."""
    case: Case | None = None
    try:
        watch("读取情景与台账", 0.0)
        case = with_limits(read_case(path), orders.seconds, orders.gap)
        target = _target(out, case.scenario.name, run_id(case))
        if not orders.again and (stored := _finished(target, orders)):
            watch("已完成，跳过", 1.0)
            return Entry(path, "reused", stored, reread(target, case))
        return _run_afresh(path, case, target, watch, orders)
    except Exception as error:
        return _failure(path, out, case, error, orders)


def _target(out: Path, name: str, run: str) -> Path:
    """Where the run belongs; the comparison's folder is nobody else's."""
    if name == COMPARISON:
        fact = f"情景不能叫“{COMPARISON}”，该文件夹留给情景对比"
        raise InputError(Finding("Y05", fact, "改名", Severity.REFUSED, value=name))
    return run_folder(out, name, run)


def _finished(target: Path, orders: Orders) -> Run | None:
    """The stored run, if it is done, whole and has what is wanted."""
    try:
        stored = read_run(target)
    except RunError:
        return None
    wanted = {PAGE} if orders.pages else set()
    complete = wanted <= set(stored.record.get("outputs", {}))
    return stored if stored.done and complete and not check_run(target) else None


def _run_afresh(path: Path, case: Case, target: Path, watch: Watch, orders: Orders) -> Entry:
    with attempt(target) as folder:
        timed = Timed(watch)
        outcome = run(case, lambda stage, fraction: timed(stage, SOLVED * fraction))
        try:
            _write_parts(path, outcome, folder, timed, orders)
            _refuse_faults(outcome)
        except Exception as error:
            return _publish_failure(path, folder, target, case, error, orders)
        timed("发布", 1.0)
        record = {**describe(outcome, timed.seconds, orders.clock()), "limits": orders.limits}
        stored = publish(folder, target, record)
    shutil.rmtree(_failed_folder(target), ignore_errors=True)
    return Entry(path, "done", stored, outcome)


def _write_parts(path: Path, outcome: Outcome, folder: Path, watch: Watch, orders: Orders) -> None:
    watch("写出方案与工作簿", 0.82)
    write_plan(outcome, folder)
    if not orders.pages or orders.notebook is None:
        return
    watch("绘制图表", 0.86)
    write_charts(outcome, folder, run_id(outcome.case))
    watch("执行笔记本", 0.92)
    given = {"scenario": str(path.resolve()), "run": str(folder.resolve())}
    run_notebook(orders.notebook, folder / NOTEBOOK, given)
    export_html(folder / NOTEBOOK, folder / PAGE, f"季度审查：{outcome.case.scenario.title}")


def _refuse_faults(outcome: Outcome) -> None:
    """A plan that the judge faults is kept to look at, and never counts as done."""
    if outcome.plan.faults:
        raise RunError(*outcome.plan.faults)


def _failure(path: Path, out: Path, case: Case | None, error: Exception, orders: Orders) -> Entry:
    """A failed entry with a folder that says why; a folder that cannot be made is no hindrance."""
    record = describe_failure(path, findings_of(error), orders.clock(), case)
    try:
        target = _target(out, case.scenario.name if case else path.stem, record["run_id"])
        with attempt(target) as folder:
            return _publish_failure(path, folder, target, case, error, orders)
    except (ZsyzError, OSError):
        return Entry(path, "failed", None, None, findings_of(error), exit_code_of(error))


def _publish_failure(
    path: Path, folder: Path, target: Path, case: Case | None, error: Exception, orders: Orders
) -> Entry:
    findings = findings_of(error)
    write_findings(findings, folder / FINDINGS_FILE)
    if orders.debug:
        told = "".join(traceback.format_exception(error))
        (folder / DEBUG_LOG).write_text(told, encoding="utf-8")
    if (folder / NOTEBOOK).is_file():
        export_html(folder / NOTEBOOK, folder / PAGE, f"季度审查（失败）：{path.stem}", findings)
    record = describe_failure(path, findings, orders.clock(), case)
    stored = publish(folder, _failed_folder(target), record, "failed")
    return Entry(path, "failed", stored, None, findings, exit_code_of(error))


def _failed_folder(target: Path) -> Path:
    """Where a failed run goes: beside the finished one of the same id, never in its place."""
    return target.with_name(f"{FAILED_PREFIX}{target.name}")
