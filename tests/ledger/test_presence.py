"""Which sheets are there, and what a missing one means."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from tests.ledger.books import PLACES, county, of, read_county, refusals, write_county
from zsyz_model.findings import InputError
from zsyz_model.ledger import read_ledger
from zsyz_model.ledger.presence import SWITCHED_OFF
from zsyz_model.tables import TABLES


def test_a_missing_required_sheet_is_refused_with_the_sheets_present(tmp_path: Path) -> None:
    sheets = county()
    del sheets["领导"]

    with pytest.raises(InputError, match="领导") as caught:
        read_ledger(write_county(tmp_path, sheets))

    assert [str(f) for f in refusals(caught.value)] == [
        "[H08] 文件《台账.xlsx》·领导：缺少工作表“领导”；现有“项目”、“乡镇园区”。"
        "处理：补上工作表“领导”（每行一名县级领导，只写职务代称），或把相应工作表改为此名"
    ]


def test_missing_optional_sheets_name_what_is_switched_off(tmp_path: Path) -> None:
    ledger = read_county(tmp_path)
    told = {f.subject: f.fact for f in of(ledger, "H09")}

    assert told["用地指标"] == "没有工作表“用地指标”：新增用地供给按0计"
    assert set(" ".join(told).replace("、", " ").split()) == {
        TABLES[name].sheet for name in ledger.absent
    }
    assert set(ledger.absent) == set(TABLES) - {"projects", "leaders", "places"}
    assert all(len(ledger.tables[name]) == 0 for name in ledger.absent)


def test_a_blank_sheet_counts_as_missing(tmp_path: Path) -> None:
    ledger = read_county(tmp_path, 用地指标=[[""]])

    assert "quota" in ledger.absent


def test_two_sheets_of_one_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"\[H13\].*工作表“园区”：与工作表“乡镇园区”同为“乡镇园区”"
    ):
        read_county(tmp_path, 园区=PLACES)


def test_an_unknown_sheet_is_told_but_companions_are_not(tmp_path: Path) -> None:
    (finding,) = of(read_county(tmp_path, 封面=[["甲"]], 来源=[["乙"]], 说明=[["丙"]]))

    assert (finding.code, finding.place.sheet) == ("H10", "封面")


def test_every_switch_is_an_optional_table() -> None:
    assert all(not TABLES[name].required for name in SWITCHED_OFF)


def test_a_sheet_of_formulas_without_value_is_there_and_refused(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in county().items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
        book.add_worksheet("预算").write_formula("A1", "=Z1", None, "")

    with pytest.raises(InputError, match=r"\[V01\].*工作表“预算”·A1.*表头公式无缓存值") as caught:
        read_ledger(path)
    assert "预算" not in {f.subject for f in caught.value.findings if f.code == "H09"}
