"""The numbers of one planning question: whole, in canonical order, free of pandas and solver.

Units: land in hundredths of a mu (`_hmu`), money in yuan, prices in hundredths of 万元 a mu
(`_hwan`), so that land × price is whole yuan; leader time in minutes a week; merit in
thousandths of a point; quarters as places 1..H.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zsyz_model.case import Horizon
from zsyz_model.case.capacity import Cap
from zsyz_model.case.lending import Line

NEW = "new"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An admitted project that waits for its start.

    `merit_milli[t-1]` is what a start in quarter t is worth. `new_quarters` are the
    quarters in which it may start on new land; `plot_quarters` those on each plot that
    fits. `must` says it has to start. `gap_yuan`: what loans must cover once it starts.
    """

    project_id: str
    land_hmu: int
    converted_hmu: int
    farmland_hmu: int
    listed: bool
    must: bool
    merit_milli: tuple[int, ...]
    new_quarters: tuple[int, ...]
    plot_quarters: Mapping[str, tuple[int, ...]]
    gap_yuan: int = 0


@dataclass(frozen=True, slots=True)
class Plot:
    """A stock plot; `holder` and `due` only for what a stalled project releases.

    `quota`: what it releases is conversion right (`area_hmu` of it, taken whole at `unit_hwan`
    a mu), on which nobody can stand.
    """

    plot_id: str
    area_hmu: int
    ready: int
    credit_percent: int
    unit_hwan: int
    fixed_yuan: int
    holder: str = ""
    due: int = 0
    quota: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """A reclamation scheme: yields its surplus `duration` quarters after its launch."""

    scheme_id: str
    surplus_hmu: int
    cost_yuan: int
    duration: int
    earliest: int


@dataclass(frozen=True, slots=True)
class Cover:
    """One more account of farmland compensation beside 占补数量: 占补水田 or 占补产能.

    Counted in small units: 0.01 mu of paddy, whole kilograms of capacity; `per` of them are
    one printed `unit`. `need` by project, of those that need any; per quarter `stock` and
    `price_yuan` of one small unit. `name` stands in the solver's names.
    """

    kind: str
    name: str
    unit: str
    per: int
    need: Mapping[str, int]
    stock: tuple[int, ...]
    price_yuan: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A leader who may lead a project, with minutes a week and fit."""

    project_id: str
    leader_id: str
    minutes: int
    fit: int
    keeps: bool


@dataclass(frozen=True, slots=True)
class Leader:
    """A county leader: minutes a week, fewest and most projects."""

    leader_id: str
    minutes: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Promises:
    """What an earlier plan promised: start (site, quarter) and leader by project.

    `most`: how many may change; None for no limit. `most_starts`, `most_leads`: how many of
    each while the halves are solved apart; None for `most`.
    """

    starts: Mapping[str, tuple[str, int]]
    leads: Mapping[str, str]
    most: int | None = None
    most_starts: int | None = None
    most_leads: int | None = None

    @property
    def starts_alone(self) -> Promises:
        """What the land half has to know of the promises."""
        return Promises(
            self.starts, {}, self.most if self.most_starts is None else self.most_starts
        )

    @property
    def leads_alone(self) -> Promises:
        """What the leader half has to know of the promises."""
        return Promises({}, self.leads, self.most if self.most_leads is None else self.most_leads)


@dataclass(frozen=True, slots=True)
class Outside:
    """What a county of a province may take beyond its own; how much is decided.

    `drawn_hmu`: plan quota of the provincial pool, by the quarter from which it can be used;
    `bought_hmu`: linkage surplus of other counties, by market quarter, at `trade_hwan`;
    `support_yuan`: provincial money by year on top of the budget: all at most so much.
    """

    drawn_hmu: Mapping[int, int] = field(default_factory=dict)
    bought_hmu: Mapping[int, int] = field(default_factory=dict)
    support_yuan: Mapping[int, int] = field(default_factory=dict)
    trade_hwan: int = 0


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything the model reads.

    `led` maps each project that may have a leader to whether it must have one. `pinned`
    holds the pairs that are fixed. Per quarter (index t-1): `released_hmu`, `plan_hwan`,
    `stock_hmu`, `balance_hwan`, `target` (each quarter's own starts). `budget_yuan` by
    year; a year without an entry has no limit. `covers` holds the further accounts that
    the county has; `advance_hmu` and `turnover_hmu` how far quota may be drawn ahead,
    `sale_hmu` what may be sold of linkage a year: 0 switches each of them off. `lines` are
    in the order in which they lend; without a line, or a cap, there is no limit of the kind.
    `outside` is empty where a county plans for itself.
    """

    horizon: Horizon
    candidates: tuple[Candidate, ...]
    plots: tuple[Plot, ...]
    schemes: tuple[Scheme, ...]
    leaders: tuple[Leader, ...]
    pairs: tuple[Pair, ...]
    led: Mapping[str, bool]
    pinned: frozenset[tuple[str, str]]
    released_hmu: tuple[int, ...]
    plan_hwan: tuple[int, ...]
    stock_hmu: tuple[int, ...]
    balance_hwan: tuple[int, ...]
    target: tuple[int, ...]
    budget_yuan: Mapping[int, int]
    farmland_percent: int
    swap_farmland_percent: int
    schemes_at_once: int
    lines: tuple[Line, ...] = ()
    caps: tuple[Cap, ...] = ()
    covers: tuple[Cover, ...] = ()
    advance_hmu: int = 0
    turnover_hmu: int = 0
    turnover_quarters: int = 0
    sale_hmu: int = 0
    sale_hwan: int = 0
    kept: Promises | None = None
    outside: Outside = Outside()

    @property
    def lots(self) -> tuple[Plot, ...]:
        """What stalled holders can release of conversion right."""
        return tuple(j for j in self.plots if j.quota)

    @property
    def quarters(self) -> range:
        """The places 1..H."""
        return range(1, self.horizon.length + 1)

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years touched by the horizon."""
        return tuple(dict.fromkeys(self.horizon.year(t) for t in self.quarters))
