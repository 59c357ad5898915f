"""The page of 招商: whole, escaped, the same twice."""

from __future__ import annotations

from dataclasses import replace

from tests.report.attraction.boards import board
from zsyz_model.report.attraction.page import attraction_page
from zsyz_model.report.attraction.tables import ATTRACTION_TABLES


def test_every_table_and_chart_is_on_it() -> None:
    page = attraction_page(*board())

    assert all(f"<h2>{title}</h2>" in page for title in ATTRACTION_TABLES)
    assert page.count("<img alt=") == 4
    assert "<script" not in page
    assert page == attraction_page(*board())


def test_words_of_the_ledger_are_escaped() -> None:
    told, case = board()

    assert "<b>坏</b>" not in attraction_page(replace(told, notes=("<b>坏</b>",)), case)
