"""Marking in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.ledger.books import county, projects_with, write_county
from zsyz_model.ledger import read_ledger
from zsyz_model.ledger.marked import apart, write_marked
from zsyz_model.ledger.marked.apart import edited_apart
from zsyz_model.ledger.marked.editing import edited
from zsyz_model.ledger.marked.listing import Told


def doubtful(folder: Path) -> tuple[Path, Told]:
    """A workbook with one cell that is no number."""
    path = write_county(folder, county(项目=projects_with("总投资(万元)", "约5")))
    ledger = read_ledger(path)
    return path, Told(path.name, ledger.findings, ledger.rows)


@pytest.mark.slow
def test_the_child_marks_as_this_process_would(tmp_path: Path) -> None:
    path, told = doubtful(tmp_path)

    assert edited_apart(path.read_bytes(), told) == edited(path.read_bytes(), told)


@pytest.mark.slow
@pytest.mark.parametrize("code", ["raise SystemExit(3)", "import time; time.sleep(60)"])
def test_a_child_that_dies_or_hangs_leaves_a_copy_of_the_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    path, told = doubtful(tmp_path)
    monkeypatch.setattr(apart, "CHILD", (sys.executable, "-c", code))

    assert edited_apart(path.read_bytes(), told, seconds=1.0) is None


@pytest.mark.slow
def test_what_openpyxl_cannot_carry_is_written_as_values_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = doubtful(tmp_path)
    monkeypatch.setattr(apart, "CHILD", (sys.executable, "-c", "raise SystemExit(3)"))
    write_marked(path, tmp_path / "副本.xlsx", told.findings, told.rows)
    book = load_workbook(tmp_path / "副本.xlsx")
    words = [str(cell) for row in book["核查结果"].iter_rows(values_only=True) for cell in row]

    assert book["项目"]["E2"].value == "约5"
    assert any("副本只有原表的值" in word for word in words)
