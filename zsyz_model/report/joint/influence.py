"""Judges who move a project alone: its total with and without each of them."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Influence, JointReview
from zsyz_model.case.wishes import PASS_LINE, PRIORITY_LINE
from zsyz_model.report.figures.page import (
    FAINT,
    INK,
    RED,
    SKY,
    Box,
    axes_in,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.joint.words import (
    marks_of,
    named,
    number,
    panel_words,
    review_foot,
)

SHOWN_ROWS = 20
DARK_RED = "#A63F00"
"""As the palette's red, dark enough for letters."""


def by_influence(review: JointReview) -> list[Influence]:
    """Those who alone move a project across a mark first, then by how far they move it."""
    return sorted(
        review.panel.influence,
        key=lambda one: (
            not one.crosses,
            -abs(one.total - one.without),
            one.project_id,
            one.judge,
        ),
    )


def influence_title(review: JointReview) -> str:
    """How many projects hang on a single judge."""
    influence, judges = review.panel.influence, len(review.panel.judges)
    if not influence:
        return "没有专家打分，无从比较专家影响"
    crossing = {one.project_id for one in influence if one.crosses}
    if not crossing:
        return f"{judges} 名专家中去掉任何一名，都没有项目跨线"
    who = {one.judge for one in influence if one.crosses}
    return f"{len(crossing)} 个项目能否达到及格线或优先线，取决于某一名专家的打分，涉及 {len(who)} 名专家"


def crossing_words(one: Influence) -> str:
    """What happens to the mark and the rank without the judge."""
    rank = f"第 {one.rank}→{one.rank_without} 名" if one.rank != one.rank_without else "名次不变"
    if not one.crosses:
        return rank
    way = "跌破" if one.without < one.total else "升过"
    return f"{way}{one.crosses}，{rank}"


def draw_influence(review: JointReview, run: str = "") -> Figure:
    """A bar a judge and project: how the total would move without the judge."""
    shown = by_influence(review)[:SHOWN_ROWS]
    with chart_style():
        foot, notes = review_foot(review, run), _notes(review)
        page = new_page(influence_title(review), "分", foot, notes)
        if not shown:
            return say_nothing(page, "没有专家打分")
        axes = axes_in(page, Box(4.6, 1.15, 4.6, 4.85))
        _draw_bars(axes, review, shown)
        _tell_marks(axes, review, shown)
        page.draw_without_rendering()
    return page


def _draw_bars(axes: Axes, review: JointReview, shown: list[Influence]) -> None:
    """To the left of zero: the total falls without the judge."""
    moves = [one.without - one.total for one in shown]
    colours = [RED if one.crosses else SKY for one in shown]
    axes.barh(range(len(shown)), moves, height=0.62, color=colours)
    axes.axvline(0, color=INK, linewidth=0.8)
    most = max(0.5, *map(abs, moves))
    axes.set_xlim(-1.06 * most, 1.06 * most)
    axes.xaxis.set_major_formatter(_signed)
    axes.tick_params(axis="x", labelsize=10)
    labels = [f"{said(one.judge, 14)} · {said(named(review, one.project_id), 36)}" for one in shown]
    axes.set_yticks(range(len(shown)), labels, fontsize=10)
    axes.set_ylim(max(len(shown), 8) - 0.4, -0.6)
    axes.spines["left"].set_visible(False)
    axes.grid(axis="y", color="#E9E9E9", linewidth=0.6)


def _signed(value: float, _: float) -> str:
    return f"{value:+g}" if value else "0"


def _tell_marks(axes: Axes, review: JointReview, shown: list[Influence]) -> None:
    """Beside each bar the two totals, the mark that is crossed, and the ranks."""
    across = axes.get_yaxis_transform()
    for y, one in enumerate(shown):
        words = f"{one.total:.2f} → {one.without:.2f}  {crossing_words(one)}"
        axes.text(
            1.03, y, words, transform=across, va="center", fontsize=10,
            color=DARK_RED if one.crosses else INK,
        )  # fmt: skip
    marks = "、".join(
        f"{title} {number(mark)} 分"
        for title, mark in zip((PASS_LINE, PRIORITY_LINE), marks_of(review), strict=True)
    )
    heads = (
        (0.5, "center", "去掉该专家后总分的变化"),
        (1.03, "left", f"现总分 → 去掉后（{marks}）"),
    )
    for x, side, words in heads:
        axes.text(x, 1.015, words, transform=axes.transAxes, ha=side, fontsize=11, color=FAINT)


def _notes(review: JointReview) -> tuple[str, ...]:
    rest = len(review.panel.influence) - SHOWN_ROWS
    more = f"其余 {rest} 行见工作簿“专家影响”。" if rest > 0 else ""
    return (
        f"专家得分取{panel_words(review)}；红色并写明跌破或升过的：仅此一人即决定该项目能否达到这条线。{more}",
    )
