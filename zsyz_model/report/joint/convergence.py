"""Whether enough weights were drawn: the half width of the widest interval against the draws."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import JointReview
from zsyz_model.report.figures.page import BLUE, INK, RED, Box, axes_in, new_page, say_nothing
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.joint.words import number, review_foot

TOLERANCE = 0.01
"""The half width at which drawing may stop."""


def convergence_title(review: JointReview, tolerance: float = TOLERANCE) -> str:
    """How exact the shares are at the end, and whether that is enough."""
    sure = review.acceptability
    if not sure.history:
        return "没有抽样，无收敛过程"
    reached = f"±{number(100 * sure.half_width)} 个百分点"
    wanted = f"±{number(100 * tolerance)}"
    if sure.half_width <= tolerance:
        return f"抽样 {sure.draws:,} 次后过线、优先概率误差不超过 {reached}，达到 {wanted} 的要求"
    return f"抽样 {sure.draws:,} 次后过线、优先概率误差仍有 {reached}，未达到 {wanted} 的要求"


def draw_convergence(review: JointReview, run: str = "", tolerance: float = TOLERANCE) -> Figure:
    """A line of half widths over the draws, the tolerance as a dashed line."""
    note = "误差：各项目过线概率和优先概率的 95% 置信区间半宽中最大的一个。"
    with chart_style():
        title = convergence_title(review, tolerance)
        page = new_page(title, "百分点", review_foot(review, run), (note,))
        if not review.acceptability.history:
            return say_nothing(page, "没有抽样")
        _draw_history(axes_in(page, Box(1.1, 1.35, 11.3, 4.6)), review, tolerance)
        page.draw_without_rendering()
    return page


def _draw_history(axes: Axes, review: JointReview, tolerance: float) -> None:
    draws, widths = zip(*review.acceptability.history, strict=True)
    points = [100 * width for width in widths]
    axes.plot(draws, points, "-o", color=BLUE, markersize=5, linewidth=1.8)
    axes.axhline(100 * tolerance, color=RED, linestyle="--", linewidth=1.4)
    axes.set_xlim(0, 1.12 * max(draws))
    axes.set_ylim(0, 1.15 * max(*points, 100 * tolerance))
    words = f"容许 ±{number(100 * tolerance)}"
    axes.annotate(
        words, (0, 100 * tolerance), (6, 4), textcoords="offset points", fontsize=12, color=RED
    )
    axes.annotate(
        f"{draws[-1]:,} 次：±{number(points[-1])}", (draws[-1], points[-1]), (8, 8),
        textcoords="offset points", fontsize=12, color=INK,
    )  # fmt: skip
    axes.set_xticks([tick for tick in axes.get_xticks() if tick <= axes.get_xlim()[1]])
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.set_xlabel("抽样次数", fontsize=12)
    axes.tick_params(labelsize=11)
