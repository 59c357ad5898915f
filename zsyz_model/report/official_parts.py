"""The parts of an official page in Word: paper, grid of lines, paragraphs, tables, feet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from zsyz_model.report.fonts import FAMILY, drawable
from zsyz_model.report.typefaces import BODY, PAGE_NUMBER, TYPEFACES, Typeface
from zsyz_model.sheets import safe_text

TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
LINE_POINTS, LINE_TWIPS = 28.95, 579
TIGHTER_TWIPS = -5
"""16-point characters stand 15.75 points apart: 28 of them fill the 156 mm of a line."""
FOOT_MM = 19
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_BLACK = RGBColor(0, 0, 0)
_FONTS_PART = "/word/fontTable.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

Run = tuple[str, Typeface | None, float]
"""Words, their face (None: that of the body) and their size in points."""


def new_document() -> Any:
    """An empty document with the standard's paper, lines and faces."""
    document = Document()
    document.settings.odd_and_even_pages_header_footer = True
    style = document.styles["Normal"]
    style.font.size, style.font.name = Pt(16), BODY.name
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY.name)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(TIGHTER_TWIPS))
    style.element.rPr.insert_element_before(
        spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs"
    )
    form = style.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE_POINTS)
    form.widow_control = False
    _set_paper(document.sections[0], wide=False)
    _name_stand_ins(document)
    return document


def turned_section(document: Any, wide: bool) -> None:
    """A new page, on its side when it is wide."""
    _set_paper(document.add_section(WD_SECTION.NEW_PAGE), wide)


def _set_paper(section: Any, wide: bool) -> None:
    """A4 with the standard's margins; the page turned takes its margins with it."""
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    margins = (
        (LEFT_MM, RIGHT_MM, BOTTOM_MM, TOP_MM) if wide else (TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM)
    )
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(
        Mm, margins
    )
    section.footer_distance = Mm(10 if wide else FOOT_MM)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    # Lines only: a grid of characters as well spreads the text out in LibreOffice.
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(LINE_TWIPS))
    section._sectPr.append(grid)


def _name_stand_ins(document: Any) -> None:
    """Say in the table of fonts which face may stand for one that the reader lacks."""
    fonts = "".join(
        f'<w:font w:name="{face.name}"><w:altName w:val="{",".join((*face.also, *face.instead))}"/></w:font>'
        for face in (*TYPEFACES, Typeface(FAMILY, (), ("Noto Sans SC", "Source Han Sans SC")))
    )
    table = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="{_W}">{fonts}</w:fonts>'
    for part in document.part.package.iter_parts():
        if str(part.partname) == _FONTS_PART:
            part._blob = table.encode("utf-8")


@dataclass(frozen=True, slots=True)
class Pen:
    """What writes paragraphs and tables into a document, one after the other."""

    document: Any

    def line(
        self, runs: Sequence[Run], align: str = "left", indent: int = 0, *,
        before: float = 0, after: float = 0, right: int = 0, keep: bool = False, ruled: bool = False,
    ) -> None:  # fmt: skip
        """A paragraph of runs; `indent` and `right` in characters, `ruled` with a line below."""
        paragraph = self.document.add_paragraph()
        _fill(paragraph, runs, align)
        form = paragraph.paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), keep
        largest = max((size for _, _, size in runs), default=16)
        if largest > 16:
            form.line_spacing = Pt(round(largest * 1.6, 1))
        if indent or right:
            _indent(paragraph, indent, right, largest)
        if ruled:
            _rule(paragraph)

    def table(
        self, headers: Sequence[str], rows: Sequence[Sequence[str]],
        widths: Sequence[float], right: frozenset[int], points: float,
    ) -> None:  # fmt: skip
        """A table whose header comes again on each page and whose rows stay whole."""
        table = self.document.add_table(rows=0, cols=len(headers), style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        shares = list(widths) or [1.0] * len(headers)
        section = self.document.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        spans = [int(room * share / sum(shares)) for share in shares]
        for column, span in zip(table.columns, spans, strict=True):
            column.width = span
        for number, row in enumerate((headers, *rows)):
            cells = table.add_row().cells
            _mark_row(table.rows[-1], head=number == 0)
            for place, (cell, words) in enumerate(zip(cells, row, strict=True)):
                cell.width = spans[place]
                align = "center" if number == 0 else "right" if place in right else "left"
                _fill_cell(cell, words, align, points)


def _fill_cell(cell: Any, words: str, align: str, points: float) -> None:
    paragraph = cell.paragraphs[0]
    _fill(paragraph, [(words, None, points)], align)
    paragraph.paragraph_format.line_spacing = Pt(points + 3.5)
    free = OxmlElement("w:snapToGrid")  # small lines of a table do not wait for the page's lines
    free.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().insert_element_before(free, "w:spacing", "w:ind", "w:jc", "w:rPr")
    cell.vertical_alignment = 1


def _fill(paragraph: Any, runs: Sequence[Run], align: str) -> None:
    paragraph.alignment = _ALIGN[align]
    for words, face, size in runs:
        write_run(paragraph, words, face, size)


def write_run(paragraph: Any, words: str, face: Typeface | None, size: float) -> Any:
    """Words in a face and size; what no font of the house can draw is shown as 〓."""
    run = paragraph.add_run(drawable(safe_text(words.replace("\n", " ").replace("\t", " "))))
    run.font.size, run.font.color.rgb = Pt(size), _BLACK
    if face is not None:
        run.font.name = face.name
        run._element.rPr.rFonts.set(qn("w:eastAsia"), face.name)
    return run


def _indent(paragraph: Any, first: int, right: int, points: float) -> None:
    """Indents counted in characters, with their length beside for programs that need it."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for name, count in (("firstLine", first), ("right", right)):
        if count:
            indent.set(qn(f"w:{name}Chars"), str(count * 100))
            indent.set(qn(f"w:{name}"), str(round(count * points * 20)))


def _rule(paragraph: Any) -> None:
    borders, low = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "6"), ("color", "000000")):
        low.set(qn(f"w:{name}"), value)
    borders.append(low)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _mark_row(row: Any, head: bool) -> None:
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", "w:tblHeader")[: 2 if head else 1]:
        properties.append(OxmlElement(name))


def write_feet(document: Any, foot: str) -> None:
    """Page numbers — n —, to the right on odd pages and to the left on even ones, and the source."""
    first = document.sections[0]
    for footer, align in ((first.footer, "right"), (first.even_page_footer, "left")):
        number = footer.paragraphs[0]
        _fill(number, [("— ", PAGE_NUMBER, 14)], align)
        _page_field(write_run(number, "", PAGE_NUMBER, 14))
        write_run(number, " —", PAGE_NUMBER, 14)
        _indent(number, 0, 1, 14)
        source = footer.add_paragraph()
        _fill(source, [(foot, None, 8)], "center")
        for paragraph, points in ((number, 16), (source, 10)):
            paragraph.paragraph_format.line_spacing = Pt(points)


def _page_field(run: Any) -> None:
    for kind in ("begin", "PAGE", "end"):
        part = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            part.text = " PAGE "
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)
