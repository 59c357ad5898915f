"""Mutants of the core modules against their own tests: drawn, run, kept between runs, judged.

A module is put to the test file that mirrors it and to no other: what only the rest of the suite
would notice counts as survived. A mutant that nothing can notice is named in `equivalents.csv`
with the reason, and stays out of the rate; should a test kill it after all, that is a failure.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.selftest.mutant_worker import KILLED, SURVIVED, TIMED_OUT
from tests.selftest.mutating import Mutant, mutants_of, mutated
from tests.selftest.store import FOLDER, ROOT

CORE = (
    *(f"planning/{name}" for name in (
        "starts", "land", "linkage", "compensation", "finance", "sites", "kept", "leaders",
        "fairness", "weights", "reading",
    )),
    *(f"judge/{name}" for name in (
        "accounts", "compensation", "facts", "fairness", "finance", "form", "goals", "kept",
        "land", "leaders", "linkage", "sites", "starts",
    )),
    *(f"review/{name}" for name in ("gates", "screening", "criteria", "scoring", "values", "weights")),
    *(f"ledger/{name}" for name in ("amounts", "units", "days", "totals", "rows")),
    *(f"validate/{name}" for name in ("sums", "land_sums", "rows", "order")),
)  # fmt: skip
"""The modules in which a slip becomes a wrong plan, a wrong rank or a wrong number, as room/name."""
SEED = 20261129
"""Another draw than the one (20261128) whose survivors first showed which tests were missing."""
BAR = 0.8
SECONDS = 20
KEPT = FOLDER / "mutants.json"
EQUIVALENTS = Path(__file__).with_name("equivalents.csv")
TOOLS = ("mutating.py", "mutant_worker.py")


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant of a module with how its tests ended; `why` tells that nothing can notice it."""

    module: str
    mutant: Mutant
    ending: str
    why: str = ""

    @property
    def dead(self) -> bool:
        return self.ending in (KILLED, TIMED_OUT)

    @property
    def line(self) -> str:
        """Where, and what was changed, on one line."""
        change = f"{_short(self.mutant.before)} → {_short(self.mutant.after)}"
        which = f" ({self.mutant.number})" if self.mutant.number > 1 else ""
        return f"{self.module}.py:{self.mutant.line} {self.mutant.kind}: {change}{which}"


class Worker:
    """The process that runs tests against changed text; see `mutant_worker`."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ending(self, module: str, text: str, tests: Sequence[str]) -> str:
        """How the tests end when the module (room/name) has this text."""
        name = f"zsyz_model.{module.replace('/', '.')}"
        job = {"module": name, "text": text, "tests": list(tests), "seconds": SECONDS}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        return str(json.loads(self._process.stdout.readline())["ending"])


@contextmanager
def worker() -> Iterator[Worker]:
    """A worker whose tests draw the same examples every time and load no plugins."""
    fixed = {"CI": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.selftest.mutant_worker"],
        cwd=ROOT,
        env=os.environ | fixed,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        yield Worker(process)


def mirrored(module: str) -> str:
    """The test file of a module, room/name."""
    room, name = module.split("/")
    return f"tests/{room}/test_{name}.py"


def source_of(module: str) -> str:
    return (ROOT / "zsyz_model" / f"{module}.py").read_text(encoding="utf-8")


def drawn(module: str, count: int) -> list[Mutant]:
    """So many mutants of a module, the same ones every time, in the order of the text."""
    every = sorted(mutants_of(source_of(module)), key=lambda mutant: mutant.rank(SEED))
    return sorted(every[:count], key=lambda mutant: (mutant.line, mutant.identity))


def trial(
    by: Worker, module: str, mutants: Sequence[Mutant], tests: Sequence[str], known: dict[str, str]
) -> list[Tried]:
    """Each mutant against the tests; `known` holds earlier endings and is added to.

    Raises ValueError when the module as it is does not pass them.
    """
    source, reasons = source_of(module), equivalents()
    if "" not in known:
        known[""] = by.ending(module, source, tests)
    if known[""] != SURVIVED:
        raise ValueError(f"{module} without a change ends as: {known['']}")
    told = []
    for mutant in mutants:
        name = "\0".join(mutant.identity)
        if name not in known:
            known[name] = by.ending(module, mutated(source, mutant), tests)
        why = reasons.get((module, *mutant.identity), "")
        told.append(Tried(module, mutant, known[name], why))
    return told


def kept_trial(by: Worker, module: str, count: int, path: Path = KEPT) -> list[Tried]:
    """The drawn mutants of a module; endings of before stand on the same text and tests."""
    kept, digest = kept_json(path), _digest(module)
    before = kept.get(module, {})
    known: dict[str, str] = before["endings"] if before.get("digest") == digest else {}
    try:
        return trial(by, module, drawn(module, count), [mirrored(module)], known)
    finally:
        keep_json(path, {**kept, module: {"digest": digest, "endings": known}})


def rate(tried: Sequence[Tried]) -> float:
    """Share of dead mutants among those that could be noticed; 1 when there are none."""
    counted = [one for one in tried if not one.why]
    return sum(one.dead for one in counted) / len(counted) if counted else 1.0


def shortfalls(tried: Sequence[Tried]) -> list[str]:
    """Why the tests of a module do not do: too few dead, strange endings, false reasons."""
    found = [f"{one.line}: ended as {one.ending}" for one in tried
             if not one.dead and one.ending != SURVIVED]  # fmt: skip
    found += [f"{one.line}: said to be unnoticeable, but {one.ending}" for one in tried
              if one.why and one.dead]  # fmt: skip
    if rate(tried) < BAR:
        alive = [one.line for one in tried if not one.dead and not one.why]
        share = f"{tried[0].module}: {rate(tried):.0%} killed, {BAR:.0%} wanted"
        found.append("; ".join([share, *alive]))
    return found


def equivalents(path: Path = EQUIVALENTS) -> Mapping[tuple[str, ...], str]:
    """The reason of each mutant that nothing can notice, by module and identity."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row]
    return {tuple(row[:6]): row[6] for row in rows[1:]}


def _digest(module: str) -> str:
    """What the endings of a module hang on; helpers of the tests are not among it."""
    paths = [ROOT / "zsyz_model" / f"{module}.py", ROOT / mirrored(module)]
    paths += [Path(__file__).with_name(name) for name in TOOLS]
    return sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def kept_json(path: Path) -> dict[str, Any]:
    """A document; empty when there is none that can be read."""
    try:
        document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return document


def keep_json(path: Path, document: dict[str, Any]) -> None:
    """Write a document, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    half.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(half, path)


def _short(text: str, most: int = 70) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"
