"""A bad input with what must be said about it, and what of that is not said.

The expectations are those of the list of bad inputs (52 of them) and of the table of messes
seen in real ledgers. None is taken from what the program prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from tests.faults.conserve import lost_rows
from tests.faults.paper import Make
from tests.faults.seen import See, Seen, see_ledger
from zsyz_model.case import Ledger
from zsyz_model.findings import Finding, Severity

R, Q, N, W = (
    Severity.REFUSED,
    Severity.QUARANTINED,
    Severity.NORMALISED,
    Severity.WARNING,
)
ABSENT = "H09"
"""An optional sheet that is not there is always told; specimens have five sheets only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One finding that must be said. None: the list leaves it open.

    `file` None is the specimen's own name. `row` is looked at where `cell` is open. A float
    `value` is compared as a number. Each word of `fact` must stand in the reason and each of
    `advice` in 处理; ``a|b`` is either.
    """

    code: str
    act: Severity
    file: str | None = None
    sheet: str | None = ""
    cell: str | None = ""
    row: int | None = None
    value: str | float | None = None
    fact: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()

    @property
    def line(self) -> int | None:
        """The row that the finding is about."""
        digits = (self.cell or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return int(digits) if digits.isdigit() else self.row


Wanted = str | float | None | Callable[[object], bool] | pd.Timestamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault(Stated):
    """A bad input. An empty `code`: nothing at all may be said about it.

    `also` are further findings that must come, `may` codes that may. `keeps` maps (table, key,
    column) to the value that must stand there (table ``extra`` is the unknown columns of 项目).
    `blanks` filled rows of 项目 count as blank, `notes` are no data; `secrets` are never shown.
    """

    number: int | str
    name: str
    make: Make
    see: See = see_ledger
    also: tuple[Stated, ...] = ()
    may: tuple[str, ...] = ()
    keeps: Mapping[tuple[str, str, str], Wanted] = field(default_factory=dict)
    blanks: int = 0
    notes: frozenset[int] = frozenset()
    secrets: tuple[str, ...] = ()
    slow: bool = False

    @property
    def id(self) -> str:
        """Number and name, as test reports show them."""
        return f"{self.number}-{self.name}"

    @property
    def stated(self) -> tuple[Stated, ...]:
        """Every finding that must come."""
        return (self, *self.also) if self.code else self.also

    @property
    def exit_code(self) -> int:
        """2 refused, 1 a row set aside, 0 otherwise."""
        acts = {one.act for one in self.stated}
        return 2 if R in acts else 1 if Q in acts else 0


def shortfalls(fault: Fault, folder: Path) -> list[str]:
    """One sentence for each thing that is not exactly as listed; the specimen is made in `folder`."""
    path = fault.make(folder)
    seen = fault.see(path)
    found = list(seen.remarks)
    found += _compared(fault, seen.findings, path.name)
    found += [fault_of for one in seen.findings for fault_of in _misprinted(one)]
    found += _kept(fault, seen.ledger)
    if seen.exit_code not in (None, fault.exit_code):
        found.append(f"exit code is {seen.exit_code}, listed {fault.exit_code}")
    if seen.ledger is not None:
        aside: dict[str, frozenset[int]] = {}
        for one in fault.stated:
            if one.act is Q and one.sheet and one.line:
                aside[one.sheet] = aside.get(one.sheet, frozenset()) | {one.line}
        found += lost_rows(path, seen.ledger, aside, fault.blanks, set(fault.notes))
    return [*found, *_leaks(fault, seen)]


def planted(fault: Fault, what: str) -> Fault:
    """The fault with one expectation that is wrong: `what` is code, act, cell or value."""
    match what:
        case "code":
            return replace(fault, code="Z99")
        case "act":
            return replace(fault, act=N if fault.act is W else W)
        case "cell":
            return replace(fault, cell="ZZ99")
        case "value":
            return replace(fault, value="不是这个值")
    raise KeyError(what)


def _compared(fault: Fault, findings: tuple[Finding, ...], file: str) -> Iterator[str]:
    left = list(findings)
    for one in fault.stated:
        best = max(left, key=lambda said: _likeness(one, said), default=None)
        if best is None or not _likeness(one, best):
            yield f"{one.code} is not said (listed at {one.sheet}!{one.cell})"
            continue
        left.remove(best)
        yield from _differences(one, best, file)
    tolerated = {ABSENT, *fault.may}
    yield from (f"unexpected: {one}" for one in left if one.code not in tolerated)


def _likeness(one: Stated, said: Finding) -> int:
    """0 where code and cell both differ, so that an unrelated finding is never taken."""
    code = said.code == one.code
    place = bool(one.line) and said.place.row == one.line and said.place.sheet == one.sheet
    if not code and not place:
        return 0
    words = sum(word in said.fact for word in one.fact)
    cell = one.cell == said.place.cell
    return 100 * code + 40 * cell + 20 * place + 10 * (one.act is said.severity) + words


def _differences(one: Stated, said: Finding, file: str) -> Iterator[str]:
    place = said.place
    pairs: tuple[tuple[str, object, object], ...] = (
        ("code", said.code, one.code),
        ("act", said.severity.value, one.act.value),
        ("file", place.file, file if one.file is None else one.file),
        ("sheet", place.sheet, one.sheet),
        ("cell", place.cell, one.cell),
        ("row", place.row, None if one.cell else one.row),
    )
    for name, got, wanted in pairs:
        if wanted is not None and got != wanted:
            yield f"{one.code} {name} is {got!r}, listed {wanted!r}"
    if not _same(said.value, one.value):
        yield f"{one.code} value is {said.value!r}, listed {one.value!r}"
    for name, text, words in (("reason", said.fact, one.fact), ("advice", said.advice, one.advice)):
        for word in words:
            if not any(part in text for part in word.split("|")):
                yield f"{one.code} {name} {text!r} lacks {word!r}"
    if not said.advice.strip() and one.act is not N:
        yield f"{one.code} has no advice"


def _same(got: str, wanted: str | float | None) -> bool:
    if wanted is None or isinstance(wanted, str):
        return wanted is None or got == wanted
    try:
        return float(got) == wanted
    except ValueError:
        return False


def _misprinted(one: Finding) -> Iterator[str]:
    """What is wrong with the sentence as it is printed: its pattern, and nothing invisible in it."""
    text = str(one)
    parts = [f"[{one.code}] ", one.fact[:20], one.place.cell]
    parts += [f"《{one.place.file}》" if one.place.file else ""]
    parts += [f"工作表“{one.place.sheet}”" if one.place.sheet else ""]
    parts += ["处理："] if one.advice else []
    if one.code == "INTERNAL" or not all(part in text for part in parts) or not text.isprintable():
        yield f"printed as {text!r}"


def _kept(fault: Fault, ledger: Ledger | None) -> Iterator[str]:
    if ledger is None:
        if fault.keeps and fault.exit_code < 2:
            yield "the ledger is refused, so that nothing is kept"
        return
    for (table, key, column), wanted in fault.keeps.items():
        frame = ledger.extra.get("projects") if table == "extra" else ledger.tables[table]
        if frame is None or key not in frame.index or column not in frame.columns:
            yield f"{table} has no {column} of {key}"
            continue
        got = frame.loc[[key], column].iloc[0]
        if not _holds(got, wanted):
            yield f"{table} {column} of {key} is {got!r}, listed {wanted!r}"


def _holds(got: object, wanted: Wanted) -> bool:
    if wanted is None:
        return not got if isinstance(got, tuple) else bool(pd.isna(got))  # type: ignore[call-overload]
    return wanted(got) if callable(wanted) else bool(got == wanted)


def _leaks(fault: Fault, seen: Seen) -> Iterator[str]:
    if "Traceback" in seen.said or "INTERNAL" in seen.said:
        yield f"the command broke off: {seen.said[:300]}"
    told = seen.said + "".join(str(one) for one in seen.findings)
    yield from (f"{secret[:3]}… is shown" for secret in fault.secrets if secret in told)
