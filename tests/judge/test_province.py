"""Crimes against a province, each named by the judge; a lawful sharing is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.judge.county import county_outcome
from zsyz_model.case import Horizon, Launch, Trade
from zsyz_model.case.province import Reserve, Share
from zsyz_model.judge.province import judge_province

Shares = dict[str, Share]
# 20 mu in quarter 1, 10 more in quarter 5; 100 and 50 万元; surplus at 10 万元 a mu
RESERVE = Reserve(Horizon("2027Q1", 8), {1: 2000, 5: 1000}, {2027: 1_000_000, 2028: 500_000}, 10)
LAWFUL: Shares = {
    "甲": Share({1: 1500, 5: 1000}, {}, {4: 800}, {2027: 600_000}),
    "乙": Share({1: 500}, {4: 400, 8: 400}, {}, {2028: 900_000}),
}
"""8 mu sold in 2027, 4 bought at once and 4 a year later: the province stores 4 mu for 40 万元 and
gives 60, then has 50 and 40 for 90."""


def _but(county: str, **changed: dict[int, int]) -> Callable[[Shares], Shares]:
    return lambda shares: {**shares, county: replace(shares[county], **changed)}


CRIMES: dict[str, tuple[str, str, Callable[[Shares], Shares]]] = {
    "a step more than the pool": ("province_pool", "2027Q1", _but("甲", drawn_hmu={1: 1501})),
    "quota before it comes": ("province_pool", "2027Q1", _but("甲", drawn_hmu={1: 2500})),
    "more bought than sold": ("province_market", "2027Q4", _but("乙", bought_hmu={4: 801})),
    "bought before it is sold": ("province_market", "2027Q4", _but("甲", sold_hmu={8: 800})),
    "a hundred yuan too much": (
        "province_budget",
        "2027",
        _but("甲", support_yuan={2027: 600_100}),
    ),
    "stored for money that is not there": (
        "province_budget",
        "2027",
        _but("甲", sold_hmu={4: 801}),
    ),
    "money of no year": ("province_share", "甲", _but("甲", support_yuan={2030: 1})),
    "a market of its own": ("province_share", "甲", _but("甲", sold_hmu={3: 1})),
    "less than nothing": ("province_share", "乙", _but("乙", drawn_hmu={1: -5})),
    "half a step": ("province_share", "乙", _but("乙", drawn_hmu={1: 0.5})),  # type: ignore[dict-item]
}


def test_a_lawful_sharing_is_not_faulted() -> None:
    assert judge_province(RESERVE, LAWFUL) == ()


@pytest.mark.parametrize("crime", CRIMES)
def test_a_crime_is_named(crime: str) -> None:
    code, subject, commit = CRIMES[crime]

    found = judge_province(RESERVE, commit(LAWFUL))

    assert (code, subject) in {(f.code, f.subject) for f in found}


def test_a_plan_that_trades_otherwise_than_agreed_is_faulted() -> None:
    plan = replace(county_outcome().plan, trades=())
    span = county_outcome().case.scenario.span
    reserve = Reserve(span, trade_wan=10)
    word = span.word(reserve.markets[0])
    sale = replace(plan, trades=(Trade("节余指标", word, 3.0, -30.0),))
    lot = Launch(f"省内调剂{word}", word, word, 3.0, 30.0)
    smuggled = replace(plan, schemes=(*plan.schemes, lot))

    assert judge_province(reserve, {}, {"甲": plan}) == ()
    told = [judge_province(reserve, {}, {"甲": p}) for p in (sale, smuggled)]
    assert [(f.code, f.subject) for found in told for f in found] == [("province_market", "甲")] * 2
