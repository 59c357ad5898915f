"""A8: kill -9 at random moments; after resume everything is as if nothing had happened."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from statistics import median

import psutil

from tests.selftest.batches import (
    differing,
    done_runs,
    false_done,
    files_of,
    run,
    start,
    write_batch,
    write_home,
)
from tests.selftest.told import Size, Told

KILLS_A_FOLDER = 5
ORPHAN_SECONDS = 10.0
SLOW_CELL = "import time\ntime.sleep(1)"
PLAIN = ("--no-pages", "--workers", "2")


def check_kills(size: Size) -> Told:
    """Rounds of five kills and one resume; with and without notebooks, here and on dask."""
    told = Told("A8")
    draw = random.Random(20261123)
    kills = size.pick(2, 50)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        batch = write_batch(home / "county", size.pick(10, 60))
        _rounds(told, home, [str(batch), *PLAIN], kills, draw)
        paged = write_home(home / "home", SLOW_CELL)
        one = f"{batch}#全+discount=0.90+quarters=4"
        _rounds(told, home, [one, "--workers", "2"], size.pick(1, 5), draw, paged)
        _dask_worker(
            told, home, [str(batch), "--no-pages", "--workers", "2", "--scheduler", "dask"]
        )
        _plant(told, home / "reference-1")
    return told


def _rounds(
    told: Told,
    home: Path,
    words: list[str],
    kills: int,
    draw: random.Random,
    pages: Path | None = None,
) -> None:
    """Kills in several folders, each resumed and compared with an uninterrupted run."""
    kind = "with notebooks" if pages else "of plans"
    reference = home / f"reference-{1 if pages is None else 2}"
    began = time.monotonic()
    code = run(reference, *words, home=pages)
    whole = time.monotonic() - began
    expected = files_of(reference)
    told.check(bool(done_runs(reference)), f"the batch {kind} finished nothing to compare")
    resumed: list[float] = []
    redone = false = orphans = 0
    for first in range(0, kills, KILLS_A_FOLDER):
        out = home / f"killed-{first}"
        for _ in range(min(KILLS_A_FOLDER, kills - first)):
            before = done_runs(out)
            orphans += _kill(out, words, draw.uniform(0.3, whole), pages)
            after = done_runs(out)
            redone += sum(after.get(name) != stat for name, stat in before.items())
            false += len(false_done(out))
        before, began = done_runs(out), time.monotonic()
        ended = run(out, *words, home=pages)
        resumed.append(time.monotonic() - began)
        redone += sum(done_runs(out).get(name) != stat for name, stat in before.items())
        other = differing(files_of(out), expected)
        told.check(not other, f"after kills {kind} these differ: {', '.join(other[:5])}")
        told.check(ended == code, f"after kills {kind} the exit code is {ended}, not {code}")
        shutil.rmtree(out)
    told.check(redone == 0, f"{redone} finished runs {kind} were done again")
    told.check(false == 0, f"{false} half runs {kind} read as done")
    told.check(orphans == 0, f"{orphans} processes {kind} lived on for {ORPHAN_SECONDS:g} s")
    told.figures |= {
        f"kills {kind}": kills, f"files {kind}": len(expected),
        f"median resume {kind}": f"{median(resumed):.0f} s of {whole:.0f} s",
    }  # fmt: skip


def _kill(out: Path, words: list[str], seconds: float, pages: Path | None) -> int:
    """Kill the batch after so many seconds; how many of its processes are left after a while more."""
    process = start(out, *words, home=pages)
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    family = (
        [] if process.poll() is not None else psutil.Process(process.pid).children(recursive=True)
    )
    process.send_signal(signal.SIGKILL)
    process.wait()
    return len(_left(family))


def _left(family: list[psutil.Process]) -> list[psutil.Process]:
    """Those that still run after `ORPHAN_SECONDS`; what is dead and not fetched does not run."""
    end = time.monotonic() + ORPHAN_SECONDS
    while time.monotonic() < end and (alive := [one for one in family if _runs(one)]):
        time.sleep(0.1)
    return [one for one in family if _runs(one)] if family and alive else []


def _runs(process: psutil.Process) -> bool:
    with suppress(psutil.Error):
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    return False


def _dask_worker(told: Told, home: Path, words: list[str]) -> None:
    """A dask worker is killed in the middle: its task is done by another one, and nothing differs."""
    out = home / "dask"
    process = start(out, *words)
    end = time.monotonic() + 120
    while len(done_runs(out)) < 1 and time.monotonic() < end and process.poll() is None:
        time.sleep(0.05)
    family = psutil.Process(process.pid).children(recursive=True)
    workers = [one for one in family if "spawn_main" in " ".join(one.cmdline())]
    told.check(bool(workers), "no dask worker to be killed")
    for worker in workers[-1:]:
        worker.kill()
    code = process.wait(600)
    other = differing(files_of(out), files_of(home / "reference-1"))
    told.check(not other, f"with a dask worker killed these differ: {', '.join(other[:5])}")
    told.check(code == 1, f"with a dask worker killed the exit code is {code}")
    told.figures["dask workers killed"] = 1


def _plant(told: Told, out: Path) -> None:
    """Planted: a cut file, a run said to be done, another byte, and a process that lives on."""
    sound = files_of(out)
    victim = next(path for path in out.rglob("plan.json"))
    victim.write_bytes(victim.read_bytes()[:-9])
    told.check(len(false_done(out)) == 1, "planted: a cut plan still reads as done")
    told.check(bool(differing(files_of(out), sound)), "planted: a cut plan is the same")
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    left = _left([psutil.Process(sleeper.pid)])
    told.check(len(left) == 1, "planted: a process that lives on is not seen")
    sleeper.kill()
    sleeper.wait()
    told.figures["planted"] = 3
