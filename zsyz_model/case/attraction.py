"""What 招商 tells: pipeline, forecast, outings, their outcome, readiness; flat records for JSON and reports.

Months and days are words (``2026-11``, ``2026-11-05``), quarters too (``2027Q1``). A value that
the ledger does not give is None: nothing stands in for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from zsyz_model.case.readiness import Crew, Department, Element, Meeting, Notice
from zsyz_model.findings import Finding


@dataclass(frozen=True, slots=True)
class StageCount:
    """Leads of one source in one stage, the amount they name, and how many name none."""

    stage: str
    source: str
    leads: int
    invest_wan: float
    unnamed: int


@dataclass(frozen=True, slots=True)
class StageChance:
    """The chance of a lead in a stage to be signed ever, with how it is made up and where from."""

    stage: str
    source: str
    share: float
    months: float
    working: str
    origin: str
    status: str


@dataclass(frozen=True, slots=True)
class PastQuarter:
    """A quarter that is over: signings owed, where the ledger says, and made."""

    quarter: str
    target: int | None
    signed: int


@dataclass(frozen=True, slots=True)
class QuarterForecast:
    """Signings of a quarter: those that are known, those that the pipeline is expected to bring.

    `low` and `high` hold the whole quarter (known and coming) with the rule's probability;
    `reach` is the probability of the target. With the planned outings: `mean_trips` and so on.
    """

    quarter: str
    target: int | None
    known: int
    mean: float
    low: int
    high: int
    reach: float | None
    mean_trips: float
    low_trips: int
    high_trips: int
    reach_trips: float | None
    landed: float
    started: float

    @property
    def total(self) -> float:
        """Known and expected signings together."""
        return self.known + self.mean


@dataclass(frozen=True, slots=True)
class Needed:
    """How many leads must enter in a month so that a quarter's target is met with a confidence.

    `entering` is the cut-off month (now), or the later month in which a lead serves the quarter
    best. `share`: the chance of one such lead to be signed within that quarter. `leads` is None
    when no number of leads that anybody could find does it in time.
    """

    quarter: str
    target: int
    source: str
    entering: str
    confidence: float
    share: float
    leads: int | None


@dataclass(frozen=True, slots=True)
class Outing:
    """One planned outing: who goes where, about what, how, in which month; its leads and cost.

    `leads` in hundredths of a lead would be exact; here they are leads with two decimals.
    """

    month: str
    leader_id: str
    region: str
    industry: str
    mode: str
    days: int
    leads: float
    cost_wan: float


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A coverage that the limits do not allow: of what kind, of whom, how many outings lack."""

    kind: str
    subject: str
    lacking: int


@dataclass(frozen=True, slots=True)
class OutreachPlan:
    """The months' outings; sums are of the outings. `status` and `gap` as the solver proved them."""

    months: tuple[str, ...]
    outings: tuple[Outing, ...]
    shortfalls: tuple[Shortfall, ...]
    leads: float
    cost_wan: float
    budget_wan: float
    status: str = ""
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Yield:
    """What came of the outings of a group: cost per lead.

    `costed` outings have both cost and leads written; only they are in `cost_wan` and `per_lead_wan`.
    """

    by: str
    group: str
    trips: int
    firms: int
    leads: int
    costed: int
    cost_wan: float
    per_lead_wan: float | None


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of the leads of a group; shares in percent, with a Wilson interval.

    `share`: signed of those that are decided (signed or ended); None when none is. `cost_wan` is
    of the `costed` leads; a cost per signing is told only when every lead's cost is known.
    """

    by: str
    group: str
    leads: int
    signed: int
    ended: int
    open: int
    share: float | None
    low: float | None
    high: float | None
    cost_wan: float
    costed: int
    per_signed_wan: float | None


@dataclass(frozen=True, slots=True)
class Attraction:
    """招商 at the cut-off date: everything told, and in `notes` what could not be told."""

    as_of: str
    stages: tuple[StageCount, ...]
    chances: tuple[StageChance, ...]
    past: tuple[PastQuarter, ...]
    forecast: tuple[QuarterForecast, ...]
    needed: tuple[Needed, ...]
    plan: OutreachPlan | None
    yields: tuple[Yield, ...]
    conversions: tuple[Conversion, ...]
    elements: tuple[Element, ...]
    crews: tuple[Crew, ...]
    departments: tuple[Department, ...]
    groups: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    notice: Notice | None = None

    def document(self) -> dict[str, Any]:
        """The JSON document: records as mappings, findings as flat rows."""
        told = asdict(self)
        for one, crew in zip(told["crews"], self.crews, strict=True):
            one["gap"] = crew.gap
        return {**told, "findings": [finding.as_row() for finding in self.findings]}
