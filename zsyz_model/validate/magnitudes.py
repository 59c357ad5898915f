"""Numbers that are sound alone but cannot stand in one model: refused with the cells that they come from.

The solver room refuses a model whose coefficients are too large or too far apart and can only
name its rows; here the same sizes are worked out from the ledger, so that cells can be named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zsyz_model.case import Case
from zsyz_model.case.capacity import FACTORS, row_scale
from zsyz_model.findings import Finding
from zsyz_model.tables import SWAP_KINDS, TABLES
from zsyz_model.validate.said import Row, label, missing, rows_of, said
from zsyz_model.validate.scale import LARGEST, WIDEST

LARGEST_SWITCH = 1e5
"""亩 that one yes-or-no may switch: beyond, a solver's tolerance of 1e-6 switches real land."""
STEP, GRAIN = 0.01, 0.005
"""亩 in which quotas flow, 万元 in which loans do; half of it is rounded away."""
Cell = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Size:
    """A coefficient of the model, in 亩, 万元 or a factor's unit, and the cells it comes from."""

    value: float
    cells: tuple[Cell, ...]


def check_magnitudes(case: Case) -> Iterator[Finding]:
    """Each plot, project or scheme too large to be switched, and the widest pair of sizes (V12)."""
    switched = list(_switched(case))
    for size in switched:
        if size.value > LARGEST_SWITCH:
            fact = f"{size.value:g} 亩超过一个项目或地块的上限 {LARGEST_SWITCH:g} 亩"
            yield said(case, size.cells[0], "V12", fact, "核对面积的单位（应为亩）后改正")
    sizes = [*switched, *_costs(case), *_prices(case), *_uses(case)]
    large = max(sizes, key=lambda size: size.value, default=None)
    if large is None:
        return
    small = min((*sizes, Size(STEP, ())), key=lambda size: size.value)
    if large.value > LARGEST or large.value > WIDEST * small.value:
        fact = (
            f"模型里的 {large.value:.6g}（{_named(case, large)}）与 {small.value:.6g}"
            f"（{_named(case, small)}）相差太大（上限 {LARGEST:.0e}，倍数 {WIDEST:.0e}），不能放进同一个模型"
        )
        yield said(case, large.cells[0], "V12", fact, "核对这几格的数值与单位后改正")


def _waiting(case: Case) -> Iterator[Row]:
    """Projects that may still start: what runs, is finished or holds land has no coefficient."""
    holders = set(case.table("plots")["holder"].dropna())
    for row in rows_of(case.projects):
        if row["stage"] not in ("开工", "投产", "终止") and row["key"] not in holders:
            yield row


def _named(case: Case, size: Size) -> str:
    """The cells of a size: sheet, cell and header of each."""
    if not size.cells:
        return "指标的最小单位"
    places = [(case.place_of(*cell), *cell) for cell in size.cells]
    return " × ".join(
        f"{TABLES[table].sheet} {place.cell or key} {label(table, column)}"
        for place, table, key, column in places
    )


def _switched(case: Case) -> Iterator[Size]:
    """Land that a yes-or-no switches."""
    columns = {
        "projects": ("land_mu", "converted_mu", "farmland_mu", "paddy_mu"),
        "plots": ("area_mu",),
        "schemes": ("surplus_mu",),
    }
    for table, names in columns.items():
        for row in _waiting(case) if table == "projects" else rows_of(case.table(table)):
            yield from (_size(table, row, name) for name in names if _counts(row[name]))


def _costs(case: Case) -> Iterator[Size]:
    """Money that a yes-or-no switches: fixed costs, schemes, gaps, and land at its price."""
    for table, column in (("plots", "fixed_wan"), ("schemes", "cost_wan"), ("projects", "gap_wan")):
        for row in _waiting(case) if table == "projects" else rows_of(case.table(table)):
            if _counts(row[column]):
                yield _size(table, row, column)
    projects = [row for row in _waiting(case) if _counts(row["land_mu"])]
    for plot in rows_of(case.table("plots")):
        if not _counts(plot["unit_wan"]):
            continue
        if plot["plot_kind"] in SWAP_KINDS:
            cells = (("plots", plot["key"], "unit_wan"), ("plots", plot["key"], "area_mu"))
            yield Size(float(plot["unit_wan"] * plot["area_mu"]), cells)
        fitting = [row for row in projects if row["land_mu"] <= plot["area_mu"]]
        if fitting:
            for row in (f(fitting, key=lambda x: x["land_mu"]) for f in (min, max)):
                cells = (("plots", plot["key"], "unit_wan"), ("projects", row["key"], "land_mu"))
                yield Size(float(plot["unit_wan"] * row["land_mu"]), cells)


def _prices(case: Case) -> Iterator[Size]:
    """The price of the least step of a quota; a kilogram is its own step."""
    for row in rows_of(case.table("quota")):
        if _counts(row["price_wan"]):
            step = 1.0 if row["quota_kind"] == "占补产能" else STEP
            yield Size(float(row["price_wan"]) * step, (("quota", row["key"], "price_wan"),))


def _uses(case: Case) -> Iterator[Size]:
    """What projects use of the factors that some place has a capacity of, as the model scales it."""
    for factor in sorted(set(case.table("caps")["factor"].dropna())):
        column = FACTORS[factor].column
        rows = [row for row in _waiting(case) if _counts(row[column])]
        scale = row_scale(round(max((row[column] for row in rows), default=0) * 1000))
        for row in rows:
            yield Size(float(row[column]) / scale, (("projects", row["key"], column),))


def _size(table: str, row: Row, column: str) -> Size:
    return Size(float(row[column]), ((table, row["key"], column),))


def _counts(value: float) -> bool:
    """Whether a cell reaches the model: not what vanishes on its grid, nor what is refused alone."""
    return not missing(value) and GRAIN <= value <= LARGEST
