"""From one run to another: goal by goal the overrides' effects, added up from end to end."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Outcome
from zsyz_model.case.answers import Loss
from zsyz_model.case.differences import Difference, Effect
from zsyz_model.case.goal import GOAL_WORDS, WANTED_MOST
from zsyz_model.report.figures.page import (
    BLUE,
    FAINT,
    GREEN,
    GREY,
    INK,
    RED,
    Box,
    axes_in,
    foot_words,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.fonts import chart_style

SHOWN_EFFECTS = 9
"""Rows of a panel; further effects are drawn as one."""
SHOWN_GOALS = 6
REST = "其余设定"


def difference_title(told: Difference) -> str:
    """A tie, or which override has most to do with what changed."""
    pair = f"“{said(told.other, 24)}”与“{said(told.first, 24)}”"
    if told.same:
        return f"{pair}：方案相同"
    if told.tie:
        return f"{pair}并列：各目标相同，{len(told.causes)} 项承诺不同"
    changed = [x for x in told.losses if x.after != x.before]
    if not changed or not told.effects:
        return f"{pair}：{len(told.causes)} 项承诺不同"
    goal = next((x for x in changed if x.goal == "merit"), changed[0])
    top = max(told.effects, key=lambda x: abs(x.changes[goal.goal]))
    name, unit = GOAL_WORDS[goal.goal]
    if len(told.effects) == 1:
        change = f"{goal.after - goal.before:+,.10g} {unit}"
        return f"{pair}：{name} {change}，由于 {said(top.name, 40)}"
    return (
        f"{pair}：{name} {goal.after - goal.before:+,.10g} {unit}，"
        f"其中 {top.changes[goal.goal]:+,.10g} 由于 {said(top.name, 34)}"
    )


def draw_difference(told: Difference, outcome: Outcome, run: str = "") -> Figure:
    """A panel a goal: from the first run's value by each override's effect to the other's."""
    with chart_style():
        page = new_page(difference_title(told), "见各图", foot_words(outcome, run), _notes(told))
        panels = [x for x in told.losses if x.after != x.before][:SHOWN_GOALS]
        if not panels:
            return say_nothing(page, "各目标并列" if told.causes else "没有差别")
        for place, loss in enumerate(panels):
            across = min(3, len(panels))
            row, column = divmod(place, 3)
            rows = -(-len(panels) // 3)
            height = 4.6 if rows == 1 else 2.0
            axes = axes_in(
                page,
                Box(
                    2.9 + 10.5 / across * column,
                    1.3 + 2.75 * (rows - 1 - row),
                    10.5 / across - 0.4,
                    height,
                ),
            )
            name, unit = GOAL_WORDS[loss.goal]
            axes.set_title(f"{name}（{unit}）", fontsize=12, loc="left")
            _draw_panel(axes, loss, told.effects, named=column == 0)
        page.draw_without_rendering()
    return page


def _draw_panel(axes: Axes, loss: Loss, effects: tuple[Effect, ...], *, named: bool) -> None:
    steps = [(said(x.name, 26), x.changes[loss.goal]) for x in effects[:SHOWN_EFFECTS]]
    if rest := effects[SHOWN_EFFECTS:]:
        steps.append((REST, sum(x.changes[loss.goal] for x in rest)))
    at, y = loss.before, 0
    reached = [loss.before, loss.after]
    axes.plot([at, at], [-0.4, 0.4], color=INK, linewidth=2)
    _tell(axes, at, 0, f"{at:,.10g}", INK)
    for y, (_, change) in enumerate(steps, start=1):
        better = (change > 0) == (loss.goal in WANTED_MOST)
        colour = GREY if not change else GREEN if better else RED
        axes.barh(y, change, left=at, height=0.6, color=colour, hatch="" if better else "///", edgecolor="white")  # fmt: skip
        axes.plot([at, at], [y - 1, y], color=FAINT, linewidth=0.6)
        at += change
        reached.append(at)
        _tell(axes, max(at, at - change), y, f"{change:+,.6g}" if change else "0", FAINT)
    last = len(steps) + 1
    axes.plot([loss.after, loss.after], [last - 0.4, last + 0.4], color=BLUE, linewidth=2)
    _tell(axes, loss.after, last, f"{loss.after:,.10g}", BLUE)
    axes.set_ylim(last + 0.6, -0.6)
    low, high = min(reached), max(reached)
    axes.set_xlim(low - 0.04 * (high - low or 1.0), high + 0.45 * (high - low or 1.0))
    axes.set_xticks([])
    names = ["起点", *(name for name, _ in steps), "终点"]
    axes.set_yticks(range(len(names)), names if named else [], fontsize=9)
    axes.spines[["left", "bottom"]].set_visible(False)


def _tell(axes: Axes, x: float, y: float, words: str, colour: str) -> None:
    axes.annotate(words, (x, y), (4, 0), textcoords="offset points", va="center", fontsize=9, color=colour)  # fmt: skip


def _notes(told: Difference) -> tuple[str, ...]:
    """What the colours mean, and how the whole was shared out."""
    how = f"归因方法：{told.method.value}，各项相加等于全部差别。" if told.effects else ""
    return (
        f"绿色：变好；橙红斜线：变差；起点为“{said(told.first, 30)}”，终点为“{said(told.other, 30)}”。{how}",
    )
