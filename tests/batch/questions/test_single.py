"""Why, whom else, what one more is worth: sentences, charts and tables of the toy county."""

from __future__ import annotations

import pytest

from tests.batch.questions.asking import ask
from zsyz_model.batch.questions.desk import Desk
from zsyz_model.batch.questions.single import MATCH, WHY, WORTH
from zsyz_model.findings import RunError


def test_a_forced_leader_is_answered_with_loss_and_chain(desk: Desk) -> None:
    answer = ask(desk, WHY, project="P1", leader="L1")

    assert answer.asked == "为什么这样安排 P1 新材料一期 L1，不那样安排？"
    assert answer.sentences[0].startswith("若由 L1 县委副书记 包保 P1 新材料一期：")
    assert list(answer.tables)[:2] == ["各级目标", "随之变动"]
    assert len(answer.charts) == 1


def test_a_project_alone_is_asked_as_planned_and_offered_leaders(desk: Desk) -> None:
    answer = ask(desk, WHY, project="P3")

    assert {"各级目标（1）", "各级目标（2）", "可以配对的领导"} <= set(answer.tables)
    assert any(line.startswith("若不安排 P3 精细化工 开工") for line in answer.sentences)


def test_what_would_turn_it_is_told_when_it_is_asked_for(desk: Desk) -> None:
    answer = ask(desk, WHY, project="P1", leader="L1", turn="yes")

    assert any("翻转" in line for line in answer.sentences)
    assert "使结论翻转的最小改动" in answer.tables


def test_a_refused_project_is_told_the_rule(desk: Desk) -> None:
    answer = ask(desk, WHY, project="P6")

    assert "未通过准入" in answer.sentences[0]
    assert answer.charts == []


def test_a_leader_is_offered_every_other_project(desk: Desk) -> None:
    answer = ask(desk, MATCH, leader="L2")

    assert answer.asked == "L2 副县长甲 还能包保哪个项目？"
    assert len(answer.tables["可以配对的项目"]) == len(answer.sentences) - 1


def test_one_more_unit_is_told_and_drawn(desk: Desk) -> None:
    answer = ask(desk, WORTH, unit="包保上限/L1", steps="0")

    assert answer.asked == "L1 县委副书记 包保上限：多包保 1 个，值多少？"
    assert "再增 1 个" in answer.sentences[0]
    assert len(answer.charts) == 1


def test_a_unit_that_is_none_is_refused(desk: Desk) -> None:
    with pytest.raises(RunError, match=r"Q06.*没有投入“人情”"):
        ask(desk, WORTH, unit="人情/L1", steps="0")
    with pytest.raises(RunError, match=r"Q04.*没有可问“计划指标”的“2031Q1”"):
        ask(desk, WORTH, unit="计划指标/2031Q1", steps="0")
