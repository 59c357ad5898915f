"""The sheet of a dictionary table, and widths that fit."""

from __future__ import annotations

import pandas as pd

from zsyz_model.sheets import LAND_FORMAT, MONEY_FORMAT, Sheet, fitting_widths, table_sheet
from zsyz_model.tables import TABLES


def test_a_dictionary_table_gets_its_headers_and_formats() -> None:
    frame = pd.DataFrame({
        "place": ["T1"], "place_name": ["东镇"], "place_kind": ["乡镇"], "allowed": [("新能源",)],
        "minutes": [20.0], "备考": ["x"],
    })  # fmt: skip
    sheet = table_sheet(TABLES["places"], frame)

    assert sheet.name == "乡镇园区"
    assert sheet.headers == ["编码", "名称", "类型", "允许产业", "距县城(分钟)", "备考"]
    assert [list(row) for row in sheet.rows] == [["T1", "东镇", "乡镇", ("新能源",), 20.0, "x"]]


def test_money_and_land_columns_have_two_decimals() -> None:
    frame = pd.DataFrame({"invest_wan": [1.0], "land_mu": [2.0], "must_start": [False]})
    sheet = table_sheet(TABLES["projects"], frame)

    assert sheet.formats == [MONEY_FORMAT, LAND_FORMAT, "@"]
    assert [list(row) for row in sheet.rows] == [[1.0, 2.0, None]]


def test_columns_are_as_wide_as_their_content_between_8_and_48() -> None:
    sheet = Sheet("表", ["甲", "总投资(万元)", "备注"], [["x", 1, "长" * 60]])

    assert fitting_widths(sheet) == [8, 14, 48]
