"""What goes out of an assessment: the workbook with live formulas, the chart of the year's end."""

from zsyz_model.report.assessment.book import assessment_sheets, write_assessment_book
from zsyz_model.report.assessment.charts import draw_year_end

__all__ = ["assessment_sheets", "draw_year_end", "write_assessment_book"]
