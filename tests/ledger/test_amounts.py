"""Amounts as published and as typed: one number with its unit, or a reason against it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.ledger.amounts import on_grid, outside, read_amount
from zsyz_model.ledger.readings import Spec
from zsyz_model.tables import TABLES, Column, Kind

MONEY = Spec(TABLES["projects"].by_name["invest_wan"], True)
LAND = Spec(TABLES["projects"].by_name["land_mu"], False)
JOBS = Spec(TABLES["projects"].by_name["jobs"], False)
HOURS = Spec(TABLES["leaders"].by_name["hours"], True)
FACTORS = {"元": Fraction(1, 10000), "万元": Fraction(1), "亿元": Fraction(10000)}
RATE = Spec(TABLES["finance"].by_name["rate"], False)


@pytest.mark.parametrize(
    ("spec", "raw", "value"),
    [
        (MONEY, 12000.0, 12000.0), (MONEY, "12000", 12000.0), (MONEY, "0.5", 0.5), (MONEY, 7, 7.0),
        (LAND, 40.55, 40.55), (JOBS, 120.0, 120), (JOBS, "120", 120), (HOURS, 7.125, 7.125),
    ],
)  # fmt: skip
def test_plain_numbers_stand_as_they_are(spec: Spec, raw: object, value: float) -> None:
    reading = read_amount(raw, spec)

    assert (reading.value, reading.code, type(reading.value)) == (value, "", type(value))


@pytest.mark.parametrize(
    ("spec", "raw", "value", "code"),
    [
        (MONEY, "29.1亿元", 291000.0, "V08"), (MONEY, "2233.4万元", 2233.4, "V08"),
        (MONEY, "1.2亿", 12000.0, "V08"), (MONEY, "2万", 2.0, "V08"), (MONEY, "120000000元", 12000.0, "V08"),
        (MONEY, "500千元", 50.0, "V08"), (MONEY, "人民币5000万元", 5000.0, "V08"),
        (MONEY, "1,200", 1200.0, "V06"), (MONEY, "１２．５", 12.5, "V06"), (MONEY, " 12 ", 12.0, "V06"),
        (MONEY, "1,234,567.8", 1234567.8, "V06"), (MONEY, "12.345", 12.35, "V06"), (MONEY, 12.345, 12.35, "V06"),
        (LAND, "706.74亩", 706.74, "V08"), (LAND, "1.6平方公里", 2400.0, "V08"), (LAND, "42公顷", 630.0, "V08"),
        (LAND, "6158平方米", 9.24, "V08"), (LAND, "6158㎡", 9.24, "V08"), (LAND, "50万平方米", 750.0, "V08"),
        (LAND, "10000平方米(合15亩)", 15.0, "V08"), (LAND, "15亩(合10000平方米)", 15.0, "V08"), (LAND, "14871.06平方米（合22.3066亩）", 22.31, "V08"),
        (LAND, "1.2万亩", 12000.0, "V08"), (JOBS, "28人", 28, "V08"), (JOBS, "2万人", 20000, "V08"),
        (HOURS, "90分钟", 1.5, "V08"), (RATE, "4.35%", 4.35, "V08"),
    ],
)  # fmt: skip
def test_units_and_ways_of_writing_are_resolved_and_told(
    spec: Spec, raw: object, value: float, code: str
) -> None:
    reading = read_amount(raw, spec)

    assert (reading.value, reading.code, reading.bad) == (value, code, False)
    assert "得" in reading.fact


@pytest.mark.parametrize(
    ("spec", "raw", "code", "fact"),
    [
        (MONEY, "约3.9亿元", "V07", "是约数"), (MONEY, "2000余万元", "V07", "是约数"),
        (LAND, "200亩左右", "V07", "是约数"), (LAND, "146616.62平方米(约219.92亩)", "V07", "是约数"),
        (MONEY, "1500万美元", "V07", "是外币金额"), (MONEY, "12亿港元", "V07", "是外币金额"),
        (MONEY, "$500", "V07", "是外币金额"), (LAND, "100～120亩", "V07", "是区间"), (MONEY, "500-600", "V07", "是区间"),
        (LAND, "＞50亩", "V07", "是比较"), (MONEY, "不少于500万元", "V07", "是比较"),
        (MONEY, "一期760万元", "V07", "是分期"), (MONEY, "300万元(年度)", "V07", "是分期"),
        (MONEY, "5451万元(自筹1251万元、贷款4200万元)", "V07", "含两个以上数字"),
        (LAND, "占地42公顷", "V07", "数字前后有别的文字"), (LAND, "不涉及新增用地", "V07", "不是单一数字"),
        (MONEY, "1.200,50", "V07", "不是单一数字"), (MONEY, "12..5", "V07", "不是单一数字"),
        (MONEY, "12,00", "V07", "不是单一数字"), (LAND, "5公里", "V07", "“公里”不是本列能换算的单位（本列单位亩）"),
        (LAND, "10000平方米(合16亩)", "V07", "两种写法不一致：15与16亩"),
        (LAND, "10000平方米(合15公里)", "V07", "“公里”不是本列能换算的单位"),
        (JOBS, "3.5", "V07", "应为整数，读得3.5"), (JOBS, 3.5, "V07", "应为整数"),
        (MONEY, "5%", "V07", "“%”不是本列能换算的单位"), (MONEY, dt.date(2026, 1, 1), "V07", "是日期"), (MONEY, True, "V07", "是日期"),
        (MONEY, "1.2E+05", "V05", "是科学计数写法"),
        (LAND, -3.0, "V11", "超出范围（不小于0亩），读得-3"), (HOURS, "90", "V11", "超出范围（0–80小时），读得90"),
        (JOBS, -1.0, "V11", "不小于0"), (RATE, "101%", "V11", "0–100"),
        (MONEY, "nan", "V12", "不是有限的数"), (MONEY, "inf", "V12", "不是有限的数"), (MONEY, "1e25", "V12", "量级"),
        (MONEY, "1_000", "V12", "不是有限的数"), (MONEY, 1e25, "V12", "量级"), (MONEY, float("nan"), "V12", "不是有限的数"),
        (MONEY, "2000000亿元", "V12", "量级超过1e10"), (MONEY, "10000000001", "V12", "量级超过1e10"),
    ],
)  # fmt: skip
def test_what_is_not_one_sure_number_is_set_aside_with_its_reason(
    spec: Spec, raw: object, code: str, fact: str
) -> None:
    reading = read_amount(raw, spec)

    assert (reading.value, reading.bad, reading.code) == (None, True, code)
    assert fact in reading.fact
    assert reading.advice


def test_the_headers_unit_is_for_bare_numbers_only() -> None:
    in_yi = Spec(MONEY.column, True, Fraction(10000))

    assert read_amount(29.1, in_yi).value == 291000.0
    assert read_amount("29.1", in_yi).value == 291000.0
    assert read_amount("2233.4万元", in_yi).value == 2233.4


def test_a_column_without_lower_bound_may_be_negative() -> None:
    free = Column("gain", Kind.NUMBER, "增减", high=5)

    assert outside(-7.0, free) is None
    reading = outside(6.0, free)
    assert reading is not None
    assert reading.fact == "超出范围（不大于5），读得6"


@given(st.integers(-(10**11), 10**11))
def test_a_value_on_the_grid_stays(cents: int) -> None:
    assert on_grid(Fraction(cents, 100)) == float(Fraction(cents, 100))


@given(st.integers(0, 10**9), st.sampled_from(sorted(FACTORS)))
def test_any_published_amount_reads_exactly(cents: int, unit: str) -> None:
    text = f"{cents // 100}.{cents % 100:02d}{unit}"
    exact = Fraction(cents, 100) * FACTORS[unit]

    reading = read_amount(text, Spec(MONEY.column, True))

    if exact > 10**10:
        assert reading.code == "V12"
    else:
        assert abs(Fraction(str(reading.value)) - exact) <= Fraction(1, 200)


@given(st.text(max_size=20))
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    reading = read_amount(text, LAND)

    assert reading.bad or isinstance(reading.value, float)


def test_a_count_without_bounds_is_never_negative_and_an_amount_may_be() -> None:
    count, amount = (replace(spec.column, low=None, high=None) for spec in (JOBS, LAND))

    assert outside(-1.0, count) is not None
    assert outside(0.0, count) is None
    assert outside(-1.0, amount) is None
    assert outside(-1.0, replace(count, low=-2.0)) is None


@pytest.mark.parametrize(
    ("raw", "code"),
    [(1.0000000000005, ""), (1.000000000002, "V06"), (0.3000000000005, ""), (0.300000000002, "V06"),
     (123456789.01000002, ""), (123456789.0103, "V06")],
)  # fmt: skip
def test_what_floating_point_adds_is_no_rounding(raw: float, code: str) -> None:
    """A millionth of a millionth of the number, of 1 at least, is noise: here up to 0.00012."""
    assert read_amount(raw, MONEY).code == code
