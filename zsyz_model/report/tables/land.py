"""Where the land comes from and what it costs, as frames with Chinese headers."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from zsyz_model.case import Case, Opening, Outcome, Source, Trade
from zsyz_model.report.tables.frames import QUARTER, SUM, framed
from zsyz_model.report.words import field_of, header, place_words, project_words
from zsyz_model.tables import SWAP_QUOTA


def land_table(outcome: Outcome) -> pd.DataFrame:
    """The land accounts by quarter and kind, cumulative since the first quarter."""
    flows = outcome.plan.land
    unit, apart = _units(flow.unit for flow in flows)
    kind = header("quota", "quota_kind")
    rows = (
        (flow.quarter, flow.kind, *(flow.unit for _ in apart), flow.supplied_mu, flow.used_mu, flow.left_mu)
        for flow in flows
    )  # fmt: skip
    amounts = (f"累计供应{unit}", f"累计使用{unit}", f"结余{unit}")
    return framed(rows, (QUARTER, kind, *apart, *amounts))


def _units(units: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """How amounts are headed: by (亩), or by a column of units when not all are in 亩."""
    return ("(亩)", ()) if set(units) <= {"亩"} else ("", ("单位",))


def plot_table(outcome: Outcome) -> pd.DataFrame:
    """Stock plots opened and swaps (told in the quarter of repayment), each with its sentence."""
    case = outcome.case
    openings = [
        _plot_row(
            case, o.plot_id, "启用", str(o.year), o.area_mu, o.cost_wan, opening_words(outcome, o)
        )
        for o in outcome.plan.plots
    ]
    swaps = [
        _plot_row(case, s.plot_id, "腾挪置换", s.quarter, s.mu, None, s.words)
        for s in outcome.plan.swaps
    ]
    return framed((*openings, *swaps), tuple(_plot_row(case, "", "", "", 0, 0, "")))


def _plot_row(
    case: Case, plot: str, event: str, when: str, mu: float, wan: float | None, told: str
) -> dict[str, object]:
    return {
        "事项": event,
        header("plots", "plot_id"): plot,
        header("plots", "place"): place_words(case, field_of(case, "plots", plot, "place")),
        header("plots", "plot_kind"): field_of(case, "plots", plot, "plot_kind"),
        "时间": when,
        header("plots", "area_mu"): mu,
        header("plots", "fixed_wan"): wan,
        "说明": told,
    }


def opening_words(outcome: Outcome, opening: Opening) -> str:
    """Which projects stand on the opened plot and what is left of it."""
    case = outcome.case
    if field_of(case, "plots", opening.plot_id, "plot_kind") == SWAP_QUOTA:
        return f"{opening.year} 年调出持有方的指标，谁使用见“腾挪置换”一行"
    here = [start for start in outcome.plan.starts if start.site == opening.plot_id]
    left = round(opening.area_mu - sum(start.land_mu for start in here), 2)
    who = "、".join(
        f"{project_words(case, s.project_id)}（{s.quarter}，{s.land_mu:.2f} 亩）" for s in here
    )
    return f"{opening.year} 年启用，安排 {who or '暂无项目'}，余 {left:.2f} 亩"


def supply_table(outcome: Outcome) -> pd.DataFrame:
    """Reclamation schemes launched, compensation bought and surplus sold (at a negative cost)."""
    case, trades = outcome.case, outcome.plan.trades
    unit, apart = _units(trade.unit for trade in trades)
    names = {
        x.scheme_id: f"{x.scheme_id} {field_of(case, 'schemes', x.scheme_id, 'scheme_name')}".strip()
        for x in outcome.plan.schemes
    }
    launched = (
        ("启动复垦", names[x.scheme_id], x.quarter, x.yields, *("亩" for _ in apart), x.surplus_mu, x.cost_wan)
        for x in outcome.plan.schemes
    )  # fmt: skip
    traded = (
        (_event(x), x.kind, x.quarter, x.quarter, *(x.unit for _ in apart), x.mu, x.cost_wan)
        for x in trades
    )
    columns = ("事项", "对象", QUARTER, "可用季度", *apart, f"数量{unit}", "费用(万元)")
    return framed((*launched, *traded), columns)


def _event(trade: Trade) -> str:
    """Whether something is bought or sold."""
    return "出售" if trade.kind == Source.LINKAGE.value else "外购"


def cost_table(outcome: Outcome) -> pd.DataFrame:
    """Land cost by year: its parts, their sum, and the year's budget where there is one."""
    costs, budget = outcome.plan.costs, header("budget", "land_wan")
    kinds = tuple(dict.fromkeys(cost.kind for cost in costs))
    years = tuple(sorted({cost.year for cost in costs}))
    spans = [(str(year), (year,)) for year in years] + [(SUM, years)] * bool(years)
    rows = [
        (
            name,
            *(_wan(outcome, kind, span) for kind in kinds),
            _wan(outcome, "", span),
            _budget(outcome.case, span),
        )
        for name, span in spans
    ]
    parts = (f"{kind}(万元)" for kind in kinds)
    return framed(rows, (header("budget", "year"), *parts, f"{SUM}(万元)", budget))


def _wan(outcome: Outcome, kind: str, years: tuple[int, ...]) -> float:
    """Costs of the kind (every kind for "") in the years."""
    costs = (c for c in outcome.plan.costs if kind in ("", c.kind) and c.year in years)
    return round(sum(cost.wan for cost in costs), 2)


def _budget(case: Case, years: tuple[int, ...]) -> float | None:
    """The budget of the years; None as soon as one of them has none."""
    budget = case.table("budget")
    given = {int(y): w for y, w in zip(budget["year"], budget["land_wan"], strict=True)}
    return round(sum(given[y] for y in years), 2) if set(years) <= set(given) else None
