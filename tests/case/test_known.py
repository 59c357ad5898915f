"""What we know: row counts, ledgers and cases."""

from __future__ import annotations

import pytest

from tests.cases import place, toy_case
from zsyz_model.case import RowCount
from zsyz_model.findings import Place


@pytest.mark.parametrize(
    ("count", "balanced"),
    [
        (RowCount(10, 6, 2, 1, 1, (1,)), True),
        (RowCount(0, 0, 0, 0, 0), True),
        (RowCount(10, 6, 2, 1, 0), False),
        (RowCount(10, 8, 2, 1, 0), False),
    ],
)
def test_a_count_is_balanced_when_no_row_is_lost(count: RowCount, balanced: bool) -> None:
    assert count.balanced is balanced


def test_a_case_knows_its_tables() -> None:
    case = toy_case()

    assert list(case.projects.index) == ["P1", "P2", "P3", "P4", "P5", "P6"]
    assert list(case.leaders["hours"]) == [12, 10, 6]
    assert case.table("travel").empty
    assert case.projects is case.table("projects")


def test_a_case_knows_where_a_value_was_read() -> None:
    assert toy_case().place_of("projects", "P2", "land_mu") == place("projects", 2, "land_mu")


def test_a_value_that_a_scenario_set_has_the_sheet_only() -> None:
    where = toy_case().place_of("projects", "P99", "land_mu")

    assert where == Place(sheet="项目", column="拟用地")
    assert str(where) == "工作表“项目”·列“拟用地”"
