from __future__ import annotations

import numpy as np

from tests.case.robust_answers import tree
from zsyz_model.case import Outcome
from zsyz_model.report.inquiry.regrets import draw_regrets, regrets_title

TREE = tree()


def test_a_cell_is_the_regret_of_its_promises_in_its_branch(small: Outcome) -> None:
    regrets, _ = draw_regrets(TREE, small).axes

    assert np.asarray(regrets.collections[0].get_array()).ravel().tolist() == [0, 120, 70, 0]
    assert [t.get_text() for t in regrets.texts] == ["0.0", "120.0（失信 1）", "70.0", "0.0"]
    assert [t.get_text() for t in regrets.get_yticklabels()] == ["按期", "指标迟 3 季"]
    assert [t.get_text() for t in regrets.get_xticklabels()] == ["按期\n75%", "指标迟 3 季\n25%"]


def test_the_best_by_each_yardstick_has_its_star(small: Outcome) -> None:
    _, yards = draw_regrets(TREE, small).axes

    assert [t.get_text() for t in yards.texts] == [
        "870.0 ★", "480.0", "120.0", "847.5", "600.0 ★", "70.0 ★",
    ]  # fmt: skip


def test_the_title_names_the_least_regret_and_what_waiting_is_worth() -> None:
    assert regrets_title(TREE) == (
        "后悔最小的承诺是“指标迟 3 季”：最大后悔 70 分；等看清再定平均多得 30 分"
    )
