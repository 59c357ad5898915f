"""What a place can still carry: the capacities of the ledger, less what stands there already.

Amounts are whole thousandths of the factor's unit, uses rounded up and room rounded down, so
that no rounding can overfill a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from zsyz_model.case.known import Case
from zsyz_model.case.rows import Row, missing, rows_of

NEW = "new"
AREA = "园区面积"
STANDING = ("开工", "投产")
"""Stages in which a project uses its place already."""


class Factor(NamedTuple):
    """The column of 项目 that uses a factor, and the unit of both."""

    column: str
    unit: str


FACTORS = {
    "能耗": Factor("energy_tce", "吨标煤"),
    "用水": Factor("water_t", "吨"),
    "COD": Factor("cod_t", "吨"),
    AREA: Factor("land_mu", "亩"),
}


@dataclass(frozen=True, slots=True)
class Cap:
    """Room for one factor at one place, and what each project would use of it.

    `new` holds those whose new land lies there, `plot` every project once it stands on one
    of `plots`; both empty of projects that use nothing. Plots lie inside the place already:
    for 园区面积 `plot` is empty.
    """

    place: str
    factor: str
    room_milli: int
    new: Mapping[str, int]
    plot: Mapping[str, int]
    plots: frozenset[str]

    def use(self, project: str, site: str) -> int:
        """What a start of the project on the site uses here."""
        if site == NEW:
            return self.new.get(project, 0)
        return self.plot.get(project, 0) if site in self.plots else 0


def row_scale(most_milli: int) -> int:
    """1, 10 or 100: by how much a capacity's row is divided, so that large uses stay small numbers.

    Never more: a thousandth of the unit must stay well above what a solver may be off by.

    >>> [row_scale(x) for x in (9_999_999, 50_000_000, 5_000_000_000)]
    [1, 10, 100]
    """
    return int(10 ** min(2, max(0, len(str(most_milli)) - 7)))


def caps_of(case: Case, projects: Iterable[Row]) -> tuple[Cap, ...]:
    """The capacities of the ledger for these waiting projects, by place and factor."""
    asking = tuple(projects)
    return tuple(_cap(case, row, asking) for row in rows_of(case.table("caps")).values())


def _cap(case: Case, row: Row, asking: tuple[Row, ...]) -> Cap:
    place, factor = row["place"], row["factor"]
    uses = {p["project_id"]: use_milli(p, factor) for p in asking}
    plots = rows_of(case.table("plots"))
    before = sum((_exact(p[FACTORS[factor].column]) for p in standing(case, place)), Decimal(0))
    return Cap(
        place=place,
        factor=factor,
        room_milli=max(0, int(((_exact(row["cap"]) - before) * 1000).to_integral_value(ROUND_FLOOR))),
        new={p["project_id"]: use for p in asking if p["place"] == place and (use := uses[p["project_id"]])},
        plot={} if factor == AREA else {p: use for p, use in uses.items() if use},
        plots=frozenset(j for j, plot in plots.items() if plot["place"] == place),
    )  # fmt: skip


def standing(case: Case, place: str) -> tuple[Row, ...]:
    """Running and finished projects of the ledger at a place, admitted or not."""
    rows = rows_of(case.projects).values()
    return tuple(row for row in rows if row["stage"] in STANDING and row["place"] == place)


def use_milli(project: Row, factor: str) -> int:
    """What the project uses of a factor; a blank cell counts as nothing."""
    use = _exact(project[FACTORS[factor].column]) * 1000
    return int(use.to_integral_value(ROUND_CEILING))


def _exact(value: float) -> Decimal:
    return Decimal(0) if missing(value) else Decimal(str(value))
