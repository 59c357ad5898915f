"""The list of findings as a sheet."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.ledger.marked.specimens import finding
from zsyz_model.case import RowCount
from zsyz_model.findings import Finding, Place, Severity
from zsyz_model.ledger.marked.cells import FILLS, Spot
from zsyz_model.ledger.marked.listing import TITLE, Told, drop_lists, quoted_title, write_list


def listed(*findings: Finding, notes: tuple[str, ...] = (), title: str = "项目") -> Worksheet:
    book = Workbook()
    rows = {title: RowCount(136, 94, 41, 0, 1), "领导": RowCount(3, 2, 0, 0, 0)}

    def spot(place: Place) -> Spot | None:
        return Spot(title, place.cell) if place.cell else None

    write_list(book, Told("台账.xlsx", findings, rows, notes), spot)
    assert book.sheetnames[-1] == TITLE
    return book[TITLE]


def words(page: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in page[row]]


FOUND = (
    finding("A2", Severity.NORMALISED, code="V06", fact="去掉空格", advice="", subject="P1"),
    finding("F17", value="约3亿", subject="P9"),
    Finding("H09", "没有工作表“配对”", place=Place("台账.xlsx")),
    Finding("H01", "缺列“阶段”", "改列名", Severity.REFUSED, Place("台账.xlsx", "项目", row=1)),
)


def test_counts_stand_above_the_list() -> None:
    page = listed(*FOUND)

    assert page["A1"].value == "台账核查结果：台账.xlsx"
    assert words(page, 2)[:6] == ["严重程度", "拒绝", "隔离", "提示", "规整", "合计"]
    assert words(page, 3)[:6] == ["条数", 1, 1, 1, 1, 4]


def test_every_finding_has_its_row_the_worst_first() -> None:
    page = listed(*FOUND)

    assert words(page, 4) == [
        "序号", "严重程度", "代码", "工作表", "单元格", "行（主体）", "原值", "原因", "处理",
    ]  # fmt: skip
    assert words(page, 5) == [1, "拒绝", "H01", "项目", "第1行", "1", "", "缺列“阶段”", "改列名"]
    assert words(page, 6) == [
        2, "隔离", "V07", "项目", "F17", "17（P9）", "约3亿", "不是一个数", "改成数",
    ]  # fmt: skip
    assert words(page, 7)[1:6] == ["提示", "H09", "（整个文件）", "", ""]
    assert words(page, 8)[1:6] == ["规整", "V06", "项目", "A2", "2（P1）"]
    assert page["B6"].fill.fgColor.rgb == FILLS[Severity.QUARANTINED]


def test_a_cell_is_linked_with_its_sheets_name_quoted() -> None:
    page = listed(*FOUND, title="甲's 表")

    assert page["E6"].hyperlink.location == "'甲''s 表'!F17"
    assert page["E6"].hyperlink.target is None
    assert page["E5"].hyperlink is None
    assert quoted_title("项目") == "'项目'"


def test_the_receipt_follows_and_is_linked_from_the_top() -> None:
    page = listed(*FOUND)

    assert page["H1"].value == "各表行数对账见第10行"
    assert page["H1"].hyperlink.location == "'核查结果'!A10"
    assert page["A11"].value == ("项目：读入 136 行 = 收下 94 + 隔离 41 + 空行 0 + 其他 1（相符）")
    assert page["A12"].value == "领导：读入 3 行 = 收下 2 + 隔离 0 + 空行 0 + 其他 0（不符）"


def test_the_header_is_frozen_filtered_and_printed_on_every_page() -> None:
    page = listed(*FOUND, notes=("副本不含原表的切片器",))

    assert page["A4"].value == "副本不含原表的切片器"
    assert (page.freeze_panes, page.auto_filter.ref) == ("A6", "A5:I9")
    assert page.print_title_rows == "$5:$5"
    assert page.page_setup.orientation == "landscape"


def test_nothing_found_is_said() -> None:
    page = listed()

    assert words(page, 3)[1:6] == [0, 0, 0, 0, 0]
    assert "没有发现" in words(page, 5)


def test_text_of_the_ledger_stays_text() -> None:
    page = listed(finding("A2", value="=1+1", subject="@甲", fact="\x0b控制", advice="＝改"))

    assert [page[f"{c}5"].data_type for c in "GHI"] == ["s", "s", "s"]
    assert [page[f"{c}5"].quotePrefix for c in "GHI"] == [True, False, True]
    assert page["H5"].value == "\\x0b控制"


def test_long_text_makes_a_high_row() -> None:
    page = listed(finding("A2", fact="字" * 200), finding("A3"))

    assert page.row_dimensions[5].height > 5 * 14
    assert page.row_dimensions[6].height < 2 * 14


def test_an_earlier_list_is_replaced_and_a_sheet_of_the_clerk_stays() -> None:
    book = Workbook()
    book.create_sheet(TITLE)["A1"] = "我自己的核查记录"
    for _ in range(2):
        write_list(book, Told("台账.xlsx", FOUND, {}), lambda _: None)

    assert book.sheetnames == ["Sheet", "核查结果", "核查结果(2)"]
    assert book["核查结果"]["A1"].value == "我自己的核查记录"


def test_dropping_the_open_list_opens_the_first_sheet() -> None:
    book = Workbook()
    write_list(book, Told("台账.xlsx", (), {}), lambda _: None)
    book.active = 1

    drop_lists(book)

    assert book.active is book["Sheet"]
