"""Charts of answers: plans that differ, trade-offs, what an override caused, how robust; from the nouns alone."""

from __future__ import annotations

from zsyz_model.report.inquiry.alternatives import draw_alternatives
from zsyz_model.report.inquiry.differences import draw_difference
from zsyz_model.report.inquiry.fronts import draw_front
from zsyz_model.report.inquiry.regrets import draw_regrets
from zsyz_model.report.inquiry.robustness import draw_fan, draw_looks, draw_projects

__all__ = [
    "draw_alternatives", "draw_difference", "draw_fan", "draw_front", "draw_looks", "draw_projects",
    "draw_regrets",
]  # fmt: skip
