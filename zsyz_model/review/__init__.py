"""Joint review (联审联批): who is admitted and why not, and how the admitted are ranked."""

from zsyz_model.review.criteria import CRITERIA, Criterion
from zsyz_model.review.gates import GATES, Gate
from zsyz_model.review.scoring import check_scores, score
from zsyz_model.review.screening import screen

__all__ = ["CRITERIA", "GATES", "Criterion", "Gate", "check_scores", "score", "screen"]
