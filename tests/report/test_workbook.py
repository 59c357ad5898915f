from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from tests.report.counties import HOSTILE
from zsyz_model.case import Outcome
from zsyz_model.report.tables import PLAN_TABLES
from zsyz_model.report.workbook import number_format, write_workbook
from zsyz_model.sheets import safe_text


def read(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.fixture(scope="module")
def small_book(
    small: Outcome, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[list[Any]]]:
    path = tmp_path_factory.mktemp("book") / "plan.xlsx"
    write_workbook(small, path)
    return read(path)


def test_every_table_has_its_sheet_in_order(small_book: dict[str, list[list[Any]]]) -> None:
    assert list(small_book) == list(PLAN_TABLES)


def test_a_sheet_tells_scenario_date_and_verdict_above_its_headers(
    small_book: dict[str, list[list[Any]]],
) -> None:
    title, note, headers, *rows = small_book["费用"]
    assert title[0] == "费用：基准（截至 2026-10-31，0 项违约）"
    assert "各项相加等于合计" in str(note[0])
    assert headers[:2] == ["年度", "复垦费用(万元)"]
    assert rows[-1][:5] == ["合计", 300.0, 80.0, 275.5, 655.5]


def test_an_empty_verdict_says_no_fault(small_book: dict[str, list[list[Any]]]) -> None:
    assert small_book["判定"][1][0] == "0 项违约"
    assert len(small_book["判定"]) == 3


def test_hostile_names_come_back_as_text(large: Outcome, tmp_path: Path) -> None:
    write_workbook(large, tmp_path / "plan.xlsx")
    names = [row[1] for row in read(tmp_path / "plan.xlsx")["准入结果"][3:]]
    assert set(map(safe_text, HOSTILE)) <= set(names)
    with ZipFile(tmp_path / "plan.xlsx") as book:
        pages = [book.read(name) for name in book.namelist() if "worksheets/" in name]
    assert len(pages) > len(PLAN_TABLES) / 2
    assert not any(b"<f>" in page or b"<hyperlink" in page for page in pages)


def test_the_same_outcome_gives_the_same_bytes(small: Outcome, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(small, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("header", "form"),
    [("供地(亩)", "0.00"), ("总投资(万元)", "#,##0.00"), ("负荷率", "0%"), ("说明", None)],
)
def test_the_unit_in_the_header_sets_the_format(header: str, form: str | None) -> None:
    assert number_format(header) == form
