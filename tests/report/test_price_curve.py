"""The price of stability: a panel for each goal that moves, its points the plans' own values."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tests.cases import toy_case
from zsyz_model.case import Goal
from zsyz_model.case.replans import PlanAt, Replanned
from zsyz_model.report.price_curve import curve_title, draw_curve, moving_goals

CASE = toy_case()


def point(most: int | None, changed: int, merit: float, cost: float) -> PlanAt:
    goals = (
        Goal("merit", merit, merit, 0),
        Goal("fit", 90, 90, 0),
        Goal("land_cost", cost, cost, 0),
    )
    return PlanAt(most, changed, goals, True)


ANSWER = Replanned(
    "指标迟到", 9, 2, 2, (), (point(2, 2, 80, 500), point(3, 3, 90, 480), point(None, 5, 95, 470)),
    (), (), (),
)  # fmt: skip


def test_goals_that_stay_the_same_have_no_panel() -> None:
    assert moving_goals(ANSWER) == ["merit", "land_cost"]
    assert len(draw_curve(ANSWER, CASE).axes) == 2


def test_the_points_are_the_goals_of_the_plans() -> None:
    line = draw_curve(ANSWER, CASE).axes[0].lines[0]

    assert np.asarray(line.get_xydata()).tolist() == [[0, 80], [1, 90], [2, 95]]


def test_the_title_says_what_stability_costs() -> None:
    assert curve_title(ANSWER) == (
        "指标迟到：9 项承诺至少变动 2 项；比不限变动（5 项）少变 3 项，开工价值少 15 分"
    )
    same = replace(ANSWER, curve=(point(None, 2, 95, 470),))
    assert curve_title(same).endswith("不限变动的最好方案也只变动这些")
    assert "各项目标不随变动数改变" in [t.get_text() for t in draw_curve(same, CASE).texts]


def test_the_last_place_is_the_free_one() -> None:
    labels = [t.get_text() for t in draw_curve(ANSWER, CASE).axes[-1].get_xticklabels()]

    assert labels == ["2 项", "3 项", "5 项\n（不限）"]
