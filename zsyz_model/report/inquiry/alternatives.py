"""Plans side by side: what each promises of every project, core, swing and never."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from zsyz_model.case import Case, Outcome
from zsyz_model.case.alternatives import Alternatives, Part, Standing
from zsyz_model.report.figures.page import (
    FAINT,
    INK,
    ORANGE,
    SKY,
    Box,
    axes_in,
    foot_words,
    new_page,
    said,
    say_nothing,
)
from zsyz_model.report.figures.ranking import points_for
from zsyz_model.report.fonts import chart_style

SHOWN = 26
"""Rows of a half page."""
KINDS = {"开工": "开工（季度、地块）", "包保": "包保领导"}
SAME, OTHER = SKY, ORANGE
"""As in the plan in question, and otherwise."""


def shown_standings(told: Alternatives, kind: str) -> list[Standing]:
    """The rows of a kind that fit: what differs first, then what is the same, then never."""
    rows = [x for x in told.standings if x.kind == kind]
    order = {Part.SWING: 0, Part.CORE: 1, Part.NEVER: 3}
    return sorted(rows, key=lambda x: (order[x.part] + (x.part is Part.CORE and x.same), x.subject))[:SHOWN]  # fmt: skip


def alternatives_title(told: Alternatives) -> str:
    """How many plans there are, and what all of them promise."""
    core, fixed = told.count("开工", Part.CORE), told.fixed("开工")
    led = told.fixed("包保")
    found = len(told.ways)
    if found < 2:
        return f"各目标让出不超过 {100 * told.within:g}% 而相差 {told.least} 项的别的方案：没有"
    return (
        f"{found} 个方案价值相近：{core} 个项目都开工（{fixed} 个季度地块不变），"
        f"{led} 个项目的领导不变，其余可商量"
    )


def draw_alternatives(told: Alternatives, outcome: Outcome, run: str = "") -> Figure:
    """Two matrices, starts and leaders: a row a project, a column a plan."""
    with chart_style():
        page = new_page(alternatives_title(told), "", foot_words(outcome, run), _notes(told))
        if len(told.ways) < 2:
            return say_nothing(page, f"{told.ending.value}")
        for place, (kind, title) in enumerate(KINDS.items()):
            rows = shown_standings(told, kind)
            axes = axes_in(page, _box(place, len(rows)))
            axes.set_title(title, fontsize=12, loc="left", color=FAINT, pad=18)
            _draw_cells(axes, rows, len(told.ways))
            _label(axes, outcome.case, rows, len(told.ways))
        page.draw_without_rendering()
    return page


def _box(place: int, rows: int) -> Box:
    height = min(5.0, 0.3 * max(1, rows))
    return Box(2.35 + 6.45 * place, 0.95 + 5.0 - height, 3.95, height)


def _draw_cells(axes: Axes, rows: Sequence[Standing], plans: int) -> None:
    size = min(points_for(len(rows)), 3.95 * 72 / max(1, plans) / 5.4)
    for y, row in enumerate(rows):
        for x, word in enumerate(row.promised):
            if not word:
                axes.text(x + 0.5, y + 0.5, "–", ha="center", va="center", fontsize=size, color=FAINT)  # fmt: skip
                continue
            same = word == row.promised[0]
            axes.add_patch(
                Rectangle((x, y), 1, 1, facecolor=SAME if same else OTHER, alpha=0.35 if same else 0.8,
                          edgecolor="white", linewidth=0.6)
            )  # fmt: skip
            axes.text(
                x + 0.5, y + 0.5, said(_short(word), 10), ha="center", va="center", fontsize=size,
                color=INK,
            )  # fmt: skip
    axes.set_xlim(0, plans)
    axes.set_ylim(max(1, len(rows)), 0)


def _short(word: str) -> str:
    """A promise in few characters: the century and new land are understood.

    >>> _short("2027Q1 new"), _short("2027Q3 J02"), _short("L07")
    ('27Q1', '27Q3 J02', 'L07')
    """
    quarter, _, site = word.partition(" ")
    if not site:
        return word
    return f"{quarter[2:]} {site}".removesuffix(" new")


def _label(axes: Axes, case: Case, rows: Sequence[Standing], plans: int) -> None:
    size = points_for(len(rows))
    names = [f"{said(case.named(x.subject), 22)} {x.part.value}" for x in rows]
    axes.set_yticks([y + 0.5 for y in range(len(rows))], names, fontsize=size)
    titles = ["原方案", *(f"方案{i}" for i in range(2, plans + 1))]
    axes.set_xticks([x + 0.5 for x in range(plans)], titles, fontsize=min(9.0, 45 / plans))
    axes.xaxis.tick_top()
    axes.spines[["left", "bottom"]].set_visible(False)


def _notes(told: Alternatives) -> tuple[str, ...]:
    """What the colours mean, and what is not drawn."""
    hidden = sum(max(0, sum(x.kind == kind for x in told.standings) - SHOWN) for kind in KINDS)
    more = f"另有 {hidden} 行各方案相同或从未安排，未画。" if hidden else ""
    return (
        f"浅色：与原方案相同；橙色：不同；–：没有安排。季度后为存量地块编号，无编号为新增用地。要 {told.wanted} 个，{told.ending.value}。{more}",
    )
