"""What a user sees of a file: the findings, the exit code of the command, the tables."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.paper import MAP
from zsyz_model.case import Ledger
from zsyz_model.cli import main
from zsyz_model.findings import Finding, ZsyzError
from zsyz_model.ledger import read_ledger
from zsyz_model.pipeline import admit, read_case
from zsyz_model.scenario import read_scenario
from zsyz_model.validate import check_sums

SCENARIO = "小县.yaml"


@dataclass(frozen=True, slots=True)
class Seen:
    """`said` is all that the command printed; `remarks` is what is wrong with the answer itself."""

    findings: tuple[Finding, ...]
    exit_code: int | None = None
    ledger: Ledger | None = None
    said: str = ""
    remarks: tuple[str, ...] = ()


See = Callable[[Path], Seen]


def see_ledger(path: Path) -> Seen:
    """The reader, and ``zsyz check`` in both its forms."""
    mapping = path.parent / MAP
    given = mapping if mapping.exists() else None
    words = ["check", str(path), *(["--map", str(given)] if given else [])]
    ledger: Ledger | None = None
    findings: tuple[Finding, ...] = ()
    remarks: list[str] = []
    try:
        ledger = read_ledger(path, given)
        findings = ledger.findings
    except ZsyzError as error:
        findings = error.findings
    except Exception as error:
        remarks.append(f"the reader raised {type(error).__name__}: {error}")
    code, told = run(*words)
    as_json_code, as_json = run(*words, "--json")
    remarks += _disagreements(findings, as_json)
    if code != as_json_code:
        remarks.append(f"exit code {code} in words, {as_json_code} as JSON")
    return Seen(findings, code, ledger, told + as_json, tuple(remarks))


def see_scenario(path: Path) -> Seen:
    """The scenario loader, and the exit code of a command that uses it."""
    try:
        read_scenario(path)
        findings: tuple[Finding, ...] = ()
    except ZsyzError as error:
        findings = error.findings
    code, told = run("score", str(path))
    return Seen(findings, code, said=told)


def see_case(path: Path) -> Seen:
    """Scenario and ledger together, after everything that must hold between tables."""
    try:
        case = read_case(path.parent / SCENARIO)
    except ZsyzError as error:
        return Seen(error.findings)
    return Seen(tuple(dict.fromkeys((*case.ledger.findings, *case.findings))))


def see_sums(path: Path) -> Seen:
    """The sums that must fit once admission is known, and the exit code of ``zsyz score``."""
    code, told = run("score", str(path.parent / SCENARIO))
    try:
        case, admission, _ = admit(read_case(path.parent / SCENARIO))
        findings = check_sums(case, admission)
    except ZsyzError as error:
        return Seen(error.findings, code, said=told)
    return Seen((*case.findings, *findings), code, said=told)


def run(*words: str) -> tuple[int, str]:
    """One command in this process: its exit code and everything it printed."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(words)
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
        except Exception as error:
            return -1, f"Traceback: {type(error).__name__}: {error}"
    return code, out.getvalue() + err.getvalue()


def _disagreements(findings: tuple[Finding, ...], told: str) -> list[str]:
    """The JSON document says the very findings, cell by cell, and nothing else is printed."""
    try:
        document = json.loads(told)
    except ValueError:
        return [f"--json printed no JSON: {told[:80]!r}"]
    rows = document.get("findings", [])
    if rows != [finding.as_row() for finding in findings]:
        return ["--json tells other findings than the reader"]
    return []


def masked_form(text: str) -> str:
    """A text with every mobile number as it may be shown."""
    return re.sub(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)", r"\1****\2", text)
