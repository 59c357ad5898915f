"""Land supply and demand, cumulative, by quarter and source."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Outcome, Source
from zsyz_model.case.quarters import ordinal
from zsyz_model.report.figures.page import (
    BLUE,
    GREEN,
    INK,
    ORANGE,
    PURPLE,
    RED,
    Box,
    axes_in,
    foot_words,
    new_page,
    said,
)
from zsyz_model.report.fonts import chart_style

KINDS = {
    Source.PLAN.value: (BLUE, ""),
    Source.LINKAGE.value: (GREEN, "..."),
    Source.PLOT.value: (ORANGE, "///"),
    Source.SWAPPED.value: (PURPLE, "++"),
}
BALANCE = "占补数量"
WAITING = "尚未落实"
SHOWN_QUARTERS = 12


def land_supply(outcome: Outcome) -> pd.DataFrame:
    """Cumulative supply in mu: index quarter, one column a source."""
    return _accounts(outcome, "supplied_mu")


def land_demand(outcome: Outcome) -> pd.DataFrame:
    """Cumulative demand in mu: what each source has met, and 尚未落实."""
    return _accounts(outcome, "used_mu").assign(**{WAITING: _waiting(outcome)})


def _accounts(outcome: Outcome, field: str) -> pd.DataFrame:
    quarters = list(outcome.case.scenario.span.quarters)
    there = {flow.kind for flow in outcome.plan.land}
    kinds = [kind for kind in KINDS if kind != Source.SWAPPED.value or kind in there]
    frame = pd.DataFrame(0.0, index=quarters, columns=kinds)
    for flow in outcome.plan.land:
        if flow.kind in kinds and flow.quarter in frame.index:
            frame.loc[flow.quarter, flow.kind] = getattr(flow, field)
    return frame


def _waiting(outcome: Outcome) -> pd.Series[float]:
    """Mu of admitted projects that could start by the quarter and have no land yet."""
    quarters = list(outcome.case.scenario.span.quarters)
    wanted = [*_started(outcome), *_never(outcome)]
    return pd.Series(
        [
            sum(mu for mu, ready, start in wanted if ready <= q < start)
            for q in map(ordinal, quarters)
        ],
        index=quarters,
        dtype="float64",
    ).round(2)


def _started(outcome: Outcome) -> list[tuple[float, int, int]]:
    """Of each start: county mu, ordinal of its earliest and of its own quarter."""
    return [
        (
            sum(part.mu for part in start.sources if part.kind in KINDS),
            _earliest(outcome, start.project_id),
            ordinal(start.quarter),
        )
        for start in outcome.plan.starts
    ]


def _never(outcome: Outcome) -> list[tuple[float, int, int]]:
    """Of each project without a start: the conversion right it would need from the county."""
    case, after = outcome.case, ordinal(outcome.case.scenario.span.quarters[-1]) + 1
    unplaced = [u.project_id for u in outcome.plan.unplaced]
    need = case.projects["converted_mu"].where(~case.projects["listed"], 0.0).fillna(0.0)
    return [(float(need.get(p, 0.0)), _earliest(outcome, p), after) for p in unplaced]


def _earliest(outcome: Outcome, project: str) -> int:
    projects = outcome.case.projects
    quarter = projects["earliest"].get(project)
    return ordinal(quarter) if isinstance(quarter, str) and quarter else 0


def land_title(outcome: Outcome) -> str:
    """What is supplied and used by the end, and who still waits."""
    supply, demand = land_supply(outcome).iloc[-1].sum(), land_demand(outcome).iloc[-1]
    end, used = outcome.case.scenario.span.quarters[-1], demand.drop(WAITING).sum()
    head = f"到 {end} 可供用地 {_mu(supply)} 亩、安排 {_mu(used)} 亩"
    waiting = sum(mu > 0 for mu, _, _ in _never(outcome))
    if not waiting:
        return f"{head}，准入项目的用地全部落实"
    return f"{head}，仍有 {waiting} 个项目 {_mu(demand[WAITING])} 亩没有落实"


def _mu(mu: float) -> str:
    return f"{mu:,.0f}"


def draw_land(outcome: Outcome, run: str = "") -> Figure:
    """Two bars a quarter: what can be supplied, and what is wanted, met and unmet."""
    supply, demand = land_supply(outcome), land_demand(outcome)
    shown = max(0, len(supply) - SHOWN_QUARTERS)
    with chart_style():
        page = new_page(
            land_title(outcome),
            "亩（自计划期首季累计）",
            foot_words(outcome, run),
            _notes(outcome, shown),
        )
        axes = axes_in(page, Box(0.8, 1.65, 11.9, 4.35))
        _draw_bars(axes, supply[shown:], demand[shown:])
        axes.legend(
            loc="lower left", bbox_to_anchor=(0, 1.02), ncols=len(KINDS) + 1, frameon=False, fontsize=12,
            borderaxespad=0,
        )  # fmt: skip
        page.draw_without_rendering()
    return page


def _draw_bars(axes: Axes, supply: pd.DataFrame, demand: pd.DataFrame) -> None:
    _stack(axes, supply, -0.2, legend=True)
    _stack(axes, demand, 0.2, legend=False)
    top = max(1.0, supply.sum(axis=1).max(), demand.sum(axis=1).max())
    size = 11 if len(supply) <= 8 else 8
    for offset, frame in ((-0.2, supply), (0.2, demand)):
        for x, total in enumerate(frame.sum(axis=1)):
            axes.text(
                x + offset, total + top * 0.01, _mu(total), ha="center", va="bottom", fontsize=size
            )
    axes.set_ylim(0, top * 1.08)
    axes.set_xlim(-0.6, len(supply) - 0.4)
    places = [x + offset for x in range(len(supply)) for offset in (-0.2, 0.2)]
    axes.set_xticks(places, ["供", "求"] * len(supply), fontsize=size)
    for x, quarter in enumerate(supply.index):
        axes.annotate(
            said(quarter, 8), (x, 0), (0, -22), xycoords="data", textcoords="offset points",
            ha="center", va="top", fontsize=size + 1,
        )  # fmt: skip
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)


def _stack(axes: Axes, frame: pd.DataFrame, offset: float, legend: bool) -> None:
    bottom = pd.Series(0.0, index=frame.index)
    for kind in frame.columns:
        colour, hatch = KINDS.get(kind, ("white", "xxx"))
        axes.bar(
            [x + offset for x in range(len(frame))], frame[kind], bottom=bottom, width=0.38,
            color=colour, hatch=hatch, edgecolor=RED if kind == WAITING else INK, linewidth=0.5,
            label=kind if legend or kind == WAITING else None,
        )  # fmt: skip
        if kind == WAITING:
            _tell_waiting(axes, frame[kind], bottom, offset)
        bottom = bottom + frame[kind]


def _tell_waiting(
    axes: Axes, waiting: pd.Series[float], bottom: pd.Series[float], offset: float
) -> None:
    """The mu still waiting, in its bar where the bar is high enough for a number."""
    top = (bottom + waiting).max()
    for x, (mu, low) in enumerate(zip(waiting, bottom, strict=True)):
        if mu > 0.06 * top:
            axes.text(
                x + offset, low + mu / 2, _mu(mu), ha="center", va="center", fontsize=10, color=INK,
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0},
            )  # fmt: skip


def _notes(outcome: Outcome, hidden: int) -> tuple[str, ...]:
    """What the bars count and leave out."""
    listed = sum(
        part.mu
        for s in outcome.plan.starts
        for part in s.sources
        if part.kind == Source.LISTED.value
    )
    balance = [flow for flow in outcome.plan.land if flow.kind == BALANCE]
    last = max(balance, key=lambda flow: flow.quarter, default=None)
    apart = (
        f"耕地占补数量另行记账：到 {last.quarter} 供 {_mu(last.supplied_mu)}、用 {_mu(last.used_mu)}、"
        f"余 {_mu(last.left_mu)} 亩。"
        if last
        else ""
    )
    notes = (
        "供：当季末累计可用的指标与存量地块；求：累计已用，加上已到最早开工而尚未落实的准入项目"
        "（未安排的按其中农用地计）。",
        apart
        + (f"清单项目由上级配置 {_mu(listed)} 亩，不占县指标，未计入。" if listed else "")
        + (f"前 {hidden} 个季度见工作簿“用地平衡”。" if hidden else ""),
    )
    return tuple(note for note in notes if note)
