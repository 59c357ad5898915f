"""Sentences about robustness: every number stands in the answer, and what they say is so."""

from __future__ import annotations

import pytest

from tests.case.certificates import strays
from tests.case.robust_answers import answer, tree
from zsyz_model.case.robustness import Condition
from zsyz_model.case.robustness_words import condition_words, robustness_words, tree_words


@pytest.mark.parametrize("with_tree", [True, False])
@pytest.mark.parametrize("settled", [True, False])
def test_every_number_stands_in_the_answer(with_tree: bool, settled: bool) -> None:
    told = answer(with_tree, settled)

    assert strays(told, robustness_words(told)) == []


def test_a_wrong_number_would_be_seen() -> None:
    told = answer()

    assert strays(told, (*robustness_words(told), "达标概率 77.7%。")) == ["达标概率 77.7%。: 77.7"]


def test_it_is_said_why_drawing_ended() -> None:
    assert "停止抽样（最宽 3.03 个百分点）" in robustness_words(answer())[0]
    assert "到达次数上限，仍未达到 1 个百分点" in robustness_words(answer(settled=False))[0]


def test_a_target_and_a_project_are_told_with_their_intervals() -> None:
    words = robustness_words(answer())

    assert words[1] == (
        "到 2027Q2 累计开工目标 3 个，方案 2 个，推演平均 0.91 个（十次有八次在 0 至 2 个之间）；"
        "达标概率 12%（区间 10.13% 至 14.16%）。"
    )
    assert words[2] == (
        "P1 新材料一期：计划期内开工的概率 60.4%（区间 57.33% 至 63.39%），"
        "按期开工的概率 40.2%（区间 37.2% 至 43.27%）。"
    )


def test_a_weak_point_is_a_rule_that_can_be_read() -> None:
    [rule] = [x for x in robustness_words(answer()) if x.startswith("薄弱环节")]

    assert rule == (
        "薄弱环节：当 P1 新材料一期 不能开工，且 2027Q1 计划指标迟到至少 2 季 时，70% 的情形开工价值不超过"
        " 120.125 分（平时 20.4%）；130 次中有 91 次，占全部不利情形的 45.5%。"
    )
    assert condition_words(Condition("验收推迟", "S1", False, 1), {}) == "S1 验收推迟至多 1 季"


def test_the_tree_says_what_each_yardstick_chooses_and_what_is_not_proven() -> None:
    words = tree_words(tree())

    assert "按期望，最好的是“按期”" in words[1]
    assert "按最大后悔，最好的是“指标迟 3 季”" in words[3]
    assert "平均多得 30 分、多开工 2.5625 亩" in words[4]
    assert "按均值规划多得 12.5 分、少开工 4 亩" in words[4]
    assert words[5:] == (
        "按期望求解：所得最好的承诺距理论最优至多 1.25 分。",
        "各分支的分数至多还可再好 0.125 分（求解差距）。",
    )
