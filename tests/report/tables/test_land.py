"""The land tables with accounts in other units, debts and sales."""

from __future__ import annotations

from dataclasses import replace

from tests.report.counties import small
from zsyz_model.case import LandFlow, Outcome, Trade
from zsyz_model.report.tables.land import land_table, supply_table


def with_more(*trades: Trade, land: tuple[LandFlow, ...] = ()) -> Outcome:
    """The small county with more trades and accounts."""
    outcome = small()
    plan = outcome.plan
    return outcome.with_plan(
        replace(plan, trades=(*plan.trades, *trades), land=(*plan.land, *land))
    )


def test_accounts_in_mu_are_headed_by_mu() -> None:
    owed = LandFlow("2027Q1", "预支指标", 5.0, 3.0, 2.0)
    table = land_table(with_more(land=(owed,)))

    assert list(table.columns) == ["季度", "类别", "累计供应(亩)", "累计使用(亩)", "结余(亩)"]
    assert list(table.iloc[-1]) == ["2027Q1", "预支指标", 5.0, 3.0, 2.0]


def test_accounts_in_kilograms_bring_a_column_of_units() -> None:
    capacity = LandFlow("2027Q1", "占补产能", 9000.0, 0.0, 9000.0, "公斤")
    table = land_table(with_more(land=(capacity,)))

    assert list(table.columns) == ["季度", "类别", "单位", "累计供应", "累计使用", "结余"]
    assert set(table["单位"]) == {"亩", "公斤"}
    assert list(table.iloc[-1]) == ["2027Q1", "占补产能", "公斤", 9000.0, 0.0, 9000.0]


def test_a_sale_is_told_as_one() -> None:
    table = supply_table(with_more(Trade("节余指标", "2027Q4", 3.0, -88.5)))

    assert list(table["事项"]) == ["启动复垦", "外购", "出售"]
    assert list(table.iloc[-1]) == ["出售", "节余指标", "2027Q4", "2027Q4", 3.0, -88.5]
    assert list(table.columns)[4] == "数量(亩)"


def test_purchases_in_kilograms_say_so() -> None:
    table = supply_table(with_more(Trade("占补产能", "2027Q4", 1500.0, 30.0, "公斤")))

    assert list(table["单位"]) == ["亩", "亩", "公斤"]
    assert list(table["数量"]) == [30.0, 20.0, 1500.0]
