"""How robust a plan is, drawn: the fan of starts, each project's chance, and how sure the shares are."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Outcome
from zsyz_model.case.robustness import ON_TIME, STARTED, Chance, Robustness
from zsyz_model.report.figures.page import (
    BLUE,
    FAINT,
    GREY,
    INK,
    RED,
    SKY,
    Box,
    axes_in,
    foot_words,
    new_page,
    said,
)
from zsyz_model.report.figures.ranking import points_for
from zsyz_model.report.fonts import chart_style

SHOWN = 30
"""Projects on a page."""


def fan_title(told: Robustness) -> str:
    """Where the draws end beside target and plan."""
    end = told.fan[-1]
    return (
        f"到 {end.quarter} 目标 {end.target} 个，方案 {end.planned} 个，"
        f"推演平均 {end.mean:.10g} 个，十次有八次在 {end.low:.10g} 至 {end.high:.10g} 个之间"
    )


def draw_fan(told: Robustness, outcome: Outcome, run: str = "") -> Figure:
    """Cumulative starts by quarter: the middle eight of ten draws, median, plan and target."""
    with chart_style():
        page = new_page(fan_title(told), "个（累计）", foot_words(outcome, run), (_drawn(told),))
        axes = axes_in(page, Box(0.8, 1.25, 11.9, 4.75))
        x = np.arange(len(told.fan))
        low, high = [q.low for q in told.fan], [q.high for q in told.fan]
        axes.fill_between(
            x, low, high, color=SKY, alpha=0.35, linewidth=0, label="十次有八次在此之间"
        )
        axes.plot(
            x,
            [q.median for q in told.fan],
            color=BLUE,
            linewidth=2.2,
            marker="o",
            label="推演中位（数字为平均）",
        )
        axes.plot(
            x,
            [q.planned for q in told.fan],
            color=INK,
            linewidth=1.6,
            linestyle="--",
            marker="s",
            label="方案",
        )
        axes.step(
            x, [q.target for q in told.fan], where="mid", color=RED, linewidth=2, label="目标"
        )
        _label_fan(axes, told)
        page.draw_without_rendering()
    return page


def _label_fan(axes: Axes, told: Robustness) -> None:
    for place, q in enumerate(told.fan):
        axes.annotate(f"{q.mean:.1f}", (place, q.median), (0, 8), textcoords="offset points", ha="center", fontsize=10.5, color=BLUE)  # fmt: skip
    reach = {x.subject: x for x in told.of("开工目标")}
    ticks = [
        f"{q.quarter}\n"
        + (f"达标 {reach[q.quarter].percent:.3g}%" if q.quarter in reach else "无目标")
        for q in told.fan
    ]
    axes.set_xticks(range(len(told.fan)), ticks, fontsize=11 if len(ticks) <= 12 else 8)
    top = max(max(q.target, q.planned, q.high) for q in told.fan)
    axes.set_ylim(0, 1.12 * max(1.0, top))
    axes.set_xlim(-0.4, len(told.fan) - 0.6)
    axes.grid(axis="y", color="#E5E5E5", linewidth=0.6)
    axes.tick_params(axis="y", labelsize=10.5)
    axes.legend(loc="upper left", frameon=False, fontsize=12)


def _drawn(told: Robustness) -> str:
    last = told.looks[-1]
    return (
        f"推演 {told.draws} 次（种子 {told.seed}），概率区间半宽最大 {last.half_width:.3g} 个百分点"
        f"（置信水平 {told.confidence:.10g}%）；假设多为待核实，见答复所列假设。"
    )


def projects_title(told: Robustness) -> str:
    """How many are more likely than not to start, and the least sure one."""
    rows = told.of(STARTED)
    sure = sum(x.percent > 50 for x in rows)
    least = min(rows, key=lambda x: x.percent)
    return f"{len(rows)} 个开工安排中 {sure} 个过半可能开工，最低 {least.percent:.10g}%：{said(told.names[least.subject], 40)}"  # fmt: skip


def draw_projects(told: Robustness, outcome: Outcome, run: str = "") -> Figure:
    """A bar a project: started at all, and within it on time, with the interval."""
    with chart_style():
        rows = sorted(told.of(STARTED), key=lambda x: (-x.percent, x.subject))
        hidden = len(rows) - SHOWN
        more = (f"另有 {hidden} 个更可能开工的未画。",) if hidden > 0 else ()
        page = new_page(projects_title(told), "%", foot_words(outcome, run), (*more, _drawn(told)))
        rows = rows[-SHOWN:]
        axes = axes_in(page, Box(4.6, 1.2, 7.9, 4.75))
        _draw_bars(axes, rows, {x.subject: x for x in told.of(ON_TIME)})
        names = [said(told.names[x.subject], 40) for x in rows]
        axes.set_yticks(range(len(rows)), names, fontsize=min(11.0, points_for(len(rows))))
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=2, frameon=False, fontsize=12)
        page.draw_without_rendering()
    return page


def _draw_bars(axes: Axes, rows: list[Chance], on_time: dict[str, Chance]) -> None:
    size = min(10.0, points_for(len(rows)))
    y = np.arange(len(rows))
    share = np.array([x.percent for x in rows])
    part = [on_time[x.subject].percent for x in rows]
    axes.barh(y, share, height=0.72, color=SKY, label="计划期内开工")
    axes.barh(y, part, height=0.72, color=BLUE, label="其中按期开工")
    reach = np.array([[x.percent - x.low for x in rows], [x.high - x.percent for x in rows]])
    axes.errorbar(
        share, y, xerr=np.maximum(reach, 0), fmt="none", ecolor=INK, elinewidth=0.9, capsize=2
    )
    for place, x in enumerate(rows):
        axes.annotate(f"{x.percent:.1f}", (x.high, place), (5, 0), textcoords="offset points", va="center", fontsize=size, color=FAINT)  # fmt: skip
        axes.annotate(f"{part[place]:.1f}", (0, place), (5, 0), textcoords="offset points", va="center", fontsize=size, color="white")  # fmt: skip
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, 108)
    axes.axvline(50, color=GREY, linewidth=0.8, linestyle=":")
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)


def looks_title(told: Robustness) -> str:
    """Why drawing ended."""
    last = told.looks[-1]
    if told.settled:
        return f"推演 {told.draws} 次后停止：各概率区间半宽都不超过 {told.asked_half_width:.10g} 个百分点"
    return f"推演 {told.draws} 次到达上限：最宽的半宽仍有 {last.half_width:.3g} 个百分点"


def draw_looks(told: Robustness, outcome: Outcome, run: str = "") -> Figure:
    """The largest half width after each look, and the line at which drawing stops."""
    with chart_style():
        widest = f"最后最宽的一项：{said(told.looks[-1].widest, 40)}。"
        page = new_page(looks_title(told), "百分点", foot_words(outcome, run), (widest,))
        axes = axes_in(page, Box(1.0, 1.35, 11.5, 4.6))
        draws, widths = [x.draws for x in told.looks], [x.half_width for x in told.looks]
        axes.plot(draws, widths, color=BLUE, marker="o", linewidth=2, label="最宽的区间半宽")
        axes.axhline(
            told.asked_half_width, color=RED, linestyle="--", linewidth=1.5, label="停止线"
        )
        for x in (told.looks[0], told.looks[-1]):
            axes.annotate(f"{x.half_width:.2f}", (x.draws, x.half_width), (6, 6), textcoords="offset points", fontsize=11, color=INK)  # fmt: skip
        axes.set_ylim(0, 1.15 * max(*widths, told.asked_half_width))
        axes.set_xlim(0, 1.06 * draws[-1])
        axes.set_xlabel("推演次数", fontsize=12)
        axes.tick_params(labelsize=10.5)
        axes.grid(color="#E5E5E5", linewidth=0.6)
        axes.legend(frameon=False, fontsize=12)
        page.draw_without_rendering()
    return page
