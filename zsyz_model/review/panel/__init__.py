"""The expert panel (专家评审): sheets read, points put together, and who moves them alone."""

from zsyz_model.review.panel.gaps import check_gaps
from zsyz_model.review.panel.influence import check_influence, influence
from zsyz_model.review.panel.outliers import check_outliers, check_strict, find_outliers
from zsyz_model.review.panel.panel import panel_of
from zsyz_model.review.panel.pooling import METHODS, choose_method, pool
from zsyz_model.review.panel.sheets import Entry, Sheets, read_sheets

__all__ = [
    "METHODS", "Entry", "Sheets", "check_gaps", "check_influence", "check_outliers", "check_strict",
    "choose_method", "find_outliers", "influence", "panel_of", "pool", "read_sheets",
]  # fmt: skip
