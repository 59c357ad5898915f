"""Fills and comments come into cells and go again."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Color, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.ledger.marked.specimens import finding
from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.ledger.marked.cells import AUTHOR, FILLS, Marker, Spot, cells_of, own_cell, put_text


def page() -> Worksheet:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "项目"
    for row in (["编号", "名称", "金额"], ["P1", "甲", 5], [None, "乙", 7]):
        sheet.append(row)
    return sheet


def marked(sheet: Worksheet, *findings: Finding) -> Worksheet:
    Marker({"项目": sheet}).mark(findings)
    return sheet


def text(sheet: Worksheet, cell: str) -> str:
    comment = sheet[cell].comment
    return comment.text if comment else ""


def test_a_finding_fills_its_cell_and_says_why() -> None:
    sheet = marked(page(), finding("C2", fact="是约数", advice="填一个数"))

    assert sheet["C2"].fill.fgColor.rgb == FILLS[Severity.QUARANTINED]
    assert text(sheet, "C2") == "【核查】1条\n[V07·隔离] 是约数\n处理：填一个数"
    assert sheet["C2"].comment.author == "核查"
    assert sheet["C2"].value == 5
    assert sheet["C3"].comment is None


def test_colours_tell_severities_apart() -> None:
    red, amber, green = (
        FILLS[s] for s in (Severity.QUARANTINED, Severity.WARNING, Severity.NORMALISED)
    )

    assert red[2:4] == amber[2:4] == "FF" > red[4:6]
    assert int(amber[4:6], 16) > int(amber[6:], 16)
    assert int(green[4:6], 16) > max(int(green[2:4], 16), int(green[6:], 16))


def test_font_border_and_number_format_stay() -> None:
    sheet = page()
    side = Side("thin")
    cell = sheet["C2"]
    cell.font, cell.border, cell.number_format = Font("SimHei", 14), Border(side), "#,##0.00"

    marked(sheet, finding("C2"))

    assert (cell.font.name, cell.font.sz, cell.border.left.style) == ("SimHei", 14, "thin")
    assert cell.number_format == "#,##0.00"


def test_several_findings_make_one_comment_and_the_worst_colours() -> None:
    sheet = marked(
        page(),
        finding("C2", Severity.NORMALISED, code="V06", fact="去掉空格", advice=""),
        finding("C2", Severity.QUARANTINED, code="V11", fact="超出范围"),
    )

    assert text(sheet, "C2").splitlines() == [
        "【核查】2条", "[V11·隔离] 超出范围", "处理：改成数", "[V06·规整] 去掉空格",
    ]  # fmt: skip
    assert sheet["C2"].fill.fgColor.rgb == FILLS[Severity.QUARANTINED]


def test_a_crowd_of_findings_is_cut_with_its_number() -> None:
    sheet = marked(page(), *[finding("C2", fact=f"第{i}条", advice="") for i in range(11)])

    assert text(sheet, "C2").splitlines()[-1] == "另有3条，见工作表“核查结果”"
    assert 70 <= sheet["C2"].comment.height <= 560


def test_the_clerks_comment_stays_before_ours() -> None:
    sheet = page()
    sheet["C2"].comment = Comment("待确认", "张三")

    marked(sheet, finding("C2", fact="是约数", advice=""))

    assert text(sheet, "C2").splitlines() == [
        "待确认", "【以上为原批注，作者：张三】", "【核查】1条", "[V07·隔离] 是约数",
    ]  # fmt: skip


def test_a_row_is_marked_at_its_first_filled_cell() -> None:
    sheet = marked(page(), Finding("C01", "列数不对", place=Place("台账.xlsx", "项目", row=3)))

    assert text(sheet, "B3").startswith("【核查】1条")
    assert sheet["A3"].comment is None


def test_sheets_files_and_empty_rows_have_no_cell() -> None:
    marker = Marker({"项目": page()})
    places = (
        Place("台账.xlsx"), Place("台账.xlsx", "项目"), Place("台账.xlsx", "项目", row=90),
        Place("台账.xlsx", "别表", "A1", 1), Place("台账.xlsx", "项目", "A9999999", 9999999),
    )  # fmt: skip

    assert [marker.spot(place) for place in places] == [None] * 5
    assert marker.spot(Place("台账.xlsx", "项目", "C9", 9)) == Spot("项目", "C9")


def test_a_merged_cell_is_marked_where_its_content_stands() -> None:
    sheet = page()
    sheet.merge_cells("B2:B3")

    marked(sheet, finding("B3", code="H05", fact="B2:B3合并", advice=""))

    assert text(sheet, "B2") == "【核查】1条\n[H05·隔离] B3：B2:B3合并"


def test_an_empty_cell_takes_the_style_of_its_column() -> None:
    sheet = page()
    column = sheet.column_dimensions["D"]
    column.min = column.max = 4
    column.number_format = "0.00"

    marked(sheet, finding("D2"), finding("E2"))

    assert (sheet["D2"].number_format, sheet["E2"].number_format) == ("0.00", "General")


def test_marks_come_off_and_leave_what_was_there() -> None:
    sheet = page()
    sheet["A2"].fill = PatternFill("solid", fgColor="FFDDEBF7")
    sheet["B2"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.5))
    sheet["C2"].fill = PatternFill("solid", fgColor=Color(indexed=22))
    sheet["C2"].comment = Comment("待确认", "张三")
    sheet["C3"].comment = Comment("别的", "李四")
    marked(sheet, *[finding(cell) for cell in ("A2", "B2", "C2", "A3")])

    Marker({"项目": sheet}).unmark()

    assert sheet["A2"].fill.fgColor.rgb == "FFDDEBF7"
    assert (sheet["B2"].fill.fgColor.theme, sheet["B2"].fill.fgColor.tint) == (4, 0.5)
    assert sheet["C2"].fill.fgColor.indexed == 22
    assert sheet["A3"].fill.patternType is None
    assert (text(sheet, "C2"), sheet["C2"].comment.author) == ("待确认", "张三")
    assert (text(sheet, "C3"), sheet["A2"].comment) == ("别的", None)


def test_a_colour_that_the_clerk_gave_since_stays() -> None:
    sheet = marked(page(), finding("C2"))
    sheet["C2"].fill = PatternFill("solid", fgColor="FF00FF00")

    Marker({"项目": sheet}).unmark()

    assert sheet["C2"].fill.fgColor.rgb == "FF00FF00"


def test_marks_are_known_when_a_program_dropped_their_author() -> None:
    sheet = page()
    sheet["C2"].comment = Comment("待确认", "张三")
    marked(sheet, finding("C2"), finding("A2"))
    for cell in ("A2", "C2"):
        sheet[cell].comment = Comment(text(sheet, cell), " ")

    Marker({"项目": sheet}).unmark()

    assert (text(sheet, "C2"), sheet["A2"].comment) == ("待确认", None)


def test_a_comment_of_the_clerk_that_speaks_of_checks_is_not_ours() -> None:
    sheet = page()
    sheet["C2"].comment = Comment("【核查】已电话核查", "张三")

    Marker({"项目": sheet}).unmark()

    assert text(sheet, "C2") == "【核查】已电话核查"


def test_text_never_becomes_a_formula() -> None:
    sheet = page()
    for row, sign in enumerate("=+-@＝＋－＠", start=1):
        put_text(own_cell(sheet, row, 5), f"{sign}1+1")

    column = [sheet.cell(row, 5) for row in range(1, 9)]
    assert {cell.data_type for cell in column} == {"s"}
    assert all(cell.quotePrefix for cell in column)
    put_text(own_cell(sheet, 1, 6), "甲")
    assert not sheet["F1"].quotePrefix
    assert AUTHOR == "核查"


def test_looking_for_cells_makes_none() -> None:
    sheet = page()
    before = len(cells_of(sheet))

    Marker({"项目": sheet}).spot(Place("台账.xlsx", "项目", row=70))

    assert len(cells_of(sheet)) == before
