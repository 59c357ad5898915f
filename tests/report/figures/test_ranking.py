from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle

from zsyz_model.case import Outcome, Scores
from zsyz_model.report.figures.ranking import (
    SHOWN_PROJECTS,
    draw_ranking,
    ranked_parts,
    ranking_title,
)


def test_bars_are_the_parts_and_end_at_the_total(small: Outcome) -> None:
    axes = draw_ranking(small).axes[0]
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert [bar.get_width() for bar in bars[:4]] == [40.0, 20.1, 10.0, 12.0]
    ends = [bar.get_x() + bar.get_width() for bar in bars[4:]]
    assert ends == pytest.approx([75.5, 50.3, 30.0, 30.0])


def test_totals_and_started_projects_are_named(small: Outcome) -> None:
    told = [text.get_text().strip() for text in draw_ranking(small).axes[0].texts]
    assert told == [
        "75.50", "● 2027Q3 开工", "50.30", "● 2027Q1 开工",
        "30.00", "● 2027Q3 开工", "30.00", "○ 未安排",
    ]  # fmt: skip


def test_points_lost_stack_to_the_left_of_zero(small: Outcome) -> None:
    scores = Scores(small.scores.parts.assign(tax=-5.0), small.scores.titles)
    outcome = Outcome(small.case, small.admission, scores, small.plan)
    bars = [p for p in draw_ranking(outcome).axes[0].patches if isinstance(p, Rectangle)]
    assert {bar.get_x() for bar in bars[4:]} == {0.0}
    assert {bar.get_width() for bar in bars[4:]} == {-5.0}


def test_the_legend_reads_row_by_row(large: Outcome) -> None:
    legend = draw_ranking(large).axes[0].get_legend()
    assert legend is not None
    told = [text.get_text() for text in legend.get_texts()]
    columns = [told[0:2], told[2:4], *[[words] for words in told[4:]]]
    by_row = [column[0] for column in columns] + [column[1] for column in columns[:2]]
    assert by_row == list(large.scores.titles.values())


def test_the_page_shows_the_best_thirty(large: Outcome) -> None:
    assert list(ranked_parts(large).index) == large.scores.ranking[:SHOWN_PROJECTS]
    assert "其余 44 个项目见工作簿“评分”。" in [t.get_text() for t in draw_ranking(large).texts]


def test_the_title_is_the_conclusion(small: Outcome) -> None:
    assert ranking_title(small) == "评分前 4 名有 3 个排上开工，最高 P2 乙项目（75.50 分）"
