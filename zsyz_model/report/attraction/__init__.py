"""招商 on paper: tables, workbook, charts and a page, from the nouns alone."""

from __future__ import annotations

from zsyz_model.report.attraction.charts import ATTRACTION_CHARTS
from zsyz_model.report.attraction.page import attraction_page
from zsyz_model.report.attraction.tables import (
    ATTRACTION_TABLES,
    attraction_notes,
    attraction_sheets,
    summary_lines,
)

__all__ = [
    "ATTRACTION_CHARTS", "ATTRACTION_TABLES", "attraction_notes", "attraction_page",
    "attraction_sheets", "summary_lines",
]  # fmt: skip
