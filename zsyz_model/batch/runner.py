"""Scenarios into run folders, here or spread over workers; a failed one does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, as_completed
from dataclasses import replace
from pathlib import Path

from zsyz_model.batch.failures import findings_of
from zsyz_model.batch.home import find_notebook
from zsyz_model.batch.orders import Entry, Orders
from zsyz_model.batch.overview import write_overview
from zsyz_model.batch.single import case_of, fail, run_scenario
from zsyz_model.case import Case
from zsyz_model.case.variants import file_of, label_of
from zsyz_model.findings import InputError, RunError, ZsyzError
from zsyz_model.pool import open_pool
from zsyz_model.runs import hold, log_runs, tidy
from zsyz_model.scenario import variants_of
from zsyz_model.watch import Watch, unwatched

WORDS = {"done": "完成", "reused": "已完成，跳过", "failed": "失败"}


def review(
    paths: Sequence[Path], out: Path, watch: Watch = unwatched, orders: Orders | None = None
) -> tuple[Entry, ...]:
    """The quarterly review of every scenario, then their comparison and the list of runs.

    A file with `vary` stands for all of its variants. Finished runs of unchanged inputs are
    used as they are unless `orders.again`. Entries come in the order of the scenarios,
    wherever each ran.

    Raises:
        HeldError: when another batch holds `out`.
        RunError: when the notebook, the scheduler or the workers cannot be had, or the
            comparison and the list cannot be written.
    """
    orders = orders or Orders()
    if orders.pages:
        orders = replace(orders, notebook=orders.notebook or find_notebook())
    with hold(out):
        tidy(out)
        try:
            asked = unfold(paths)
            entries = tuple((_spread if orders.spread else _here)(asked, out, watch, orders))
            log_runs(out, (entry.run for entry in entries if entry.run))
        finally:
            tidy(out)
        _overview(entries, out, orders)
    return entries


def plan_only(
    path: Path, out: Path, watch: Watch = unwatched, orders: Orders | None = None
) -> Entry:
    """One scenario into a run folder with plan and workbook, without charts and pages."""
    with hold(out):
        tidy(out)
        entry = run_scenario(path, out, watch, replace(orders or Orders(), pages=False))
        log_runs(out, [entry.run] if entry.run else [])
    return entry


def unfold(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Every scenario once, grids as their variants; what cannot be read stays, to fail by itself."""
    told: list[Path] = []
    for path in paths:
        try:
            told += variants_of(path)
        except InputError:
            told.append(path)
    return tuple(dict.fromkeys(file_of(path).resolve().with_name(path.name) for path in told))


def _here(paths: Sequence[Path], out: Path, watch: Watch, orders: Orders) -> Iterator[Entry]:
    """One scenario after the other in this process."""
    for i, path in enumerate(paths):
        part = _share(watch, i, len(paths), label_of(path))
        yield run_scenario(path, out, part, orders)


def _share(watch: Watch, i: int, count: int, name: str) -> Watch:
    """The part of the whole batch that one scenario is."""
    return lambda stage, fraction: watch(f"{name} {stage}", (i + fraction) / count)


def run_quietly(path: Path, out: Path, orders: Orders) -> Entry:
    """One scenario in a worker; without pages nobody needs the outcome back."""
    entry = run_scenario(path, out, unwatched, orders)
    return entry if orders.pages else replace(entry, outcome=None)


def _spread(paths: Sequence[Path], out: Path, watch: Watch, orders: Orders) -> Sequence[Entry]:
    """The scenarios over workers, told as they end and given in their order."""
    entries: dict[Path, Entry] = {}
    with open_pool(orders.place, orders.workers, orders.limits) as pool:
        sent = {pool.submit(run_quietly, path, out.resolve(), orders): path for path in paths}
        for future in as_completed(sent):
            path = sent[future]
            entries[path] = entry = _entry_of(future, path, out, orders)
            watch(f"{label_of(path)} {WORDS[entry.state]}", len(entries) / len(paths))
    return [entries[path] for path in paths]


def _entry_of(future: Future[Entry], path: Path, out: Path, orders: Orders) -> Entry:
    """What a worker made of a scenario; a lost or stopped one is a failed entry."""
    try:
        return future.result()
    except Exception as error:
        return fail(path, out, _case_or_none(path, orders), error, orders)


def _case_or_none(path: Path, orders: Orders) -> Case | None:
    try:
        return case_of(path, orders)
    except ZsyzError:
        return None


def _overview(entries: Sequence[Entry], out: Path, orders: Orders) -> None:
    outcomes = [entry.outcome for entry in entries if entry.outcome and orders.pages]
    try:
        write_overview(outcomes, out)
    except OSError as error:
        raise RunError(*findings_of(error)) from error
