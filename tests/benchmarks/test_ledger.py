"""The reading benchmark on a small workbook, and the sums of a run."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.ledger import BOMB, OURS, PANDAS, Found, Reading, ours, run
from benchmarks.workbooks import workbook
from zsyz_model.findings import Severity
from zsyz_model.ledger import read_ledger

FAST = Reading(OURS, 1.0, "", 100.0, 50.0)


def found(*readings: Reading) -> Found:
    return Found(10, readings)


def test_times_are_the_median_of_the_pairs() -> None:
    pairs = [(1.0, 1.0), (3.0, 1.0), (4.0, 2.0)]
    readings = [replace(FAST, who=who, seconds=s) for pair in pairs for who, s in zip((OURS, PANDAS), pair, strict=True)]  # fmt: skip
    told = found(*readings, replace(FAST, who=BOMB, seconds=0.1))

    assert told.times() == 2.0
    assert told.faults == ()
    assert json.loads(json.dumps(told.told()))["ratios"] == {PANDAS: 0.5}


def test_what_misses_its_figure_is_a_fault() -> None:
    told = found(
        replace(FAST, seconds=2.5, mb=601.0),
        replace(FAST, who=PANDAS),
        Reading(BOMB, 1.2, "F06", 10.0, 201.0),
    )

    assert told.faults == (
        "2.50 times pandas, over 2.0", "601 MB, over 600", "the bomb took 1.20 s", "the bomb took over 200 MB",
    )  # fmt: skip


def test_the_workbook_is_a_clean_ledger_of_that_size(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", 40)
    workbook(tmp_path / "b.xlsx", 40)
    ledger = read_ledger(tmp_path / "a.xlsx")

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert len(ledger.tables["projects"]) == 40
    assert {f.code for f in ledger.findings if f.severity is not Severity.WARNING} == set()


@pytest.mark.slow
def test_a_run_reads_with_everybody_and_refuses_the_bomb() -> None:
    told = run(1, projects=30)

    assert [(one.who, one.note.split(",")[0]) for one in told.readings] == [
        (OURS, "30 projects"), (PANDAS, "84 rows"), (BOMB, "F06"),
    ]  # fmt: skip
    assert "zsyz takes" in told.text()


def test_a_reading_tells_memory_apart(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx", 5)

    told = ours(tmp_path / "a.xlsx")

    assert told.seconds > 0
    assert told.mb > 0
