"""挂图作战 on paper: posters in A1 or A0, from the nouns alone."""

from __future__ import annotations

from zsyz_model.report.wall.board import draw_board
from zsyz_model.report.wall.milestones import draw_progress
from zsyz_model.report.wall.poster import PAPERS, save_poster
from zsyz_model.report.wall.reverse import draw_reverse, reverse_sheet
from zsyz_model.report.wall.support import draw_support

__all__ = [
    "PAPERS", "draw_board", "draw_progress", "draw_reverse", "draw_support", "reverse_sheet",
    "save_poster",
]  # fmt: skip
