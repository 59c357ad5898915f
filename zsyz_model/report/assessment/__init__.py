"""What goes out of an assessment: the workbook with live formulas, the chart of the year's end, the notice."""

from zsyz_model.report.assessment.book import assessment_sheets, write_assessment_book
from zsyz_model.report.assessment.charts import draw_year_end
from zsyz_model.report.assessment.notice import Notice, write_notice

__all__ = [
    "Notice", "assessment_sheets", "draw_year_end", "write_assessment_book", "write_notice",
]  # fmt: skip
