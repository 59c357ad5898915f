"""Unknown columns and conversions reach the workbook as the clerk wrote them."""

from __future__ import annotations

import dataclasses

import pandas as pd

from zsyz_model.case import Outcome
from zsyz_model.case.known import Confidence, Conversion
from zsyz_model.findings import Place
from zsyz_model.report.tables.carried import conversion_table, extra_table


def carrying(outcome: Outcome, **parts: object) -> Outcome:
    ledger = dataclasses.replace(outcome.case.ledger, **parts)  # type: ignore[arg-type]
    return dataclasses.replace(outcome, case=dataclasses.replace(outcome.case, ledger=ledger))


def test_every_filled_cell_of_an_unknown_column_is_carried(small: Outcome) -> None:
    extra = pd.DataFrame(
        {"预警状态": ["黄", None], "备案证号": ["=1+1", "B2"]}, index=["P1", "P2"], dtype="str"
    )

    told = extra_table(carrying(small, extra={"projects": extra}))

    assert told.to_numpy().tolist() == [
        ["项目", "P1", "预警状态", "黄"],
        ["项目", "P1", "备案证号", "=1+1"],
        ["项目", "P2", "备案证号", "B2"],
    ]


def test_a_conversion_is_told_with_its_raw_text_rule_and_ground(small: Outcome) -> None:
    place = Place("台账.xlsx", "项目", "E2", 2, "总投资(亿元)")
    one = Conversion(place, "P1", "1.2", "12000.0", "万元", "[V08] 表头单位", Confidence.STATED)

    told = conversion_table(carrying(small, conversions=(one,)))

    assert told.to_numpy().tolist()[0] == [
        "项目", "E2", "总投资(亿元)", "P1", "1.2", "12000.0", "万元", "[V08] 表头单位", "注明",
    ]  # fmt: skip


def test_without_either_the_tables_are_empty_with_their_headers(small: Outcome) -> None:
    bare = carrying(small, extra={}, conversions=())

    assert list(extra_table(bare).columns) == ["工作表", "编号", "列", "内容"]
    assert conversion_table(bare).empty
