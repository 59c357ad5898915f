"""The review notebook over finished plans: ours with two workers, and papermill called in a shell loop.

Both are given the same run folders with plans and charts, so that notebooks alone are compared. Ours
keeps to what the batch does: a fresh kernel for each notebook, started early, checked to its last
cell. What a further scenario and a further cell cost comes from a second size of each. Then many
scenarios without notebooks, on dask with one worker and with two.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import nbformat

from benchmarks.machine import machine, versions
from tests.batch.county import write_county
from zsyz_model.batch import Orders, find_notebook, plan_only, review, run_notebook
from zsyz_model.batch.kernels import warm_kernel
from zsyz_model.batch.parts import write_charts
from zsyz_model.batch.stored import reread
from zsyz_model.pipeline import read_case
from zsyz_model.pool import open_pool

OURS, PAPERMILL = "zsyz, 2 workers", "papermill, shell loop"
ONE, TWO = "dask, 1 worker", "dask, 2 workers"
WORKERS, MORE_CELLS = 2, 20
LEAST_RATIO, LEAST_SCALE = 3.0, 1.8
CELL = "review.table('总览')"


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock for so many scenarios whose notebook has so many code cells."""

    who: str
    scenarios: int
    cells: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Found:
    """All that a run took, and what it comes to."""

    taken: tuple[Taken, ...]

    @property
    def faster(self) -> float:
        """The loop's seconds over ours, for the plain notebook over most scenarios."""
        return self._most(PAPERMILL).seconds / self._most(OURS).seconds

    @property
    def scale(self) -> float:
        """Seconds on one dask worker over those on two."""
        return self._most(ONE).seconds / self._most(TWO).seconds

    @property
    def faults(self) -> tuple[str, ...]:
        """What the figures fall short of."""
        told = {"notebooks": (self.faster, LEAST_RATIO), "dask": (self.scale, LEAST_SCALE)}
        return tuple(
            f"{name}: {x:.2f} times as fast, not {least}"
            for name, (x, least) in told.items()
            if x < least
        )

    def further(self, who: str) -> tuple[float, float]:
        """Seconds of one scenario more, and of one cell more in one scenario."""
        few, many, long = (one for one in self.taken if one.who == who)
        scenario = (many.seconds - few.seconds) / (many.scenarios - few.scenarios)
        cell = (long.seconds - few.seconds) / (long.cells - few.cells) / few.scenarios
        return scenario, cell

    def _most(self, who: str) -> Taken:
        own = [one for one in self.taken if one.who == who]
        return max(own, key=lambda one: (one.scenarios, -one.cells))

    def told(self) -> dict[str, object]:
        """The document of `--json`."""
        further = {who: self.further(who) for who in (OURS, PAPERMILL)}
        return {
            "machine": machine(),
            "versions": versions(),
            "cases": [asdict(one) for one in self.taken],
            "seconds of a further scenario": {who: x for who, (x, _) in further.items()},
            "seconds of a further cell": {who: x for who, (_, x) in further.items()},
            "ratios": {PAPERMILL: self.faster, "dask, 2 workers by 1": self.scale},
            "faults": list(self.faults),
        }

    def text(self) -> str:
        """The table for people."""
        rows = [f"{o.who:<24} {o.scenarios:>9} {o.cells:>6} {o.seconds:>9.1f}" for o in self.taken]
        last = [
            f"{who}: {scenario:.2f} s a further scenario, {cell * 1000:.0f} ms a further cell"
            for who in (OURS, PAPERMILL)
            for scenario, cell in [self.further(who)]
        ]
        ends = [f"papermill / zsyz {self.faster:.1f}; dask, 1 worker / 2 {self.scale:.2f}"]
        head = f"{'who':<24} {'scenarios':>9} {'cells':>6} {'seconds':>9}"
        return "\n".join([head, *rows, "", *last, *ends])


