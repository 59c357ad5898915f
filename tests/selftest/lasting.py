"""A15: tests that notice a change of the core, and processes that hold no more after hours of work."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

import matplotlib
from matplotlib.figure import Figure

from tests.selftest import mutation, soaking
from tests.selftest.mutant_worker import TIMED_OUT
from tests.selftest.mutating import toothless
from tests.selftest.mutation import CORE, Tried
from tests.selftest.soaking import MB, Sample
from tests.selftest.store import FOLDER, ROOT
from tests.selftest.told import Size, Told

PLANTED = "planning/starts"
"""The module whose tests lose their asserts."""
MUTANTS = (3, 12)
FULL_SOAKS = {"plans": 500, "questions": 80, "pages": 45}
REDUCED_SOAKS = {"plans": 12}
FAULTS = {"keeps": "memory", "opens": "handles", "drops": "temporary files"}
FAULT_TURNS = 24
MOST_SECONDS = 7200.0
SOAKED = (
    "tests/selftest/soaking.py", "tests/selftest/soak_worker.py", "tests/selftest/batches.py",
    "tests/batch/county.py", "tests/counties.py", "tests/cases.py",
)  # fmt: skip


def check_lasting(size: Size) -> Told:
    """Mutants of the core, then the soaks; planted: tests without asserts, and three kinds of leaks."""
    told = Told("A15")
    _mutants(told, size)
    _soaks(told, size)
    told.figures["planted"] = 1 + len(FAULTS)
    return told


def _mutants(told: Told, size: Size) -> None:
    """Every core module, or one of them, each against its own tests."""
    modules = (PLANTED,) if size.reduced else CORE
    count = size.pick(*MUTANTS)
    every: list[Tried] = []
    with mutation.worker() as by:
        for module in modules:
            if size.reduced:
                tests, mutants = [mutation.mirrored(module)], mutation.drawn(module, count)
                tried = mutation.trial(by, module, mutants, tests, {})
            else:
                tried = mutation.kept_trial(by, module, count)
            faults = mutation.shortfalls(tried)
            told.check(not faults, "; ".join(faults))
            every += tried
        pulled = _without_teeth(by, count)
    told.check(
        bool(mutation.shortfalls(pulled)) and mutation.rate(pulled) <= mutation.BAR / 2,
        f"planted: tests without asserts kill {mutation.rate(pulled):.0%}",
    )
    _tell(told, every, pulled)


def _without_teeth(by: mutation.Worker, count: int) -> list[Tried]:
    """The mutants of one module against a copy of its tests whose asserts are gone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "test_toothless.py")
        source = (ROOT / mutation.mirrored(PLANTED)).read_text(encoding="utf-8")
        path.write_text(toothless(source), encoding="utf-8")
        return mutation.trial(by, PLANTED, mutation.drawn(PLANTED, count), [str(path)], {})


def _tell(told: Told, every: list[Tried], pulled: list[Tried]) -> None:
    """Figures, and the list of those who live."""
    rooms: dict[str, list[Tried]] = defaultdict(list)
    for one in every:
        rooms[one.module].append(one)
    counted = [one for one in every if not one.why]
    told.figures |= {
        "mutants": len(counted), "killed": sum(one.dead for one in counted),
        "of these timed out": sum(one.ending == TIMED_OUT for one in counted),
        "known as equivalent": len(every) - len(counted),
        "killed share": f"{mutation.rate(every):.1%}", "modules": len(rooms),
        "least": ", ".join(
            f"{mutation.rate(rooms[name]):.0%} {name}"
            for name in sorted(rooms, key=lambda name: mutation.rate(rooms[name]))[:3]
        ),
        "killed without asserts": f"{mutation.rate(pulled):.0%}",
    }  # fmt: skip
    told.lists["mutants that live"] = [one.line for one in counted if not one.dead]


def _soaks(told: Told, size: Size) -> None:
    """Each kind of long-living process; then the leaks, found by the same verdict."""
    soaks = REDUCED_SOAKS if size.reduced else FULL_SOAKS
    if size.reduced:
        curves = run_soaks(REDUCED_SOAKS | dict.fromkeys(FAULTS, FAULT_TURNS))
    else:
        curves = _kept_soaks(FULL_SOAKS) | run_soaks(dict.fromkeys(FAULTS, FAULT_TURNS))
    for name, turns in soaks.items():
        found = soaking.leaks(curves[name])
        told.check(not found, f"soak of {name}: {'; '.join(found)}")
        told.check(len(curves[name]) == turns, f"soak of {name} ended after {len(curves[name])}")
        told.figures[f"soak of {name}"] = soaking.told(curves[name])
    for name, kind in FAULTS.items():
        found = [leak.split(":")[0] for leak in soaking.leaks(curves[name])]
        told.check(found == [kind], f"planted: the leak of {kind} reads as {found}")
    _draw(curves, FOLDER / size.name / "A15.png")


def run_soaks(turns: Mapping[str, int]) -> dict[str, list[Sample]]:
    """The samples of each kind, run one after the other in one process.

    Raises RuntimeError when the process ends in an error.
    """
    words = [f"{name}={count}" for name, count in turns.items()]
    done = subprocess.run(
        [sys.executable, "-m", "tests.selftest.soak_worker", str(MOST_SECONDS), *words],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-500:])
    curves: dict[str, list[Sample]] = defaultdict(list)
    for line in done.stdout.splitlines():
        document = json.loads(line)
        curves[document.pop("kind")].append(Sample(**document))
    return curves


def _kept_soaks(turns: Mapping[str, int]) -> dict[str, list[Sample]]:
    """Each kind in a process of its own; a soak of before stands on the very same program."""
    curves = {}
    for name, count in turns.items():
        path = FOLDER / f"soak-{name}.json"
        sources = sha256(f"{_program()} {count}".encode()).hexdigest()
        kept = mutation.kept_json(path)
        if kept.get("sources") != sources:
            rows = [list(astuple(s)) for s in run_soaks({name: count})[name]]
            kept = {"sources": sources, "samples": rows}
            mutation.keep_json(path, kept)
        curves[name] = [Sample(*row) for row in kept["samples"]]
    return curves


def _program() -> str:
    """A hash of what a soak runs: the program, and the tasks."""
    paths = [*(ROOT / "zsyz_model").rglob("*.py"), *map(ROOT.joinpath, SOAKED)]
    return sha256(b"\0".join(path.read_bytes() for path in sorted(paths))).hexdigest()


def _draw(curves: Mapping[str, list[Sample]], path: Path) -> None:
    """The curves as a picture: memory, open files and temporary files over the tasks."""
    with matplotlib.rc_context({"axes.grid": True, "font.size": 9}):
        figure = Figure((9, 8), layout="constrained")
        axes = figure.subplots(3, sharex=True)
        for name, samples in curves.items():
            done = [100 * s.done / len(samples) for s in samples]
            for ax, values in zip(
                axes,
                ([s.rss / MB for s in samples], [s.handles for s in samples],
                 [s.temp for s in samples]),
                strict=True,
            ):  # fmt: skip
                ax.plot(done, values, label=name, linewidth=1)
        for ax, label in zip(axes, ("RSS, MB", "open files", "temporary files"), strict=True):
            ax.set_ylabel(label)
            ax.set_ylim(bottom=0)
        axes[0].legend(ncols=3)
        axes[2].set_xlabel("tasks done, %")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)
