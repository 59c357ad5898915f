"""Sheets, columns and rows by the words a planner uses."""

from __future__ import annotations

import pandas as pd
import pytest

from zsyz_model.scenario.names import find_column, find_table, guess, matches
from zsyz_model.tables import TABLES


@pytest.mark.parametrize("word", ["项目", " 项目 ", "projects", "项目台账"])
def test_a_sheet_is_found_by_each_of_its_names(word: str) -> None:
    assert find_table(word) is TABLES["projects"]


@pytest.mark.parametrize(
    "word", ["总投资", "总投资(万元)", "总投资（万元）", "invest_wan", "投资额"]
)
def test_a_column_is_found_by_each_of_its_names(word: str) -> None:
    column = find_column(TABLES["projects"], word)

    assert column is not None
    assert column.name == "invest_wan"


def test_a_label_wins_over_another_columns_alias() -> None:
    column = find_column(TABLES["projects"], "项目名称")

    assert column is not None
    assert column.name == "name"


def test_an_unknown_word_gets_the_nearest_or_the_list() -> None:
    assert guess("用地指表", ["用地指标", "领导"]) == "是否“用地指标”"
    assert guess("zzz", ["用地指标", "领导"]) == "可用：用地指标、领导"


def test_cells_are_matched_by_their_words() -> None:
    cells = pd.Series([("新能源", "新材料"), ("纺织服装",), ()], dtype="object")

    assert matches(cells, "新材料").tolist() == [True, False, False]


def test_whole_numbers_are_matched_without_their_point() -> None:
    cells = pd.Series([80.0, 80.5])

    assert matches(cells, "80").tolist() == [True, False]
