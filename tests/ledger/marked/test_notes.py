"""The boxes of comments keep their size and stand beside their cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.ledger.marked.specimens import clerks_book, opened, part, parts
from zsyz_model.ledger.marked.notes import note_sizes, place_notes, placed, resize_notes

BOX = (
    b'<xml><v:shape style="position:absolute;width:%b;height:60px;visibility:hidden"><x:ClientData>'
    b"<x:AutoFill>False</x:AutoFill><x:Row>%b</x:Row><x:Column>%b</x:Column></x:ClientData></v:shape></xml>"
)


def test_sizes_are_read_whatever_the_prefix() -> None:
    pixels = BOX % (b"128px", b"3", b"4")

    assert note_sizes(pixels) == {(4, 5): (128, 60)}
    assert note_sizes(pixels.replace(b"x:", b"ns2:").replace(b"v:", b"ns1:")) == {(4, 5): (128, 60)}
    assert note_sizes(BOX % (b"90pt", b"0", b"0")) == {(1, 1): (120, 60)}
    assert note_sizes(b"<xml><v:shape>a button</v:shape></xml>") == {}


def test_the_clerks_sizes_are_those_that_were_drawn(tmp_path: Path) -> None:
    path = clerks_book(tmp_path)
    page = opened(path)["项目"]

    resize_notes({"项目": page}, parts(path))

    sizes = {c: (page[c].comment.width, page[c].comment.height) for c in ("E4", "B3")}
    assert sizes["E4"] == pytest.approx((200, 90), abs=1)
    assert sizes["B3"] == pytest.approx((256, 150), abs=1)


def test_a_box_spans_the_columns_and_rows_beside_its_cell() -> None:
    """Columns of 64 pixels and rows of 20: 15 + 128 = 2 * 64 + 15, 4 + 60 = 3 * 20 + 4."""
    written = placed(BOX % (b"128px", b"3", b"4"), Workbook().worksheets[0])

    assert b"<x:Anchor>5, 15, 2, 4, 7, 15, 5, 4</x:Anchor><x:AutoFill>" in written


def test_wide_high_and_hidden_lines_count() -> None:
    page = Workbook().worksheets[0]
    wide = page.column_dimensions["F"]
    wide.min = wide.max = 6
    wide.width = 20
    page.row_dimensions[3].height = 60
    page.row_dimensions[4].hidden = True

    written = placed(BOX % (b"128px", b"3", b"4"), page)

    assert b"<x:Anchor>5, 15, 2, 4, 5, 143, 2, 64</x:Anchor>" in written


def test_the_last_column_and_the_first_row_have_room() -> None:
    written = placed(BOX % (b"128px", b"0", b"16383"), Workbook().worksheets[0])

    assert b"<x:Anchor>16382, 15, 0, 4, 16383, 79, 3, 4</x:Anchor>" in written


def test_every_comment_of_a_written_workbook_gets_its_place(tmp_path: Path) -> None:
    book = Workbook()
    page = book.worksheets[0]
    page["A1"].comment = Comment("甲", "核查", height=60, width=128)
    book.save(tmp_path / "a.xlsx")

    (tmp_path / "b.xlsx").write_bytes(
        place_notes((tmp_path / "a.xlsx").read_bytes(), {page.title: page})
    )

    drawing = part(tmp_path / "b.xlsx", "xl/drawings/commentsDrawing1.vml")
    assert b":Anchor>1, 15, 0, 4, 3, 15, 3, 4</" in drawing
