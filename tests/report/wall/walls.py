"""Walls for posters: the busy toy county, and one to bend."""

from __future__ import annotations

from tests.progress.test_walls import source_of
from tests.report.motion.test_charts import words
from zsyz_model.case import Case
from zsyz_model.case.walls import Wall
from zsyz_model.progress.walls import Source, wall_of
from zsyz_model.report.wall.poster import Poster

FOOT = "截至 2026-10-31 · 数据来源：测试.xlsx · 批次：abc"
__all__ = ["FOOT", "one_wall", "source_of", "told"]


def one_wall() -> tuple[Wall, Case, Source]:
    source = source_of()
    return wall_of(source, "P1"), source.case, source


def told(poster: Poster) -> str:
    """Every word on a poster, with those of its legends."""
    legends = [axes.get_legend() for axes in poster.figure.axes]
    parts = [text.get_text() for legend in legends if legend for text in legend.get_texts()]
    return "\n".join([words(poster.figure), *parts])
