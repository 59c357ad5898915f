"""A13: one byte changed anywhere in a run is found, and a run is made again to the byte elsewhere."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.batch.county import write_county
from tests.selftest.batches import run
from tests.selftest.told import Size, Told
from zsyz_model.runs import RUN_FILE, check_run, list_runs
from zsyz_model.runs.folder import sha256_of
from zsyz_model.runs.seal import sealed

PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "77", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
)
"""Other machines as far as one machine can be one."""


def check_tampering(size: Size) -> Told:
    """Every artefact of a whole run with charts, pages and notebook; replays in other places."""
    told = Told("A13")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        path = write_county(home / "county")
        told.check(run(home / "county" / "reports", str(path)) == 0, "the run itself failed")
        (stored,) = list_runs(home / "county" / "reports")
        _flips(told, stored.folder, size.pick(1, 5))
        began = time.monotonic()
        for place in PLACES[: size.pick(1, 2)]:
            _replay(told, home, stored.folder, place)
        told.figures["seconds a replay"] = f"{(time.monotonic() - began) / size.pick(1, 2):.0f}"
        _forged(told, home, stored.folder)
    return told


def _flips(told: Told, folder: Path, times: int) -> None:
    """One bit of one byte of each file, at random places, its ends included."""
    draw = random.Random(13)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    told.check(check_run(folder) == (), "planted: an untouched run is said to be touched")
    for path in files:
        raw = path.read_bytes()
        for at in {0, len(raw) - 1, *(draw.randrange(len(raw)) for _ in range(times))}:
            flipped = bytearray(raw)
            flipped[at] ^= 1 << draw.randrange(8)
            path.write_bytes(flipped)
            told.check(_noticed(folder), f"{path.name}: byte {at} changed unseen")
        path.write_bytes(raw)
    told.figures["artefacts"] = len(files)


def _noticed(folder: Path) -> bool:
    try:
        return check_run(folder) != ()
    except Exception as error:  # a record that cannot be read is no run
        return "RUN.json" in str(error)


def _replay(told: Told, home: Path, folder: Path, place: dict[str, str]) -> None:
    """The whole county carried elsewhere and the run made again there."""
    there = home / f"there-{place['PYTHONHASHSEED']}"
    shutil.copytree(home / "county", there)
    moved = there / folder.relative_to(home / "county")
    done = subprocess.run(
        [sys.executable, "-m", "zsyz_model", "replay", str(moved), "--scenario", str(there / "base.yaml"), "--json"],
        env=os.environ | place, capture_output=True, encoding="utf-8", timeout=900,
    )  # fmt: skip
    answer = json.loads(done.stdout)
    other = [name for name, (then, now) in answer.get("files", {}).items() if then != now]
    told.check(done.returncode == 0 and answer["same"], f"replay under {place}: {other[:5]}")
    told.figures["files made again"] = len(answer.get("files", {}))


def _forged(told: Told, home: Path, folder: Path) -> None:
    """Planted: a workbook changed together with its record and seal; only a replay can find that."""
    there = home / "forged"
    shutil.copytree(home / "county", there)
    moved = there / folder.relative_to(home / "county")
    book = moved / "findings.csv"
    book.write_bytes(book.read_bytes() + b"\r\n")
    record = json.loads((moved / RUN_FILE).read_text(encoding="utf-8"))
    record["outputs"]["findings.csv"] = sha256_of(book)
    (moved / RUN_FILE).write_text(sealed(record), encoding="utf-8")
    told.check(check_run(moved) == (), "planted: the forged record should fit its files")
    done = subprocess.run(
        [sys.executable, "-m", "zsyz_model", "replay", str(moved), "--json"],
        capture_output=True, encoding="utf-8", timeout=900,
    )  # fmt: skip
    wrong = [row["file"] for row in json.loads(done.stdout)["findings"] if row["code"] == "R14"]
    told.check(
        done.returncode == 1 and wrong == ["findings.csv"], f"planted: the forgery gives {wrong}"
    )
    told.figures["planted"] = 2
