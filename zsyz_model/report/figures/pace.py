"""Start pace against target: are we on time, quarter by quarter?"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Outcome
from zsyz_model.report.figures.page import (
    BLUE,
    INK,
    RED,
    Box,
    axes_in,
    foot_words,
    new_page,
    said,
)
from zsyz_model.report.fonts import chart_style

SHOWN_QUARTERS = 24


def start_pace(outcome: Outcome) -> pd.DataFrame:
    """Starts and targets, cumulative, by quarter: `new`, `starts`, `target`, `short`."""
    quarters = list(outcome.case.scenario.span.quarters)
    new = pd.Series([s.quarter for s in outcome.plan.starts], dtype="str").value_counts()
    targets = outcome.case.table("targets").set_index("quarter")["start_target"]
    frame = pd.DataFrame(
        {
            "new": new.reindex(quarters).fillna(0).astype(int),
            "target": targets.reindex(quarters).fillna(0).astype(int).cumsum(),
        }
    )
    frame["starts"] = frame["new"].cumsum()
    return frame.assign(short=(frame["target"] - frame["starts"]).clip(lower=0))


def pace_title(outcome: Outcome) -> str:
    """How many start, and from when and how far they are behind the target."""
    pace = start_pace(outcome)
    head = f"{len(pace)} 个季度可开工 {pace['new'].sum()} 个项目"
    late = pace[pace["short"] > 0]
    if not pace["target"].any():
        return f"{head}，台账未填开工目标"
    if late.empty:
        return f"{head}，各季度累计均达到开工目标"
    last = pace["short"].iloc[-1]
    end = f"期末仍差 {last} 个" if last else "期末追平"
    return f"{head}，{late.index[0]} 起累计落后，最多差 {late['short'].max()} 个，{end}"


def draw_pace(outcome: Outcome, run: str = "") -> Figure:
    """Bars of cumulative starts, the target as a stepped line, every shortfall named."""
    whole = start_pace(outcome)
    pace, hidden = whole.tail(SHOWN_QUARTERS), len(whole) - SHOWN_QUARTERS
    notes = (f"前 {hidden} 个季度的开工见工作簿“开工计划”。",) if hidden > 0 else ()
    with chart_style():
        page = new_page(
            pace_title(outcome), "个（自计划期首季累计）", foot_words(outcome, run), notes
        )
        axes = axes_in(page, Box(0.8, 1.25, 11.9, 4.75))
        _draw_bars(axes, pace)
        if pace["target"].any():
            _draw_target(axes, pace)
        axes.set_xticks(range(len(pace)), _ticks(pace), fontsize=12 if len(pace) <= 12 else 8)
        axes.set_ylim(0, 1.15 * max(1, pace[["starts", "target"]].to_numpy().max()))
        axes.set_xlim(-0.6, len(pace) - 0.4)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.legend(
            loc="lower left", bbox_to_anchor=(0, 1.02), ncols=3, frameon=False, fontsize=12,
            borderaxespad=0,
        )  # fmt: skip
        page.draw_without_rendering()
    return page


def _ticks(pace: pd.DataFrame) -> list[str]:
    return [f"{said(q, 8)}\n当季 {new}" for q, new in zip(pace.index, pace["new"], strict=True)]


def _draw_bars(axes: Axes, pace: pd.DataFrame) -> None:
    places = range(len(pace))
    axes.bar(places, pace["starts"], width=0.62, color=BLUE, label="累计开工")
    if pace["short"].any():
        axes.bar(
            places, pace["short"], bottom=pace["starts"], width=0.62, facecolor="white",
            edgecolor=RED, hatch="///", linewidth=1, label="累计缺口",
        )  # fmt: skip
    for x, (starts, short) in enumerate(zip(pace["starts"], pace["short"], strict=True)):
        tall = starts > 0.06 * pace[["starts", "target"]].to_numpy().max()
        if starts:
            _annotate(axes, (x, starts), f"{starts}", "white" if tall else BLUE, -3 if tall else 0)
        if short:
            _annotate(axes, (x, starts + short), f"差 {short}", RED, 4)


def _annotate(axes: Axes, at: tuple[float, float], text: str, colour: str, lift: int) -> None:
    """Words above the point, or below it for a negative lift in typographic points."""
    backing = {"facecolor": "white", "edgecolor": "none", "pad": 0.5} if colour == BLUE else None
    axes.annotate(
        text, at, (0, lift), textcoords="offset points", ha="center", fontsize=13, color=colour,
        va="top" if lift < 0 else "bottom", bbox=backing,
    )  # fmt: skip


def _draw_target(axes: Axes, pace: pd.DataFrame) -> None:
    for x, target in enumerate(pace["target"]):
        label = "累计目标（线上为个数）" if x == 0 else None
        axes.plot([x - 0.44, x + 0.44], [target, target], color=INK, linewidth=2, label=label)
        axes.text(x + 0.45, target, f" {target}", ha="left", va="center", fontsize=10, color=INK)
