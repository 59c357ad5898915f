"""Reads a plan back: from the variables' values to the flat records of `Plan`, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from zsyz_model.case import (
    Cost,
    LandFlow,
    LandSource,
    Launch,
    Lead,
    Opening,
    Source,
    Start,
    Swap,
    Trade,
)
from zsyz_model.planning.land import QUOTA, credit_hmu
from zsyz_model.planning.numbers import NEW, Candidate, Numbers
from zsyz_model.planning.rows import MU, YUAN, Decisions, Variable

Key = tuple[str | int, ...]
BALANCE = "占补数量"


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


def choose(made: Decisions, values: Mapping[str, float]) -> Chosen:
    """What the values say: project → (site, quarter), plot → year, and so on."""

    def taken(family: Mapping[Key, Variable]) -> Iterator[Key]:
        return (key for key, x in family.items() if values[x.name] > 0.5)

    def flow(family: Mapping[int, Variable]) -> dict[int, int]:
        return {t: round(values[x.name]) for t, x in family.items()}

    starts: dict[str, tuple[str, int]] = {}
    for p, t in taken(made.begun):  # type: ignore[arg-type]
        starts[str(p)] = (NEW, min(int(t), starts.get(str(p), (NEW, int(t)))[1]))
    for p, j, t in taken(made.settled):  # type: ignore[arg-type]
        starts[str(p)] = (str(j), int(t))
    return Chosen(
        starts=starts,
        opened={str(j): int(y) for j, y in taken(made.opened)},  # type: ignore[arg-type]
        repaid={str(j): (str(by), int(t)) for j, by, t in taken(made.repaid)},  # type: ignore[arg-type]
        launched={str(k): int(t) for k, t in taken(made.launched)},  # type: ignore[arg-type]
        plan_used=flow(made.plan_used),
        linkage_used=flow(made.linkage_used),
        bought=flow(made.bought),
        leads={str(p): str(who) for p, who in taken(made.lead)},  # type: ignore[arg-type]
    )


def mu(hmu: int) -> float:
    """Hundredths of a mu as mu on the grid of 0.01."""
    return hmu / MU


def wan(yuan: int) -> float:
    """Yuan as 万元 on the grid of 0.0001."""
    return yuan / YUAN


def read_sources(numbers: Numbers, chosen: Chosen) -> dict[tuple[str, str], tuple[LandSource, ...]]:
    """Which quota each converting start ("start", p) and each repaid holder ("swap", j) uses.

    Quarter by quarter, plan quota is handed out first, in the order of the keys.
    """
    found: dict[tuple[str, str], tuple[LandSource, ...]] = {}
    for t in numbers.quarters:
        left = {Source.PLAN: chosen.plan_used[t], Source.LINKAGE: chosen.linkage_used[t]}
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


def deliver(numbers: Numbers, chosen: Chosen) -> Chosen:
    """The same purchases, each as late as it is needed within its year and at its price."""
    year, price = numbers.horizon.year, numbers.balance_hwan
    waiting: dict[int, int] = {}
    bought: dict[int, int] = {}
    for t in numbers.quarters:
        waiting |= {t: chosen.bought.get(t, 0)}
        lack = _uncovered(numbers, chosen, t) - sum(bought.values())
        for lot in sorted(waiting):
            same = t < numbers.horizon.length and year(t + 1) == year(lot)
            last = not (same and price[t] == price[lot - 1])
            taken = waiting[lot] if last else min(waiting[lot], max(0, lack))
            bought[t] = bought.get(t, 0) + taken
            waiting[lot] -= taken
            lack -= taken
    return replace(chosen, bought=bought)


def _uncovered(numbers: Numbers, chosen: Chosen, t: int) -> int:
    """Hundredths of a mu that must be bought by quarter t, rounded up."""
    nothing_bought = replace(chosen, bought={})
    _, covered, occupied = next(x for x in _accounts(numbers, nothing_bought, t) if x[0] == BALANCE)
    return max(0, occupied - covered)


def read_trades(numbers: Numbers, chosen: Chosen) -> tuple[Trade, ...]:
    """Farmland compensation bought, quarter by quarter."""
    return tuple(
        Trade(BALANCE, numbers.horizon.word(t), mu(hmu), wan(hmu * numbers.balance_hwan[t - 1]))
        for t, hmu in chosen.bought.items()
        if hmu
    )


def read_costs(numbers: Numbers, chosen: Chosen) -> tuple[Cost, ...]:
    """Land cost by year and kind; the parts add up to the goal."""
    total: dict[tuple[int, str], int] = {}
    for year, kind, yuan in _costs(numbers, chosen):
        total[year, kind] = total.get((year, kind), 0) + yuan
    return tuple(Cost(y, kind, wan(yuan)) for (y, kind), yuan in sorted(total.items()) if yuan)


def _costs(numbers: Numbers, chosen: Chosen) -> Iterator[tuple[int, str, int]]:
    plots = {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c.land_hmu for c in numbers.candidates}
    cost = {k.scheme_id: k.cost_yuan for k in numbers.schemes}
    year = numbers.horizon.year
    for j, y in chosen.opened.items():
        yield y, "地块固定费用", plots[j].fixed_yuan
    for p, (site, t) in chosen.starts.items():
        if site != NEW:
            yield year(t), "地块取得", plots[site].unit_hwan * need[p]
    for j, (by, t) in chosen.repaid.items():
        if by != QUOTA:
            yield year(t), "腾挪归还地块", plots[by].unit_hwan * plots[j].area_hmu
    for k, t in chosen.launched.items():
        yield year(t), "复垦", cost[k]
    for t, hmu in chosen.plan_used.items():
        yield year(t), "计划指标", hmu * numbers.plan_hwan[t - 1]
    for t, hmu in chosen.bought.items():
        yield year(t), "外购占补", hmu * numbers.balance_hwan[t - 1]


def read_flows(numbers: Numbers, chosen: Chosen) -> tuple[LandFlow, ...]:
    """The four accounts, cumulative at the end of each quarter."""
    return tuple(
        LandFlow(numbers.horizon.word(t), kind, mu(supplied), mu(used), mu(supplied - used))
        for t in numbers.quarters
        for kind, supplied, used in _accounts(numbers, chosen, t)
    )


def _accounts(numbers: Numbers, chosen: Chosen, t: int) -> Iterable[tuple[str, int, int]]:
    plots = {j.plot_id: j for j in numbers.plots}
    need = {c.project_id: c for c in numbers.candidates}
    on_plots = [(p, j, s) for p, (j, s) in chosen.starts.items() if j != NEW]
    on_new = [need[p] for p, (j, s) in chosen.starts.items() if j == NEW and s <= t]
    credit = sum(credit_hmu(need[p].land_hmu, plots[j]) for p, j, s in on_plots if s < t)
    plan = _sum_to(chosen.plan_used, t)
    yield Source.PLAN.value, sum(numbers.released_hmu[:t]) + credit, plan
    linked = _sum_to(chosen.linkage_used, t)
    done = {k.scheme_id: chosen.launched.get(k.scheme_id, t) + k.duration for k in numbers.schemes}
    accepted = sum(
        k.surplus_hmu
        for k in numbers.schemes
        if k.scheme_id in chosen.launched and done[k.scheme_id] <= t
    )
    yield Source.LINKAGE.value, accepted, linked
    swapped = sum(
        plots[j].area_hmu for j, (by, s) in chosen.repaid.items() if by == QUOTA and s <= t
    )
    occupied = sum(c.farmland_hmu for c in on_new)
    occupied += -(-swapped * numbers.swap_farmland_percent // 100)
    covered = sum(numbers.stock_hmu[:t]) + _sum_to(chosen.bought, t)
    covered += linked * numbers.farmland_percent // 100
    yield BALANCE, covered, occupied
    year = numbers.horizon.year(t)
    area = sum(plots[j].area_hmu for j, y in chosen.opened.items() if y <= year)
    taken = sum(need[p].land_hmu for p, _, s in on_plots if s <= t)
    taken += sum(
        plots[j].area_hmu for j, (by, s) in chosen.repaid.items() if by != QUOTA and s <= t
    )
    yield Source.PLOT.value, area, taken


def _sum_to(flow: Mapping[int, int], t: int) -> int:
    return sum(hmu for s, hmu in flow.items() if s <= t)
