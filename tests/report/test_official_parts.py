from __future__ import annotations

from docx.shared import Pt

from zsyz_model.report.official_parts import (
    LINE_POINTS,
    TIGHTER_TWIPS,
    Pen,
    new_document,
    turned_section,
)


def test_twenty_two_lines_fill_the_height_and_no_more() -> None:
    """The type area is 156 x 225 mm; a point is 25.4/72 mm."""
    height = 225 * 72 / 25.4

    assert 22 * LINE_POINTS <= height < 22 * LINE_POINTS + 2


def test_twenty_eight_characters_fill_the_line_and_no_more() -> None:
    width, pitch = 156 * 72 / 25.4, 16 + TIGHTER_TWIPS / 20

    assert 28 * pitch <= width < 28 * pitch + 2


def test_indents_are_counted_in_characters() -> None:
    document = new_document()
    Pen(document).line([("甲", None, 16)], indent=2)
    Pen(document).line([("乙", None, 16)], align="right", right=4)

    one, two = (p._p.xml for p in document.paragraphs)
    assert 'w:firstLineChars="200"' in one
    assert 'w:rightChars="400"' in two


def test_a_table_fills_the_width_by_its_shares() -> None:
    document = new_document()
    turned_section(document, wide=True)
    Pen(document).table(["a", "b"], [["1", "2"]], [1, 3], frozenset({1}), 10.5)

    (table,) = document.tables
    one, two = (column.width for column in table.columns)
    assert one is not None
    assert two is not None
    assert round(two / one, 3) == 3
    assert round((one + two) / Pt(1) * 25.4 / 72) == 297 - 37 - 35


def test_parts_stand_in_the_order_that_word_asks_for() -> None:
    properties = new_document().styles["Normal"].element.rPr
    names = [child.tag.split("}")[1] for child in properties]

    assert names.index("rFonts") < names.index("spacing") < names.index("sz")
