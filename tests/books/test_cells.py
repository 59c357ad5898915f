"""What the XML of single cells says: error values, formulas, percentages, hiding."""

from __future__ import annotations

import time

import pytest

from tests.books.made import sheet_xml
from zsyz_model.books.cells import (
    columns_told,
    errors_as_words,
    hidden,
    is_percent,
    marks,
    percent_styles,
    percents,
)

ROW = (
    '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2"><f>1+1</f></c>'
    '<c r="C2"><f>1+1</f><v>2</v></c><c r="D2" t="str"><f>""</f><v></v></c>'
    '<c r="E2" s="1"><f>A2&amp;"&lt;"</f><v/></c><c r="F2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    '<c r="G2"><f t="shared" si="0"/><v></v></c><c r="H2" t="str"><v>x t="e" &lt;f></v></c></row>'
)


def sheet(rows: str, tail: str = "") -> bytes:
    return sheet_xml(rows, tail).encode()


def formula(text: str) -> dict[tuple[int, int], str]:
    part = sheet(f'<row r="3"><c r="F3"><f>{text}</f><v>1</v></c></row>')
    return {place: f"{mark.code} {mark.fact}" for place, mark in marks(part).items()}


def test_errors_and_formulas_without_value_are_marked_at_their_place() -> None:
    assert {place: (mark.code, mark.raw) for place, mark in marks(sheet(ROW)).items()} == {
        (1, 0): ("V02", "#REF!"),
        (1, 1): ("V01", "=1+1"),
        (1, 4): ("V01", '=A2&"<"'),
        (1, 5): ("V02", "#DIV/0!"),
        (1, 6): ("V01", "="),
    }


@pytest.mark.parametrize(
    "text",
    [
        "[1]Sheet1!A1", "SUM(A1,[12]投资!B1:C9)", "'[1]投资 表'!$B$2+1", "[1]!总额", "'[投资.xlsx]表'!A1",
        "'C:\\甲\\[投资.XLS]表'!A1", "[1]一月:三月!A1", "INDIRECT(&quot;[投资.xlsx]表!A1&quot;)",
    ],
)  # fmt: skip
def test_a_formula_into_another_book_is_marked(text: str) -> None:
    assert formula(text) == {(2, 5): "F08 含外部链接"}


@pytest.mark.parametrize("text", ["cmd|'/c calc'!A1", "1+'excel'|'book'!r1c1", "A1+MSEXCEL|a!b"])
def test_a_call_of_another_program_is_marked(text: str) -> None:
    assert formula(text) == {(2, 5): "F08 含DDE调用"}


@pytest.mark.parametrize(
    "text",
    [
        "表1[2026]", "SUM(表1[[#All],[2026]])", "A1&amp;&quot;见[1]号!|&quot;", "'甲|乙'!A1",
        "HYPERLINK(&quot;[附件.xlsx]表!A1&quot;,&quot;见附件&quot;)", "{1,2}", "'投资 表'!A1",
    ],
)  # fmt: skip
def test_a_formula_of_this_book_is_none(text: str) -> None:
    assert formula(text) == {}


def test_a_link_is_told_before_its_error_value() -> None:
    part = sheet('<row r="1"><c r="A1" t="e"><f>[1]S!A1</f><v>#REF!</v></c></row>')

    assert [(m.code, m.raw) for m in marks(part).values()] == [("F08", "=[1]S!A1")]


def test_error_values_become_words_and_nothing_else_does() -> None:
    part = sheet(
        '<row r="1"><c r="A1" s="2" t="e"><v>#SPILL!</v></c><c r="B1" t="str"><v> t="e"</v></c></row>'
    )

    assert errors_as_words(part) == part.replace(b's="2" t="e"', b's="2" t="str"')
    assert errors_as_words(sheet("")) == sheet("")


@pytest.mark.parametrize(
    ("code", "percent"),
    [
        ("0%", True), ("0.00%", True), ('[Red]0.0%;"无"', True), ("0.00", False), ('0.0"%"', False),
        (r"0\%", False), ("0_%", False), ('"占比"0%', True), ("@", False),
    ],
)  # fmt: skip
def test_a_percent_format_has_a_sign_and_not_a_letter(code: str, percent: bool) -> None:
    assert is_percent(code) is percent


def test_percentages_are_found_by_built_in_and_own_formats() -> None:
    styles = (
        b'<styleSheet><numFmts><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="10" formatCode="0"/>'
        b'</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        b'<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="10"/><xf/></cellXfs></styleSheet>'
    )
    part = sheet(
        '<row r="1" s="1"><c r="A1" s="0"/><c r="B1" s="1"/><c r="C1" s="2" t="n"><v>.5</v></c>'
        '<c r="D1" s="21"/></row><row r="2" s="2"><c r="AA2" t="str"><v>x s="1"</v></c></row>'
    )

    assert percent_styles(styles) == {1, 2}
    assert percent_styles(b"") == frozenset()
    assert percents(part, frozenset({1, 2})) == {(0, 1), (0, 2)}
    assert percents(part, frozenset()) == frozenset()


def test_hidden_rows_columns_and_filters_are_found() -> None:
    part = sheet(
        '<row r="3" spans="1:2" hidden="1"/><row r="4" hidden="0"/><row r="9" hidden="true" ht="1"/>',
        '<autoFilter ref="A1:B9"><filterColumn colId="0"><filters/></filterColumn></autoFilter>',
    ).replace(
        b"<sheetData>", b'<cols><col min="2" max="4" hidden="1"/><col min="6" max="6"/></cols>'
    )

    assert hidden(part) == ((3, 9), (1, 2, 3), True)
    assert columns_told((1, 2, 26)) == "B、C、AA"


def test_a_filter_that_filters_nothing_is_none() -> None:
    button = '<autoFilter ref="A1:B9"><filterColumn colId="0" hiddenButton="1"/></autoFilter>'

    assert hidden(sheet("", button)) == ((), (), False)
    assert hidden(sheet("", '<autoFilter ref="A1:B9"/>')) == ((), (), False)


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="a cell without place or end"):
        marks(b'<row r="1"><c r="A1" t="e"><v>#REF!</v>')


def test_many_formatted_rows_without_cells_cost_little() -> None:
    rows = "".join(f'<row r="{i}" s="1"/>' for i in range(1, 200_001))
    start = time.perf_counter()

    assert percents(sheet(rows), frozenset({1})) == frozenset()
    assert time.perf_counter() - start < 5
