"""What the joint review (联审联批) puts out: charts, tables, workbook, notices."""

from zsyz_model.report.joint.book import write_review_book
from zsyz_model.report.joint.charts import REVIEW_CHARTS, write_review
from zsyz_model.report.joint.notices import write_notices
from zsyz_model.report.joint.tables import REVIEW_TABLES, review_notes, review_tables

__all__ = [
    "REVIEW_CHARTS", "REVIEW_TABLES", "review_notes", "review_tables", "write_notices",
    "write_review", "write_review_book",
]  # fmt: skip
