"""A front: what one goal costs of another, a point a plan."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Outcome
from zsyz_model.case.fronts import Front
from zsyz_model.case.goal import GOAL_WORDS, WANTED_MOST
from zsyz_model.report.figures.page import (
    BLUE,
    FAINT,
    INK,
    RED,
    Box,
    axes_in,
    foot_words,
    new_page,
    say_nothing,
)
from zsyz_model.report.fonts import chart_style

NUMBERED = 40
"""Up to so many points have their number beside them."""
_AREA = Box(1.25, 1.55, 11.3, 4.6)
_NARROW = Box(1.25, 1.55, 9.9, 4.6)


def front_title(front: Front) -> str:
    """How many plans there are to choose from, and from where to where they reach."""
    if not front.points:
        return "没有可行方案，也就没有取舍"
    names = "与".join(GOAL_WORDS[g][0] for g in front.goals)
    ends = [_span(front, g) for g in front.goals[:2]]
    sure = "全部 " if front.exact else ""
    return f"{names}：{sure}{len(front.points)} 个互不占优的方案，{'，'.join(ends)}"


def _span(front: Front, goal: str) -> str:
    values = [x.values[goal] for x in front.points]
    name, unit = GOAL_WORDS[goal]
    return f"{name} {min(values):,.10g} 至 {max(values):,.10g} {unit}"


def draw_front(front: Front, outcome: Outcome, run: str = "") -> Figure:
    """The second goal across, the first upward; a third one as colour and number."""
    with chart_style():
        page = new_page(front_title(front), "见坐标轴", foot_words(outcome, run), _notes(front))
        if not front.points:
            return say_nothing(page, "没有可行方案")
        three = len(front.goals) == 3
        axes = axes_in(page, _NARROW if three else _AREA)
        _draw_third(page, axes, front) if three else _draw_steps(axes, front)
        _draw_current(axes, front, outcome)
        _number(axes, front)
        _label(axes, front)
        page.draw_without_rendering()
    return page


def _places(front: Front) -> tuple[list[float], list[float]]:
    first, second = front.goals[:2]
    return [x.values[second] for x in front.points], [x.values[first] for x in front.points]


def _draw_steps(axes: Axes, front: Front) -> None:
    """Between two points nothing is better than the worse one: the front goes in steps."""
    across, up = _places(front)
    order = np.argsort(across)
    x, y = np.array(across)[order], np.array(up)[order]
    # between two points the best to be had is the one that keeps the second goal good enough
    axes.step(
        x, y, where="pre" if front.goals[1] in WANTED_MOST else "post", color=BLUE, linewidth=1.2
    )
    hollow = ["white" if x.gap or not x.proven else BLUE for x in front.points]
    axes.scatter(across, up, s=60, c=hollow, edgecolors=BLUE, zorder=3)


def _draw_third(page: Figure, axes: Axes, front: Front) -> None:
    across, up = _places(front)
    third = [x.values[front.goals[2]] for x in front.points]
    dots = axes.scatter(across, up, s=90, c=third, cmap="cividis", edgecolors=INK, linewidths=0.5, zorder=3)  # fmt: skip
    bar = page.colorbar(dots, cax=axes_in(page, Box(11.5, 1.55, 0.25, 4.6)))
    bar.set_label(_title(front.goals[2]), fontsize=11)
    bar.ax.tick_params(labelsize=10)


def _draw_current(axes: Axes, front: Front, outcome: Outcome) -> None:
    """The plan in question, where it has these goals."""
    known = {goal.name: goal.value for goal in outcome.plan.goals}
    first, second = front.goals[:2]
    if first in known and second in known:
        axes.plot(known[second], known[first], "x", color=RED, markersize=11, markeredgewidth=2.2, zorder=4)  # fmt: skip
        axes.annotate(
            "现方案", (known[second], known[first]), (8, -14), textcoords="offset points",
            fontsize=11, color=RED,
        )  # fmt: skip


def _number(axes: Axes, front: Front) -> None:
    if len(front.points) > NUMBERED:
        return
    for i, (x, y) in enumerate(zip(*_places(front), strict=True), start=1):
        axes.annotate(str(i), (x, y), (6, 6), textcoords="offset points", fontsize=9.5, color=FAINT)


def _label(axes: Axes, front: Front) -> None:
    first, second = front.goals[:2]
    axes.set_xlabel(_title(second), fontsize=12)
    axes.set_ylabel(_title(first), fontsize=12)
    axes.tick_params(labelsize=10.5)
    axes.grid(color="#E5E5E5", linewidth=0.6)
    axes.margins(0.08)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(mpl.ticker.FuncFormatter(lambda value, _: f"{value:,.10g}"))


def _title(goal: str) -> str:
    name, unit = GOAL_WORDS[goal]
    way = "越大越好" if goal in WANTED_MOST else "越小越好"
    return f"{name}（{unit}，{way}）"


def _notes(front: Front) -> tuple[str, ...]:
    """How to read the points, and how far the front goes."""
    proof = "实心点证明到底，空心点证明到求解差距之内。" if len(front.goals) == 2 else ""
    far = "这些就是全部可取的取舍。" if front.exact else ""
    stopped = f"因{front.stopped}提前停止，其余未查。" if not front.complete else ""
    steps = [
        f"{GOAL_WORDS[g][0]} {s:.10g} {GOAL_WORDS[g][1]}"
        for g, s in front.steps.items()
        if s is not None
    ]
    spaced = f"取点步长：{'、'.join(steps)}，两点之间可能还有方案。" if steps else ""
    return (f"每点是一个完整方案，编号与答复中的次序一致。{proof}{far}{stopped}{spaced}",)
