"""A poster: millimetres of an A1 sheet on its side, from the upper left corner; A0 is drawn larger.

Words of the charts are at least 12 mm high on A1, which is read from three metres (one mm for
each 25 cm); only the foot line, which is for whoever checks, is smaller.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from zsyz_model.case.motion import Light
from zsyz_model.report.figures.page import BLUE, FAINT, GREEN, GREY, INK, RED, YELLOW, said
from zsyz_model.report.fonts import chart_style, forget_glyphs
from zsyz_model.report.words import shown_width

WIDE_MM, HIGH_MM, EDGE_MM = 841.0, 594.0, 20.0
PAPERS: Mapping[str, float] = {"a1": 1.0, "a0": 2**0.5}
"""Paper → how much larger than A1 it is drawn."""
TITLE, HEAD, BODY, FOOT = 76.0, 48.0, 36.0, 22.0
"""Sizes in points on A1; a point is 0.353 mm."""
POINT_MM, INCH_MM, HALF_EM = 25.4 / 72, 25.4, 0.54
LIGHTS = {"红": (RED, "white"), "黄": (YELLOW, INK), "绿": (GREEN, "white"), "蓝": (BLUE, "white")}
PALE = "#F4F6F8"
FORMS: Mapping[str, dict[str, Any]] = {
    "svg": {"Date": None}, "pdf": {"CreationDate": None, "ModDate": None},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the poster, in mm of A1 from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Poster:
    """A sheet to draw on; `scale`: how much larger than A1."""

    figure: Figure
    sheet: Axes
    scale: float

    def write(
        self, at: tuple[float, float], words: str, points: float = BODY, colour: str = INK,
        width: float = WIDE_MM, ha: str = "left", va: str = "center",
    ) -> None:  # fmt: skip
        """One line of words, cut with … where it would be wider than `width`."""
        shown = said(words, max(1, int(width / (points * POINT_MM * HALF_EM))))
        self.sheet.text(*at, shown, fontsize=points * self.scale, color=colour, ha=ha, va=va)

    def fill(self, frame: Frame, colour: str, edge: str = "none", hatch: str = "") -> None:
        """A filled rectangle."""
        corner = (frame.left, frame.top)
        self.sheet.add_patch(
            Rectangle(
                corner, frame.width, frame.height, facecolor=colour, edgecolor=edge, hatch=hatch
            )
        )

    def panel(self, frame: Frame, title: str) -> Frame:
        """A titled part; returns the room below its title."""
        self.fill(frame, PALE)
        self.fill(Frame(frame.left, frame.top, 4, frame.height), BLUE)
        self.write((frame.left + 12, frame.top + 16), title, HEAD, BLUE, frame.width - 20)
        return Frame(frame.left + 12, frame.top + 32, frame.width - 24, frame.height - 38)

    def chip(self, frame: Frame, light: Light | None) -> None:
        """A light with its colour in words: for print in grey and for the colour-blind."""
        fill, ink = LIGHTS.get(light.colour if light else "", (GREY, "white"))
        self.fill(frame, fill, INK)
        middle = (frame.left + frame.width / 2, frame.top + frame.height / 2)
        words = light.text if light else "未亮灯"
        self.write(middle, words, BODY, ink, frame.width - 4, ha="center")

    def axes(self, frame: Frame) -> Axes:
        """Axes for a chart within the poster."""
        low = 1 - frame.bottom / HIGH_MM
        return self.figure.add_axes(
            (frame.left / WIDE_MM, low, frame.width / WIDE_MM, frame.height / HIGH_MM)
        )


def new_poster(title: str, message: str, unit: str, foot: str, paper: str = "a1") -> Poster:
    """A sheet with its words: whose it is, the conclusion, the unit, and the foot line.

    Call it within `chart_style`. KeyError when there is no such paper.
    """
    scale = PAPERS[paper]
    figure = Figure(figsize=(WIDE_MM * scale / INCH_MM, HIGH_MM * scale / INCH_MM))
    FigureCanvasAgg(figure)
    sheet = figure.add_axes((0, 0, 1, 1))
    sheet.set_xlim(0, WIDE_MM)
    sheet.set_ylim(HIGH_MM, 0)
    sheet.axis("off")
    poster = Poster(figure, sheet, scale)
    room = WIDE_MM - 2 * EDGE_MM
    poster.write((EDGE_MM, 36), title, _fitting(title, TITLE, room), INK, room)
    poster.write((EDGE_MM, 80), message, _fitting(message, HEAD, room - 230), BLUE, room - 230)
    poster.write((WIDE_MM - EDGE_MM, 80), f"单位：{unit}", BODY, FAINT, 220, ha="right")
    poster.write((EDGE_MM, HIGH_MM - 14), foot, _fitting(foot, FOOT, room), FAINT, room)
    return poster


def _fitting(words: str, points: float, width: float) -> float:
    """The size at which the line fits, not below what is read from three metres (the foot: half)."""
    least = BODY if points > BODY else points / 2
    return max(least, min(points, width / max(1.0, shown_width(words) * POINT_MM * HALF_EM)))


def wrapped(words: str, width: float, points: float = BODY, most: int = 2) -> tuple[str, ...]:
    """The words on at most so many lines of that width; the last is cut with … by `write`."""
    room, lines = max(2, int(width / (points * POINT_MM * HALF_EM))), [""]
    for letter in " ".join(words.split()):
        full = shown_width(lines[-1] + letter) > room
        if full and len(lines) < most:
            lines.append("")
        lines[-1] += letter
    return tuple(lines)


def write_lines(poster: Poster, room: Frame, lines: Iterable[str], pitch: float = 19.0) -> None:
    """Lines one below the other; when they do not fit, the last says how many are left out."""
    told, most = list(lines), int(room.height // pitch)
    if len(told) > most:
        told = [*told[: most - 1], f"另有 {len(told) - most + 1} 行，见工作簿"]
    for i, line in enumerate(told):
        poster.write((room.left, room.top + (i + 0.5) * pitch), line, BODY, INK, room.width)


def save_poster(poster: Poster, stem: Path) -> tuple[Path, ...]:
    """Write `stem`.svg and .pdf without dates or random names inside."""
    with chart_style():
        return tuple(_save(poster.figure, stem, form) for form in FORMS)


def _save(figure: Figure, stem: Path, form: str) -> Path:
    path = stem.with_name(f"{stem.name}.{form}")
    figure.savefig(path, format=form, metadata=FORMS[form])
    forget_glyphs()
    return path
