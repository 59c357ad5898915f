"""The page every chart stands on: conclusion, unit, cut-off date, source; and its palette.

13.33 x 7.5 inches, as a slide. The palette is Okabe and Ito's, told apart by colour-blind
readers; wherever a colour means something, words or a shape say it too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from zsyz_model.case import Outcome, Status
from zsyz_model.report.fonts import drawable
from zsyz_model.report.words import (
    cut,
    scenario_words,
    shown_width,
    source_words,
    status_words,
    verdict_words,
)

WIDTH_IN, HEIGHT_IN = 13.33, 7.5
TITLE_POINTS = 22.0
NOTE_POINTS = 9.5
BLUE, ORANGE, GREEN, PURPLE = "#0072B2", "#E69F00", "#009E73", "#CC79A7"
SKY, RED, YELLOW, GREY = "#56B4E9", "#D55E00", "#F0E442", "#999999"
INK, FAINT = "#222222", "#595959"
COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, RED, YELLOW, GREY)
HATCHES = ("", "///", "...", "xxx")

_EDGE_IN = 0.45


@dataclass(frozen=True, slots=True)
class Box:
    """Where axes stand on the page, in inches from its left and lower edges."""

    left: float
    low: float
    width: float
    height: float


def new_page(title: str, unit: str, foot: str, notes: tuple[str, ...] = ()) -> Figure:
    """A page with its words: the conclusion above, unit top right, notes and source at the foot."""
    page = Figure(figsize=(WIDTH_IN, HEIGHT_IN))
    FigureCanvasAgg(page)
    _write(page, _EDGE_IN, HEIGHT_IN - 0.3, title, _fitting(title, TITLE_POINTS), INK, va="top")
    if unit:
        right = WIDTH_IN - _EDGE_IN
        _write(page, right, HEIGHT_IN - 0.86, f"单位：{unit}", 11, FAINT, va="top", ha="right")
    for line, note in enumerate((foot, *reversed(notes))):
        _write(page, _EDGE_IN, 0.2 + 0.21 * line, note, _fitting(note, NOTE_POINTS), FAINT)
    return page


def axes_in(page: Figure, box: Box) -> Axes:
    """Axes at that place on the page."""
    return page.add_axes(
        (
            box.left / WIDTH_IN,
            box.low / HEIGHT_IN,
            box.width / WIDTH_IN,
            box.height / HEIGHT_IN,
        )
    )


def foot_words(outcome: Outcome, run: str = "") -> str:
    """Cut-off date, source, scenario, proof and run: at the foot of every chart."""
    plan = outcome.plan
    told = (
        status_words(plan.status)
        + (_gap_words(plan.gap) if plan.status is not Status.OPTIMAL else ""),
        *((verdict_words(outcome),) if plan.faults else ()),
    )
    words = (source_words(outcome), scenario_words(outcome))
    return foot_line(outcome.case.scenario.as_of, *words, told, run)


def foot_line(as_of: str, source: str, scenario: str, told: Iterable[str], run: str = "") -> str:
    """Cut-off date, source, scenario, what else is told, and run, on one line."""
    parts = (
        f"截至 {as_of}",
        f"数据来源：{cut(source, 50)}",
        f"情景：{cut(scenario, 40)}",
        *told,
        *((f"批次：{cut(run, 40)}",) if run else ()),
    )
    return drawable(" · ".join(parts))


def said(text: str, width: int) -> str:
    """Words of the data as a chart can show them: one line, cut with …, glyphs we have."""
    return drawable(cut(text, width))


def colour_of(place: int) -> tuple[str, str]:
    """Colour and hatch of the n-th part: after the eighth the colours come again, hatched."""
    turn, colour = divmod(place, len(COLOURS))
    return COLOURS[colour], HATCHES[turn % len(HATCHES)]


def say_nothing(page: Figure, words: str) -> Figure:
    """A page without data says so in its middle."""
    _write(page, WIDTH_IN / 2, HEIGHT_IN / 2, words, 16, FAINT, ha="center")
    return page


def _gap_words(gap: float) -> str:
    return f"（相对差距 {gap:.2%}）"


def _fitting(text: str, points: float) -> float:
    """The size at which the line fits the page; half-width characters take half the size."""
    room = (WIDTH_IN - 2 * _EDGE_IN) * 72
    return min(points, room / max(1.0, shown_width(text) * 0.52))


def _write(
    page: Figure, x: float, y: float, text: str, size: float, colour: str,
    ha: str = "left", va: str = "bottom",
) -> None:  # fmt: skip
    page.text(x / WIDTH_IN, y / HEIGHT_IN, text, fontsize=size, color=colour, ha=ha, va=va)
