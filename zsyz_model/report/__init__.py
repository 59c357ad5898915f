"""What goes out: workbook, charts, pages; sees only the nouns of case."""

from zsyz_model.report.comparison import comparison_tables, write_comparison
from zsyz_model.report.figures import FIGURES, write_figures
from zsyz_model.report.index import write_index
from zsyz_model.report.tables import plan_tables
from zsyz_model.report.workbook import write_workbook

__all__ = [
    "FIGURES", "comparison_tables", "plan_tables", "write_comparison", "write_figures",
    "write_index", "write_workbook",
]  # fmt: skip
