"""What openpyxl drops from a sheet is put back as it stood."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from zsyz_model.ledger.marked.cached import keep, points_out, put_back

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"


def sheet(cells: str, tail: str = "") -> bytes:
    head = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">'
    return f"{head}{cells}</row></sheetData>{tail}</worksheet>".encode()


CELLS = {
    "a number": (
        '<c r="A1" s="7"><f>B1*2</f><v>3.50</v></c>',
        '<c r="A1" s="2"><f>B1*2</f><v /></c>',
        '<c r="A1" s="2"><f>B1*2</f><v>3.50</v></c>',
    ),
    "text": (
        '<c r="A1" t="str"><f>B1&amp;"&lt;亩"</f><v> x&amp;</v></c>',
        '<c r="A1"><f>B1&amp;"&lt;亩"</f><v /></c>',
        '<c r="A1" t="str"><f>B1&amp;"&lt;亩"</f><v xml:space="preserve"> x&amp;</v></c>',
    ),
    "an empty text": (
        '<c r="A1" t="str"><f>""</f><v></v></c>',
        '<c r="A1"><f>""</f><v /></c>',
        '<c r="A1" t="str"><f>""</f><v></v></c>',
    ),
    "a truth": (
        '<c r="A1" t="b"><f>1&gt;0</f><v>1</v></c>',
        '<c r="A1"><f>1&gt;0</f><v /></c>',
        '<c r="A1" t="b"><f>1&gt;0</f><v>1</v></c>',
    ),
    "an error": (
        '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="A1"><f>1/0</f><v /></c>',
        '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    ),
    "a shared formula": (
        '<c r="A1"><f t="shared" ref="A1:B1" si="0">C1</f><v>1</v></c>'
        '<c r="B1"><f t="shared" si="0"/><v>2</v></c>',
        '<c r="A1"><f>C1</f><v /></c><c r="B1"><f>D1</f><v /></c>',
        '<c r="A1"><f t="shared" ref="A1:B1" si="0">C1</f><v>1</v></c>'
        '<c r="B1"><f t="shared" si="0"></f><v>2</v></c>',
    ),
    "an array formula": (
        '<c r="A1"><f t="array" ref="A1:A2">C1:C2</f><v>5</v></c>',
        '<c r="A1"><f ref="A1:A2" t="array">C1:C2</f><v /></c>',
        '<c r="A1"><f t="array" ref="A1:A2">C1:C2</f><v>5</v></c>',
    ),
    "a formula without a value": (
        '<c r="A1"><f>C1</f></c>',
        '<c r="A1"><f>C1</f><v /></c>',
        '<c r="A1"><f>C1</f></c>',
    ),
    "a number that is shown as a day and is none": (
        '<c r="A1" s="4"><v>-3</v></c>',
        '<c r="A1" s="4" t="e"><v>#VALUE!</v></c>',
        '<c r="A1" s="4"><v>-3</v></c>',
    ),
    "cells without references": (
        "<c><v>1</v></c><c><f>A1</f><v>2</v></c>",
        '<c r="A1" t="n"><v>1</v></c><c r="B1"><f>A1</f><v /></c>',
        '<c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>2</v></c>',
    ),
    "text of the shared strings": (
        '<c r="A1" t="s"><v>0</v></c>',
        '<c r="A1" t="inlineStr"><is><t>甲</t></is></c>',
        '<c r="A1" t="inlineStr"><is><t>甲</t></is></c>',
    ),
    "a cell that is new": (
        "",
        '<c r="A1" s="3" t="n" /><c r="B1" s="4" t="n" />',
        '<c r="A1" s="3" t="n" /><c r="B1" s="4" t="n" />',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("original", "written", "wanted"), CELLS.values(), ids=CELLS)
def test_a_cell_has_its_stored_content_and_its_new_style(
    original: str, written: str, wanted: str
) -> None:
    assert put_back(sheet(original), sheet(written)) == sheet(wanted)


def test_prefixes_of_the_original_do_not_matter() -> None:
    original = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2"><x:f>A1</x:f><x:v>9</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    ).encode()

    assert keep(original).cells == {b"B2": ("", b"<f>A1</f><v>9</v>")}


def test_extensions_come_back_at_the_end_and_links_do_not() -> None:
    bars = f'<ext uri="a"><x14:conditionalFormattings xmlns:x14="{X14}" xmlns:r="{LINKS}"><x14:x uid="1"/></x14:conditionalFormattings></ext>'
    slicers = f'<ext uri="b"><x14:slicer xmlns:x14="{X14}" xmlns:r="{LINKS}" r:id="rId3"/></ext>'
    written = put_back(sheet("", f"<extLst>{bars}{slicers}</extLst>"), sheet("", "<drawing />"))

    tail = written.partition(b"</sheetData>")[2].decode()
    assert tail.startswith('<drawing /><extLst><ext xmlns:x14="')
    assert tail.endswith(
        '<x14:x uid="1" /></x14:conditionalFormattings></ext></extLst></worksheet>'
    )
    assert "slicer" not in tail


def test_a_data_bar_finds_its_extension_again() -> None:
    rule = '<cfRule type="dataBar" priority="2">{}</cfRule><cfRule type="top10" priority="1"/>'
    more = f'<extLst><ext uri="c"><x14:id xmlns:x14="{X14}">9</x14:id></ext></extLst>'
    bare = "<conditionalFormatting>" + rule + "</conditionalFormatting>"

    written = put_back(sheet("", bare.format(more)), sheet("", bare.format("<dataBar />"))).decode()

    inside = written.partition("<dataBar />")[2].partition("</cfRule>")[0]
    assert ElementTree.fromstring(inside)[0][0].text == "9"
    assert written.count("<extLst") == 1


def test_revision_marks_are_left_out() -> None:
    revised = '<ext uri="d" xmlns:xr="urn:revision"><x xr:uid="{1}"/></ext>'

    assert b"uid" not in put_back(sheet("", f"<extLst>{revised}</extLst>"), sheet(""))


def test_what_points_elsewhere_is_seen() -> None:
    assert points_out(ElementTree.fromstring(f'<a xmlns:q="{LINKS}"><b q:embed="rId1"/></a>'))
    assert not points_out(ElementTree.fromstring(f'<a xmlns:r="{LINKS}"><b id="rId1"/></a>'))
