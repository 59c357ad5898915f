"""包保推进 on paper: the board's workbook and charts, from the nouns alone."""

from __future__ import annotations

from zsyz_model.report.motion.book import motion_sheets
from zsyz_model.report.motion.charts import draw_issues, draw_lights

__all__ = ["draw_issues", "draw_lights", "motion_sheets"]
