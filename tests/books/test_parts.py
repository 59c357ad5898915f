"""The parts of a workbook by their relations, and what the XML of a ledger says."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.books.made import (
    MAIN,
    added,
    edited,
    links_xml,
    one_sheet,
    packed,
    parts_of,
    renamed,
    written,
)
from tests.ledger.books import LEADERS, PLACES, PROJECTS
from zsyz_model.books.guard import open_parts
from zsyz_model.books.parts import BookParts, find_parts
from zsyz_model.findings import Finding, InputError
from zsyz_model.ledger import read_ledger

SHEET, RELS = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
SOUND = one_sheet(ROW)
STRICT = "http://purl.oclc.org/ooxml/"


def found(data: bytes) -> BookParts:
    return find_parts("甲.xlsx", open_parts("甲.xlsx", data))


def moved(target: str, name: str) -> bytes:
    """The sound book with its sheet under another name, and the target that means it."""
    there = renamed(SOUND, lambda part: name if part == SHEET else part)
    return edited(there, RELS, b"worksheets/sheet1.xml", target.encode())


def odd_book(folder: Path, how: str) -> Path:
    """The small county with E2 of 项目 written in a way that only the XML tells."""
    path = folder / "台账.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in (("项目", PROJECTS), ("领导", LEADERS), ("乡镇园区", PLACES)):
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
        sheet = book.get_worksheet_by_name("项目")
        match how:
            case "error":
                sheet.write_formula("E2", "=1/0", None, "#DIV/0!")
            case "uncached":
                sheet.write_formula("E2", "=D1*2", None, "")
            case "cached":
                sheet.write_formula("E2", "=6000*2", None, 12000)
            case "merged":
                sheet.merge_range("G2:G3", "T1")
            case "far":
                sheet.write("A1048576", "x")
            case "huge":
                sheet.write("XFD1048576", "x")
            case "wide":
                for line in range(4, 500):
                    sheet.write(line, 0, f"P{line}")
                sheet.write("XFD400", "x")
            case "hidden":
                book.get_worksheet_by_name("乡镇园区").hide()
    return path


def told(path: Path) -> list[Finding]:
    return [f for f in read_ledger(path).findings if f.code != "H09"]


@pytest.mark.parametrize(
    ("how", "code", "value"), [("error", "V02", "#DIV/0!"), ("uncached", "V01", "=D1*2")]
)
def test_error_values_and_formulas_without_value_are_set_aside(
    tmp_path: Path, how: str, code: str, value: str
) -> None:
    (finding,) = told(odd_book(tmp_path, how))

    assert (finding.code, finding.place.cell, finding.value, finding.subject) == (
        code,
        "E2",
        value,
        "P1",
    )


def test_a_formula_with_its_value_is_read(tmp_path: Path) -> None:
    ledger = read_ledger(odd_book(tmp_path, "cached"))

    assert ledger.tables["projects"].at["P1", "invest_wan"] == 12000.0


def test_merged_data_cells_are_not_filled(tmp_path: Path) -> None:
    ledger = read_ledger(odd_book(tmp_path, "merged"))
    (finding,) = [f for f in ledger.findings if f.code != "H09"]

    assert str(finding).startswith(
        "[H05] 文件《台账.xlsx》·工作表“项目”·G3（第3行，列“落地乡镇园区”）·P2·原值“T2”：G2:G3合并，不自动填充"
    )
    assert list(ledger.tables["projects"].index) == ["P1", "P3"]


@pytest.mark.slow
def test_a_lonely_far_cell_is_a_warning_and_no_row(tmp_path: Path) -> None:
    ledger = read_ledger(odd_book(tmp_path, "far"))
    (finding,) = [f for f in ledger.findings if f.code != "H09"]

    assert (finding.code, finding.place.row) == ("F09", 1_048_576)
    assert finding.fact == "有效区止于第4行，其后1个孤立单元格，不计入"
    assert (ledger.rows["项目"].read, ledger.rows["项目"].blank) == (5, 0)
    assert ledger.rows["项目"].other_rows == (1, 1_048_576)


def test_the_farthest_lone_cell_does_no_harm(tmp_path: Path) -> None:
    (finding,) = told(odd_book(tmp_path, "huge"))

    assert (finding.code, finding.place.cell) == ("F09", "XFD1048576")


def test_a_rectangle_too_large_to_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\[F09\].*工作表“项目”.*有效区达8192000格"):
        read_ledger(odd_book(tmp_path, "wide"))


def test_a_hidden_sheet_is_read_and_told(tmp_path: Path) -> None:
    (finding,) = told(odd_book(tmp_path, "hidden"))

    assert (
        str(finding)
        == "[H07] 文件《台账.xlsx》·工作表“乡镇园区”：工作表是隐藏的，已计入。处理：确认是否应当计入"
    )


def test_parts_are_found_by_their_relations() -> None:
    book = found(SOUND)

    assert [(s.title, s.visible, s.far) for s in book.sheets] == [("项目", True, False)]
    assert ROW.encode() in book.sheets[0].xml
    assert (book.strings, book.styles, book.from_1904, book.linked) == (b"", b"", False, False)


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/xl/worksheets/sheet1.xml", SHEET), ("./worksheets/../worksheets/sheet1.xml", SHEET),
        ("blätter/s.xml", "xl/blätter/s.xml"), ("../tables/sheet1.xml", "tables/sheet1.xml"),
        ("/sheet.xml", "sheet.xml"), ("worksheets/a%20%E8%A1%A8.xml", "xl/worksheets/a 表.xml"),
        ("worksheets/a%20b.xml", "xl/worksheets/a%20b.xml"), ("WorkSheets/Sheet1.XML", SHEET),
        ("worksheets/sheet1.xml", "xl\\worksheets\\Sheet1.xml"), ("../../../xl/s.xml", "xl/s.xml"),
    ],
)  # fmt: skip
def test_a_target_may_be_written_in_many_ways(target: str, name: str) -> None:
    assert [sheet.title for sheet in found(moved(target, name)).sheets] == ["项目"]


def test_the_folder_of_a_workbook_may_have_another_name() -> None:
    other = renamed(SOUND, lambda part: part.replace("xl/", "mappe/"))
    data = edited(other, "_rels/.rels", b"xl/workbook.xml", b"mappe/workbook.xml")

    assert [sheet.title for sheet in found(data).sheets] == ["项目"]


def test_a_strict_workbook_is_read() -> None:
    parts = {
        name: part.replace(MAIN.encode(), f"{STRICT}spreadsheetml/main".encode()).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            f"{STRICT}officeDocument/relationships".encode(),
        )
        for name, part in parts_of(SOUND).items()
    }

    assert [sheet.title for sheet in found(packed(parts)).sheets] == ["项目"]


def test_names_of_sheets_are_read_as_they_stand() -> None:
    names = ["甲'乙", "a&b <c>", '😀 "x"', "项目"]
    data = written(lambda book, _: [book.add_worksheet(name) for name in names[:3]])

    assert [sheet.title for sheet in found(data).sheets] == ["项目", *names[:3]]


def test_chart_and_macro_sheets_hold_no_cells() -> None:
    both = edited(
        SOUND, "xl/workbook.xml", b"<sheets>",
        b'<sheets><sheet name="a" r:id="c"/><sheet name="b" state="hidden" r:id="d"/>',
    )  # fmt: skip
    links = links_xml(
        ("b", "worksheet", SHEET[3:]), ("c", "chartsheet", "c.xml"), ("d", "xlMacrosheet", "d.xml")
    )

    assert [s.title for s in found(packed({**parts_of(both), RELS: links})).sheets] == ["项目"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_tab_is_noticed(state: str) -> None:
    data = edited(SOUND, "xl/workbook.xml", b"sheetId", f'state="{state}" sheetId'.encode())

    assert [sheet.visible for sheet in found(data).sheets] == [False]


@pytest.mark.parametrize(("said", "from_1904"), [("1", True), ("true", True), ("0", False)])
def test_the_book_says_from_which_year_it_counts(said: str, from_1904: bool) -> None:
    pr = f'<workbookPr date1904="{said}"/><sheets>'.encode()

    assert found(edited(SOUND, "xl/workbook.xml", b"<sheets>", pr)).from_1904 is from_1904


def test_links_are_noticed_by_part_and_by_relation() -> None:
    link = (
        b"</Relationships>",
        b'<Relationship Id="z" Type="x/externalLink" Target="e.xml"/></Relationships>',
    )

    assert found(edited(SOUND, RELS, *link)).linked
    assert found(added(SOUND, "xl/externalLinks/externalLink1.xml")).linked


@pytest.mark.parametrize("kind", ["styles", "sharedStrings"])
def test_strings_and_styles_that_are_promised_must_be_there(kind: str) -> None:
    link = f'<Relationship Id="z" Type="x/{kind}" Target="gone.xml"/></Relationships>'.encode()

    with pytest.raises(InputError, match=r"\[F03\].*缺部件xl/gone.xml。处理：.*另存为.xlsx"):
        found(edited(SOUND, RELS, b"</Relationships>", link))


def test_a_sheet_without_its_part_is_refused() -> None:
    with pytest.raises(InputError, match=r"\[F03\].*缺工作表“项目”的内容"):
        found(renamed(SOUND, lambda part: part.replace("sheet1", "sheet2")))


@pytest.mark.parametrize(
    "parts",
    [
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"},
        {"_rels/.rels": links_xml(("a", "officeDocument", "xl/workbook.bin")), "xl/workbook.bin": b"\x83\x01"},
        {"_rels/.rels": links_xml(("a", "officeDocument", "word/document.xml"))},
    ],
    ids=["ods", "xlsb", "docx"],
)  # fmt: skip
def test_another_format_in_an_archive_is_refused(parts: dict[str, bytes | str]) -> None:
    with pytest.raises(InputError, match=r"\[F03\].*不是.xlsx工作簿（可能是.xlsb或.ods"):
        found(packed(parts))


STRINGS = "xl/sharedStrings.xml"


@pytest.mark.parametrize("tag", ["si", "x:si"])
def test_a_string_longer_than_a_cell_can_be_is_refused(tag: str) -> None:
    long = f"<sst><{tag}><t>甲</t></{tag}><{tag}><t>{'&lt;' * 32_768}</t></{tag}></sst>"

    with pytest.raises(InputError, match=r"\[F06\].*一格文字达32768字，超过Excel一格的上限32767字"):
        found(added(SOUND, STRINGS, long.encode()))


def test_the_longest_string_that_a_cell_holds_is_read() -> None:
    runs = "".join(f"<r><rPr><b/></rPr><t>{'&lt;' * 1_000}</t></r>" for _ in range(32))
    strings = f"<sst><si>{runs}<r><t>{'x' * 767}</t></r></si></sst>".encode()

    assert found(added(SOUND, STRINGS, strings)).strings == strings


@pytest.mark.parametrize("cell", ["<c><v>1</v></c>", "<c t='inlineStr'><is><t>a</t></is></c>"])
def test_more_cells_than_are_read_are_refused_before_any_is_looked_at(
    cell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zsyz_model.books.parts.MOST_CELLS", 100)
    most, more = (one_sheet(f"<row>{cell * cells}</row>") for cells in (100, 101))

    assert found(most).sheets
    with pytest.raises(InputError, match=r"\[F09\].*工作表“.*有值的单元格超过100个"):
        found(more)
