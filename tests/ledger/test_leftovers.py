"""An example row of the template among real rows is said; a template alone says nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.ledger.books import county, write_county
from zsyz_model.ledger import read_ledger
from zsyz_model.ledger.template import write_template
from zsyz_model.tables import TABLES


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "台账.xlsx"
    write_template(file)
    return file


def codes(path: Path) -> list[tuple[str, str, str]]:
    found = read_ledger(path).findings
    return [(f.code, f.place.sheet, str(f.place)) for f in found if f.code == "H16"]


def test_each_example_that_stands_beside_a_real_row_is_said(template: Path, tmp_path: Path) -> None:
    """One more leader: the examples of all sheets now count as his county's."""
    book = openpyxl.load_workbook(template)
    for place, value in (("A", "L02"), ("B", "副县长乙"), ("H", 6)):
        book["领导"][f"{place}3"] = value
    book.save(tmp_path / "b.xlsx")

    found = codes(tmp_path / "b.xlsx")

    assert [sheet for _, sheet, _ in found] == [table.sheet for table in TABLES.values()]
    assert all(place.endswith("第2行") for _, _, place in found)


def test_a_changed_cell_makes_the_row_ones_own(template: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(template)
    book["资金渠道"]["D2"] = 60_001
    book.save(tmp_path / "b.xlsx")

    assert "资金渠道" not in {sheet for _, sheet, _ in codes(tmp_path / "b.xlsx")}
    assert "汇率" in {sheet for _, sheet, _ in codes(tmp_path / "b.xlsx")}


def test_a_short_row_among_others_may_be_the_county_s_own(template: Path, tmp_path: Path) -> None:
    """Two equal hours of a week, as the demonstration county has them, are no leftovers."""
    book = openpyxl.load_workbook(template)
    for place, value in zip("ABCD", ("L01", "二", "14:00", "16:00"), strict=True):
        book["日程"][f"{place}3"] = value
    book.save(tmp_path / "b.xlsx")

    assert "日程" not in {sheet for _, sheet, _ in codes(tmp_path / "b.xlsx")}
    assert "汇率" in {sheet for _, sheet, _ in codes(tmp_path / "b.xlsx")}


def test_a_county_without_examples_hears_nothing(tmp_path: Path) -> None:
    assert codes(write_county(tmp_path, county())) == []
