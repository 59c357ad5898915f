from __future__ import annotations

import dataclasses

from matplotlib.patches import Rectangle

from zsyz_model.case import Influence, JointReview, Panel
from zsyz_model.report.joint.influence import (
    by_influence,
    crossing_words,
    draw_influence,
    influence_title,
)


def test_those_who_alone_cross_a_mark_stand_on_top(review: JointReview) -> None:
    told = [(one.judge, one.project_id) for one in by_influence(review)]
    assert told == [("专家乙", "P2"), ("专家乙", "P4"), ("专家乙", "P1"), ("专家甲", "P1")]


def test_a_bar_is_the_change_without_the_judge(review: JointReview) -> None:
    axes = draw_influence(review).axes[0]
    bars = [bar for bar in axes.patches if isinstance(bar, Rectangle)]
    assert [round(bar.get_width(), 2) for bar in bars] == [-11.0, 5.5, -2.1, 12.0]
    colours = [bar.get_facecolor() for bar in bars]
    assert colours[0] == colours[1] == colours[2] != colours[3]


def test_words_beside_the_bar_tell_mark_and_rank() -> None:
    falls = Influence("P2", "专家乙", 70.0, 59.0, 2, 3, "及格线")
    rises = Influence("P4", "专家乙", 55.0, 60.5, 4, 4, "及格线")
    assert crossing_words(falls) == "跌破及格线，第 2→3 名"
    assert crossing_words(rises) == "升过及格线，名次不变"
    assert crossing_words(dataclasses.replace(falls, crosses="")) == "第 2→3 名"


def test_what_does_not_fit_is_counted(county: JointReview) -> None:
    words = "".join(text.get_text() for text in draw_influence(county).texts)
    assert "其余 340 行见工作簿“专家影响”。" in words


def test_the_title_is_the_conclusion(review: JointReview, nothing: JointReview) -> None:
    assert (
        influence_title(review)
        == "3 个项目能否达到及格线或优先线，取决于某一名专家的打分，涉及 1 名专家"
    )
    calm = Panel("mean", ("甲", "乙"), (), (), (Influence("P1", "甲", 70.0, 69.0, 1, 1),))
    assert influence_title(dataclasses.replace(review, panel=calm)) == (
        "2 名专家中去掉任何一名，都没有项目跨线"
    )
    assert influence_title(nothing) == "没有专家打分，无从比较专家影响"
