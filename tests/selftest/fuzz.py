"""A7: ten thousand damaged files; only typed refusals come of them, and no row is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from tests.selftest.bombs import CHEAP, HEAVY, REFUSED_BY, Weight, weigh
from tests.selftest.here import Parsed, parse_here
from tests.selftest.told import Size, Told
from tests.selftest.verdicts import APART, LOST, READ, REFUSED, UNTYPED, Verdict, judge

ROOT = Path(__file__).parents[2]
PROCESSES = 2
MOST_DEATHS = 20
CRASHED = "crashed"
MOST_MEGABYTES, MOST_SECONDS = 200, 1
CHILD_MEGABYTES = 1_600
PLANTED_FILES = range(60)
Start = Callable[[int, int, int], Sequence[str]]


def check_fuzz(size: Size) -> Told:
    """The files in two processes, then the bombs; planted: parsers that lose, break off and die."""
    told = Told("A7")
    files = size.pick(400, 10_000)
    verdicts = verdicts_of(files)
    told.check(len(verdicts) == files, f"{len(verdicts)} of {files} files were judged")
    told.passed += sum(one.outcome in (READ, REFUSED) for one in verdicts)
    told.failures += list(complaints(verdicts))
    told.figures |= figures(verdicts)
    _check_bombs(told, size)
    _check_planted(told)
    return told


def worker(first: int, stop: int, step: int) -> Sequence[str]:
    """The command that judges some numbers."""
    return [sys.executable, "-m", "tests.selftest.fuzz_worker", str(first), str(stop), str(step)]


def verdicts_of(files: int, start: Start = worker, processes: int = PROCESSES) -> list[Verdict]:
    """What came of every file; one that kills its process is told, and another process goes on."""
    with ThreadPoolExecutor(processes) as pool:
        shares = pool.map(
            lambda first: list(_share(first, files, processes, start)), range(processes)
        )
        return sorted((one for share in shares for one in share), key=lambda one: one.seed)


def _share(first: int, stop: int, step: int, start: Start) -> Iterator[Verdict]:
    for _ in range(MOST_DEATHS):
        seed = None
        with subprocess.Popen(
            start(first, stop, step), cwd=ROOT, text=True, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            for line in process.stdout or ():
                if line.startswith("{"):
                    document = json.loads(line)
                    yield Verdict(**document | {"codes": tuple(document["codes"])})
                    first, seed = document["seed"] + step, None
                else:
                    seed = int(line)
        if seed is not None:
            yield Verdict(seed, "", CRASHED, said=f"the process ended with {process.returncode}")
            first = seed + step
        if first >= stop:
            return


def complaints(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """The files that fail, one of each kind of failure first."""
    bad = [one for one in verdicts if one.outcome not in (READ, REFUSED)]
    alike = Counter(_likeness(one) for one in bad)
    met: set[str] = set()
    first = [one for one in bad if _likeness(one) not in met and not met.add(_likeness(one))]  # type: ignore[func-returns-value]
    for one in (*first, *(one for one in bad if one not in first)):
        yield f"file {one.seed} ({one.kind}; {alike[_likeness(one)]} alike) {one.outcome}: {one.said}"


def _likeness(one: Verdict) -> str:
    """What two failures share that have one cause: where an error arose, or what was lost."""
    return f"{one.kind} {one.outcome} {one.said.rpartition(' at ')[2] if one.outcome == UNTYPED else ''}"


def figures(verdicts: Sequence[Verdict]) -> dict[str, object]:
    """How many of each kind were read and refused, the refusals by code, and what was counted again."""
    found: dict[str, object] = {"files": len(verdicts)}
    for kind in sorted({one.kind for one in verdicts}):
        outcomes = Counter(one.outcome for one in verdicts if one.kind == kind)
        found[kind] = ", ".join(f"{n} {outcome}" for outcome, n in outcomes.most_common())
    codes = Counter(code for one in verdicts for code in one.codes)
    found["refused by code"] = ", ".join(f"{code} {n}" for code, n in codes.most_common())
    found["sheets whose rows were counted by another reader"] = sum(one.counted for one in verdicts)
    found["files that the real child answered alike"] = sum(one.twice for one in verdicts)
    for name in (UNTYPED, LOST, CRASHED, APART):
        found[name] = sum(one.outcome == name for one in verdicts)
    return found


def _check_bombs(told: Told, size: Size) -> None:
    """Refused or read at little cost; what only the child's limits stop must stay within them."""
    weights: dict[str, Weight] = {}
    for name, (file, data, code) in REFUSED_BY.items():
        weights[name] = weight = weigh(file, data())
        told.check(
            code in weight.codes, f"bomb: {name} is not refused by {code}: {set(weight.codes)}"
        )
    for name, (file, data) in CHEAP.items():
        weights[name] = weigh(file, data())
    for name, weight in weights.items():
        cheap = weight.megabytes < MOST_MEGABYTES and weight.seconds < MOST_SECONDS
        told.check(
            cheap, f"bomb: {name} costs {weight.seconds:.1f} s and {weight.megabytes:.0f} MB"
        )
    heavy = (
        {name: weigh(file, data()) for name, (file, data) in HEAVY.items()}
        if not size.reduced
        else {}
    )
    for name, weight in heavy.items():
        told.check(
            weight.megabytes < CHILD_MEGABYTES, f"bomb: {name} takes {weight.megabytes:.0f} MB"
        )
    most = max(weights.values(), key=lambda one: one.megabytes)
    told.figures |= {
        "bombs": len(weights) + len(heavy),
        "bombs, most processor seconds": round(max(one.seconds for one in weights.values()), 2),
        "bombs, most MB": round(most.megabytes),
        "stopped by the child's limits alone": ", ".join(
            f"{name}: {one.seconds:.1f} s, {one.megabytes:.0f} MB, {'/'.join(one.codes) or 'read'}"
            for name, one in heavy.items()
        ),
    }  # fmt: skip


def _check_planted(told: Told) -> None:
    """A parser that loses a row, one that breaks off, a process that dies: all are noticed."""
    for name, by, wanted in (
        ("loses a row", _loses, LOST),
        ("raises ValueError", _breaks, UNTYPED),
    ):
        noticed = {judge(seed, by=by).outcome for seed in PLANTED_FILES}
        told.check(wanted in noticed, f"planted: a reader that {name}, and nothing is noticed")
    for name, words in (
        ("dies", "import os; os.abort()"),
        ("leaves early", "import os; os._exit(0)"),
    ):
        command = [sys.executable, "-c", f"print(0, flush=True); {words}"]
        found = verdicts_of(1, lambda *_, command=command: command, processes=1)
        told.check([one.outcome for one in found] == [CRASHED], f"planted: a process that {name}")
    told.figures["planted"] = 4


def _loses(name: str, data: bytes) -> Parsed:
    """A parser that does not give back the last row of the first sheet."""
    (first, *rest), findings = parse_here(name, data)
    return (replace(first, rows=first.rows[:-1]), *rest), findings


def _breaks(name: str, data: bytes) -> Parsed:
    sheets, _ = parse_here(name, data)
    raise ValueError(f"planted: {len(sheets)} sheets")
