"""Prices of quota: the quarter's own, else the scenario's, on the grid of 0.01 万元."""

from __future__ import annotations

from tests.cases import make_case, toy_case
from zsyz_model.case.prices import price_wan


def test_the_quarters_own_price_goes_first() -> None:
    assert price_wan(toy_case(), "占补数量", "2027Q1", 99.0) == 13.8
    assert price_wan(toy_case(), "占补数量", "2027Q2", 99.0) == 99.0


def test_a_blank_price_and_a_county_without_quota_fall_back() -> None:
    row = {"quarter": "2027Q1", "quota_kind": "计划指标", "amount": 5}

    assert price_wan(make_case(quota=[row]), "计划指标", "2027Q1", 1.5) == 1.5
    assert price_wan(make_case(), "计划指标", "2027Q1", 1.239) == 1.24
