"""Headers as clerks write them: found, folded, with their units; or refused with the nearest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.books import (
    LEADERS,
    PROJECTS,
    Cells,
    county,
    of,
    read_county,
    refusals,
    write_county,
)
from zsyz_model.books import Mark, RawSheet
from zsyz_model.findings import InputError
from zsyz_model.ledger import read_ledger
from zsyz_model.ledger.headers import lay_out
from zsyz_model.ledger.spelling import find_table, knows_header
from zsyz_model.tables import TABLES


def renamed(column: str, header: str) -> Cells:
    return [[header if cell == column else cell for cell in PROJECTS[0]], *PROJECTS[1:]]


def refused(folder: Path, projects: Cells) -> str:
    with pytest.raises(InputError, match="项目") as caught:
        read_ledger(write_county(folder, county(项目=projects)))
    (finding,) = refusals(caught.value)
    return str(finding)


@pytest.mark.parametrize(
    "header",
    [
        "总投资(万元)",
        "项目总投资(万元)",
        "计划总投资（万元）",
        "invest_wan",
        "总投资/万元",
        "总投资(万元)*",
    ],
)
def test_label_header_alias_and_internal_name_all_count(tmp_path: Path, header: str) -> None:
    ledger = read_county(tmp_path, 项目=renamed("总投资(万元)", header))

    assert list(ledger.tables["projects"]["invest_wan"]) == [12000.0, 8000.0, 5000.0]
    assert ledger.cells["projects", "P2", "invest_wan"].column == header


def test_a_header_with_other_spaces_and_brackets_is_told(tmp_path: Path) -> None:
    (finding,) = of(read_county(tmp_path, 项目=renamed("总投资(万元)", "总 投资（万元）")))

    assert str(finding) == (
        "[H03] 文件《台账.xlsx》·工作表“项目”·E1（第1行，列“总 投资（万元）”）·原值“总 投资（万元）”：表头“总 投资（万元）”按“总投资(万元)”识别。"
    )


def test_the_unit_in_the_header_converts_the_column(tmp_path: Path) -> None:
    ledger = read_county(tmp_path, 项目=renamed("拟用地(亩)", "拟用地（公顷）"))
    (finding,) = of(ledger)

    assert list(ledger.tables["projects"]["land_mu"].dropna()) == [607.5, 300.0]
    assert (finding.code, finding.fact) == ("V08", "整列按“公顷”换算为“亩”（乘以15）")


def test_a_banner_gives_the_unit_where_the_header_has_none(tmp_path: Path) -> None:
    head = ["总投资" if cell == "总投资(万元)" else cell for cell in PROJECTS[0]]
    rows: Cells = [
        ["示例县重点项目台账"],
        ["单位:亿元"],
        head,
        ["P1", "甲厂", "工业", "签约", 1.2, 40.5],
    ]
    ledger = read_county(tmp_path, 项目=rows, 领导=[LEADERS[0], ["L1", "副县长一", 8.0, ""]])

    assert ledger.tables["projects"].at["P1", "invest_wan"] == 12000.0
    assert ledger.tables["projects"].at["P1", "land_mu"] == 40.5
    assert ledger.cells["projects", "P1", "invest_wan"].cell == "E4"
    assert ledger.rows["项目"].other_rows == (1, 2, 3)


def test_a_missing_required_column_is_refused_with_the_nearest_header(tmp_path: Path) -> None:
    assert refused(tmp_path, renamed("总投资(万元)", "总投资规模")) == (
        "[H01] 文件《台账.xlsx》·工作表“项目”·第1行，列“总投资(万元)”：缺列“总投资(万元)”；相近列“总投资规模”。处理：改列名，或用映射文件登记"
    )


def test_two_headers_of_one_column_are_refused(tmp_path: Path) -> None:
    rows = [[*row, row[4]] for row in PROJECTS]
    rows[0][-1] = "投资金额（亿元）"

    assert "[H02]" in (said := refused(tmp_path, rows))
    assert (
        "I1（第1行，列“投资金额（亿元）”）·原值“投资金额（亿元）”：列“总投资(万元)”、“投资金额（亿元）”在E、I列重复。处理：合并或改名，只留一列"
        in said
    )


def test_a_unit_of_another_kind_is_refused(tmp_path: Path) -> None:
    assert "[H12]" in (said := refused(tmp_path, renamed("拟用地(亩)", "拟用地(万元)")))
    assert "表头单位“万元”不能换算成“亩”。处理：改用“拟用地(亩)”" in said


@pytest.mark.parametrize("header", ["固定资产投资(万美元)", "综合能耗(吨标煤/万元)"])
def test_a_related_measure_is_kept_as_it_stands_and_told(tmp_path: Path, header: str) -> None:
    rows = [[*row, 7.0] for row in PROJECTS]
    rows[0][-1] = header
    ledger = read_county(tmp_path, 项目=rows)
    (finding,) = of(ledger)

    assert (finding.code, finding.severity.value, finding.place.cell) == ("H12", "提示", "I1")
    assert list(ledger.extra["projects"][header]) == ["7", "7", "7"]


def test_a_column_whose_unit_is_written_nowhere_is_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, renamed("总投资(万元)", "总投资"))

    assert "[H15]" in said
    assert "列“总投资”没有注明单位。处理：在表头写明单位，如“总投资(万元)”" in said


def test_cells_may_bear_the_unit_that_the_header_lacks(tmp_path: Path) -> None:
    rows = [list(row) for row in renamed("总投资(万元)", "总投资")]
    for row, cell in zip(rows[1:], ("1.2亿元", "8000万元", 5000.0), strict=True):
        row[4] = cell
    ledger = read_county(tmp_path, 项目=rows)

    assert ledger.tables["projects"]["invest_wan"].to_dict() == {"P1": 12000.0, "P2": 8000.0}
    assert [(f.code, f.place.cell) for f in of(ledger)] == [
        ("V08", "E2"), ("V08", "E3"), ("V18", "E4"),
    ]  # fmt: skip


def test_all_refused_sheets_are_told_at_once(tmp_path: Path) -> None:
    sheets = county(项目=renamed("阶段", "进度条"), 领导=[row[:2] for row in LEADERS])

    with pytest.raises(InputError, match="H01") as caught:
        read_ledger(write_county(tmp_path, sheets))

    assert [(f.code, f.place.sheet, f.place.column) for f in refusals(caught.value)] == [
        ("H01", "项目", "阶段"), ("H01", "领导", "每周可用小时(小时)"),
    ]  # fmt: skip


def test_unknown_columns_are_kept_as_text(tmp_path: Path) -> None:
    rows = [
        [*row, cell, cell] for row, cell in zip(PROJECTS, ["自编号", 7.0, "", "x"], strict=True)
    ]
    extra = read_county(tmp_path, 项目=rows).extra["projects"]

    assert list(extra.columns) == ["自编号", "自编号（J列）"]
    assert extra["自编号"].fillna("空").to_dict() == {"P1": "7", "P2": "空", "P3": "x"}


@pytest.mark.parametrize("name", ["项目", "重点项目", "projects", " 项 目 ", "1.项目", "项目台账"])
def test_a_sheet_is_known_by_name_alias_and_internal_name(name: str) -> None:
    assert find_table(name) is TABLES["projects"]


def test_an_unknown_sheet_is_no_table() -> None:
    assert find_table("封面") is None


def test_header_words_are_known_in_the_first_lines_of_a_csv() -> None:
    assert knows_header('台账\n"项目编号","总投资（亿元）"\n')
    assert not knows_header("椤圭洰,鎶曡祫\n1,2\n")


def test_an_empty_sheet_lacks_its_columns() -> None:
    layout = lay_out(RawSheet("a.csv", "季度目标", []), TABLES["targets"])

    assert [(f.code, f.place.column) for f in layout.findings] == [("H01", "季度")]


def test_a_header_without_a_value_is_refused_at_its_cell() -> None:
    rows: Cells = [["季度", "", "开工目标(个)"], ["2027Q1", 3.0, 2.0]]
    mark = Mark("=A1", "V01", "公式无缓存值", "粘贴为数值")
    layout = lay_out(RawSheet("a.xlsx", "季度目标", rows, {(0, 1): mark}), TABLES["targets"])

    assert [(f.code, f.severity.value, f.place.cell, f.value) for f in layout.findings] == [
        ("V01", "拒绝", "B1", "=A1")
    ]
