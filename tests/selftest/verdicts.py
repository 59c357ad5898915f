"""What came of one damaged file: read, refused with its codes, or one of the things that must not be."""

from __future__ import annotations

import gc
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.conserve import filled_rows
from tests.selftest.here import Parse, in_this_process, parse_here
from tests.selftest.mutants import Mutant, make
from zsyz_model.case import Ledger
from zsyz_model.findings import Finding, InputError, Severity, ZsyzError, findings_csv
from zsyz_model.ledger import read_ledger
from zsyz_model.scenario import read_scenario
from zsyz_model.tables import TABLES

READ, REFUSED, UNTYPED, LOST, APART = "read", "refused", "untyped", "lost rows", "apart"
TABLE_OF = {table.sheet: name for name, table in TABLES.items()}
BOOKS = frozenset({"xlsx", "xls", "cells"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """`codes` are those of a refusal, `said` is what is wrong, `counted` the sheets counted again.

    `twice`: the real child gave the same answer.
    """

    seed: int
    kind: str
    outcome: str
    codes: tuple[str, ...] = ()
    said: str = ""
    counted: int = 0
    twice: bool = False

    def to_json(self) -> dict[str, object]:
        return asdict(self)


def judge(seed: int, *, apart: bool = False, by: Parse = parse_here) -> Verdict:
    """Make the file of this number and read it; `apart` reads it by the real child as well."""
    with TemporaryDirectory() as folder:
        mutant = make(seed, Path(folder))
        with in_this_process(by):
            here = _read(seed, mutant)
        if not apart or mutant.kind not in BOOKS or here.outcome not in (READ, REFUSED):
            return here
        there = _read(seed, mutant)
    if (there.outcome, there.codes) == (here.outcome, here.codes):
        return replace(here, twice=True)
    said = f"the child says {there.outcome} {there.codes} {there.said}, here it is {here.outcome} {here.codes}"
    return Verdict(seed, here.kind, APART, here.codes, said)


def _read(seed: int, mutant: Mutant) -> Verdict:
    try:
        if mutant.kind == "scenario":
            read_scenario(mutant.path)
            return Verdict(seed, mutant.kind, READ)
        ledger = read_ledger(mutant.path, mutant.mapping)
        _print(ledger.findings)
    except InputError as error:
        return _refused(seed, mutant.kind, error.findings)
    except ZsyzError as error:  # rows that do not add up are told as X01
        return Verdict(seed, mutant.kind, LOST, said=str(error))
    except BaseException as error:  # a panic of the Rust parser is no Exception
        gc.enable()
        return Verdict(seed, mutant.kind, UNTYPED, said=_signature(error))
    filled = _filled(mutant.path)
    lost = [*lost_rows(ledger, filled, mutant.kind != "xlsx")]
    lost += lost_sheets(ledger, filled) if mutant.mapping is None else []
    counted = sum(bool(filled.get(sheet)) for sheet in ledger.rows)
    return Verdict(seed, mutant.kind, LOST if lost else READ, said="; ".join(lost), counted=counted)


def _refused(seed: int, kind: str, findings: tuple[Finding, ...]) -> Verdict:
    """A refusal says why, in sentences that can be printed."""
    codes = tuple(sorted({f.code for f in findings if f.severity is Severity.REFUSED}))
    try:
        _print(findings)
    except Exception as error:
        return Verdict(seed, kind, UNTYPED, codes, _signature(error))
    silent = [f.code for f in findings if f.severity is Severity.REFUSED and not f.advice]
    if silent or not codes:
        return Verdict(seed, kind, UNTYPED, codes, f"a refusal without reason or advice: {silent}")
    return Verdict(seed, kind, REFUSED, codes)


def _print(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        str(finding).encode("utf-8")
    findings_csv(findings)


def _signature(error: BaseException) -> str:
    """The error and the two innermost lines of ours."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "zsyz_model" in f.filename]
    lines = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames[:-3:-1])
    return f"{type(error).__name__}: {str(error)[:120]} at {lines}"


def _filled(path: Path) -> dict[str, frozenset[int]]:
    """The filled rows as another program sees them; nothing when it cannot read the file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return dict(filled_rows(path))
        except Exception:
            return {}


def lost_sheets(ledger: Ledger, filled: dict[str, frozenset[int]]) -> Iterator[str]:
    """The sheets of a table that hold something, are not read, and nothing is said of it."""
    told = {finding.place.sheet for finding in ledger.findings}
    for sheet, rows in filled.items():
        if rows and sheet in TABLE_OF and sheet not in ledger.rows and sheet not in told:
            yield f"{sheet}: {len(rows)} rows are filled, and the sheet is not read"


def lost_rows(
    ledger: Ledger, filled: dict[str, frozenset[int]], sound: bool = True
) -> Iterator[str]:
    """One sentence for each sheet whose rows do not add up, in themselves or to the file's.

    In an archive that is not `sound` the other reader may see less than there is.
    """
    for sheet, count in ledger.rows.items():
        aside = {
            f.place.row
            for f in ledger.findings
            if f.severity is Severity.QUARANTINED and f.place.sheet == sheet
        }
        if not count.balanced or count.other != len(count.other_rows):
            yield f"{sheet}: {count} does not add up"
        if len(aside) != count.quarantined:
            yield f"{sheet}: {count.quarantined} rows set aside, {len(aside)} told"
        name = TABLE_OF.get(sheet)
        if name and len(ledger.tables[name]) != count.accepted:
            yield f"{sheet}: {count.accepted} rows accepted, {len(ledger.tables[name])} in the table"
        kept = count.accepted + count.quarantined + count.other
        seen = len(filled.get(sheet, ()))
        if seen and (kept < seen or (sound and kept > seen)):
            yield f"{sheet}: {seen} rows are filled, {count} accounts for {kept}"
