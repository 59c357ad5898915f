"""Lone cells far below a table are cut off; a second table and a full rectangle are not."""

from __future__ import annotations

import pytest

from tests.books.made import sheet_xml
from zsyz_model.books.far import LENIENT, MOST_LONE, cut_far, extent, filled, spread


def row(number: int, *columns: str, style: str = "") -> str:
    cells = "".join(f'<c r="{column}{number}"{style}><v>1</v></c>' for column in columns)
    return f'<row r="{number}">{cells}</row>'


def only_formatted(number: int, *columns: str) -> str:
    cells = (f'<c r="{c}{number}" s="1"/><c r="{c}{number}" s="1"></c>' for c in columns)
    return f'<row r="{number}">{"".join(cells)}</row>'


TABLE = "".join(row(i, "A", "B") for i in range(1, 6))


def sheet(*rows: str) -> bytes:
    return sheet_xml("".join(rows), "<mergeCells/>").encode()


@pytest.mark.parametrize("distance", [101, 1_048_571])
def test_a_lone_far_cell_is_cut(distance: int) -> None:
    cut = cut_far(sheet(TABLE, row(5 + distance, "C")))

    assert cut.part == sheet(TABLE)
    assert cut.lone == ((4 + distance, 2),)
    assert cut.last == 5
    assert b'<row r="1"><c r="A1"><v>1</v></c></row>' in cut.first


def test_a_gap_of_a_hundred_rows_is_none() -> None:
    part = sheet(TABLE, row(105, "A"))

    assert cut_far(part).part is part


def test_cells_that_are_only_formatted_are_nobodys() -> None:
    formats = "".join(only_formatted(i, "A", "B", "C") for i in range(900_000, 900_050))
    part = sheet(TABLE, formats)

    assert cut_far(part).part is part


def test_a_lone_cell_among_formatted_ones_is_told() -> None:
    formats = "".join(only_formatted(i, "A", "B") for i in range(900_000, 900_050))
    cut = cut_far(sheet(TABLE, formats, row(900_050, "B"), only_formatted(900_051, "B")))

    assert cut.part == sheet(TABLE, formats)
    assert (cut.lone, cut.last) == (((900_049, 1),), 5)


def test_the_last_row_is_a_filled_one() -> None:
    formats = "".join(only_formatted(i, "A", "B") for i in range(6, 300))
    cut = cut_far(sheet(TABLE, formats, row(900_050, "B")))

    assert cut.part == sheet(TABLE, formats)
    assert (cut.lone, cut.last) == (((900_049, 1),), 5)


def test_rows_out_of_order_are_left_alone() -> None:
    part = sheet(row(900, "A"), TABLE)

    assert cut_far(part).part is part


def test_several_lone_cells_are_cut_from_the_first_gap_on() -> None:
    cut = cut_far(sheet(TABLE, row(500, "A"), row(5_000, "B"), row(50_000, "XFD")))

    assert cut.part == sheet(TABLE)
    assert cut.lone == ((499, 0), (4_999, 1), (49_999, 16_383))


def test_a_second_table_far_below_is_kept() -> None:
    part = sheet(TABLE, row(500, "A", "B"), row(501, "A", "B"))

    assert cut_far(part).part is part


def test_more_than_a_few_lone_cells_are_a_table() -> None:
    part = sheet(TABLE, *(row(500 + i, "A") for i in range(MOST_LONE + 1)))

    assert cut_far(part).part is part


def test_a_cell_that_says_it_stands_elsewhere_is_not_lost() -> None:
    part = sheet(TABLE, row(900, "A", "B").replace('c r="B900"', 'c r="B3"'))

    assert cut_far(part).part is part


def test_a_sheet_without_rows_or_end_is_left_alone() -> None:
    assert cut_far(sheet()).part == sheet()
    assert cut_far(TABLE.encode() + row(900, "A").encode()).lone == ()


def test_only_filled_cells_count() -> None:
    part = sheet(row(2, "A"), only_formatted(3, "B"), row(4, "C", style=' s="1" t="n"'))

    assert filled(part) == [(1, 0), (3, 2)]
    assert extent(part) == 12
    assert extent(sheet()) == 0


@pytest.mark.parametrize(("number", "column"), [(1_048_577, "A"), (1, "XFE")])
def test_a_cell_outside_the_format_is_refused(number: int, column: str) -> None:
    with pytest.raises(ValueError, match="a cell outside the format"):
        extent(sheet(row(number, column)))


def test_only_a_tall_sheet_is_measured() -> None:
    wide, most = [row(i, "ZY") for i in range(1, 4)], 100
    low, tall = cut_far(sheet(*wide[:1])), cut_far(sheet(*wide))

    assert spread(low, far=True, most=most) == 701
    assert low.rows * 702 > most
    assert spread(low, far=False, most=702 // LENIENT + 1) == 0
    assert spread(tall, far=False, most=most) == 3 * 701


def test_formats_to_the_right_spread_nothing() -> None:
    cut = cut_far(sheet(row(1, "A"), only_formatted(2, "ZY"), row(3, "B")))

    assert spread(cut, far=False, most=3) == 6


def test_a_tall_narrow_sheet_is_not_read_cell_by_cell() -> None:
    cut = cut_far(sheet(*(row(i, "A", "B") for i in range(1, 40))))

    assert spread(cut, far=False, most=80) == 0
