"""Every bad input is told exactly as listed, and nothing is told of a sound ledger."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest

from tests.faults import FAULTS, MESSES, Fault, planted, shortfalls
from tests.faults.clean import FORMS, SIZES, full_county
from tests.faults.fault import ABSENT, N, W
from tests.faults.paper import Make
from tests.faults.seen import Seen, see_ledger
from zsyz_model.findings import Finding
from zsyz_model.tables import TABLES

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "scenarios" / "demo_county" / "ledger.xlsx"
OWN_UNIT = re.compile(r"\d(亿元|万元|亩|平方米|公顷)$")
FEWEST = 60


def params(faults: Iterable[Fault], prefix: str = "") -> list[Any]:
    """The faults as parameters; a slow one is marked.

    pytest escapes hanzi in ids, so that an id is number, letter, code and cell: ``26b-V02-G3``.
    """
    marks = {True: [pytest.mark.slow], False: []}
    seen: Counter[int | str] = Counter()
    found = []
    for i, fault in enumerate(faults, start=1):
        seen[fault.number] += 1
        number = f"{prefix}{i:02}" if prefix else f"{fault.number:02}"
        letter = "" if prefix else ascii_lowercase[seen[fault.number] - 1]
        words = (f"{number}{letter}", fault.code or "silent", fault.cell or fault.file or "")
        name = "-".join(word for word in words if word.isascii() and word)
        found.append(pytest.param(fault, id=name, marks=marks[fault.slow]))
    return found


def one(name: str) -> Fault:
    return next(fault for fault in FAULTS if fault.id == name)


def told(seen: Seen, *tolerated: str) -> list[str]:
    """Everything that a clean ledger must not give."""
    lines = [str(finding) for finding in seen.findings if finding.code not in tolerated]
    return [*lines, *seen.remarks, *([f"exit code {seen.exit_code}"] if seen.exit_code else [])]


@pytest.mark.parametrize("fault", params(FAULTS))
def test_a_bad_input_is_told_as_listed(fault: Fault, tmp_path: Path) -> None:
    assert shortfalls(fault, tmp_path) == [], fault.id


@pytest.mark.parametrize("mess", params(MESSES, "mess"))
def test_a_mess_of_a_real_ledger_is_told_as_listed(mess: Fault, tmp_path: Path) -> None:
    assert shortfalls(mess, tmp_path) == [], mess.id


def test_every_number_of_the_list_has_its_specimens() -> None:
    assert sorted({fault.number for fault in FAULTS}, key=int) == list(range(1, 53))
    assert len(FAULTS) >= FEWEST
    ids = [fault.id for fault in (*FAULTS, *MESSES)]
    assert len(ids) == len(set(ids))


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "projects", "leaders"), SIZES)
def test_nothing_is_told_of_a_county_with_every_sheet(
    seed: int, projects: int, leaders: int, tmp_path: Path
) -> None:
    seen = see_ledger(full_county(tmp_path, seed, projects, leaders))

    assert told(seen) == []
    assert seen.ledger is not None
    assert set(seen.ledger.rows) == {table.sheet for table in TABLES.values()}
    assert seen.ledger.rows["项目"].accepted == projects


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in FORMS.items()])
def test_nothing_is_told_of_the_small_county_in_any_form(make: Make, tmp_path: Path) -> None:
    seen = see_ledger(make(tmp_path))

    assert told(seen, ABSENT) == []
    assert seen.ledger is not None
    assert seen.ledger.rows["项目"].accepted == 7


def _tidied(finding: Finding) -> bool:
    """A cell of the demonstration county that says its own unit, as the published rows do."""
    own = OWN_UNIT.search(finding.value) is not None
    return finding.code == "V08" and finding.severity is N and own


def test_nothing_is_told_of_the_demonstration_county_but_its_units() -> None:
    seen = see_ledger(DEMO)

    assert [str(f) for f in seen.findings if not _tidied(f) and f.code != ABSENT] == []
    assert seen.exit_code == 0


@pytest.mark.parametrize("what", ["code", "act", "cell", "value"])
@pytest.mark.parametrize("name", ["25-金额公式", "30-千分位", "40-编号三行相同"])
def test_a_wrong_expectation_is_noticed(name: str, what: str, tmp_path: Path) -> None:
    found = shortfalls(planted(one(name), what), tmp_path)

    assert any(f" {what} is " in line for line in found), found


def test_what_nobody_listed_is_noticed(tmp_path: Path) -> None:
    unlisted = replace(one("26-NA必填"), code="", act=W)

    found = shortfalls(unlisted, tmp_path)

    assert any(line.startswith("unexpected: [V02]") for line in found)
    assert "exit code is 1, listed 0" in found


def test_what_is_not_told_is_noticed(tmp_path: Path) -> None:
    silent = replace(one("26-NA必填"), make=FORMS["xlsx"])

    found = shortfalls(silent, tmp_path)

    assert "V02 is not said (listed at 项目!F3)" in found
    assert "exit code is 0, listed 1" in found
