"""Assessment (考核): which yuan of the year count and why, what each unit is credited, who leads."""

from zsyz_model.assessment.assessing import assess
from zsyz_model.assessment.forecasting import forecast
from zsyz_model.assessment.formulas import evaluate

__all__ = ["assess", "evaluate", "forecast"]
