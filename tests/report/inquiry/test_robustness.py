from __future__ import annotations

from dataclasses import replace

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle
from numpy.testing import assert_allclose

from tests.case.robust_answers import answer
from zsyz_model.case import Outcome
from zsyz_model.case.robustness import ON_TIME, STARTED, Chance
from zsyz_model.report.inquiry.robustness import (
    SHOWN,
    draw_fan,
    draw_looks,
    draw_projects,
    fan_title,
    looks_title,
    projects_title,
)

TOLD = answer()


def test_the_fan_has_median_plan_and_target_where_they_are(small: Outcome) -> None:
    axes = draw_fan(TOLD, small).axes[0]

    lines = {line.get_label(): np.asarray(line.get_ydata()).tolist() for line in axes.lines}
    assert lines["推演中位（数字为平均）"] == [0.0, 1.0]
    assert lines["方案"] == [1, 2]
    assert lines["目标"] == [0, 3]
    band = axes.collections[0].get_paths()[0].vertices
    assert {tuple(point) for point in np.asarray(band).tolist()} >= {(0, 0), (0, 1), (1, 0), (1, 2)}
    ticks = [tick.get_text() for tick in axes.get_xticklabels()]
    assert ticks == ["2027Q1\n无目标", "2027Q2\n达标 12%"]


def test_a_bar_is_as_long_as_its_share_and_the_interval_stands_around_it(small: Outcome) -> None:
    axes = draw_projects(TOLD, small).axes[0]

    widths = [patch.get_width() for patch in axes.patches if isinstance(patch, Rectangle)]
    assert widths == [60.4, 31.0, 40.2, 0.0]
    assert [tick.get_text() for tick in axes.get_yticklabels()] == list(TOLD.names.values())
    [reach] = [x for x in axes.collections if isinstance(x, LineCollection)]
    segments = reach.get_segments()
    assert_allclose([s[:, 0] for s in segments], [[57.33, 63.39], [28.21, 33.94]])


def test_of_many_projects_the_shakiest_are_shown(small: Outcome) -> None:
    names = {f"P{i:02d}": f"P{i:02d} 项目" for i in range(40)}
    chances = [
        Chance(kind, p, i, float(i), float(i), float(i))
        for kind in (STARTED, ON_TIME)
        for i, p in enumerate(names)
    ]
    page = draw_projects(replace(TOLD, chances=tuple(chances), names=names), small)

    shown = [tick.get_text() for tick in page.axes[0].get_yticklabels()]
    assert len(shown) == SHOWN
    assert (shown[0], shown[-1]) == ("P29 项目", "P00 项目")
    assert any("另有 10 个更可能开工的未画" in text.get_text() for text in page.texts)


def test_the_looks_go_down_to_the_line_where_drawing_stops(small: Outcome) -> None:
    axes = draw_looks(TOLD, small).axes[0]

    assert np.asarray(axes.lines[0].get_xydata()).tolist() == [[500, 4.37], [1000, 3.03]]
    assert set(np.asarray(axes.lines[1].get_ydata()).tolist()) == {3.5}


def test_titles_say_what_is_seen() -> None:
    assert fan_title(TOLD) == (
        "到 2027Q2 目标 3 个，方案 2 个，推演平均 0.91 个，十次有八次在 0 至 2 个之间"
    )
    assert projects_title(TOLD) == "2 个开工安排中 1 个过半可能开工，最低 31%：P2 纺织服装扩产"
    assert looks_title(TOLD).startswith("推演 1000 次后停止")
    assert "到达上限：最宽的半宽仍有 3.03" in looks_title(answer(settled=False))
