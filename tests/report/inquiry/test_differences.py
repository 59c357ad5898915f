from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from tests.report.inquiry.answers import difference
from zsyz_model.case import Outcome
from zsyz_model.case.differences import Effect, Override
from zsyz_model.report.inquiry.differences import (
    REST,
    SHOWN_EFFECTS,
    difference_title,
    draw_difference,
)


def _bars(axes: Axes) -> list[tuple[float, float]]:
    """Where each bar begins and how far it goes."""
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    return [(bar.get_x(), bar.get_width()) for bar in bars]


def test_bars_lead_from_the_first_value_to_the_other(small: Outcome) -> None:
    merit, cost = draw_difference(difference(), small).axes

    assert _bars(merit) == [(100.0, -7.5), (92.5, -2.5)]
    assert _bars(cost) == [(20.0, 0.0), (20.0, 0.5)]
    assert [text.get_text() for text in merit.texts] == ["100", "-7.5", "-2.5", "90"]


def test_a_goal_that_is_level_has_no_panel(small: Outcome) -> None:
    titles = [axes.get_title(loc="left") for axes in draw_difference(difference(), small).axes]

    assert titles == ["开工价值（分）", "用地费用（万元）"]


def test_the_title_names_the_override_that_did_most() -> None:
    assert difference_title(difference()) == (
        "“收紧 b”与“基准 a”：开工价值 -10 分，其中 -7.5 由于 改动 用地指标 数量"
    )


def test_a_tie_has_no_bars(small: Outcome) -> None:
    level = tuple(replace(x, after=x.before) for x in difference().losses)
    tie = replace(difference(), losses=level)

    assert difference_title(tie).endswith("并列：各目标相同，1 项承诺不同")
    assert "各目标并列" in [text.get_text() for text in draw_difference(tie, small).texts]


def test_further_overrides_are_drawn_as_one(small: Outcome) -> None:
    many = tuple(
        Effect((Override(f"情景 k{i}", "1", "2"),), {"merit": -1.0, "fit": 0.0, "land_cost": 0.05}, {}, {}, 0.0)
        for i in range(10)
    )  # fmt: skip
    axes = draw_difference(replace(difference(), effects=many), small).axes[0]

    assert [x.get_text() for x in axes.get_yticklabels()][-2] == REST
    assert _bars(axes)[-1][1] == pytest.approx(-(10 - SHOWN_EFFECTS))
