"""A county's workbook of 10,000 projects: read, checked and typed by us, only read by pandas.

Every reading has a process of its own; the clock runs inside, without imports, and takes in
our parsing child. Peak memory is that of the process and, apart from it, of its child.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.machine import machine, versions
from benchmarks.workbooks import bomb, workbook

PROJECTS = 10_000
OURS, PANDAS, BOMB = "zsyz", "pandas+calamine", "zsyz, zip bomb"
MOST_RATIO, MOST_MB = 2.0, 600
BOMB_SECONDS, BOMB_MB = 1.0, 200


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading: seconds, peak megabytes of the process and of its child, and what came of it."""

    who: str
    seconds: float
    note: str
    mb: float
    child_mb: float


@dataclass(frozen=True, slots=True)
class Found:
    """All readings of a run and what they come to."""

    projects: int
    readings: tuple[Reading, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """What the figures fall short of."""
        ours = [one for one in self.readings if one.who == OURS]
        bombs = [one for one in self.readings if one.who == BOMB]
        held = max(max(one.mb, one.child_mb) for one in ours)
        limits = (
            (self.times() > MOST_RATIO, f"{self.times():.2f} times pandas, over {MOST_RATIO}"),
            (held > MOST_MB, f"{held:.0f} MB, over {MOST_MB}"),
            (self.middle(BOMB) > BOMB_SECONDS, f"the bomb took {self.middle(BOMB):.2f} s"),
            (max(one.child_mb for one in bombs) > BOMB_MB, f"the bomb took over {BOMB_MB} MB"),
        )
        return tuple(words for broken, words in limits if broken)

    def middle(self, who: str) -> float:
        """The median seconds of a reader."""
        return median(one.seconds for one in self.readings if one.who == who)

    def times(self) -> float:
        """Our seconds over those of pandas, the median of the pairs."""
        pairs = zip(self._of(OURS), self._of(PANDAS), strict=True)
        return float(median(own / other for own, other in pairs))

    def _of(self, who: str) -> list[float]:
        return [one.seconds for one in self.readings if one.who == who]

    def told(self) -> dict[str, object]:
        """The document of `--json`."""
        return {
            "machine": machine(),
            "versions": versions(),
            "projects": self.projects,
            "cases": [asdict(one) for one in self.readings],
            "ratios": {PANDAS: 1 / self.times()},
            "faults": list(self.faults),
        }

    def text(self) -> str:
        """The table for people."""
        head = f"{'reader':<18} {'seconds':>8} {'MB':>6} {'child MB':>9}  note"
        rows = [
            f"{r.who:<18} {r.seconds:>8.2f} {r.mb:>6.0f} {r.child_mb:>9.0f}  {r.note}"
            for r in self.readings
        ]
        last = f"zsyz takes {self.times():.2f} times what pandas takes (median of the pairs)"
        return "\n".join([head, *rows, last])


def run(rounds: int, projects: int = PROJECTS, watch: Callable[[str], None] = lambda _: None) -> Found:  # fmt: skip
    """Read the same workbook in turns, then a zip bomb."""
    readings: list[Reading] = []
    with tempfile.TemporaryDirectory() as name:
        book, bad = Path(name) / "ledger.xlsx", Path(name) / "bomb.xlsx"
        workbook(book, projects)
        bomb(bad)
        for who, path in [(who, book) for _ in range(rounds) for who in (OURS, PANDAS)]:
            readings.append(apart(who, path))
            watch(f"{readings[-1]}")
        readings += [apart(BOMB, bad) for _ in range(rounds)]
    return Found(projects, tuple(readings))


def apart(who: str, path: Path) -> Reading:
    """One reading in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(READERS[who], (path,))


def ours(path: Path) -> Reading:
    """Read, checked and typed; a first small reading keeps imports out of the clock."""
    from zsyz_model.ledger import read_ledger

    small = path.with_name("small.xlsx")
    workbook(small, 3)
    read_ledger(small)
    began = time.perf_counter()
    ledger = read_ledger(path)
    seconds = time.perf_counter() - began
    note = f"{len(ledger.tables['projects'])} projects, {len(ledger.findings)} findings"
    return Reading(OURS, seconds, note, *peaks())


def theirs(path: Path) -> Reading:
    """Only read: all sheets as frames of whatever types the cells have."""
    import pandas as pd

    small = path.with_name("small.xlsx")
    workbook(small, 3)
    pd.read_excel(small, engine="calamine", sheet_name=None)
    began = time.perf_counter()
    frames = pd.read_excel(path, engine="calamine", sheet_name=None)
    seconds = time.perf_counter() - began
    return Reading(PANDAS, seconds, f"{sum(map(len, frames.values()))} rows", *peaks())


def refuse(path: Path) -> Reading:
    """A workbook that would inflate a thousandfold."""
    from zsyz_model.findings import InputError
    from zsyz_model.ledger import read_ledger

    began = time.perf_counter()
    try:
        read_ledger(path)
    except InputError as error:
        return Reading(BOMB, time.perf_counter() - began, error.findings[0].code, *peaks())
    raise AssertionError("the bomb was read")


READERS: dict[str, Callable[[Path], Reading]] = {OURS: ours, PANDAS: theirs, BOMB: refuse}


def peaks() -> tuple[float, float]:
    """Peak megabytes of this process and of its largest child; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0, 0.0
    import resource

    unit = 2**20 if sys.platform == "darwin" else 2**10
    own, child = (
        resource.getrusage(who).ru_maxrss / unit
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    status = Path("/proc/self/status")
    if status.exists():  # Linux: ru_maxrss remembers the process that forked this one
        own = (
            next(
                int(x.split()[1]) for x in status.read_text().splitlines() if x.startswith("VmHWM")
            )
            / 2**10
        )
    return own, child
