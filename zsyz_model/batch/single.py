"""One scenario into its run folder: used as it is, told again, or run; or a folder that says why not."""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from zsyz_model.batch.chapters import chapters_key, write_chapters
from zsyz_model.batch.failures import exit_code_of, findings_of
from zsyz_model.batch.kernels import expect_kernels, warm_kernel
from zsyz_model.batch.notebooks import run_notebook
from zsyz_model.batch.orders import Entry, Orders
from zsyz_model.batch.overview import COMPARISON
from zsyz_model.batch.pages import export_html
from zsyz_model.batch.parts import (
    FINDINGS_FILE,
    NOTEBOOK,
    PAGE,
    seen_from,
    write_charts,
    write_findings,
    write_plan,
)
from zsyz_model.batch.stored import reread, with_limits
from zsyz_model.case import Case, Outcome
from zsyz_model.case.variants import label_of
from zsyz_model.findings import Finding, InputError, RunError, Severity, ZsyzError
from zsyz_model.pipeline import read_case, run
from zsyz_model.report.words import run_words
from zsyz_model.runs import (
    FAILED_PREFIX,
    Run,
    attempt,
    check_run,
    describe,
    describe_failure,
    file_keys,
    publish,
    read_run,
    run_folder,
    run_id,
)
from zsyz_model.watch import Timed, Watch

DEBUG_LOG = "debug.log"
SOLVED = 0.8


def run_scenario(path: Path, out: Path, watch: Watch, orders: Orders) -> Entry:
    """Read, run and publish one scenario; whatever goes wrong becomes a failed entry.

    A finished run of the same inputs is used as it is; when only titles, the notebook or the
    drawing changed since, its plan is told again and nothing is solved.
    """
    case: Case | None = None
    try:
        watch("读取情景与台账", 0.0)
        case = case_of(path, orders)
        target = _target(out, case.scenario.name, run_id(case))
        stored = None if orders.again else _sound(target)
        if stored and _complete(stored, _keys(path, case, orders)):
            watch("已完成，跳过", 1.0)
            return Entry(path, "reused", stored, reread(target, case))
        return _publish_run(path, case, target, watch, orders, stored)
    except Exception as error:
        return fail(path, out, case, error, orders)


def case_of(path: Path, orders: Orders) -> Case:
    """The case of a scenario under the solver limits ordered."""
    return with_limits(read_case(path), orders.seconds, orders.gap)


def _target(out: Path, name: str, run: str) -> Path:
    """Where the run belongs; the comparison's folder is nobody else's."""
    if name == COMPARISON:
        fact = f"情景不能叫“{COMPARISON}”，该文件夹留给情景对比"
        raise InputError(Finding("Y05", fact, "改名", Severity.REFUSED, value=name))
    return run_folder(out, name, run)


def _sound(target: Path) -> Run | None:
    """The stored run, if it is done and whole."""
    try:
        stored = read_run(target)
    except RunError:
        return None
    return stored if stored.done and not check_run(target) else None


def _keys(path: Path, case: Case, orders: Orders) -> dict[str, str]:
    """What the files of the run come from; chapters belong to the pages."""
    keys = file_keys(case, _notebook(orders))
    return {**keys, "chapters": chapters_key(path) if keys["pages"] else ""}


def _complete(stored: Run, wanted: Mapping[str, str]) -> bool:
    """Whether the files of a run are those that would be written now."""
    kept = stored.record.get("keys", {})
    return all(kept.get(name) == key for name, key in wanted.items() if key)


def _notebook(orders: Orders) -> bytes | None:
    """The notebook to be executed, as it is on disk; none when no pages are wanted."""
    wanted = orders.pages and orders.notebook is not None
    return orders.notebook.read_bytes() if wanted and orders.notebook else None


def _publish_run(
    path: Path, case: Case, target: Path, watch: Watch, orders: Orders, stored: Run | None
) -> Entry:
    with attempt(target) as folder:
        timed = Timed(watch)
        if orders.pages:
            expect_kernels()
        outcome = _planned(case, timed, orders, stored)
        try:
            write_parts(path, outcome, folder, timed, orders)
            _refuse_faults(outcome)
        except Exception as error:
            return _publish_failure(path, folder, target, case, error, orders)
        timed("发布", 1.0)
        record = describe(outcome, orders.spent(timed.seconds), orders.now())
        keys = _keys(path, case, orders)
        record["scenario"]["beside"] = seen_from(folder, path)
        made = publish(folder, target, {**record, "limits": orders.solving, "keys": keys})
    shutil.rmtree(_failed_folder(target), ignore_errors=True)
    return Entry(path, "done", made, outcome)


def _planned(case: Case, watch: Watch, orders: Orders, stored: Run | None) -> Outcome:
    """The outcome: of a stored plan that still holds, or of the solver."""
    if stored is not None:
        watch("沿用已求得的方案", 0.0)
        known = reread(stored.folder, case)
        if not known.plan.faults:
            return known
    found = run(case, lambda stage, fraction: watch(stage, SOLVED * fraction))
    return found.with_plan(replace(found.plan, seconds=0.0)) if orders.clock else found


def write_parts(path: Path, outcome: Outcome, folder: Path, watch: Watch, orders: Orders) -> None:
    """Every file of a run but RUN.json, into an empty folder."""
    watch("写出方案与工作簿", 0.82)
    if not orders.pages or orders.notebook is None:
        write_plan(outcome, folder)
        return
    with warm_kernel(folder) as kernel:  # it starts while we write and draw
        write_plan(outcome, folder)
        write_chapters(outcome, path, folder)
        watch("绘制图表", 0.86)
        write_charts(outcome, folder, run_id(outcome.case))
        watch("执行笔记本", 0.92)
        given = {"scenario": seen_from(folder, path), "run": "."}
        run_notebook(orders.notebook, folder / NOTEBOOK, given, kernel)
    case = outcome.case
    foot = run_words(run_id(case), case.ledger.sha256, case.scenario.as_of)
    export_html(folder / NOTEBOOK, folder / PAGE, f"季度审查：{case.scenario.title}", (), foot)


def _refuse_faults(outcome: Outcome) -> None:
    """A plan that the judge faults is kept to look at, and never counts as done."""
    if outcome.plan.faults:
        raise RunError(*outcome.plan.faults)


def fail(path: Path, out: Path, case: Case | None, error: Exception, orders: Orders) -> Entry:
    """A failed entry with a folder that says why; a folder that cannot be made is no hindrance."""
    record = describe_failure(path, findings_of(error), orders.now(), case)
    try:
        target = _target(out, case.scenario.name if case else label_of(path), record["run_id"])
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
        export_html(
            folder / NOTEBOOK, folder / PAGE, f"季度审查（失败）：{label_of(path)}", findings
        )
    record = describe_failure(path, findings, orders.now(), case)
    stored = publish(folder, _failed_folder(target), record, "failed")
    return Entry(path, "failed", stored, None, findings, exit_code_of(error))


def _failed_folder(target: Path) -> Path:
    """Where a failed run goes: beside the finished one of the same id, never in its place."""
    return target.with_name(f"{FAILED_PREFIX}{target.name}")
