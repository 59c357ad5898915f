"""The files of a run."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.runs.outcomes import toy_outcome
from zsyz_model.batch.parts import write_findings, write_plan
from zsyz_model.case import Plan
from zsyz_model.findings import Finding, Place, Severity


def test_a_plan_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    outcome = toy_outcome()

    write_plan(outcome, tmp_path)

    text = (tmp_path / "plan.json").read_text(encoding="utf-8")
    assert Plan.from_json(json.loads(text)).goals == outcome.plan.goals
    assert {path.name for path in tmp_path.iterdir()} == {"plan.json", "plan.xlsx", "findings.csv"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_finding_becomes_a_formula(tmp_path: Path, start: str) -> None:
    finding = Finding("V07", "不是数", "改", Severity.WARNING, Place("a.xlsx"), value=f"{start}1+1")

    write_findings([finding], tmp_path / "findings.csv")

    raw = (tmp_path / "findings.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    with (tmp_path / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["value"] == f"'{start}1+1"
    assert (row["code"], row["severity"], row["file"]) == ("V07", "提示", "a.xlsx")
