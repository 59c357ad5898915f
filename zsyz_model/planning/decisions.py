"""Reads a plan back: from the variables' values to the flat records of `Plan`, exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zsyz_model.case import (
    LandSource,
    Launch,
    Lead,
    Opening,
    Source,
    Start,
    Swap,
)
from zsyz_model.planning.land import QUOTA
from zsyz_model.planning.numbers import NEW, Candidate, Numbers
from zsyz_model.planning.rows import MU, YUAN, Decisions, Variable

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """The decisions that were taken, as keys and whole numbers."""

    starts: Mapping[str, tuple[str, int]]
    opened: Mapping[str, int]
    repaid: Mapping[str, tuple[str, int]]
    launched: Mapping[str, int]
    plan_used: Mapping[int, int]
    linkage_used: Mapping[int, int]
    bought: Mapping[int, int]
    leads: Mapping[str, str]
    covered: Mapping[tuple[str, int], int] = field(default_factory=dict)
    sold: Mapping[int, int] = field(default_factory=dict)
    moved_used: Mapping[int, int] = field(default_factory=dict)


def choose(made: Decisions, values: Mapping[str, float]) -> Chosen:
    """What the values say: project → (site, quarter), plot → year, and so on."""

    def taken(family: Mapping[Key, Variable]) -> Iterator[Key]:
        return (key for key, x in family.items() if values[x.name] > 0.5)

    def flow(family: Mapping[int, Variable]) -> dict[int, int]:
        return {t: round(values[x.name]) for t, x in family.items()}

    def first(family: Mapping[tuple[str, int], Variable]) -> dict[str, int]:
        return {key: t for key, t in reversed(list(family)) if values[family[key, t].name] > 0.5}

    starts = {p: (NEW, t) for p, t in first(made.begun).items()}
    for p, j, t in taken(made.settled):  # type: ignore[arg-type]
        starts[str(p)] = (str(j), int(t))
    return Chosen(
        starts=starts,
        opened=first(made.opened),
        repaid={str(j): (str(by), int(t)) for j, by, t in taken(made.repaid)},  # type: ignore[arg-type]
        launched=first(made.launched),
        plan_used=flow(made.plan_used),
        linkage_used=flow(made.linkage_used),
        bought=flow(made.bought),
        leads={str(p): str(who) for p, who in taken(made.lead)},  # type: ignore[arg-type]
        covered={key: round(values[x.name]) for key, x in made.covered.items()},
        sold=flow(made.sold),
        moved_used=flow(made.moved_used),
    )


def mu(hmu: int) -> float:
    """Hundredths of a mu as mu on the grid of 0.01."""
    return hmu / MU


def wan(yuan: int) -> float:
    """Yuan as 万元 on the grid of 0.0001."""
    return yuan / YUAN


def read_sources(numbers: Numbers, chosen: Chosen) -> dict[tuple[str, str], tuple[LandSource, ...]]:
    """Which quota each converting start ("start", p) and each repaid holder ("swap", j) uses.

    Quarter by quarter, what holders released is handed out first, to starts alone, then plan
    quota, in the order of the keys.
    """
    found: dict[tuple[str, str], tuple[LandSource, ...]] = {}
    for t in numbers.quarters:
        left = {
            Source.SWAPPED: chosen.moved_used.get(t, 0),
            Source.PLAN: chosen.plan_used[t],
            Source.LINKAGE: chosen.linkage_used[t],
        }
        for key, need in _needs(numbers, chosen, t):
            parts = []
            for kind in left:
                taken = min(need, left[kind])
                left[kind] -= taken
                need -= taken
                if taken:
                    parts.append(LandSource(kind.value, mu(taken), numbers.horizon.word(t)))
            found[key] = tuple(parts)
    return found


def _needs(numbers: Numbers, chosen: Chosen, t: int) -> Iterator[tuple[tuple[str, str], int]]:
    """Everything that needs county quota in quarter t, in the order of the keys."""
    for c in numbers.candidates:
        if not c.listed and chosen.starts.get(c.project_id) == (NEW, t):
            yield ("start", c.project_id), c.converted_hmu
    for j in numbers.plots:
        if chosen.repaid.get(j.plot_id) == (QUOTA, t):
            yield ("swap", j.plot_id), j.area_hmu


def read_starts(numbers: Numbers, chosen: Chosen) -> tuple[Start, ...]:
    """Each start with its site, land and where the land comes from, by project id."""
    quota = read_sources(numbers, chosen)
    return tuple(
        Start(c.project_id, numbers.horizon.word(t), site, mu(c.land_hmu), _sources(numbers, c, site, t, quota))
        for c in numbers.candidates
        if c.project_id in chosen.starts
        for site, t in [chosen.starts[c.project_id]]
    )  # fmt: skip


def _sources(
    numbers: Numbers,
    c: Candidate,
    site: str,
    t: int,
    quota: Mapping[tuple[str, str], tuple[LandSource, ...]],
) -> tuple[LandSource, ...]:
    word = numbers.horizon.word(t)
    if site != NEW:
        return (LandSource(Source.PLOT.value, mu(c.land_hmu), word),)
    if c.listed:
        listed = LandSource(Source.LISTED.value, mu(c.converted_hmu), word)
        return (listed,) if c.converted_hmu else ()
    return quota[("start", c.project_id)]


def read_leads(
    numbers: Numbers, leads: Mapping[str, str], current: Mapping[str, str]
) -> tuple[Lead, ...]:
    """Each project's county leader, with hours a week and fit; `current` is today's leader."""
    pairs = {(x.project_id, x.leader_id): x for x in numbers.pairs}
    return tuple(
        Lead(p, who, round(pairs[p, who].minutes / 60, 4), pairs[p, who].fit, current.get(p, "") not in ("", who))
        for p, who in sorted(leads.items())
    )  # fmt: skip


def read_swaps(numbers: Numbers, chosen: Chosen) -> tuple[Swap, ...]:
    """Each released plot, its holder, and how and when the holder is repaid."""
    quota, word = read_sources(numbers, chosen), numbers.horizon.word
    return tuple(
        Swap(j.plot_id, j.holder, mu(j.area_hmu), by, word(t), word(j.due), quota.get(("swap", j.plot_id), ()))
        for j in numbers.plots
        if j.plot_id in chosen.repaid
        for by, t in [chosen.repaid[j.plot_id]]
    )  # fmt: skip


def read_openings(numbers: Numbers, chosen: Chosen) -> tuple[Opening, ...]:
    """Each plot that is opened, with its year and fixed cost."""
    return tuple(
        Opening(j.plot_id, chosen.opened[j.plot_id], mu(j.area_hmu), wan(j.fixed_yuan))
        for j in numbers.plots
        if j.plot_id in chosen.opened
    )


def read_launches(numbers: Numbers, chosen: Chosen) -> tuple[Launch, ...]:
    """Each scheme that is launched, and when its surplus can be used."""
    word = numbers.horizon.word
    return tuple(
        Launch(k.scheme_id, word(t), word(t + k.duration), mu(k.surplus_hmu), wan(k.cost_yuan))
        for k in numbers.schemes
        if k.scheme_id in chosen.launched
        for t in [chosen.launched[k.scheme_id]]
    )
