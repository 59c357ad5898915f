"""The nouns, frozen: what we wish, know, decide and report."""

from zsyz_model.case.chances import BranchRule, ChanceRules
from zsyz_model.case.decided import (
    Cost,
    LandFlow,
    Launch,
    Lead,
    Opening,
    Plan,
    Start,
    Trade,
)  # fmt: skip
from zsyz_model.case.goal import Goal
from zsyz_model.case.kept import Kept
from zsyz_model.case.known import Case, Ledger, RowCount
from zsyz_model.case.land_rules import LandRules
from zsyz_model.case.lending import Loan
from zsyz_model.case.quarters import Horizon, named, ordinal
from zsyz_model.case.reasons import Reason, Unplaced
from zsyz_model.case.reviewed import (
    Acceptability,
    Agenda,
    CriterionTold,
    Flip,
    Influence,
    Interval,
    Judged,
    KeptOff,
    Outlier,
    Panel,
    Reversal,
    RuleTold,
    Stability,
    Team,
    Topic,
)  # fmt: skip
from zsyz_model.case.rows import Row, missing, rows_of
from zsyz_model.case.rule import CONFIRMED, OPEN
from zsyz_model.case.status import Source, Status
from zsyz_model.case.swaps import LandSource, Swap, SwapCost, Taker
from zsyz_model.case.told import Admission, JointReview, Outcome, Refusal, Scores
from zsyz_model.case.wishes import (
    AdmissionRules,
    Change,
    GoalRules,
    HorizonRules,
    LeaderRules,
    MeetingRules,
    Pin,
    RandomRules,
    Scenario,
    ScoringRules,
    SolverRules,
)  # fmt: skip

__all__ = [
    "CONFIRMED", "OPEN", "Acceptability", "Admission", "AdmissionRules", "Agenda", "BranchRule", "Case", "ChanceRules", "Change", "Cost", "CriterionTold",
    "Flip", "Goal", "GoalRules", "Horizon", "HorizonRules", "Influence", "Interval", "JointReview", "Judged", "Kept", "KeptOff",
    "LandFlow", "LandRules", "LandSource", "Launch", "Lead", "LeaderRules", "Ledger", "Loan", "MeetingRules",
    "Opening", "Outcome", "Outlier", "Panel", "Pin", "Plan", "RandomRules", "Reason", "Refusal", "Reversal",
    "Row", "RowCount", "RuleTold", "Scenario", "Scores", "ScoringRules", "SolverRules", "Source", "Stability", "Start",
    "Status", "Swap", "SwapCost", "Taker", "Team", "Topic", "Trade", "Unplaced", "missing", "named", "ordinal", "rows_of",
]  # fmt: skip