def run(
    county: Callable[[Path], Path], notebooks: int, plans: int, watch: Callable[[str], None]
) -> Found:
    """The county's notebook over `notebooks` runs by both; `plans` variants of the toy on dask."""
    taken: list[Taken] = []
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        scenario = county(home / "county")
        folders = _finished(scenario, home, notebooks)
        plain, long = find_notebook(), _longer(find_notebook(), home / "long.ipynb")
        few = max(1, notebooks // 4)
        for who, job in ((OURS, _ours), (PAPERMILL, _papermill)):
            for book, some in ((plain, folders[:few]), (plain, folders), (long, folders[:few])):
                seconds = _timed(partial(job, book, scenario, some))
                taken.append(Taken(who, len(some), _cells(book), seconds))
                watch(f"{taken[-1]}")
        grid = _grid(write_county(home / "toy"), plans)
        for who, workers in ((ONE, 1), (TWO, 2)):
            orders = Orders(pages=False, workers=workers, place="dask")
            seconds = _timed(partial(review, [grid], home / f"dask-{workers}", orders=orders))
            taken.append(Taken(who, plans, 0, seconds))
            watch(f"{taken[-1]}")
    return Found(tuple(taken))


def _timed(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def _finished(scenario: Path, home: Path, copies: int) -> list[Path]:
    """Folders of a finished plan with its charts; one is planned, the others are its copies."""
    entry = plan_only(scenario, home / "planned")
    assert entry.run is not None
    first = entry.run.folder
    write_charts(reread(first, read_case(scenario)), first, "benchmark")
    return [shutil.copytree(first, home / f"run-{i}") for i in range(copies)]


def _longer(source: Path, target: Path) -> Path:
    """The notebook with more cells of one table each before its last."""
    book = nbformat.read(source, as_version=4)  # type: ignore[no-untyped-call]
    more = [nbformat.v4.new_code_cell(CELL) for _ in range(MORE_CELLS)]  # type: ignore[no-untyped-call]
    book.cells[-1:-1] = more
    nbformat.write(book, target)  # type: ignore[no-untyped-call]
    return target


def _cells(book: Path) -> int:
    cells = nbformat.read(book, as_version=4).cells  # type: ignore[no-untyped-call]
    return sum(cell.cell_type == "code" for cell in cells)


def _grid(scenario: Path, plans: int) -> Path:
    """So many variants that all have the same size: other seeds of what is drawn."""
    path = scenario.with_name("many.yaml")
    seeds = ", ".join(str(seed) for seed in range(plans))
    path.write_text(
        f"extends: {scenario.name}\nvary: {{random.seed: [{seeds}]}}\n", encoding="utf-8"
    )
    return path


def _ours(book: Path, scenario: Path, folders: Sequence[Path]) -> None:
    """Each worker's share, its next kernel started while the one before runs."""
    shares = [folders[i::WORKERS] for i in range(WORKERS)]
    with open_pool("", WORKERS) as pool:
        for future in [pool.submit(run_share, book, scenario, share) for share in shares]:
            future.result()


def run_share(book: Path, scenario: Path, folders: Sequence[Path]) -> None:
    """The notebooks of one worker, one after the other."""
    with ExitStack() as ahead:
        kernel = ahead.enter_context(warm_kernel(folders[0])) if folders else None
        for i, folder in enumerate(folders):
            with ExitStack() as next_one:
                after = folders[i + 1 : i + 2]
                coming = next_one.enter_context(warm_kernel(after[0])) if after else None
                given = {"scenario": str(scenario), "run": str(folder)}
                run_notebook(book, folder / "review.ipynb", given, kernel)
                ahead.push(next_one.pop_all())
            kernel = coming


def _papermill(book: Path, scenario: Path, folders: Sequence[Path]) -> None:
    """What a shell loop does."""
    for folder in folders:
        subprocess.run(
            [
                sys.executable, "-m", "papermill", str(book), str(folder / "loop.ipynb"), "--no-progress-bar",
                "-p", "scenario", str(scenario), "-p", "run", str(folder),
            ],
            check=True, capture_output=True,
        )  # fmt: skip


def demo_county(folder: Path) -> Path:
    """The shipped base scenario with its ledger, in a folder of its own."""
    shipped = find_notebook().parents[1] / "scenarios"
    (folder / "demo_county").mkdir(parents=True)
    shutil.copy(shipped / "demo_county" / "ledger.xlsx", folder / "demo_county")
    return Path(shutil.copy(shipped / "base.yaml", folder))
