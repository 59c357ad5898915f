"""The numbers of one planning question: whole, in canonical order, free of pandas and solver.

Units: land in hundredths of a mu (`_hmu`), money in yuan, prices in hundredths of 万元 a mu
(`_hwan`), so that land × price is whole yuan; leader time in minutes a week; merit in
thousandths of a point; quarters as places 1..H.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zsyz_model.case import Horizon

NEW = "new"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An admitted project that waits for its start.

    `merit_milli[t-1]` is what a start in quarter t is worth. `new_quarters` are the
    quarters in which it may start on new land; `plot_quarters` those on each plot that
    fits. `must` says it has to start.
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


@dataclass(frozen=True, slots=True)
class Plot:
    """A stock plot; `holder` and `due` only for plots released by a stalled project."""

    plot_id: str
    area_hmu: int
    ready: int
    credit_percent: int
    unit_hwan: int
    fixed_yuan: int
    holder: str = ""
    due: int = 0


@dataclass(frozen=True, slots=True)
class Scheme:
    """A reclamation scheme: yields its surplus `duration` quarters after its launch."""

    scheme_id: str
    surplus_hmu: int
    cost_yuan: int
    duration: int
    earliest: int


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
class Numbers:
    """Everything the model reads.

    `led` maps each project that may have a leader to whether it must have one. `pinned`
    holds the pairs that are fixed. Per quarter (index t-1): `released_hmu`, `plan_hwan`,
    `stock_hmu`, `balance_hwan`, `target` (each quarter's own starts). `budget_yuan` by
    year; a year without an entry has no limit.
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

    @property
    def quarters(self) -> range:
        """The places 1..H."""
        return range(1, self.horizon.length + 1)

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years touched by the horizon."""
        return tuple(dict.fromkeys(self.horizon.year(t) for t in self.quarters))
