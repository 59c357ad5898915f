"""How far one weight may move: for the whole order and for the list of those who pass."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from zsyz_model.case import Interval, JointReview
from zsyz_model.report.figures.page import (
    BLUE,
    INK,
    ORANGE,
    RED,
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
    review_foot,
    sure_note,
    title_of,
    weighted,
)

SHOWN_CRITERIA = 14
_NAME = 15
_UP, _DOWN = -0.21, 0.21
_BOX = Box(5.05, 1.25, 3.85, 4.6)


def shown_criteria(review: JointReview) -> list[str]:
    """The criteria with a weight and an interval, heaviest first; equal weights as on the sheet."""
    known = {one.criterion: one.weight for one in review.stability.order}
    listed = [criterion for criterion in weighted(review) if criterion in known]
    return sorted(listed, key=lambda criterion: -known[criterion])


def room(interval: Interval) -> float:
    """How far the weight may move to its nearer end at which something changes, in points."""
    ends = ((interval.low_by, interval.low), (interval.high_by, interval.high))
    return min((abs(interval.weight - end) for by, end in ends if by), default=float("inf"))


def stability_title(review: JointReview) -> str:
    """Which weight moves the order first, and how much the list of those who pass bears."""
    shown = set(shown_criteria(review))
    order = [one for one in review.stability.order if one.criterion in shown]
    passing = [one for one in review.stability.passing if one.criterion in shown]
    if not order:
        return "没有可比的项目，无权重稳定区间"
    first = min(order, key=room)
    if room(first) == float("inf"):
        head = "单独调整任何一项权重，名次都不变"
    else:
        name = said(title_of(review, first.criterion), 16)
        head = f"“{name}”的权重变动{_move(room(first))} 分，名次就会变"
    least = min(map(room, passing), default=float("inf"))
    tail = "过线名单始终不变" if least == float("inf") else f"变动{_move(least)} 分以内过线名单不变"
    return f"{head}；{tail}"


def _move(points: float) -> str:
    return f" {number(points)}" if points >= 0.005 else "不到 0.01"


def draw_stability(review: JointReview, run: str = "") -> Figure:
    """For each criterion a thick bar (order) and a thin one (pass list), and what breaks beside."""
    shown = shown_criteria(review)[:SHOWN_CRITERIA]
    with chart_style():
        page = new_page(stability_title(review), "权重分", review_foot(review, run), _notes(review))
        if not shown:
            return say_nothing(page, "没有可比的项目")
        axes = axes_in(page, _BOX)
        order = {one.criterion: one for one in review.stability.order}
        passing = {one.criterion: one for one in review.stability.passing}
        kinds = ((order, _UP, 6.5, BLUE), (passing, _DOWN, 2.2, ORANGE))
        for y, criterion in enumerate(shown):
            for intervals, shift, wide, colour in kinds:
                if criterion in intervals:
                    _draw_interval(axes, intervals[criterion], y + shift, wide, colour)
                    _tell_ends(axes, review, intervals[criterion], y + shift, len(shown))
            axes.plot(
                order[criterion].weight, y, "D", color=RED, markersize=5, markeredgecolor="white",
                zorder=5,
            )  # fmt: skip
        _label(axes, review, [order[criterion] for criterion in shown])
        page.draw_without_rendering()
    return page


def _draw_interval(axes: Axes, one: Interval, y: float, wide: float, colour: str) -> None:
    axes.plot(
        (one.low, one.high), (y, y), color=colour, linewidth=wide, solid_capstyle="butt", zorder=3
    )
    for end in (one.low, one.high):
        axes.plot(end, y, "|", color=colour, markersize=wide + 4, markeredgewidth=1.4, zorder=4)


def _tell_ends(axes: Axes, review: JointReview, one: Interval, y: float, rows: int) -> None:
    """At the left what breaks below the interval, at the right what breaks above it."""
    low, high = ends_words(review, one, _NAME)
    for x, side, words in ((-0.02, "right", low), (1.02, "left", high)):
        axes.text(
            x, y, words, transform=axes.get_yaxis_transform(), ha=side, va="center",
            fontsize=_points(rows), color=INK,
        )  # fmt: skip


def ends_words(review: JointReview, one: Interval, width: int) -> tuple[str, str]:
    """What changes first below and above the interval; names cut to the width."""
    low, high = (breaks_words(review, by, width) for by in (one.low_by, one.high_by))
    return (
        f"低于 {number(one.low)}：{low}" if low else "减到 0 不变",
        f"高于 {number(one.high)}：{high}" if high else "加到满分不变",
    )


def breaks_words(review: JointReview, by: Sequence[str], width: int) -> str:
    """Two projects that change places, or one that meets or leaves the pass mark."""
    names = [said(named(review, project), width) for project in by]
    if len(names) == 1:
        total = review.scores.total.get(by[0], 0.0)
        return f"{names[0]} {'不再过线' if total >= marks_of(review)[0] else '也过线'}"
    return f"{' 与 '.join(names)} 换位" if names else ""


def _points(rows: int) -> float:
    return 9.0 if rows <= 12 else 8.0


def _label(axes: Axes, review: JointReview, order: list[Interval]) -> None:
    most = max(*(one.high for one in [*review.stability.order, *review.stability.passing]), 1.0)
    axes.set_xlim(-0.01 * most, 1.01 * most)
    axes.set_ylim(max(len(order), 6) - 0.45, -0.55)
    axes.set_yticks([])
    axes.tick_params(axis="x", labelsize=10)
    axes.spines["left"].set_visible(False)
    for y, one in enumerate(order):
        left = (0.45 - _BOX.left) / _BOX.width
        name = said(title_of(review, one.criterion), 16)
        for shift, words in ((_UP, name), (_DOWN, f"{number(one.weight)} 分")):
            axes.text(
                left, y + shift, words, transform=axes.get_yaxis_transform(), va="center",
                fontsize=_points(len(order)), color=INK,
            )  # fmt: skip
        if y:
            axes.axhline(y - 0.5, color="#E9E9E9", linewidth=0.6, zorder=0)
    handles = [
        Line2D([], [], color=BLUE, linewidth=6.5, label="粗：名次全部不变"),
        Line2D([], [], color=ORANGE, linewidth=2.2, label="细：过线名单不变"),
        Line2D([], [], color=RED, marker="D", markersize=6, linestyle="", label="现权重"),
    ]
    axes.legend(
        handles=handles, loc="lower center", bbox_to_anchor=(0.5, 1.02), ncols=3, frameon=False,
        fontsize=11,
    )  # fmt: skip


def _notes(review: JointReview) -> tuple[str, ...]:
    rest = len(shown_criteria(review)) - SHOWN_CRITERIA
    more = f"其余 {rest} 项指标见工作簿“权重稳定区间”。" if rest > 0 else ""
    return (
        "一次只动一项权重，其余各项按原比例增减，总分仍为满分；区间两端写明最先变动的项目。"
        + sure_note(review)
        + more,
    )
