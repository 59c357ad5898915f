"""Prices, mixtures and choices among a few columns, by hand."""

from __future__ import annotations

import math

import pytest

from tests.planning.province.toys import PAIR
from zsyz_model.case import Status
from zsyz_model.planning.decisions import Chosen
from zsyz_model.planning.province.coupling import Coupling
from zsyz_model.planning.province.master import bound_at, choose_columns, find_prices, mix
from zsyz_model.planning.province.questions import Column

TIED = Coupling(PAIR.reserve)
"""A pool of 5 mu, a market, 100 万元."""
MOST = (100.0, 100.0, 100.0)
DONE = Chosen({}, {}, {}, {}, {}, {}, {}, {})


def column(county: str, worth: float, drawn: float, money: float = 0.0, **more: object) -> Column:
    return Column(
        county, Status.OPTIMAL, worth, (drawn, 0, 0, money), (drawn, 0.0, money), worth, chosen=DONE
    )


NONE = [column("甲", 0.0, 0.0), column("乙", 0.0, 0.0)]
COLUMNS = [*NONE, column("甲", -8.0, 4.0), column("乙", -9.0, 3.0)]


def test_the_price_is_what_the_last_mu_is_worth() -> None:
    """乙's 3 mu are worth 3 each and fit; 甲's are worth 2 and half of them fit."""
    found = find_prices(COLUMNS, TIED, MOST)

    assert found.of == pytest.approx((2.0, 0.0, 0.0))
    assert found.sum == pytest.approx(-9.0 - 4.0)


def test_no_price_is_above_the_most() -> None:
    found = find_prices(COLUMNS, TIED, (1.5, 1.0, 1.0))

    assert found.of == pytest.approx((1.5, 0.0, 0.0))


def test_a_part_of_the_counties_has_a_part_of_the_rooms() -> None:
    """One mu of 5: the last one is 乙's."""
    assert find_prices(COLUMNS, TIED, MOST, 0.2).of == pytest.approx((3.0, 0.0, 0.0))


def test_a_mixture_fits_together() -> None:
    mixed = mix(COLUMNS, [c.worth for c in COLUMNS], TIED, MOST)

    assert [(round(w, 6), c.worth) for w, c in mixed["乙"]] == [(1.0, -9.0)]
    assert sorted((round(w, 6), c.worth) for w, c in mixed["甲"]) == [(0.5, -8.0), (0.5, 0.0)]


def test_what_cannot_fit_is_paid_for_in_a_mixture_and_no_choice() -> None:
    greedy = [column("甲", -1.0, 9.0)]

    assert [c for _, c in mix(greedy, [-1.0], TIED, MOST)["甲"]] == greedy
    assert choose_columns(greedy, TIED) == ({}, True)


def test_one_plan_of_each_county_is_chosen() -> None:
    chosen, repeatable = choose_columns(COLUMNS, TIED)

    assert {name: c.worth for name, c in chosen.items()} == {"甲": 0.0, "乙": -9.0}
    assert repeatable


def test_a_relaxation_is_never_chosen() -> None:
    loose = Column("乙", Status.OPTIMAL, -50.0, (0.0,) * 4, (0.0,) * 3, -50.0)

    assert choose_columns([*COLUMNS, loose], TIED)[0]["乙"].worth == -9.0


def test_the_bound_is_the_counties_bounds_less_the_rooms() -> None:
    bounds = [column("甲", -3.0, 0.0), column("乙", -6.5, 0.0)]

    assert bound_at((2.0, 0.0, 0.01), bounds, TIED) == -9.5 - 10.0 - 1.0
    assert bound_at((2.0, 0.0, 0.01), bounds, TIED, 0.5) == -9.5 - 5.5
    assert math.isinf(bound_at((0.0,) * 3, [column("甲", math.inf, 0.0)], TIED))
