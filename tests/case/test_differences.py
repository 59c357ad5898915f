"""Shares that add up on a grid, and a difference in sentences, worked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from zsyz_model.case.answers import Loss, Move
from zsyz_model.case.differences import (
    Cause,
    Difference,
    Effect,
    Method,
    Override,
    difference_document,
    difference_words,
    shared_out,
)

QUOTA = Override("改动 用地指标 数量", "", "乘以 0.6")
HOURS = Override("情景 leaders.visits_per_week", "1", "2")
TOLD = Difference(
    first="甲",
    other="乙",
    losses=(
        Loss("merit", 100.0, 90.0, 10.0, 9.0, 11.0),
        Loss("fit", 50.0, 50.0, 0.0, 0.0, 0.0),
        Loss("land_cost", 20.0, 20.5, 0.5, -0.25, 1.0),
    ),
    effects=(
        Effect((QUOTA,), {"merit": -7.5, "fit": 0.0, "land_cost": 0.5}, {}, {}, 1.0),
        Effect((HOURS,), {"merit": -2.5, "fit": 0.0, "land_cost": 0.0}, {}, {}, 0.0),
    ),
    causes=(Cause(Move("开工", "P1", "2027Q1 new", ""), (QUOTA.name,), 1.0),),
    method=Method.SHAPLEY,
    orders=2,
    solves=2,
)


def test_the_difference_in_sentences() -> None:
    assert difference_words(TOLD) == (
        "“乙”与“甲”：开工价值由 100 到 90 分（变差 10）；"
        "用地费用由 20 到 20.5 万元（变差 0.5，在求解差距之内，不能断定优劣）；"
        "并列的有包保契合度合计 50 分；1 项承诺不同。",
        "归因方法：夏普利值（各种先后次序的平均），2 种次序；重算 2 次。",
        "【改动 用地指标 数量：乘以 0.6（另一个才有）】开工价值 -7.5 分，用地费用 +0.5 万元；承诺变动 1 项。",
        "【情景 leaders.visits_per_week：1 → 2】开工价值 -2.5 分；承诺变动 0 项。",
        "开工 P1：2027Q1 新增用地 → 无，主要由于 改动 用地指标 数量。",
    )


def test_a_tie_is_called_a_tie_and_the_same_the_same() -> None:
    level = tuple(replace(x, after=x.before, worse=0.0) for x in TOLD.losses)
    tie = replace(TOLD, losses=level)
    same = replace(tie, causes=())

    assert (tie.tie, tie.same) == (True, False)
    assert (same.tie, same.same) == (False, True)
    assert (TOLD.tie, TOLD.same) == (False, False)
    assert difference_words(tie)[0] == "“乙”与“甲”并列：各目标相同，1 项承诺不同。"
    assert difference_words(same)[0] == "“乙”与“甲”：方案相同。"
    assert difference_document(tie)["tie"] is True


@pytest.mark.parametrize(
    ("whole", "parts", "shared"),
    [
        (1.0, [1 / 3, 1 / 3, 1 / 3], [0.34, 0.33, 0.33]),
        (-1.0, [-2 / 3, -1 / 3], [-0.67, -0.33]),
        (0.0, [0.005, -0.005], [0.01, -0.01]),
        (2.5, [2.5], [2.5]),
        (0.0, [], []),
    ],
)
def test_shares_add_up_on_the_grid(whole: float, parts: list[float], shared: list[float]) -> None:
    assert shared_out(whole, parts, 0.01) == shared
    assert round(sum(shared_out(whole, parts, 0.01)), 6) == whole
