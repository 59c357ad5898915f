"""A share written into a ledger is read as the numbers with the share written in."""

from __future__ import annotations

from dataclasses import replace

from tests.cases import make_scenario, toy_tables
from tests.planning.toys import numbers_of, toy
from zsyz_model.case import LandRules, rows_of
from zsyz_model.case.granting import granted
from zsyz_model.case.province import Reserve, Share
from zsyz_model.planning.province import grants

SCENARIO = make_scenario(land=LandRules(linkage_sale_most_mu=5.0, linkage_sale_wan_per_mu=20.0))
CASE = toy(SCENARIO)
RESERVE = Reserve(SCENARIO.span, {1: 1000, 3: 500}, {2027: 10_000_000}, 30)
SHARE = Share({1: 700, 3: 123}, {4: 456}, {}, {2027: 1_234_500})


def test_drawn_quota_bought_lots_and_support_stand_in_their_sheets() -> None:
    case = granted(CASE, SHARE, RESERVE)
    before, after = (rows_of(c.table("quota")) for c in (CASE, case))

    assert after["2027Q1/计划指标"]["amount"] == before["2027Q1/计划指标"]["amount"] + 7.0
    assert (before["2027Q3/计划指标"]["amount"], after["2027Q3/计划指标"]["amount"]) == (
        60.0,
        61.23,
    )
    lot = rows_of(case.table("schemes"))["省内调剂2027Q4"]
    assert (lot["surplus_mu"], lot["cost_wan"], lot["duration_quarters"]) == (4.56, 136.8, 0)
    budgets = [rows_of(c.table("budget"))["2027"]["land_wan"] for c in (CASE, case)]
    assert budgets == [3000.0, 3123.45]
    assert case.scenario.land.linkage_sale_wan_per_mu == 30.0


def test_ledger_and_numbers_are_granted_alike() -> None:
    open_ = grants.opened(numbers_of(CASE), RESERVE, 456)

    assert numbers_of(granted(CASE, SHARE, RESERVE)) == grants.granted(open_, SHARE)


def test_nothing_given_changes_nothing_but_the_price() -> None:
    case = granted(CASE, Share(), RESERVE)

    assert all(case.table(name) is CASE.table(name) for name in toy_tables())
    assert numbers_of(case) == replace(numbers_of(CASE), sale_hwan=3000)
