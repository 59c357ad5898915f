"""Sentences of a replanned county: every number in them stands in the noun."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.numbers_in import numbers_in
from zsyz_model.case import Goal
from zsyz_model.case.answers import Loss, Move
from zsyz_model.case.replans import (
    PlanAt,
    Replanned,
    Saved,
    fewest_words,
    loss_words,
    replan_sentences,
    saved_words,
)

LOSS = Loss("merit", 5407.036, 5402.143, 4.893, 4.893, 4.893)
STEP = Saved(3, 4, (LOSS, Loss("fit", 90, 90, 0, 0, 0)))
ANSWER = Replanned(
    "L05 调离", 71, 3, 3, ("P035 的开工", "P035 的包保领导"),
    (PlanAt(3, 3, (Goal("merit", 5402.143, 5402.143, 0),), True),), (STEP,),
    (Move("开工", "P035", "2027Q1 new", ""),), (LOSS,),
)  # fmt: skip


def test_the_fewest_changes_are_told_with_what_the_event_took() -> None:
    assert fewest_words(ANSWER) == (
        "原方案 71 项承诺中至少变动 3 项，其中 2 项由事件本身造成（P035 的开工、P035 的包保领导）；已证明不能再少"
    )
    assert fewest_words(replace(ANSWER, fewest=0, bound=0)) == "原方案 71 项承诺，一项都不用变动"
    assert fewest_words(replace(ANSWER, bound=2)).endswith("已证明不会少于 2 项")


def test_what_avoiding_a_change_costs() -> None:
    assert saved_words(STEP) == (
        "变动控制在 3 项而不是 4 项：开工价值变差 4.893 分（5407.036 → 5402.143）"
    )
    assert saved_words(Saved(3, 4, ())) == "变动控制在 3 项而不是 4 项：各项目标不受影响"
    assert loss_words(Loss("land_cost", 20.5, 19, -1.5, -1.5, -1.5)) == (
        "用地费用变好 1.5 万元（20.5 → 19）"
    )


def test_a_move_says_what_was_and_what_is() -> None:
    assert "开工 P035：2027Q1 新增用地 → 无。" in replan_sentences(ANSWER)


@pytest.mark.parametrize("words", [fewest_words(ANSWER), saved_words(STEP), loss_words(LOSS)])
def test_every_number_of_a_sentence_stands_in_the_certificate(words: str) -> None:
    known = {71.0, 3.0, 2.0, 4.0, 5407.036, 5402.143, 4.893}
    held = {float(x) for x in (ANSWER.promised, ANSWER.fewest, len(ANSWER.forced), STEP.most, STEP.than, LOSS.before, LOSS.after, LOSS.worse)}  # fmt: skip

    assert held == known
    assert numbers_in(words, ("P035",)) <= held
    assert numbers_in(words, ("P035",))
