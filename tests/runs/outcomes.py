"""An outcome of the toy county that nobody solved."""

from __future__ import annotations

import pandas as pd

from tests.cases import toy_case
from zsyz_model.case import Admission, Case, Goal, Outcome, Plan, Refusal, Scores, Status
from zsyz_model.findings import Place


def toy_plan() -> Plan:
    return Plan(Status.OPTIMAL, "tiers", (Goal("merit", 10.0, 10.0, 0.0),), starts=(), leads=())


def toy_outcome(case: Case | None = None, plan: Plan | None = None) -> Outcome:
    case = case or toy_case()
    refusal = Refusal("P6", "kind", "项目类型", "房地产", "不含房地产", Place(), "[0]", "不纳入")
    parts = pd.DataFrame({"tech": [2.0, 1.0, 3.0, 5.0, 4.0]}, index=["P1", "P2", "P3", "P4", "P5"])
    admission = Admission(("P1", "P2", "P3", "P4", "P5"), (refusal,))
    return Outcome(case, admission, Scores(parts, {"tech": "科技"}), plan or toy_plan())
