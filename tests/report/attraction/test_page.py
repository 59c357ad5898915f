"""The page of 招商: whole and escaped. That it is the same twice is seen in tests/batch/test_attract.py."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.report.attraction.boards import board
from zsyz_model.report.attraction.page import attraction_page
from zsyz_model.report.attraction.tables import ATTRACTION_TABLES


@cache
def page() -> str:
    told, case = board()
    return attraction_page(replace(told, notes=("<b>坏</b>",)), case)


def test_every_table_and_chart_is_on_it() -> None:
    assert all(f"<h2>{title}</h2>" in page() for title in ATTRACTION_TABLES)
    assert page().count("<img alt=") == 4
    assert "<script" not in page()


def test_words_of_the_ledger_are_escaped() -> None:
    assert "&lt;b&gt;坏&lt;/b&gt;" in page()
    assert "<b>坏</b>" not in page()
