"""Soaks in a process of their own: `python -m tests.selftest.soak_worker SECONDS KIND=TURNS …`.

A line of JSON for each sample, with the kind of its soak. Whatever the tasks leave among the
temporary files is theirs alone, because the process has a folder of its own for them.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.batch.county import write_county
from tests.counties import make_county
from tests.counties import write_county as write_drawn
from tests.explorer.county import HOURS, QUOTA
from tests.selftest.batches import write_batch, write_home
from tests.selftest.soaking import MB, Task, soak
from zsyz_model.batch.orders import Orders
from zsyz_model.batch.runner import run_quietly
from zsyz_model.explorer.opening import open_scenario
from zsyz_model.explorer.tasks import answer, estimate, prove
from zsyz_model.explorer.wishes import Wishes
from zsyz_model.scenario import variants_of

DRAWN = (11, 12, 13)


def plans(home: Path) -> Task:
    """What a worker of a batch does without pages: scenarios of several counties, some without a plan."""
    paths = list(variants_of(write_batch(home / "toy", 20)))
    for seed in DRAWN:
        folder = home / f"drawn-{seed}"
        folder.mkdir()
        paths.append(write_drawn(folder, make_county(seed, projects=8, leaders=5)))
    orders = Orders(again=True, pages=False)

    def task(turn: int) -> None:
        run_quietly(paths[turn % len(paths)], home / "out", orders)

    return task


def pages(home: Path) -> Task:
    """What a worker of a batch does with pages: charts, chapters and an executed notebook each."""
    path = write_county(home / "toy")
    notebooks = write_home(home / "home", "print(1)") / "notebooks"
    os.environ["ZSYZ_HOME"] = str(home / "home")
    orders = Orders(again=True, notebook=notebooks / "quarterly_review.ipynb")

    def task(_turn: int) -> None:
        entry = run_quietly(path, home / "out", orders)
        if entry.failed:
            raise RuntimeError(entry.findings)

    return task


def questions(home: Path) -> Task:
    """What the explorer and its worker do: estimate, proof and a question, each time on other wishes."""
    opened = open_scenario(write_county(home / "toy"))

    def task(turn: int) -> None:
        wishes = Wishes({HOURS: 9 + turn % 97 / 100, QUOTA: 160.0 + turn % 89})
        ledger = deepcopy(opened.ledger)  # each job is handed a copy of its own
        estimate(opened.scenario, ledger, wishes)
        outcome = prove(opened.scenario, ledger, wishes, home / "note.json")
        answer(outcome.case, outcome.plan, "why", {"project": "P2"}, home)

    return task


def keeps(_home: Path) -> Task:
    """Planted: a megabyte is kept each time."""
    held: list[bytes] = []
    return lambda turn: held.append(bytes([turn % 255 + 1]) * MB)


def opens(home: Path) -> Task:
    """Planted: a file is left open each time."""
    held: list[Any] = []
    (home / "file").touch()
    return lambda _turn: held.append((home / "file").open())


def drops(_home: Path) -> Task:
    """Planted: a temporary file is left behind each time."""
    return lambda _turn: os.close(tempfile.mkstemp()[0])


KINDS = {kind.__name__: kind for kind in (plans, pages, questions, keeps, opens, drops)}


def main(seconds: float, turns: Mapping[str, int]) -> None:
    """The soaks one after the other in this process."""
    with tempfile.TemporaryDirectory() as folder:
        for name, count in turns.items():
            home, temp = Path(folder, name), Path(folder, f"temp-{name}")
            for path in (home, temp):
                path.mkdir()
            tempfile.tempdir = os.environ["TMPDIR"] = str(temp)
            for sample in soak(KINDS[name](home), count, temp, seconds):
                sys.stdout.write(json.dumps({"kind": name, **asdict(sample)}) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    asked = (word.split("=") for word in sys.argv[2:])
    main(float(sys.argv[1]), {name: int(count) for name, count in asked})
