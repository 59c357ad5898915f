"""What openpyxl makes of a workbook, and of what is none."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook

from tests.ledger.books import county, projects_with, write_county
from zsyz_model.ledger import read_ledger
from zsyz_model.ledger.marked.editing import edited
from zsyz_model.ledger.marked.listing import Told


def test_a_finding_is_marked_in_its_cell_and_listed(tmp_path: Path) -> None:
    path = write_county(tmp_path, county(项目=projects_with("总投资(万元)", "约5")))
    ledger = read_ledger(path)
    data = edited(path.read_bytes(), Told(path.name, ledger.findings, ledger.rows))
    assert data is not None
    book = load_workbook(io.BytesIO(data))

    assert "V07" in str(book["项目"]["E2"].comment.text)
    assert book["项目"]["E3"].comment is None
    assert book.sheetnames == ["项目", "领导", "乡镇园区", "核查结果"]


def test_what_is_no_workbook_gives_nothing() -> None:
    assert edited(b"PK\x03\x04 nothing", Told("a.xlsx", (), {})) is None
