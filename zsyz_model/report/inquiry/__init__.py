"""Charts of answers: plans that differ, trade-offs, what an override caused; from the nouns alone."""

from __future__ import annotations

from zsyz_model.report.inquiry.alternatives import draw_alternatives
from zsyz_model.report.inquiry.differences import draw_difference
from zsyz_model.report.inquiry.fronts import draw_front

__all__ = ["draw_alternatives", "draw_difference", "draw_front"]
