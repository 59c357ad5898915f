"""Formulas of the workbook, as text; that they compute the same is tested with LibreOffice."""

from __future__ import annotations

from fractions import Fraction

from tests.assessment.county import rules
from zsyz_model.report.assessment.cells import (
    limits_of,
    rank_in_class,
    score_of,
    share_of,
    sum_for,
    wan_of,
)


def test_a_share_is_the_division_that_it_is() -> None:
    assert share_of(Fraction(1, 3)).text == "=1/3"
    assert wan_of(Fraction(12_345)) == 1.2345
    assert wan_of(None) is None


def test_a_unit_without_a_task_has_neither_score_nor_rank() -> None:
    assert score_of("D", "C", "EFG", 5, None).text.startswith('=IF(C5=0,""')
    assert (score_of("D", "C", "EFG", 5, None).value, rank_in_class("A", "H", 5, 9, None).value) == ("", "")  # fmt: skip


def test_a_sum_covers_at_least_one_row() -> None:
    assert "$B$4:$B$4" in sum_for("明细", "B", "C", 0, "A1")


def test_limits_are_those_of_the_year_s_end() -> None:
    assert limits_of(rules({"score.full": 100}), 2022) == (100, None)
    assert limits_of(rules({"score.full": 100}), 2019) == (None, None)
