"""The nouns, frozen: what we wish, know, decide and report."""

from zsyz_model.case.decided import (
    Cost,
    Goal,
    LandFlow,
    LandSource,
    Launch,
    Lead,
    Opening,
    Plan,
    Reason,
    Start,
    Swap,
    Trade,
    Unplaced,
)  # fmt: skip
from zsyz_model.case.known import Case, Ledger, RowCount
from zsyz_model.case.quarters import Horizon, named, ordinal
from zsyz_model.case.rows import Row, missing, rows_of
from zsyz_model.case.status import Source, Status
from zsyz_model.case.told import Admission, Outcome, Refusal, Scores
from zsyz_model.case.wishes import (
    CONFIRMED,
    OPEN,
    AdmissionRules,
    Change,
    GoalRules,
    HorizonRules,
    LandRules,
    LeaderRules,
    Pin,
    RandomRules,
    Scenario,
    ScoringRules,
    SolverRules,
)  # fmt: skip

__all__ = [
    "CONFIRMED", "OPEN", "Admission", "AdmissionRules", "Case", "Change", "Cost", "Goal", "GoalRules", "Horizon",
    "HorizonRules", "LandFlow", "LandRules", "LandSource", "Launch", "Lead", "LeaderRules", "Ledger", "Opening",
    "Outcome", "Pin", "Plan", "RandomRules", "Reason", "Refusal", "Row", "RowCount", "Scenario", "Scores", "ScoringRules",
    "SolverRules", "Source", "Start", "Status", "Swap", "Trade", "Unplaced", "missing", "named", "ordinal", "rows_of",
]  # fmt: skip
