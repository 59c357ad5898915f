from __future__ import annotations

import dataclasses

from matplotlib.patches import Rectangle

from tests.report import counties
from zsyz_model.case import Outcome
from zsyz_model.report.figures.leaders import (
    SHOWN_LEADERS,
    SHOWN_PROJECTS,
    draw_matrix,
    lead_matrix,
    matrix_title,
)


def test_only_leaders_with_projects_stand_in_the_matrix(small: Outcome) -> None:
    matrix = lead_matrix(small)
    assert matrix.leaders == ("L1", "L2")
    assert matrix.places == {"P1": (0, 0), "P2": (0, 1), "P3": (1, 2)}


def test_a_changed_lead_is_framed_named_and_ringed(small: Outcome) -> None:
    axes = draw_matrix(small).axes[0]
    frames = [p for p in axes.patches if isinstance(p, Rectangle) and p.get_linewidth() > 1.5]
    assert [frame.get_xy() for frame in frames] == [(0, 0)]
    assert [t.get_text() for t in axes.get_xticklabels()] == [
        "换 P1 甲项目",
        "P2 乙项目",
        "P3 丙项目",
    ]
    rings = [line.get_xydata().tolist() for line in axes.lines if line.get_marker() == "o"]  # type: ignore[union-attr]
    assert rings == [[[0.5, 1.5]]]


def test_cells_tell_the_fit_and_rows_the_load(small: Outcome) -> None:
    told = [text.get_text() for text in draw_matrix(small).axes[0].texts]
    assert told == ["80", "100", "55", "2 个  5.5/8 小时", "1 个  2.0/6 小时"]


def test_what_does_not_fit_is_counted() -> None:
    matrix = lead_matrix(counties.large(projects=90, leaders=45))
    assert len(matrix.leaders) <= SHOWN_LEADERS
    assert len(matrix.leads) <= SHOWN_PROJECTS
    assert matrix.hidden == 90 - len(matrix.leads) > 0


def test_the_title_is_the_conclusion(small: Outcome) -> None:
    assert matrix_title(small) == "2 名县级领导包保 3 个项目，1 个更换领导，平均契合度 78 分"
    kept = dataclasses.replace(small.plan, leads=small.plan.leads[1:])
    assert matrix_title(small.with_plan(kept)).endswith("无一更换领导，平均契合度 78 分")
