"""What we decide: a `Plan`, every promise as a flat record that JSON, judge and reports read.

Areas are 亩 on a grid of 0.01, amounts 万元 on a grid of 0.01, quarters are words
(``2027Q1``). Records are in canonical order: the same input gives the same plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from zsyz_model.case.goal import Goal
from zsyz_model.case.lending import Loan
from zsyz_model.case.reasons import Reason, Unplaced
from zsyz_model.case.status import Status
from zsyz_model.case.swaps import LandSource, Swap
from zsyz_model.findings import Finding


@dataclass(frozen=True, slots=True)
class Start:
    """A project receives its land and starts; `site` is "new" or a plot id."""

    project_id: str
    quarter: str
    site: str
    land_mu: float
    sources: tuple[LandSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """The one county leader of a project; `changed` when another leads it today."""

    project_id: str
    leader_id: str
    hours: float
    fit: int
    changed: bool


@dataclass(frozen=True, slots=True)
class LandFlow:
    """One account in one quarter, cumulative since the first quarter, in 亩 unless `unit` says else.

    Kinds: 计划指标, 节余指标, 占补数量 (supplied = stock, credit and bought) and 存量地块; where
    the county has them, 腾挪指标, 占补水田 and 占补产能 (公斤); where it may draw ahead, 预支指标 and
    周转指标 (supplied = the limit, used = what is owed in the quarter).
    """

    quarter: str
    kind: str
    supplied_mu: float
    used_mu: float
    left_mu: float
    unit: str = "亩"


@dataclass(frozen=True, slots=True)
class Launch:
    """A reclamation scheme begins; its surplus can be used from `yields`."""

    scheme_id: str
    quarter: str
    yields: str
    surplus_mu: float
    cost_wan: float


@dataclass(frozen=True, slots=True)
class Opening:
    """A stock plot is recovered or bought back, at its fixed cost, in a year."""

    plot_id: str
    year: int
    area_mu: float
    cost_wan: float


@dataclass(frozen=True, slots=True)
class Trade:
    """Farmland-compensation quota bought, or linkage surplus (节余指标) sold at a negative cost.

    `mu` is the amount in `unit`: 占补产能 counts in 公斤.
    """

    kind: str
    quarter: str
    mu: float
    cost_wan: float
    unit: str = "亩"


@dataclass(frozen=True, slots=True)
class Cost:
    """Land cost of one year and one kind, in 万元; the parts add up to the goal."""

    year: int
    kind: str
    wan: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything the plan promises, and how far it is proven.

    `objective`, `bound` and `gap`: see docs/contract; with tiers `gap` is the largest of
    the goals' gaps, `objective` and `bound` are those of the merit tier; with weights all three
    are those of `weighted`. `changes`: promises of an earlier plan that this one does not keep.
    """

    status: Status
    mode: str
    goals: tuple[Goal, ...]
    starts: tuple[Start, ...]
    leads: tuple[Lead, ...]
    land: tuple[LandFlow, ...] = ()
    schemes: tuple[Launch, ...] = ()
    plots: tuple[Opening, ...] = ()
    swaps: tuple[Swap, ...] = ()
    trades: tuple[Trade, ...] = ()
    costs: tuple[Cost, ...] = ()
    loans: tuple[Loan, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    faults: tuple[Finding, ...] = ()
    repeatable: bool = True
    seconds: float = 0.0
    solver: Mapping[str, str] | None = None
    weighted: Goal | None = None
    changes: int = 0

    @property
    def gap(self) -> float:
        """The gap of the weighted sum, else the largest gap of the tiers."""
        asked = self.goals if self.weighted is None else (self.weighted,)
        return max((goal.gap for goal in asked), default=0.0)

    def goal(self, name: str) -> Goal:
        """The tier of that name; KeyError when the plan has none."""
        return {goal.name: goal for goal in self.goals}[name]

    def to_json(self) -> dict[str, Any]:
        """The document of plan.json."""
        main = self.weighted or self.goal("merit")
        records = {
            name: [asdict(record) for record in getattr(self, name)]
            for name in ("goals", *_RECORDS, "unplaced")
        }
        return {
            "status": self.status.value,
            "mode": self.mode,
            "objective": main.value,
            "bound": main.bound,
            "gap": self.gap,
            "seconds": round(self.seconds, 3),
            "repeatable": self.repeatable,
            "changes": self.changes,
            **records,
            "faults": [fault.as_row() for fault in self.faults],
            "solver": dict(self.solver or {}),
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Self:
        """A plan read back from plan.json; faults are the judge's to say, so none are read.

        Raises KeyError or TypeError when the document has another shape.
        """
        given: dict[str, Any] = {
            name: tuple(kind(**record) for record in _records(document, name))
            for name, kind in _RECORDS.items()
            if name not in _SOURCED
        }
        given["starts"] = tuple(
            Start(**{**record, "sources": tuple(LandSource(**x) for x in record["sources"])})
            for record in document["starts"]
        )
        given["swaps"] = tuple(map(Swap.from_record, document["swaps"]))
        unplaced = tuple(
            Unplaced(u["project_id"], tuple(Reason(**r) for r in u["reasons"]))
            for u in document["unplaced"]
        )
        return cls(
            status=Status(document["status"]),
            mode=document["mode"],
            goals=tuple(Goal(**goal) for goal in document["goals"]),
            unplaced=unplaced,
            repeatable=document["repeatable"],
            seconds=document["seconds"],
            solver=document.get("solver"),
            weighted=_weighted(document),
            changes=document.get("changes", 0),
            **given,
        )


def _weighted(document: Mapping[str, Any]) -> Goal | None:
    """The weighted sum, of a plan that was asked for by weights."""
    if document["mode"] != "weights":
        return None
    return Goal("weighted", document["objective"], document["bound"], document["gap"])


def _records(document: Mapping[str, Any], name: str) -> Any:
    """The records of a name; plans from before the name existed have none."""
    return document.get(name, ()) if name in _LATER else document[name]


_LATER = ("loans",)
_SOURCED = ("starts", "swaps")
_RECORDS: dict[str, type] = {
    "starts": Start,
    "leads": Lead,
    "land": LandFlow,
    "schemes": Launch,
    "plots": Opening,
    "swaps": Swap,
    "trades": Trade,
    "costs": Cost,
    "loans": Loan,
}
