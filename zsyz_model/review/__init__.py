"""Joint review (联审联批): who is admitted and why not, how the admitted are ranked, how sure."""

from zsyz_model.review.criteria import CRITERIA, Criterion
from zsyz_model.review.gates import GATES, Gate
from zsyz_model.review.joint import joint_review
from zsyz_model.review.meeting.teams import led_teams
from zsyz_model.review.scoring import basis_of, check_scores, score, scores_of
from zsyz_model.review.screening import screen

__all__ = [
    "CRITERIA", "GATES", "Criterion", "Gate", "basis_of", "check_scores", "joint_review",
    "led_teams", "score", "scores_of", "screen",
]  # fmt: skip
