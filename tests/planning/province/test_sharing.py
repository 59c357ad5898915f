"""Shares for torn counties and of what is left over, by hand."""

from __future__ import annotations

import pytest

from tests.planning.province.toys import PAIR, RULES
from zsyz_model.planning.province.pricing import price, relaxed_prices
from zsyz_model.planning.province.searching import Search, begin, plan_within
from zsyz_model.planning.province.sharing import improve, settle
from zsyz_model.pool import Serial


def _search() -> Search:
    return begin(PAIR, RULES, Serial())


def test_a_torn_county_plans_with_its_share() -> None:
    """甲 has 2 mu of the mixture and can do nothing with them; 乙 keeps its 3 mu."""
    search = _search()
    prices = relaxed_prices(search)

    settle(search, prices, price(search, prices))

    assert {name: c.share.drawn_hmu for name, c in search.best.items()} == {
        "乙": {1: 300},
        "甲": {},
    }
    assert search.value == -9.0


def test_what_is_left_over_is_offered_to_who_falls_shortest() -> None:
    """Nobody draws; 5 mu are left. 乙's 9 points are better used than 甲's 8, and then 2 mu are too few."""
    search = _search()
    price(search, (2.0, 0.0, 0.0))
    search.plans.clear()
    plan_within(search, dict.fromkeys(search.asks, (0.0, 0.0, 0.0)))
    assert search.value == 0.0

    assert improve(search)
    assert search.value == -9.0
    assert not improve(search)


def test_without_a_plan_there_is_nothing_to_improve() -> None:
    assert not improve(_search())


@pytest.mark.parametrize("most", [1, 2])
def test_only_those_furthest_from_their_bound_are_asked(most: int) -> None:
    search = _search()
    search.rules = RULES.__class__(RULES.weights, gap=0.0, county_gap=0.0, improved=most)
    price(search, (2.0, 0.0, 0.0))
    search.plans.clear()
    plan_within(search, dict.fromkeys(search.asks, (0.0, 0.0, 0.0)))
    before = len(search.plans)

    improve(search)

    assert len(search.plans) == before + most
