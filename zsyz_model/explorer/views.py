"""What is shown of a question: the same picture from an estimate as from a judged plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zsyz_model.case import (
    Admission,
    Case,
    Goal,
    LandFlow,
    Outcome,
    Scores,
    Status,
    missing,
    rows_of,
)
from zsyz_model.planning.numbers import NEW
from zsyz_model.planning.preview import Estimate, Share
from zsyz_model.report.figures.pace import start_pace

ESTIMATED, PROVEN, LIMITED, NONE = "预估", "已证明", "时限内最好", "无方案"
WHOLE = 0.995
"""A share from which on it is told as a whole."""
LAND_KINDS = ("计划指标", "节余指标", "存量地块", "腾挪指标")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A project in the ranking: place, points with their parts, its mark and what the plan does."""

    place: int
    project: str
    name: str
    total: float
    parts: Mapping[str, float]
    mark: str
    state: str
    starts: bool


@dataclass(frozen=True, slots=True)
class Led:
    """A project of a leader: `share` below 1 only in an estimate; `changed` needs a plan."""

    project: str
    name: str
    share: float
    fit: int
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader's row: hours a week spent and given, and the projects."""

    leader: str
    title: str
    hours: float
    given: float
    projects: tuple[Led, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """A quarter's starts and target, cumulative."""

    quarter: str
    starts: float
    target: int


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One picture; `label` is 预估, 已证明, 时限内最好 or 无方案, `gap` the largest relative one."""

    label: str
    goals: tuple[Goal, ...]
    ranking: tuple[Ranked, ...]
    refused: int
    leaders: tuple[Leader, ...]
    land: tuple[LandFlow, ...]
    pace: tuple[Pace, ...]
    starts: float = 0.0
    gap: float = 0.0
    fates: Mapping[str, str] = field(default_factory=dict)

    def goal(self, name: str) -> Goal | None:
        """A goal by name, if the picture has it."""
        return next((goal for goal in self.goals if goal.name == name), None)


def estimate_view(case: Case, admission: Admission, scores: Scores, found: Estimate) -> View:
    """The picture of an estimate; without a relaxed point only the ranking is known."""
    shares: dict[str, list[Share]] = {}
    for share in found.starts:
        shares.setdefault(share.project_id, []).append(share)
    fates = {p: _estimated_fate(own) for p, own in shares.items()}
    led: dict[str, list[Led]] = {}
    for lead in found.leads:
        one = _led(case, lead.project_id, lead.share, lead.fit)
        led.setdefault(lead.leader_id, []).append(one)
    return View(
        label=NONE if found.status is Status.INFEASIBLE else ESTIMATED,
        goals=found.goals,
        ranking=tuple(_ranking(case, scores, fates)),
        refused=len(admission.refused),
        leaders=tuple(_leaders(case, led, found.hours)),
        land=tuple(flow for flow in found.land if flow.kind in LAND_KINDS),
        pace=tuple(_estimated_pace(case, found.starts)),
        starts=round(sum(share.share for share in found.starts), 1),
        fates=fates,
    )


def outcome_view(outcome: Outcome) -> View:
    """The picture of a judged plan."""
    case, plan = outcome.case, outcome.plan
    fates = {s.project_id: f"{s.quarter} 开工（{_site(s.site)}）" for s in plan.starts}
    led: dict[str, list[Led]] = {}
    hours: dict[str, float] = {}
    for lead in plan.leads:
        one = _led(case, lead.project_id, 1.0, lead.fit, changed=lead.changed)
        led.setdefault(lead.leader_id, []).append(one)
        hours[lead.leader_id] = hours.get(lead.leader_id, 0.0) + lead.hours
    return View(
        label=PROVEN if plan.status is Status.OPTIMAL else LIMITED,
        goals=(*plan.goals, *((plan.weighted,) if plan.weighted else ())),
        ranking=tuple(_ranking(case, outcome.scores, fates)),
        refused=len(outcome.admission.refused),
        leaders=tuple(_leaders(case, led, hours)),
        land=tuple(flow for flow in plan.land if flow.kind in LAND_KINDS),
        pace=tuple(
            Pace(quarter, float(row["starts"]), int(row["target"]))
            for quarter, row in rows_of(start_pace(outcome)).items()
        ),
        starts=float(len(plan.starts)),
        gap=plan.gap,
        fates=fates,
    )


def _led(case: Case, project: str, share: float, fit: int, *, changed: bool = False) -> Led:
    return Led(project, case.named(project), share, fit, changed)


def _site(site: str) -> str:
    return "新增用地" if site == NEW else f"地块 {site}"


def _estimated_fate(shares: Sequence[Share]) -> str:
    """Where the relaxation would start a project, mostly; never told as a decision."""
    most = max(shares, key=lambda x: x.share)
    whole = sum(x.share for x in shares)
    site = _site(most.site)
    if whole >= WHOLE:
        return f"约 {most.quarter} 开工（{site}）"
    return f"可能开工 {whole:.0%}（{most.quarter}，{site}）"


def _ranking(case: Case, scores: Scores, fates: Mapping[str, str]) -> Iterator[Ranked]:
    total, points_of = scores.total.to_dict(), rows_of(scores.parts)
    stage = case.projects["stage"]
    holders = set(case.table("plots")["holder"].dropna())
    for place, project in enumerate(scores.ranking, start=1):
        parts = {scores.titles[name]: float(x) for name, x in points_of[project].items()}
        points = float(total[project])
        state = fates.get(project) or _resting(str(stage[project]), project in holders)
        yield Ranked(
            place, project, case.named(project), points, parts, case.scenario.scoring.mark_of(points),
            state, project in fates,
        )  # fmt: skip


def _resting(stage: str, holds: bool) -> str:
    if stage == "开工":
        return "已在建"
    return "已占地" if holds else "未安排开工"


def _leaders(
    case: Case, led: Mapping[str, list[Led]], hours: Mapping[str, float]
) -> Iterator[Leader]:
    for who, row in rows_of(case.leaders).items():
        own = tuple(sorted(led.get(who, ()), key=lambda x: (-x.share, x.project)))
        given = 0.0 if missing(row["hours"]) else float(row["hours"])
        yield Leader(who, str(row["title"]), round(hours.get(who, 0.0), 2), given, own)


def _estimated_pace(case: Case, starts: Sequence[Share]) -> Iterator[Pace]:
    """Cumulative starts of the relaxation beside the cumulative target."""
    table = case.table("targets").set_index("quarter")["start_target"]
    wanted, begun = 0, 0.0
    for quarter in case.scenario.span.quarters:
        given = table.get(quarter)
        wanted += 0 if given is None or missing(given) else int(given)
        begun += sum(x.share for x in starts if x.quarter == quarter)
        yield Pace(quarter, round(begun, 1), wanted)
