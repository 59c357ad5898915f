"""What one more unit is worth, as a step chart: where the best plan gets better, and how much."""

from __future__ import annotations

from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from zsyz_model.case import Outcome
from zsyz_model.case.goal import GOAL_WORDS
from zsyz_model.case.why_words import plain
from zsyz_model.case.worth_words import worth_sentences, worth_title
from zsyz_model.case.worths import Worth
from zsyz_model.report.figures.page import (
    BLUE,
    FAINT,
    INK,
    RED,
    SKY,
    Box,
    axes_in,
    foot_words,
    new_page,
    said,
)
from zsyz_model.report.figures.saving import save_figure
from zsyz_model.report.fonts import chart_style

WHOLE = ("个", "分钟", "周")
"""Units that are counted in whole numbers."""


def draw_stairs(outcome: Outcome, worth: Worth, run: str = "") -> Figure:
    """The goal over the amount: a flat piece for each step, a filled dot where it begins."""
    title, unit = GOAL_WORDS[worth.goal]
    with chart_style():
        notes = tuple(said(text, 150) for text in worth_sentences(worth)[1:2])
        page = new_page(
            said(worth_title(worth), 90), f"{unit}（{title}）", foot_words(outcome, run), notes
        )
        axes = axes_in(page, Box(1.35, 1.75, 11.2, 4.2))
        _draw_steps(axes, worth) if worth.looked != worth.now else _draw_ends(axes, worth)
        _mark_today(axes, worth)
        axes.set_xlabel(f"{worth.kind}（{worth.unit}）", fontsize=12)
        axes.tick_params(labelsize=10)
        axes.xaxis.set_major_locator(MaxNLocator(integer=worth.unit in WHOLE))
        axes.ticklabel_format(useOffset=False, style="plain")
        axes.grid(axis="y", color="#E9E9E9", linewidth=0.6)
        page.draw_without_rendering()
    return page


def write_stairs(stem: Path, outcome: Outcome, worth: Worth, run: str = "") -> tuple[Path, ...]:
    """The step chart as svg, pdf and png beside each other."""
    return save_figure(draw_stairs(outcome, worth, run), stem)


def _ends(worth: Worth) -> tuple[float, float]:
    """From where to where the chart tells something: at least one unit to each side."""
    first = worth.now - worth.unit_size if worth.low is None else worth.low
    last = max(worth.looked, worth.steps[-1].at, worth.now + worth.unit_size)
    return max(0.0, min(first, worth.now)), last


def _draw_steps(axes: Axes, worth: Worth) -> None:
    start, end = _ends(worth)
    begins = [start, *(step.at for step in worth.steps[1:]), end]
    room = 0.03 * (end - start)
    for i, step in enumerate(worth.steps):
        axes.plot(begins[i : i + 2], [step.value] * 2, color=BLUE, linewidth=3)
        if i:
            before = worth.steps[i - 1].value
            axes.plot([step.at] * 2, [before, step.value], color=SKY, linewidth=1, linestyle=":")
            axes.plot(step.at, step.value, "o", color=BLUE, markersize=7)
            axes.plot(step.at, before, "o", color=BLUE, markersize=7, markerfacecolor="white")
            words = f"{plain(step.at)} {worth.unit}起 {plain(step.value)}（+{plain(step.value - before)}）"
            axes.annotate(words, (step.at, step.value), (0, 7), textcoords="offset points", fontsize=10, color=INK)  # fmt: skip
    if worth.low is not None:
        axes.plot(start, worth.steps[0].value, "o", color=BLUE, markersize=7)
        axes.annotate(
            f"少于 {plain(worth.low)} 即变差", (start, worth.steps[0].value), (0, -16),
            textcoords="offset points", fontsize=10, color=FAINT,
        )  # fmt: skip
    axes.set_xlim(start - room, end + 8 * room)
    axes.margins(y=0.25)


def _draw_ends(axes: Axes, worth: Worth) -> None:
    """Today's value and that with one unit more: the range between and beyond was not asked."""
    gained = {gain.goal: gain for gain in worth.gains}[worth.goal]
    ends = ((worth.now, gained.before), (worth.now + worth.unit_size, gained.after))
    for x, value in ends:
        axes.plot(x, value, "o", color=BLUE, markersize=9)
        axes.annotate(plain(value), (x, value), (8, 8), textcoords="offset points", fontsize=11, color=INK)  # fmt: skip
    axes.margins(x=0.5, y=0.4)


def _mark_today(axes: Axes, worth: Worth) -> None:
    """Today's amount, and one unit more."""
    ends = (
        (worth.now, "现在", "right"), (worth.now + worth.unit_size, f"+{plain(worth.unit_size)}", "left"),
    )  # fmt: skip
    for x, words, side in ends:
        axes.axvline(x, color=RED, linewidth=1, linestyle="-" if x == worth.now else "--")
        axes.annotate(
            words, (x, 1.0), (0, 3), xycoords=("data", "axes fraction"),
            textcoords="offset points", fontsize=10, color=RED, ha=side,
        )  # fmt: skip
