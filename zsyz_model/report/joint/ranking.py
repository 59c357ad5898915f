"""The ranking of the joint review: parts, totals, marks, and how far weights could move a total."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import Normal, Stroke

from zsyz_model.case import JointReview
from zsyz_model.case.wishes import PASS_LINE, PRIORITY_LINE
from zsyz_model.report.figures.page import (
    FAINT,
    INK,
    RED,
    Box,
    axes_in,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.figures.ranking import LEGEND_COLUMNS, by_row, draw_parts, points_for
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.joint.words import (
    chances,
    mark_counts,
    mark_words,
    marks_of,
    named,
    number,
    percent,
    review_foot,
    sure_note,
    weighted,
)

SHOWN_PROJECTS = 30
_LINES = ((PASS_LINE, "--", "right"), (PRIORITY_LINE, ":", "left"))


def best_parts(review: JointReview) -> pd.DataFrame:
    """The parts of the best projects in points: best first, criteria with a weight only."""
    scores = review.scores
    return scores.parts.loc[scores.ranking[:SHOWN_PROJECTS], weighted(review)]


def ranking_title(review: JointReview) -> str:
    """Who is first, and how many reach the marks."""
    ranking, total = review.scores.ranking, review.scores.total
    if not ranking:
        return "没有进入联审的项目，无评分排名"
    passing, priority = mark_counts(review)
    first = [project for project in ranking if total[project] == total[ranking[0]]]
    also = f"等 {len(first)} 个并列" if len(first) > 1 else ""
    return (
        f"{said(named(review, first[0]), 34)}{also}第一（{total[first[0]]:.2f} 分），"
        f"{len(ranking)} 个项目中 {passing} 个达到及格线、{priority} 个达到优先线"
    )


def draw_ranking(review: JointReview, run: str = "") -> Figure:
    """Stacked bars of the parts, whiskers over all weights, the total and the mark it reaches."""
    shown = best_parts(review)
    with chart_style():
        page = new_page(ranking_title(review), "分", review_foot(review, run), _notes(review))
        if shown.empty:
            return say_nothing(page, "没有进入联审的项目")
        rows = -(-(len(shown.columns) + 1) // LEGEND_COLUMNS)
        axes = axes_in(page, Box(3.5, 1.08, 7.6, 5.22 - 0.25 * rows))
        draw_parts(axes, review, shown)
        _draw_marks(axes, review)
        _draw_whiskers(axes, review, shown)
        _tell_totals(axes, review, shown)
        _draw_legend(axes)
        page.draw_without_rendering()
    return page


def _draw_marks(axes: Axes, review: JointReview) -> None:
    """Lines at the marks; their words stand below and lean apart, so that they never meet."""
    marks = marks_of(review)
    axes.set_xlim(min(axes.get_xlim()[0], *marks), max(axes.get_xlim()[1], *marks) * 1.02)
    for mark, (title, dashes, side) in zip(marks, _LINES, strict=True):
        axes.axvline(mark, color=RED, linestyle=dashes, linewidth=1.4, zorder=2.5)
        axes.text(
            mark, -0.012, f" {title} {number(mark)} 分 ", transform=axes.get_xaxis_transform(),
            ha=side, va="top", fontsize=10.5, color=RED,
        )  # fmt: skip


def _draw_whiskers(axes: Axes, review: JointReview, shown: pd.DataFrame) -> None:
    """From the 5 % to the 95 % point of each project that was drawn."""
    sure = chances(review).reindex(shown.index).dropna()
    halo = [Stroke(linewidth=3.2, foreground="white"), Normal()]
    for y, project in enumerate(shown.index):
        if project not in sure.index:
            continue
        low, high = sure.loc[project, ["low", "high"]]
        for xs, ys in (
            ((low, high), (y, y)),
            *(((x, x), (y - 0.2, y + 0.2)) for x in (low, high)),
        ):
            axes.plot(xs, ys, color=INK, linewidth=1.2, path_effects=halo, zorder=3)
    ends = sure["high"].max()
    if ends > axes.get_xlim()[1]:
        axes.set_xlim(axes.get_xlim()[0], ends * 1.01)


def _tell_totals(axes: Axes, review: JointReview, shown: pd.DataFrame) -> None:
    """At the right of the bars, in columns: the total, the mark reached, how often it passes."""
    passing, total = chances(review)["passing"].to_dict(), review.scores.total
    heads = ((1.05, "总分"), (1.125, "结果"), (1.205, "过线概率"))
    size = points_for(len(shown))
    for x, head in heads:
        axes.text(x, 1.012, head, transform=axes.transAxes, ha="center", fontsize=size, color=FAINT)
    for y, project in enumerate(shown.index):
        chance = percent(passing[project]) if project in passing else "—"
        words = (f"{total[project]:.2f}", mark_words(review, total[project]), chance)
        for (x, _), word in zip(heads, words, strict=True):
            axes.text(
                x, y, word, transform=axes.get_yaxis_transform(), ha="center", va="center",
                fontsize=size, color=INK,
            )  # fmt: skip


def _draw_legend(axes: Axes) -> None:
    handles, labels = axes.get_legend_handles_labels()
    whisker = Line2D([], [], color=INK, linewidth=1.2, marker="|", markersize=6)
    axes.legend(
        handles=by_row([*handles, whisker]), labels=by_row([*labels, "权重任意时 5%–95%"]),
        loc="lower left", bbox_to_anchor=(-0.4, 1.03), ncols=LEGEND_COLUMNS, frameon=False,
        fontsize=10.5, borderaxespad=0.2, columnspacing=1.2, handlelength=1.5,
    )  # fmt: skip


def _notes(review: JointReview) -> tuple[str, ...]:
    rest = len(review.scores.parts) - SHOWN_PROJECTS
    more = f"其余 {rest} 个项目见工作簿“排名”。" if rest > 0 else ""
    return (
        "横线：指标权重任意变动时，该项目得分有九成落在其间；过线概率：随机抽取的权重中总分达到及格线的比例。"
        + sure_note(review)
        + more,
    )
