"""A small county for the explorer, a loop that runs when it is told to, and a worker that runs at once."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.batch.county import write_county, write_ledger
from tests.cases import toy_tables
from zsyz_model.explorer.opening import open_scenario
from zsyz_model.explorer.session import Session
from zsyz_model.explorer.state import Opened, State
from zsyz_model.explorer.worker import Worker
from zsyz_model.pool import Serial

HOSTILE = '<img src="/zx-hostile" onerror=alert(1)></script><script>alert(2)</script>$\\mathcal{X'
WEIGHT = "rule/scoring.weights.invest"
QUOTA = "cell/用地指标/2027Q1/计划指标/数量"
HOURS = "cell/领导/L1/每周可用小时"


@dataclass
class Put:
    """Something that was put off."""

    what: Callable[[], None]
    off: bool = False

    def cancel(self) -> None:
        self.off = True


@dataclass
class Loop:
    """Time that stands still until `run`."""

    put: list[Put] = field(default_factory=list)

    def call_later(self, delay: float, callback: Callable[[], None], /) -> Put:
        self.put.append(Put(callback))
        return self.put[-1]

    def call_soon_threadsafe(self, callback: Callable[[], None], /) -> Put:
        return self.call_later(0.0, callback)

    def later(self, callback: Callable[[], None]) -> None:
        """What a worker asks of the loop."""
        self.call_later(0.0, callback)

    def run(self, most: int = 30) -> int:
        """Everything that waits, and what comes of it; how much was done."""
        done = 0
        while self.put and done < most:
            one = self.put.pop(0)
            if not one.off:
                one.what()
                done += 1
        return done

    def step(self) -> None:
        """What waits first and was not called off."""
        while self.put:
            one = self.put.pop(0)
            if not one.off:
                one.what()
                return


@dataclass
class Seen:
    """A session with what it showed, on a loop by hand and a worker in this process."""

    opened: Opened
    loop: Loop = field(default_factory=Loop)
    states: list[State] = field(default_factory=list)
    told: list[tuple[str, float] | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.worker = Worker(self.loop.later, Serial)
        self.session = Session(
            self.opened, self.states.append, self.told.append, self.loop, self.worker
        )


@cache
def scenario_file() -> Path:
    """The toy county's scenario, written once for all tests that do not change it."""
    folder = mkdtemp(prefix="zsyz-test-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return write_county(Path(folder))


@cache
def opened() -> Opened:
    """The toy county, opened once."""
    return open_scenario(scenario_file())


def hostile_county(folder: Path) -> Path:
    """The toy county with a name that would run, if a page let it."""
    path = write_county(folder)
    tables = toy_tables()
    tables["projects"][0]["name"] = HOSTILE
    tables["leaders"][0]["title"] = HOSTILE
    write_ledger(folder / "ledger.xlsx", tables)
    return path
