"""What share of all weights puts each project at each rank, as a heat map with numbers."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from zsyz_model.case import JointReview
from zsyz_model.report.figures.page import (
    FAINT,
    INK,
    SKY,
    Box,
    axes_in,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.figures.ranking import points_for
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.joint.words import chances, named, percent, review_foot, sure_note

SHOWN_PROJECTS = 30
READABLE = 0.10
SURE, OPEN = 0.95, 0.05


def rank_shares(
    review: JointReview, projects: int | None = SHOWN_PROJECTS, ranks: int = SHOWN_PROJECTS
) -> pd.DataFrame:
    """Shares of draws: index the best projects (all for None) in their order, columns ranks."""
    sure = review.acceptability
    rows = {project: place for place, project in enumerate(sure.projects if sure.draws else ())}
    shown = [project for project in review.scores.ranking if project in rows][:projects]
    columns = range(1, min(ranks, len(rows)) + 1)
    places = np.array([rows[project] for project in shown], dtype=int)
    shares = sure.counts[places, : len(columns)] / max(sure.draws, 1)
    return pd.DataFrame(shares, index=pd.Index(shown, dtype="str"), columns=columns)


def acceptability_title(review: JointReview) -> str:
    """How often the first is first, and who passes surely, never, or as weights fall."""
    shares, sure = rank_shares(review), chances(review)
    if shares.empty:
        return "没有可抽样的项目，无名次接受度"
    first, passing = shares[1].idxmax(), sure["passing"]
    firm, open_ = int((passing >= SURE).sum()), int((passing <= OPEN).sum())
    return (
        f"权重任意变动时 {said(named(review, str(first)), 28)} 最常排第一（{percent(shares[1].max())}）；"
        f"{firm} 个稳过线、{len(passing) - firm - open_} 个看权重、{open_} 个难过线"
    )


def draw_acceptability(review: JointReview, run: str = "") -> Figure:
    """A cell a project and rank, darker for a larger share; how often it passes at the right."""
    shares = rank_shares(review)
    with chart_style():
        title, foot = acceptability_title(review), review_foot(review, run)
        page = new_page(title, "%（占抽样次数）", foot, _notes(review))
        if shares.empty:
            return say_nothing(page, "没有可抽样的项目")
        box = _fitting(shares)
        axes = axes_in(page, box)
        _draw_cells(axes, shares, box)
        _label(axes, review, shares)
        _draw_chances(axes_in(page, Box(box.left + box.width + 0.2, box.low, 1.0, box.height)),
                      review, shares)  # fmt: skip
        page.draw_without_rendering()
    return page


def _fitting(shares: pd.DataFrame) -> Box:
    """The box at the top of the area in which no cell is larger than needed."""
    rows, columns = shares.shape
    width, height = min(8.1, 0.9 * columns), min(4.95, 0.42 * rows)
    return Box(3.45, 1.0 + 4.95 - height, width, height)


def _draw_cells(axes: Axes, shares: pd.DataFrame, box: Box) -> None:
    rows, columns = shares.shape
    size = min(12.0, box.width * 72 / columns / 1.5, box.height * 72 / rows * 0.72)
    table = shares.to_numpy()
    for y, x in np.argwhere(table > 0):
        share = float(table[y, x])
        # By the root of the share: with many projects most shares are small.
        colour = mpl.colormaps["Blues"](0.04 + 0.9 * share**0.5)
        axes.add_patch(Rectangle((x, y), 1, 1, facecolor=colour, edgecolor="white", linewidth=0.4))
        if share >= READABLE:
            axes.text(
                x + 0.5, y + 0.5, f"{100 * share:.0f}", ha="center", va="center", fontsize=size,
                color="white" if share > 0.35 else INK,
            )  # fmt: skip
    axes.set_xlim(0, columns)
    axes.set_ylim(rows, 0)


def _label(axes: Axes, review: JointReview, shares: pd.DataFrame) -> None:
    rows, columns = shares.shape
    size = points_for(rows)
    labels = [f"{y}  {said(named(review, p), 40)}" for y, p in enumerate(shares.index, start=1)]
    axes.set_yticks([y + 0.5 for y in range(rows)], labels, fontsize=size)
    axes.set_xticks([x + 0.5 for x in range(columns)], list(map(str, shares.columns)), fontsize=9)
    axes.xaxis.tick_top()
    axes.set_title("名次", fontsize=11, loc="left", color=FAINT)
    for y in range(rows + 1):
        axes.axhline(y, color="#E0E0E0", linewidth=0.5, zorder=0)
    axes.spines[["left", "bottom", "top"]].set_visible(False)


def _draw_chances(axes: Axes, review: JointReview, shares: pd.DataFrame) -> None:
    """How often each project passes: a bar from left to right, and the number on it."""
    passing = chances(review)["passing"].reindex(shares.index)
    middle = [y + 0.5 for y in range(len(passing))]
    axes.barh(middle, 1.0, height=0.8, color="#F2F2F2")
    axes.barh(middle, passing, height=0.8, color=SKY, alpha=0.75)
    for y, share in zip(middle, passing, strict=True):
        axes.text(
            0.5, y, percent(share), ha="center", va="center", fontsize=points_for(len(passing))
        )
    axes.set_xlim(0, 1)
    axes.set_ylim(len(passing), 0)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_title("过线概率", fontsize=11, color=FAINT, pad=20)
    axes.spines[:].set_visible(False)


def _notes(review: JointReview) -> tuple[str, ...]:
    rest = len(review.scores.ranking) - SHOWN_PROJECTS
    more = f"只画前 {SHOWN_PROJECTS} 名，其余 {rest} 个见工作簿“名次接受度”。" if rest > 0 else ""
    return (
        "每格：全部权重中该项目排在该名次的比例，不小于 10% 的写出数字。稳过线：过线概率不低于 95%；难过线：不高于 5%。"
        + sure_note(review)
        + more,
    )
