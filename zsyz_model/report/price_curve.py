"""The price of stability: each goal against how many promises may change."""

from __future__ import annotations

from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Case
from zsyz_model.case.goal import WANTED_MOST
from zsyz_model.case.repairs import told
from zsyz_model.case.replans import Replanned
from zsyz_model.report.figures.page import (
    BLUE,
    FAINT,
    INK,
    ORANGE,
    Box,
    axes_in,
    foot_line,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.fonts import chart_style
from zsyz_model.report.words import GOALS

MOST_PANELS = 4


def curve_title(answer: Replanned) -> str:
    """How many promises change at the least, and what keeping to that costs."""
    head = f"{said(answer.title, 40)}：{answer.promised} 项承诺至少变动 {answer.fewest} 项"
    free = answer.curve[-1].changed
    if free == answer.fewest:
        return f"{head}，不限变动的最好方案也只变动这些"
    return f"{head}；比不限变动（{free} 项）少变 {free - answer.fewest} 项，{_price(answer)}"


def _price(answer: Replanned) -> str:
    """What the fewest changes cost beside the free plan, in merit or else the first goal that differs."""
    fewest, free = ({g.name: g.value for g in answer.curve[i].goals} for i in (0, -1))
    lost = {name: round(free[name] - value, 3) for name, value in fewest.items()}
    moved = [name for name in ("merit", *lost) if lost.get(name)]
    if not moved:
        return "各目标不变"
    title, unit = GOALS[moved[0]]
    way = "少" if lost[moved[0]] > 0 else "多"
    return f"{title}{way} {told(abs(lost[moved[0]]))} {unit}"


def draw_curve(answer: Replanned, case: Case, run: str = "") -> Figure:
    """A panel for each goal that is not the same all along, over the number of changes."""
    notes = (
        "横轴：变动的承诺数（每个开工的季度和用地算一项，每个包保领导算一项）；最右为不限变动。",
    )
    proof = "变动数已证明最少" if answer.bound == answer.fewest else f"变动数下限 {answer.bound}"
    source, title = Path(case.ledger.source).name, case.scenario.title or case.scenario.name
    foot = foot_line(case.scenario.as_of, source, title, (proof,), run)
    with chart_style():
        page = new_page(curve_title(answer), "", foot, notes)
        shown = moving_goals(answer)[:MOST_PANELS]
        if not shown:
            return say_nothing(page, "各项目标不随变动数改变")
        tall = 5.2 / len(shown)
        for i, name in enumerate(shown):
            box = Box(2.9, 1.2 + tall * (len(shown) - 1 - i), 9.8, tall - 0.45)
            _draw_goal(axes_in(page, box), answer, name, last=i == len(shown) - 1)
        page.draw_without_rendering()
    return page


def moving_goals(answer: Replanned) -> list[str]:
    """The goals that differ somewhere on the curve, in the order of the first plan."""
    values = {
        goal.name: {g.value for point in answer.curve for g in point.goals if g.name == goal.name}
        for goal in answer.curve[0].goals
    }
    return [name for name, found in values.items() if len(found) > 1]


def _draw_goal(axes: Axes, answer: Replanned, name: str, *, last: bool) -> None:
    values = [goal.value for point in answer.curve for goal in point.goals if goal.name == name]
    places = range(len(values))
    axes.plot(places, values, "-", color=BLUE, linewidth=1.8, drawstyle="steps-post", alpha=0.5)
    axes.plot(places, values, "o", color=BLUE, markersize=7)
    axes.plot(places[-1:], values[-1:], "s", color=ORANGE, markersize=9)
    for x, value in zip(places, values, strict=True):
        axes.annotate(
            told(round(value, 2)), (x, value), (0, 9), textcoords="offset points", ha="center",
            fontsize=11, color=INK, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4},
        )  # fmt: skip
    title, unit = GOALS[name]
    way = "越大越好" if name in WANTED_MOST else "越小越好"
    axes.set_ylabel(
        f"{title}\n{unit}，{way}", rotation=0, ha="right", va="center", fontsize=12, labelpad=12
    )
    axes.set_yticks([])
    room = max(values) - min(values)
    axes.set_ylim(min(values) - 0.25 * room, max(values) + 0.45 * room)
    axes.set_xlim(-0.4, len(values) - 0.6)
    words = [
        f"{point.changed} 项" + ("\n（不限）" if point.most is None else "")
        for point in answer.curve
    ]
    axes.set_xticks(places, words if last else [""] * len(words), fontsize=12, color=FAINT)
