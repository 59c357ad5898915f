"""包保推进 on paper: the board's workbook and charts, from the nouns alone."""

from __future__ import annotations

from zsyz_model.report.motion.book import motion_sheets
from zsyz_model.report.motion.charts import draw_issues, draw_lights
from zsyz_model.report.motion.dispatch import dispatch_sheet, handover_sheet
from zsyz_model.report.motion.notice import save_notice

__all__ = [
    "dispatch_sheet", "draw_issues", "draw_lights", "handover_sheet", "motion_sheets", "save_notice",
]  # fmt: skip
