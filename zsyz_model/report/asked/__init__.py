"""Charts of questions that were put to a plan: what a choice costs, what one more unit is worth."""

from zsyz_model.report.asked.stairs import draw_stairs, write_stairs
from zsyz_model.report.asked.waterfall import draw_waterfall, write_waterfall

__all__ = ["draw_stairs", "draw_waterfall", "write_stairs", "write_waterfall"]
