"""What a forced or forbidden choice costs, part by part: a waterfall for each goal that changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from zsyz_model.case import Outcome
from zsyz_model.case.answers import Loss
from zsyz_model.case.goal import GOAL_WORDS, WANTED_MOST
from zsyz_model.case.why_words import choice_words, loss_words, plain, signed
from zsyz_model.case.whys import Part, Why
from zsyz_model.report.figures.page import (
    BLUE,
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
from zsyz_model.report.figures.saving import save_figure
from zsyz_model.report.fonts import chart_style

SHOWN_PARTS = 11
NAME = 30
"""Half-width characters of a name in the title."""
REST = "其余各项"
DARK_RED = "#A63F00"
"""As the palette's red, dark enough for letters."""


def waterfall_title(why: Why) -> str:
    """The choice, and the first goal that it touches."""
    first = why.first_loss
    if first is None:
        return f"{short_choice(why)}，各级目标都不变"
    title, unit = GOAL_WORDS[first.goal]
    way = "变差" if first.worse > 0 else "变好"
    return f"{short_choice(why)}，{title}{way} {plain(abs(first.worse))} {unit}"


def short_choice(why: Why) -> str:
    """The choice with names cut short, so that what it costs still fits the line."""
    return choice_words(replace(why, names={k: said(v, NAME) for k, v in why.names.items()}))


def panels(why: Why) -> list[tuple[Loss, list[Part]]]:
    """The goals that change and have parts, each with its parts, the worst first."""
    found = []
    for loss in why.losses:
        own = [part for part in why.parts if part.goal == loss.goal]
        if own and loss.after != loss.before:
            sign = 1 if loss.goal in WANTED_MOST else -1
            found.append((loss, _gathered(sorted(own, key=lambda p: (sign * p.change, p.subject)))))
    return found


def _gathered(own: Sequence[Part]) -> list[Part]:
    """At most SHOWN_PARTS rows: the small ones in the middle are put together."""
    if len(own) <= SHOWN_PARTS:
        return list(own)
    large = sorted(own, key=lambda part: -abs(part.change))[: SHOWN_PARTS - 1]
    rest = [part for part in own if part not in large]
    together = Part(own[0].goal, f"{REST}（{len(rest)} 项）", round(sum(p.change for p in rest), 4))
    return [*(part for part in own if part in large), together]


def draw_waterfall(outcome: Outcome, why: Why, run: str = "") -> Figure:
    """From the plan as it is (0) part by part to where the forced plan ends."""
    shown = panels(why)
    with chart_style():
        notes = (_note(why),)
        page = new_page(
            said(waterfall_title(why), 90), "各目标自身的单位", foot_words(outcome, run), notes
        )
        if not shown:
            return say_nothing(page, "各级目标都不变")
        width = 12.4 / len(shown)
        for place, (loss, own) in enumerate(shown):
            label = min(3.0, 0.42 * width)
            box = Box(0.45 + width * place + label, 1.25, width - label - 0.35, 4.55)
            _draw_panel(axes_in(page, box), why, loss, own, label / box.width)
        page.draw_without_rendering()
    return page


def write_waterfall(stem: Path, outcome: Outcome, why: Why, run: str = "") -> tuple[Path, ...]:
    """The waterfall as svg, pdf and png beside each other."""
    return save_figure(draw_waterfall(outcome, why, run), stem)


def _draw_panel(axes: Axes, why: Why, loss: Loss, own: list[Part], label: float) -> None:
    title, unit = GOAL_WORDS[loss.goal]
    axes.set_title(f"{title}（{unit}）{plain(loss.before)} → {plain(loss.after)}", fontsize=12, loc="left", x=-label)  # fmt: skip
    better = 1 if loss.goal in WANTED_MOST else -1
    at = 0.0
    for y, part in enumerate(own):
        worse = part.change * better < 0
        axes.barh(y, part.change, left=at, height=0.62, color=RED if worse else BLUE,
                  hatch="///" if worse else "", edgecolor="white")  # fmt: skip
        at += part.change
        axes.plot([at, at], [y, y + 1], color=GREY, linewidth=0.8)
        _tell(axes, y, at - part.change, at, f"{signed(part.change)}", DARK_RED if worse else BLUE)
    net = round(loss.after - loss.before, 4)
    axes.barh(len(own), net, height=0.62, color=INK)
    _tell(axes, len(own), 0.0, net, signed(net), INK)
    axes.axvline(0, color=INK, linewidth=0.8)
    labels = [said(why.names.get(p.subject, p.subject), 26) for p in own]
    axes.set_yticks(range(len(own) + 1), [*labels, "净变化"], fontsize=9)
    axes.set_ylim(max(len(own) + 1, 6) - 0.4, -0.6)
    low, high = axes.dataLim.intervalx
    room = 0.42 * max(high - low, 1e-9)
    axes.set_xlim(min(low, 0.0) - room, max(high, 0.0) + room)
    axes.set_xticks([])
    axes.spines[["left", "bottom"]].set_visible(False)


def _tell(axes: Axes, y: int, start: float, end: float, words: str, colour: str) -> None:
    """The change beside its bar, on the side where it ends."""
    right = end >= start
    axes.annotate(
        words, (end, y), (4 if right else -4, 0), textcoords="offset points",
        ha="left" if right else "right", va="center", fontsize=9, color=colour,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4},
    )  # fmt: skip


def _note(why: Why) -> str:
    others = [loss_words(loss) for loss in why.losses if loss.worse and not _has_parts(why, loss)]
    tail = f"另：{'；'.join(others)}。" if others else ""
    return f"横轴自现方案的值起，逐项相加到重算后的值；斜线红色为变差，蓝色为变好。{tail}"


def _has_parts(why: Why, loss: Loss) -> bool:
    return any(part.goal == loss.goal for part in why.parts)
