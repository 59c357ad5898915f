"""Signings by quarter as a chart: made, expected with their band, owed."""

from __future__ import annotations

from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from zsyz_model.case import Case
from zsyz_model.case.attraction import Attraction, QuarterForecast
from zsyz_model.report.figures.page import (
    BLUE,
    GREEN,
    INK,
    RED,
    SKY,
    Box,
    axes_in,
    foot_line,
    new_page,
    say_nothing,
)
from zsyz_model.report.fonts import chart_style

SHOWN_QUARTERS = 8


def forecast_title(told: Attraction) -> str:
    """The conclusion: the next quarter with a target and how sure it is."""
    for one in told.forecast:
        if one.target is not None:
            return (
                f"{one.quarter} 签约目标 {one.target} 个，预计 {one.total:.1f} 个，"
                f"达标把握 {one.reach:.0%}"
            )
    return "签约预测：台账没有签约目标" if told.forecast else "签约预测：没有要看的季度"


def draw_forecast(told: Attraction, case: Case) -> Figure:
    """Past signings as bars, expected ones with their band, targets as marks; sureness in words."""
    rules = case.scenario.attraction
    notes = (
        f"区间：{rules.band:.0%}，由每条在谈线索的签约概率精确算出；比例的来源和状态见“签约概率”表",
        "浅色为再加上外出招商计划带来的新线索；“→”之后为含外出计划",
    )
    with chart_style():
        page = new_page(forecast_title(told), "个", foot_of(told, case), notes)
        if not told.forecast:
            return say_nothing(page, "没有要预测的季度")
        _draw_quarters(axes_in(page, Box(0.9, 1.75, 11.9, 4.55)), told)
        return page


def _draw_quarters(axes: Axes, told: Attraction) -> None:
    past, ahead = told.past, told.forecast[:SHOWN_QUARTERS]
    names = [*(x.quarter for x in past), *(x.quarter for x in ahead)]
    axes.bar(range(len(past)), [x.signed for x in past], 0.5, color=BLUE, label="已签约")
    for at, one in enumerate(ahead, start=len(past)):
        _draw_quarter(axes, at, one)
    for at, gone in enumerate(past):
        axes.annotate(
            str(gone.signed), (at, gone.signed), (0, 6), textcoords="offset points", ha="center"
        )
    owed = [*(x.target for x in past), *(x.target for x in ahead)]
    targets = [(at, target) for at, target in enumerate(owed) if target is not None]
    if targets:
        axes.plot(
            [a for a, _ in targets],
            [t for _, t in targets],
            "D",
            color=RED,
            markersize=9,
            label="签约目标",
        )
    axes.bar(0, 0, color=GREEN, hatch="//", label="在谈线索预计")
    axes.bar(0, 0, color=SKY, alpha=0.5, label="外出计划再带来")
    axes.plot([], [], color=INK, linewidth=2, label="含外出计划的区间")
    axes.set_xticks(range(len(names)), names)
    low, high = axes.get_ylim()
    axes.set_ylim(low, high * 1.2 + 0.5)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.legend(frameon=False, loc="upper right", ncols=5)


def _draw_quarter(axes: Axes, at: int, one: QuarterForecast) -> None:
    """A quarter to come: known, expected, with the outings, and its band with words above it."""
    axes.bar(at, one.known, 0.5, color=BLUE)
    axes.bar(at, one.mean_trips, 0.5, bottom=one.known, color=SKY, alpha=0.5)
    axes.bar(at, one.mean, 0.5, bottom=one.known, color=GREEN, hatch="//")
    axes.vlines(at, one.low_trips, one.high_trips, color=INK, linewidth=2)
    axes.plot([at, at], [one.low_trips, one.high_trips], "_", color=INK, markersize=14)
    words = _then(f"{one.total:.1f}", f"{one.known + one.mean_trips:.1f}")
    if one.reach is not None:
        words += f"\n把握 {_then(f'{one.reach:.0%}', f'{one.reach_trips:.0%}')}"
    top = max(one.high_trips, one.known + one.mean_trips, one.target or 0)
    axes.annotate(words, (at, top), (0, 8), textcoords="offset points", ha="center", fontsize=10)


def _then(now: str, with_trips: str) -> str:
    """A number, and what it becomes with the outings where it is another."""
    return now if now == with_trips else f"{now}→{with_trips}"


def foot_of(told: Attraction, case: Case) -> str:
    """Cut-off date, source and scenario: at the foot of every chart of 招商."""
    scenario = case.scenario
    return foot_line(told.as_of, Path(case.ledger.source).name, scenario.title or scenario.name, ())
