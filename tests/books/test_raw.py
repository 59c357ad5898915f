"""Places of cells, in letters and numbers."""

from __future__ import annotations

import pytest

from zsyz_model.books.raw import RawSheet, Span, letters, number_of


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (16_383, "XFD")])
def test_columns_have_the_letters_of_a_workbook(place: int, name: str) -> None:
    assert letters(place) == name
    assert number_of(name) == place


def test_a_merged_range_is_told_in_letters() -> None:
    assert str(Span(4, 0, 6, 0)) == "A5:A7"


def test_a_cell_has_its_place() -> None:
    place = RawSheet("台账.xlsx", "项目", ()).place(16, 5, "总投资")

    assert str(place) == "文件《台账.xlsx》·工作表“项目”·F17（第17行，列“总投资”）"
