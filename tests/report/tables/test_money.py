"""Who pays, and is the park full: the rows and sums of the county of the judge's tests."""

from __future__ import annotations

import math
from dataclasses import replace

from tests.judge.county import county_outcome
from tests.report.counties import small
from zsyz_model.case import Loan
from zsyz_model.report.tables.money import capacity_table, loan_table, money_notes


def test_loans_add_up_and_say_what_is_left() -> None:
    """F1 9000 − 7500.5, F2 4500 − 4500, F3 1500 − 500."""
    table = loan_table(county_outcome())

    assert table.iloc[0].tolist() == ["P01", "项目P01", "F1", "银行贷款", 500.5, 3.6, 1499.5]
    assert table["安排金额(万元)"].tolist() == [
        500.5,
        2000.0,
        3500.0,
        500.0,
        3500.0,
        2500.0,
        12500.5,
    ]
    last = table.iloc[-1].tolist()
    assert last[:5] == ["合计", "", "", "", 12500.5]
    assert last[6] == 1499.5 + 0.0 + 1000.0
    assert math.isclose(last[5], (7500.5 * 3.6 + 4500 * 2 + 500 * 4.5) / 12500.5, abs_tol=1e-4)


def test_a_loan_of_an_unknown_line_still_stands_there() -> None:
    """The judge says that it is wrong; the table shows what the plan says."""
    outcome = county_outcome()
    plan = replace(outcome.plan, loans=(Loan("P01", "无此渠道", 1.0),))
    table = loan_table(outcome.with_plan(plan))

    assert table.iloc[:, 2].tolist() == [
        "无此渠道",
        "",
    ]
    assert table["安排金额(万元)"].tolist() == [1.0, 1.0]


def test_capacities_say_what_stands_what_comes_and_what_is_left() -> None:
    table = capacity_table(county_outcome())

    assert [list(row) for row in table.itertuples(index=False)] == [
        ["城关镇", "能耗", "吨标煤", 2300.0, 1000.0, 300.0, 1000.0],
        ["经济开发区", "园区面积", "亩", 355.0, 0.0, 350.0, 5.0],
    ]


def test_a_factor_of_several_places_is_added_up() -> None:
    outcome = county_outcome()
    caps = outcome.case.table("caps").assign(factor="能耗", cap_unit="吨标煤", cap=[1200.0, 500.0])
    tables = {**outcome.case.ledger.tables, "caps": caps}
    case = replace(outcome.case, ledger=replace(outcome.case.ledger, tables=tables))
    table = capacity_table(replace(outcome, case=case))

    assert [list(row) for row in table.itertuples(index=False)] == [
        ["城关镇", "能耗", "吨标煤", 1200.0, 1000.0, 300.0, -100.0],
        ["经济开发区", "能耗", "吨标煤", 500.0, 0.0, 0.0, 500.0],
        ["合计", "能耗", "吨标煤", 1700.0, 1000.0, 300.0, 400.0],
    ]


def test_a_county_without_the_sheets_has_empty_tables_that_say_so() -> None:
    outcome = small()

    assert loan_table(outcome).empty
    assert capacity_table(outcome).empty
    assert money_notes(outcome) == {
        "资金落实": "台账没有“资金渠道”，不核资金缺口",
        "园区容量": "台账没有“容量”，不核园区要素容量",
    }


def test_the_head_of_the_loans_counts_who_borrows_and_who_lends() -> None:
    assert money_notes(county_outcome())["资金落实"] == (
        "3 个有资金缺口的开工项目由 3 条渠道落实，先用年利率低的"
    )
