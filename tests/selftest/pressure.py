"""A9: a full disk at every write, two batches at once, and a scenario that eats the memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.batch.county import BASE, write_county
from tests.selftest.batches import (
    differing,
    false_done,
    files_of,
    run,
    start,
    words,
    write_batch,
    write_home,
)
from tests.selftest.told import Size, Told
from zsyz_model.runs import check_log, list_runs, read_log
from zsyz_model.runs.chain import LOG

FULL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from zsyz_model.cli import main
main(sys.argv[2:])
"""
BALLOON = "held = bytearray(3_000_000_000 if 'fat' in scenario else 1)\nheld[::4096] = b'x' * len(held[::4096])\nimport time\ntime.sleep(20 if 'fat' in scenario else 0)"


def check_pressure(size: Size) -> Told:
    """Every size at which some file of a batch no longer fits; races; a balloon."""
    told = Told("A9")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        _disk(told, home, size)
        _races(told, home, size.pick(2, 20))
        _balloon(told, home)
        _plant(told, home / "races")
    return told


def _disk(told: Told, home: Path, size: Size) -> None:
    """A good batch stands; another one over it meets a full disk at each of its files in turn."""
    path = str(write_county(home / "county"))
    notebook = write_home(home / "home", "print(1)")
    more = (path,) if not size.reduced else (path, "--no-pages")
    out = home / "disk"
    told.check(run(out, *more, home=notebook) == 0, "the batch without pressure failed")
    sound = files_of(out)
    points = sorted({0, 1, *(len(raw) - 1 for raw in sound.values())})[:: size.pick(4, 1)]
    for most in points:
        for fresh in (False, True):
            at = home / "fresh" if fresh else out
            ended = _under(most, at, (*more, "--again"), notebook)
            where = f"disk full at {most} bytes{' in a new folder' if fresh else ''}"
            told.check(not false_done(at), f"{where}: half a run reads as done")
            told.check(ended.returncode in (0, 1, 2), f"{where}: exit {ended.returncode}")
            told.check("Traceback" not in ended.stderr, f"{where}: a traceback")
            told.check(bool(ended.stderr.strip()), f"{where}: no word of it")
            # what failed is logged as well, where the line still fits
            told.check(read_log(at).broken == 0, f"{where}: the log of runs is broken")
            if not fresh:
                grown = (at / LOG).read_bytes().startswith(sound[LOG])
                told.check(grown, f"{where}: the log of runs lost a line")
                kept = {n: raw for n, raw in files_of(at).items() if "failed-" not in n}
                other = [
                    n for n in differing(kept, sound) if not n.startswith("index") and n != LOG
                ]
                told.check(not other, f"{where}: the good run differs in {', '.join(other[:3])}")
            shutil.rmtree(home / "fresh", ignore_errors=True)
    code = run(out, *more, "--again", home=notebook)
    other = [n for n in differing(files_of(out), sound) if n != LOG]
    told.check(code == 0 and not other, "with room again it does not end well")
    told.check(not check_log(out), "with room again the log of runs does not hold")
    told.figures["write points"] = len(points)


def _under(
    most: int, out: Path, more: tuple[str, ...], home: Path
) -> subprocess.CompletedProcess[str]:
    _, _, _, *flags = words(out, *more)
    return subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(most), *flags],
        env=os.environ | {"ZSYZ_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )


def _races(told: Told, home: Path, races: int) -> None:
    """Two batches at once in one folder: one works, the other is told so, and nothing is mixed."""
    batch, out = str(write_batch(home / "racing", 10)), home / "races"
    code = run(out, batch, "--no-pages")
    expected = files_of(out)
    shutil.rmtree(out)
    for i in range(races):
        shutil.rmtree(out, ignore_errors=True)
        if i % 2:  # every second one meets the lock of a dead batch
            _die(out, batch)
        both = [start(out, batch, "--no-pages") for _ in range(2)]
        codes = sorted(process.wait(600) for process in both)
        told.check(codes == sorted([code, 3]), f"race {i}: exit codes {codes}")
        other = differing(files_of(out), expected)
        told.check(not other, f"race {i}: these differ: {', '.join(other[:3])}")
    told.figures["races"] = races


def _die(out: Path, batch: str) -> None:
    """A batch that is killed while it holds the folder."""
    process = start(out, batch, "--no-pages")
    while not (out / ".lock").exists() and process.poll() is None:
        pass
    process.kill()
    process.wait()


def _balloon(told: Told, home: Path) -> None:
    """One scenario takes more memory than it may: it fails, the others are done."""
    county, out = home / "balloon", home / "fat"
    write_county(county)
    names = ("a", "fat", "b")
    paths = [county / f"{name}.yaml" for name in names]
    for i, path in enumerate(paths):
        path.write_text(BASE.replace("quarters: 4", f"quarters: {i + 2}"), encoding="utf-8")
    notebook = write_home(home / "fat-home", BALLOON)
    flags = ("--workers", "2", "--memory-limit", "1500")
    code = run(out, *map(str, paths), *flags, home=notebook)
    states = {r.record["scenario"]["name"]: r.record for r in list_runs(out)}
    told.check(code == 1, f"balloon: exit {code}")
    told.check(states["fat"]["state"] == "failed", "balloon: it did not fail")
    codes = [row["code"] for row in states["fat"].get("findings", [])]
    told.check(codes == ["J-MEMORY"], f"balloon: told as {codes}")
    rest = [states[name]["state"] for name in ("a", "b")]
    told.check(rest == ["done", "done"], f"balloon: the others are {rest}")
    told.figures["balloons"] = 1


def _plant(told: Told, out: Path) -> None:
    """Planted: outputs of two batches mixed, and a cut file behind a good record."""
    sound = files_of(out)
    one, other = sorted(out.glob("grid@*/[0-9a-f]*/plan.xlsx"))[:2]
    raw = one.read_bytes()
    one.write_bytes(other.read_bytes())
    told.check(bool(differing(files_of(out), sound)), "planted: mixed outputs are the same")
    told.check(len(false_done(out)) == 1, "planted: mixed outputs read as done")
    one.write_bytes(raw)
    told.check(not false_done(out), "planted: a good run reads as broken")
    told.figures["planted"] = 2
