"""The score ranking with its parts: who is best, why, and who starts."""

from __future__ import annotations

from typing import TypeVar

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import JointReview, Outcome
from zsyz_model.report.figures.page import (
    BLUE,
    FAINT,
    INK,
    Box,
    axes_in,
    colour_of,
    foot_words,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.words import project_words

SHOWN_PROJECTS = 30
T = TypeVar("T")


def ranked_parts(outcome: Outcome) -> pd.DataFrame:
    """The parts of the best projects in points: index project_id, best first."""
    return outcome.scores.parts.loc[outcome.scores.ranking[:SHOWN_PROJECTS]]


def ranking_title(outcome: Outcome) -> str:
    """Who is first, and how many of the best start."""
    shown = ranked_parts(outcome)
    if shown.empty:
        return "没有准入项目，无评分排名"
    started = {start.project_id for start in outcome.plan.starts}
    best, points = shown.index[0], outcome.scores.total[shown.index[0]]
    count = sum(project in started for project in shown.index)
    return (
        f"评分前 {len(shown)} 名有 {count} 个排上开工，"
        f"最高 {said(project_words(outcome.case, best), 24)}（{points:.2f} 分）"
    )


def draw_ranking(outcome: Outcome, run: str = "") -> Figure:
    """Stacked bars of the parts, the total at the end, started projects marked ●, running ones ◆, holders of a plot ◇."""
    shown = ranked_parts(outcome)
    with chart_style():
        page = new_page(ranking_title(outcome), "分", foot_words(outcome, run), _notes(outcome))
        if shown.empty:
            return say_nothing(page, "没有准入项目")
        rows = _legend_rows(outcome)
        axes = axes_in(page, Box(3.5, 0.85, 7.9, 5.45 - 0.25 * rows))
        draw_parts(axes, outcome, shown)
        _mark_totals(axes, outcome, shown)
        handles, labels = axes.get_legend_handles_labels()
        axes.legend(
            handles=by_row(handles), labels=by_row(labels), loc="lower left", bbox_to_anchor=(-0.36, 1.0), ncols=LEGEND_COLUMNS, frameon=False,
            fontsize=10.5, borderaxespad=0.2, columnspacing=1.2, handlelength=1.5,
        )  # fmt: skip
        page.draw_without_rendering()
    return page


LEGEND_COLUMNS = 7


def by_row(items: list[T]) -> list[T]:
    """The order in which a legend, that fills column by column, reads row by row."""
    return [item for column in range(LEGEND_COLUMNS) for item in items[column::LEGEND_COLUMNS]]


def _legend_rows(outcome: Outcome) -> int:
    return -(-len(outcome.scores.parts.columns) // LEGEND_COLUMNS)


def draw_parts(axes: Axes, outcome: Outcome | JointReview, shown: pd.DataFrame) -> None:
    """Points gained stack to the right of zero, points lost to its left."""
    gained, lost = pd.Series(0.0, index=shown.index), pd.Series(0.0, index=shown.index)
    for place, criterion in enumerate(shown.columns):
        points, (colour, hatch) = shown[criterion], colour_of(place)
        left = gained.where(points >= 0, lost)
        axes.barh(
            range(len(shown)), points, left=left, height=0.74, color=colour, hatch=hatch,
            edgecolor="white", linewidth=0.6,
            label=said(outcome.scores.titles.get(criterion, str(criterion)), 20),
        )  # fmt: skip
        gained, lost = gained + points.clip(lower=0), lost + points.clip(upper=0)
    size = points_for(len(shown))
    labels = [
        f"{place}  {said(project_words(outcome.case, project), 40 if size > 8.5 else 42)}"
        for place, project in enumerate(shown.index, start=1)
    ]
    axes.set_yticks(range(len(shown)), labels, fontsize=size)
    axes.set_ylim(max(len(shown), 8) - 0.4, -0.6)
    axes.set_xlim(min(0.0, lost.min()), max(1.0, gained.max()))
    axes.set_xticks([])
    axes.spines[["bottom", "left"]].set_visible(False)


def _mark_totals(axes: Axes, outcome: Outcome, shown: pd.DataFrame) -> None:
    quarter = {start.project_id: start.quarter for start in outcome.plan.starts}
    total = outcome.scores.total
    for y, project in enumerate(shown.index):
        end = shown.loc[project].clip(lower=0).sum()
        starts = project in quarter
        mark = f"● {quarter[project]} 开工" if starts else _waiting_word(outcome, project)
        axes.text(
            end,
            y,
            f" {total[project]:.2f}",
            ha="left",
            va="center",
            color=INK,
            fontsize=points_for(len(shown)),
        )
        axes.text(
            1.085, y, mark, transform=axes.get_yaxis_transform(), ha="left", va="center",
            color=BLUE if starts else FAINT, fontsize=points_for(len(shown)),
        )  # fmt: skip


def _waiting_word(outcome: Outcome, project: str) -> str:
    """Why a project has no start in the plan, in a word."""
    waits = {unplaced.project_id: unplaced.reasons for unplaced in outcome.plan.unplaced}
    if project not in waits:
        return "◆ 已在建"
    held = any(reason.rule == "holds_plot" for reason in waits[project])
    return "◇ 已占地" if held else "○ 未安排"


def points_for(rows: int) -> float:
    """The text size that fits the rows of a page."""
    return 8.5 if rows > 20 else 10.5


def _notes(outcome: Outcome) -> tuple[str, ...]:
    rest = len(outcome.scores.parts) - SHOWN_PROJECTS
    return (f"其余 {rest} 个项目见工作簿“评分”。",) if rest > 0 else ()
