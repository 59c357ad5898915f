"""Prices by hand, and their bound beside the enumeration."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.oracles.provinces import EXACT, alike, best_shared, with_pool
from tests.planning.province.toys import PAIR, RULES
from zsyz_model.planning.province import pricing
from zsyz_model.planning.province.pricing import calibrated, moved, price, relaxed_prices
from zsyz_model.planning.province.searching import Search, begin
from zsyz_model.pool import Serial


def _search() -> Search:
    return begin(PAIR, RULES, Serial())


def test_without_wholeness_the_last_mu_is_worth_two_points() -> None:
    """乙's 3 mu bring 3 points each, of 甲's 4 only 2 fit, at 2 points."""
    assert relaxed_prices(_search()) == pytest.approx((2.0, 0.0, 0.0), abs=1e-3)


def test_a_top_that_holds_a_price_down_is_raised() -> None:
    search = _search()
    search.top = [0.1, 0.1, 0.1]

    # agreed to 2e-5 of the sum
    assert relaxed_prices(search)[0] == pytest.approx(2.0, abs=3e-3)
    assert search.top[0] > 2.0


def test_a_sample_finds_the_same_prices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pricing, "SAMPLE", 1)
    search = _search()

    prices = relaxed_prices(search)

    assert len({c.county for c in search.relaxed}) == 2
    assert prices == pytest.approx((2.0, 0.0, 0.0), abs=1e-3)


def test_the_bound_is_told_with_its_prices() -> None:
    """At 2.5 a mu only 乙 draws: −9 + 7.5 − 12.5 = −14; at 2 the bound is −13, and stays."""
    search = _search()

    answers = price(search, (2.5, 0.0, 0.0))
    assert [c.share.drawn_hmu for c in answers] == [{1: 300}, {}]
    assert search.bound == pytest.approx(-14.0)
    price(search, (2.0, 0.0, 0.0))
    price(search, (2.5, 0.0, 0.0))
    assert search.bound == pytest.approx(-13.0)
    assert search.bound_prices == (2.0, 0.0, 0.0)


def test_prices_move_against_what_was_used() -> None:
    """At 1 a mu both draw, 7 of 5 mu; at 2.5 three. A price of nothing rises from a little."""
    search = _search()
    greedy, modest = price(search, (1.0, 0.0, 0.0)), price(search, (2.5, 0.0, 0.0))

    assert moved(search, (1.0, 0.0, 0.0), greedy, 0.1)[0] == pytest.approx(1.1)
    assert moved(search, (2.5, 0.0, 0.0), modest, 0.1) == pytest.approx((2.25, 0.0, 0.0))
    assert moved(search, (0.0, 0.0, 0.0), greedy, 0.1)[0] == pytest.approx(search.top[0] / 1000)


def test_a_sample_calibrates_prices_and_all_counties_need_no_sample(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    search = _search()
    assert calibrated(search, (1.0, 0.0, 0.0)) == (1.0, 0.0, 0.0)
    monkeypatch.setattr(pricing, "SAMPLE", 1)
    monkeypatch.setattr(pricing, "_sample", lambda s: list(s.asks.values())[:1])

    # 乙 alone draws 3 of its half of 5 mu at any price up to 3
    assert calibrated(search, (1.0, 0.0, 0.0))[0] == pytest.approx(1.015 * 1.0075 * 1.005)


@pytest.mark.slow
@pytest.mark.parametrize("top", [0.0, 5.0, 60.0])
def test_no_price_bounds_below_the_best_plan(top: float) -> None:
    """Whatever the prices are, the enumerated best plan is not above the bound."""
    counties = alike(12, 3)
    wanted = best_shared(counties, 5)
    assert wanted is not None
    search = begin(with_pool(counties, 5), replace(EXACT), Serial())

    price(search, tuple(top for _ in search.coupling.rows))

    assert -search.bound >= float(wanted) - 1e-6
