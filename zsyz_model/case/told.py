"""What we report: admission with receipts, scores with parts, and the `Outcome` of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from zsyz_model.case.decided import Plan
from zsyz_model.case.known import Case
from zsyz_model.case.reviewed import (
    Acceptability,
    Agenda,
    CriterionTold,
    Panel,
    Reversal,
    RuleTold,
    Stability,
    Team,
)
from zsyz_model.findings import Place


@dataclass(frozen=True, slots=True)
class Refusal:
    """One broken rule of one project, with everything a notice needs.

    `value` and `threshold` are words with their unit; `cell` is where the value was read;
    `basis` is the rule's source and status; `advice` says what would have to change.
    """

    project_id: str
    rule: str
    title: str
    value: str
    threshold: str
    cell: Place
    basis: str
    advice: str


@dataclass(frozen=True, slots=True)
class Admission:
    """Kept and refused projects together are all; each refusal names its rule."""

    kept: tuple[str, ...]
    refusals: tuple[Refusal, ...]

    @property
    def refused(self) -> tuple[str, ...]:
        """The refused project ids, each once, in order."""
        return tuple(dict.fromkeys(refusal.project_id for refusal in self.refusals))


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """Weighted points of the admitted projects.

    `parts`: index project_id, one column a criterion, points on a grid of 0.01; `titles`
    names the columns in Chinese. A total never travels without its parts: it is their sum.
    `shares` (0 to 1, NaN where nothing is known) are the values between their bounds, laid
    out like `parts`; `values` are what they come from, in their units; `weights` are the full marks of each criterion; `method` is by whom the
    points were put together.
    """

    parts: pd.DataFrame
    titles: dict[str, str]
    shares: pd.DataFrame = field(default_factory=pd.DataFrame)
    weights: Mapping[str, float] = field(default_factory=dict)
    method: str = "weighted_sum"
    values: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def total(self) -> pd.Series[float]:
        """The parts added up, on the same grid."""
        return self.parts.sum(axis=1).round(2)

    @property
    def ranking(self) -> list[str]:
        """Project ids, best first; equal totals in the order of their ids."""
        total = self.total
        return sorted(total.index, key=lambda p: (-total[p], p))


@dataclass(frozen=True, slots=True, eq=False)
class JointReview:
    """The joint review (联审联批) of a case: who, how many points, how sure, and the meeting."""

    case: Case
    admission: Admission
    scores: Scores
    panel: Panel
    stability: Stability
    acceptability: Acceptability
    reversals: tuple[Reversal, ...]
    agenda: Agenda
    rules: tuple[RuleTold, ...] = ()
    criteria: tuple[CriterionTold, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """One scenario run to its end: what was known, decided and found.

    `teams` has for each project with a leader who stands beside him (一套班子).
    """

    case: Case
    admission: Admission
    scores: Scores
    plan: Plan
    teams: tuple[Team, ...] = ()

    def with_plan(self, plan: Plan) -> Outcome:
        """The same outcome with another plan."""
        return replace(self, plan=plan)
