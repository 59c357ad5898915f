"""What one more unit is worth, word by word, and no number that the answer lacks."""

from __future__ import annotations

from dataclasses import replace

from tests.case.certificates import strays
from tests.case.test_worths import WORTH
from zsyz_model.case.answers import Loss
from zsyz_model.case.worth_words import worth_sentences, worth_title

GAINS = (
    Loss("missed_targets", 2, 2, 0, 0, 0), Loss("merit", 100.0, 103.5, -3.5, -4.0, -3.5),
    Loss("fit", 90, 90, 0, 0, 0),
)  # fmt: skip
TOLD = replace(WORTH, gains=GAINS, unit_size=10)


def test_gain_range_and_steps_are_told() -> None:
    assert worth_sentences(TOLD) == (
        "2027Q2 计划指标（现 40 亩）再增 10 亩：开工价值由 100 到 103.5 分"
        "（变好 3.5，计入未证明的差距为 3.5 至 4）。",
        "开工价值保持 100 分的范围：从 39.5 亩起，到 47.38 亩才变好。",
        "开工价值的台阶：到 47.38 亩为 103.5 分；到 60 亩为 104 分。",
    )
    assert strays(TOLD, worth_sentences(TOLD)) == []


def test_a_planted_number_is_caught() -> None:
    assert strays(TOLD, ("到 48 亩才变好",)) == ["到 48 亩才变好: 48"]


def test_what_was_not_looked_for_is_not_told() -> None:
    quick = replace(TOLD, steps=TOLD.steps[:1], low=None, looked=TOLD.now)

    assert len(worth_sentences(quick)) == 1


def test_the_title_is_the_conclusion() -> None:
    calm = replace(TOLD, gains=(Loss("merit", 100, 100, 0, 0, 0),))

    assert worth_title(TOLD) == "2027Q2 计划指标再增 10 亩，开工价值增加 3.5 分"
    assert worth_title(calm) == "2027Q2 计划指标再增 10 亩，开工价值不变"
