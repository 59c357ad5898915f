from __future__ import annotations

from dataclasses import replace

from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tests.report.inquiry.answers import alternatives
from zsyz_model.case import Outcome
from zsyz_model.case.alternatives import Ending
from zsyz_model.report.inquiry.alternatives import (
    OTHER,
    SAME,
    alternatives_title,
    draw_alternatives,
    shown_standings,
)


def _cells(page: Figure, axes: int) -> list[str]:
    return [text.get_text() for text in page.axes[axes].texts]


def test_what_differs_stands_first_and_never_last(small: Outcome) -> None:
    told = alternatives(small)

    assert [x.subject for x in shown_standings(told, "开工")] == ["P1", "P2", "P3", "P4"]
    assert shown_standings(told, "包保")[0].subject == "P2"


def test_every_promise_of_every_plan_is_written(small: Outcome) -> None:
    page = draw_alternatives(alternatives(small), small)

    assert _cells(page, 0) == ["27Q1", "27Q2", "27Q3", "27Q3", "27Q3 J1", "27Q3 J1", "–", "–"]
    assert "L3" in _cells(page, 1)


def test_what_differs_from_the_plan_in_question_has_its_own_colour(small: Outcome) -> None:
    page = draw_alternatives(alternatives(small), small)
    cells = [p for p in page.axes[0].patches if isinstance(p, Rectangle)]

    hexes = [to_hex(patch.get_facecolor()).upper() for patch in cells]
    assert hexes == [SAME, OTHER, SAME, SAME, SAME, SAME]


def test_the_title_counts_what_stays(small: Outcome) -> None:
    told = alternatives(small)

    assert alternatives_title(told) == (
        "2 个方案价值相近：3 个项目都开工（2 个季度地块不变），1 个项目的领导不变，其余可商量"
    )


def test_a_county_without_another_plan_says_so(small: Outcome) -> None:
    told = alternatives(small)
    alone = replace(told, ways=told.ways[:1], ending=Ending.FEWER)

    said = [text.get_text() for text in draw_alternatives(alone, small).texts]
    assert "已证明没有更多" in said
    assert alternatives_title(alone).endswith("没有")
