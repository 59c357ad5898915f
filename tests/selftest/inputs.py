"""A6: every bad input and every mess is told exactly as listed, and nothing of a sound ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults import FAULTS, MESSES, Fault, planted, shortfalls
from tests.faults.clean import FORMS, SIZES, full_county
from tests.faults.fault import ABSENT, N
from tests.faults.seen import Seen, see_ledger
from tests.faults.test_faults import DEMO, OWN_UNIT
from tests.selftest.told import Size, Told
from zsyz_model.findings import Finding

LISTED: tuple[Fault, ...] = (*FAULTS, *MESSES)
WHATS = ("code", "act", "cell", "value")
FEWEST = 60
PROCESSES = 2
PUBLISHED = "demonstration county"
LEDGERS: dict[str, Callable[[Path], Path]] = {
    **FORMS,
    **{f"county of seed {size[0]}": partial(full_county, seed=size[0], projects=size[1], leaders=size[2]) for size in SIZES},
    PUBLISHED: lambda _folder: DEMO,
}  # fmt: skip
"""Sound ledgers by name. The small ones lack sheets, and the published rows bear their units."""


def check_bad_inputs(size: Size) -> Told:
    """All inputs, reduced every sixth (the tests have all); planted: a wrong expectation."""
    told, chosen = Told("A6"), range(0, len(LISTED), size.pick(6, 1))
    plants = [(i, what) for i in specimens(size) for what in WHATS]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(shortfalls_at, chosen, chunksize=4))
        alarms = list(pool.map(alarms_of, LEDGERS))
        noticed = list(pool.map(is_noticed, *zip(*plants, strict=True), chunksize=4))
    right: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for fault, said in zip((LISTED[i] for i in chosen), found, strict=True):
        told.check(not said, f"{fault.id}: {'; '.join(said)}")
        tried[fault.code or "silent"] += 1
        right[fault.code or "silent"] += not said
    for name, said in zip(LEDGERS, alarms, strict=True):
        told.check(not said, f"{name}: {'; '.join(said[:3])} ({len(said)} in all)")
    for (i, what), good in zip(plants, noticed, strict=True):
        told.check(good, f"planted: another {what} for {LISTED[i].id}, and it is not noticed")
    told.check(len(LISTED) >= FEWEST, f"only {len(LISTED)} bad inputs")
    by_code = (f"{code} {right[code]}/{count}" for code, count in sorted(tried.items()))
    told.figures |= {"bad inputs": len(chosen), "sound ledgers": len(LEDGERS)}
    told.figures |= {"planted": len(plants), "right by code": ", ".join(by_code)}
    return told


def specimens(size: Size) -> list[int]:
    """One of the inputs for each code, quick ones; reduced to the first few codes."""
    by_code: dict[str, int] = {}
    for i, fault in enumerate(LISTED):
        if fault.code and not fault.slow and fault.cell and fault.value:
            by_code.setdefault(fault.code, i)
    return list(by_code.values())[: size.pick(3, len(by_code))]


def is_noticed(i: int, what: str) -> bool:
    """Whether a wrong expectation about an input is noticed as just that."""
    wanted = (f" {what} is ", "is not said")
    return any(word in line for line in shortfalls_of(planted(LISTED[i], what)) for word in wanted)


def shortfalls_at(i: int) -> list[str]:
    """What is not as listed about the input of a number, which any process can be sent."""
    return shortfalls_of(LISTED[i])


def shortfalls_of(fault: Fault) -> list[str]:
    """What is not as listed about one input."""
    with TemporaryDirectory() as folder:
        try:
            return shortfalls(fault, Path(folder))
        except Exception as error:
            return [f"broke off: {type(error).__name__}: {error}"]


def alarms_of(name: str) -> list[str]:
    """Everything that is said of a sound ledger."""
    with TemporaryDirectory() as folder:
        seen = see_ledger(LEDGERS[name](Path(folder)))
    return list(_alarms(name, seen))


def _alarms(name: str, seen: Seen) -> Iterable[str]:
    whole, published = name.startswith("county"), name == PUBLISHED
    for finding in seen.findings:
        own = published and _own_unit(finding)
        if not own and (whole or finding.code != ABSENT):
            yield str(finding)
    yield from seen.remarks
    yield from [f"exit code {seen.exit_code}"] if seen.exit_code else []


def _own_unit(finding: Finding) -> bool:
    """A published cell that says its own unit, as the dictionary has it read."""
    own = OWN_UNIT.search(finding.value) is not None
    return finding.code == "V08" and finding.severity is N and own
