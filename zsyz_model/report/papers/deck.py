"""A presentation page by page: a sentence as title, native charts and tables, a foot that says all.

Charts are native and can be edited in PowerPoint or WPS; colours are the house's, and series are
named beside their colour. Words of the data never become formulas of a chart's workbook.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from zsyz_model.findings import Finding
from zsyz_model.report.figures.page import (
    BLUE,
    FAINT,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    RED,
    SKY,
    YELLOW,
)
from zsyz_model.report.fonts import drawable
from zsyz_model.report.packing import write_steady
from zsyz_model.report.typefaces import SLIDES, missing_faces
from zsyz_model.report.words import cut, shown_width
from zsyz_model.sheets import safe_text

FACE = SLIDES.also[0]
WIDE, HIGH = 13.333, 7.5
LEFT, TOP, FULL, ROOM = 0.45, 1.45, 12.43, 5.1
_TITLE_ONLY = 5
_COLOURS = (SKY, ORANGE, PURPLE, YELLOW, GREEN, GREY, RED, BLUE)
"""The light ones first: dark numbers are written on them."""
KINDS = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked bars": XL_CHART_TYPE.BAR_STACKED,
}


@dataclass(frozen=True, slots=True)
class Series:
    """A chart's data: categories, and values by the name of their series (NaN: none)."""

    categories: Sequence[str]
    values: Mapping[str, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart looks: a kind of `KINDS`, the format of its numbers, whether they are written."""

    kind: str = "columns"
    number: str = "0"
    labels: bool = True
    points: float = 12


class Deck:
    """Slides of 13.33 x 7.5 inches, each with the same foot."""

    def __init__(self, foot: str, source: str) -> None:
        self.show = Presentation()
        self.show.slide_width, self.show.slide_height = Inches(WIDE), Inches(HIGH)
        self.foot, self.source = foot, source

    def page(self, title: str, unit: str = "") -> Any:
        """A new slide with its sentence, unit, source and run."""
        slide = self.show.slides.add_slide(self.show.slide_layouts[_TITLE_ONLY])
        head = slide.shapes.title
        head.left, head.top, head.width, head.height = map(Inches, (LEFT, 0.3, FULL, 0.85))
        head.text_frame.word_wrap, head.text_frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        line = head.text_frame.paragraphs[0]
        line.alignment = PP_ALIGN.LEFT
        write(line, title, min(26.0, FULL * 72 / max(1, shown_width(title)) / 0.53), bold=True)
        if unit:
            words(slide, (LEFT, 1.1, FULL, 0.35), [f"单位：{unit}"], 12, PP_ALIGN.RIGHT)
        words(slide, (LEFT, 6.85, FULL, 0.5), [self.source, self.foot], 10, colour=FAINT)
        return slide

    def save(self, path: Path, title: str) -> tuple[Finding, ...]:
        """Write the slides; the same slides give the same bytes. A missing face is told (F21)."""
        made = io.BytesIO()
        self.show.save(made)
        write_steady(path, made.getvalue(), title)
        return missing_faces(faces=(SLIDES,))


Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""


def words(
    slide: Any, box: Box, lines: Sequence[str], points: float,
    align: PP_ALIGN = PP_ALIGN.LEFT, colour: str = INK,
) -> None:  # fmt: skip
    """A box of text, a paragraph a line."""
    frame = slide.shapes.add_textbox(*map(Inches, box)).text_frame
    frame.word_wrap = True
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = align
        write(paragraph, line, points, colour=colour)


def write(
    paragraph: Any, text: str, points: float, *, bold: bool = False, colour: str = INK
) -> None:
    """One run in the deck's face, also for its Chinese."""
    run = paragraph.add_run()
    run.text = drawable(safe_text(" ".join(text.split())))
    run.font.size, run.font.bold, run.font.color.rgb = Pt(points), bold, _rgb(colour)
    _set_face(run.font)


def chart(slide: Any, box: Box, series: Series, look: Look) -> Any:
    """A native chart; its workbook holds the same numbers."""
    data = CategoryChartData(number_format=look.number)
    data.categories = [label(name) for name in series.categories]
    for name, values in series.values.items():
        data.add_series(label(name), [None if math.isnan(x) else x for x in values])
    kind = KINDS[look.kind]
    shape = slide.shapes.add_chart(kind, *map(Inches, box), data)
    _describe(shape, slide)
    made = shape.chart
    made.has_title = False
    made.font.size, made.font.color.rgb = Pt(look.points), _rgb(INK)
    _set_face(made.font)
    made.has_legend = len(series.values) > 1
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    plot = made.plots[0]
    plot.gap_width, plot.overlap = 45, 100 if "stacked" in look.kind else -5
    plot.has_data_labels = look.labels
    if look.labels:
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = (
            look.number,
            False,
        )
    made.value_axis.visible, made.value_axis.has_major_gridlines = False, False
    made.value_axis.minimum_scale = 0
    made.category_axis.reverse_order = "bars" in look.kind
    for place, one in enumerate(plot.series):
        _colour(one.format.fill, place)
    return made


def _colour(fill: Any, place: int) -> None:
    """The colour of the n-th series; after the eighth they come again, striped."""
    turn, colour = divmod(place, len(_COLOURS))
    if turn:
        fill.patterned()
        fill.pattern = MSO_PATTERN.DARK_UPWARD_DIAGONAL
        fill.back_color.rgb = _rgb("#FFFFFF")
    else:
        fill.solid()
    fill.fore_color.rgb = _rgb(_COLOURS[colour])


def grid(
    slide: Any, box: Box, rows: Sequence[Sequence[str]], widths: Sequence[float], points: float = 12
) -> None:
    """A native table; the first row is its head."""
    left, top, width, _ = box
    high = Inches(0.3)
    shape = slide.shapes.add_table(
        len(rows), len(widths), Inches(left), Inches(top), Inches(width), high * len(rows)
    )
    _describe(shape, slide)
    table = shape.table
    for column, share in zip(table.columns, widths, strict=True):
        column.width = Emu(int(Inches(width) * share / sum(widths)))
    for line, row in enumerate(rows):
        table.rows[line].height = high
        for place, text in enumerate(row):
            cell = table.cell(line, place)
            cell.margin_top = cell.margin_bottom = Inches(0.03)
            colour = INK if line else "#FFFFFF"
            write(cell.text_frame.paragraphs[0], text, points, bold=line == 0, colour=colour)


def _describe(shape: Any, slide: Any) -> None:
    """The slide's sentence as the words that are read out instead of a chart or table."""
    title = slide.shapes.title.text_frame.text
    shape._element.nvGraphicFramePr.cNvPr.set("descr", title)


def label(text: str) -> str:
    """Words of the data as a chart's workbook takes them: never a formula, never a link.

    >>> label("=1+1"), label("甲")
    (' =1+1', '甲')
    """
    told = drawable(safe_text(cut(text, 34)))
    return f" {told}" if told.startswith(tuple("=+-@{")) or ":" in told[:12] else told


def _set_face(font: Any) -> None:
    font.name = FACE
    for tag in ("a:ea", "a:cs"):
        for old in font._rPr.findall(qn(tag)):
            font._rPr.remove(old)
        face = font._rPr.makeelement(qn(tag), {"typeface": FACE})
        font._rPr.append(face)


def _rgb(colour: str) -> Any:
    return RGBColor.from_string(colour.lstrip("#"))
