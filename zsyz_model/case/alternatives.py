"""Plans that differ by contract: how far each may fall short, how many promises apart, and proof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zsyz_model.case.answers import Loss
from zsyz_model.case.decided import Plan
from zsyz_model.case.goal import in_words


class Ending(StrEnum):
    """Why a search for plans ended; everything but `LIMIT` is proven."""

    ALL = "找齐"
    """As many plans as were asked for."""
    FEWER = "已证明没有更多"
    """No set of more such plans exists that holds the plan in question."""
    NO_NEXT = "再无一个与已列方案都相差足够"
    """None is left beside those found; whether another choice would give more is not settled."""
    LIMIT = "到达时限"
    """The clock or the nodes ended it."""


class Part(StrEnum):
    """How a promise stands in the plans of an answer."""

    CORE = "核心"
    """Promised by every plan."""
    SWING = "摇摆"
    """Promised by some."""
    NEVER = "从未"
    """Promised by none."""


@dataclass(frozen=True, slots=True)
class Way:
    """One plan: `losses` against the plan in question, `apart` from each plan before it."""

    place: int
    plan: Plan
    losses: tuple[Loss, ...]
    apart: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What each plan promises of one project: its start ("2027Q1 new") or its leader.

    `kind` is 开工 or 包保; `promised` has a word for each plan, "" for no promise. `same`: all
    plans promise the very same.
    """

    kind: str
    subject: str
    promised: tuple[str, ...]

    @property
    def part(self) -> Part:
        """Core, swing or never."""
        made = sum(bool(word) for word in self.promised)
        if made == len(self.promised):
            return Part.CORE
        return Part.SWING if made else Part.NEVER

    @property
    def same(self) -> bool:
        """Whether every plan promises the very same."""
        return len(set(self.promised)) == 1


@dataclass(frozen=True, slots=True)
class Alternatives:
    """Plans within `within` of the one in question in every goal of `floors`, `least` promises of `kinds` apart.

    `ways` begin with the plan in question. `floors`: goal → the worst value let pass. `gap`:
    by how much, in shares of the goals added up, a next plan could have been better at most.
    """

    wanted: int
    within: float
    least: int
    kinds: tuple[str, ...]
    floors: Mapping[str, float]
    ways: tuple[Way, ...]
    ending: Ending
    standings: tuple[Standing, ...]
    gap: float

    def count(self, kind: str, part: Part) -> int:
        """How many subjects of a kind stand so."""
        return sum(x.kind == kind and x.part is part for x in self.standings)

    def fixed(self, kind: str) -> int:
        """How many subjects of a kind have the very same promise in every plan."""
        return sum(
            x.kind == kind and x.part is Part.CORE and x.same for x in self.standings
        )  # fmt: skip


def standings_of(
    plans: Sequence[Plan], starting: Sequence[str], led: Sequence[str]
) -> tuple[Standing, ...]:
    """The table core / swing / never: every project that may start, every one that may be led."""
    starts = [{s.project_id: f"{s.quarter} {s.site}" for s in plan.starts} for plan in plans]
    leads = [{x.project_id: x.leader_id for x in plan.leads} for plan in plans]
    return tuple(
        Standing(kind, p, tuple(promised.get(p, "") for promised in table))
        for kind, subjects, table in (("开工", starting, starts), ("包保", led, leads))
        for p in sorted(subjects)
    )


def alternatives_words(told: Alternatives) -> tuple[str, ...]:
    """The answer in sentences; every number is one of the answer's own."""
    found = len(told.ways)
    head = (
        f"各目标与原方案相比让出不超过 {100 * told.within:.10g}%、相互至少有 {told.least} 项承诺"
        f"（{'、'.join(told.kinds)}）不同的方案："
        f"要 {told.wanted} 个，得 {found} 个（含原方案）"
    )
    return (
        f"{head}，{told.ending.value}。",
        *(_part_words(told, kind) for kind in ("开工", "包保")),
        *(_way_words(way) for way in told.ways[1:]),
    )


def _part_words(told: Alternatives, kind: str) -> str:
    core, swing, never = (told.count(kind, part) for part in Part)
    what = "季度和地块" if kind == "开工" else "领导"
    return (
        f"{kind}：核心 {core} 个（各方案都有，其中 {told.fixed(kind)} 个{what}也相同），"
        f"摇摆 {swing} 个（有的方案有），从未 {never} 个（都没有）。"
    )


def _way_words(way: Way) -> str:
    lost = "、".join(
        f"{'让出' if loss.worse > 0 else '增进'}{in_words(loss.goal, abs(loss.worse))}"
        for loss in way.losses
        if loss.worse
    )
    return f"方案 {way.place}：与原方案相差 {way.apart[0]} 项；{lost or '各目标不变'}。"


def alternatives_document(told: Alternatives) -> dict[str, object]:
    """The answer as one JSON document, with every plan whole."""
    return {
        "wanted": told.wanted,
        "found": len(told.ways),
        "within": told.within,
        "within_percent": 100 * told.within,
        "least_apart": told.least,
        "kinds": list(told.kinds),
        "floors": dict(told.floors),
        "ending": told.ending.value,
        "gap": told.gap,
        "table": {
            kind: {**{part.value: told.count(kind, part) for part in Part}, "相同": told.fixed(kind)}
            for kind in ("开工", "包保")
        },
        "ways": [
            {
                "place": way.place,
                "apart": list(way.apart),
                "losses": [
                    {"goal": x.goal, "before": x.before, "after": x.after, "worse": x.worse}
                    for x in way.losses
                ],
                "plan": way.plan.to_json(),
            }
            for way in told.ways
        ],
        "standings": [
            {"kind": x.kind, "subject": x.subject, "part": x.part.value, "same": x.same,
             "promised": list(x.promised)}
            for x in told.standings
        ],
        "words": list(alternatives_words(told)),
    }  # fmt: skip
