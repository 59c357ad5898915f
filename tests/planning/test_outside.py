"""What a county takes from its province: rows of the county by hand, with and without it."""

from __future__ import annotations

from dataclasses import replace

from tests.planning.numbers_for_tests import NUMBERS, all_decisions, rows_of_limit, terms
from zsyz_model.planning.land import land_cost, limit_land_budget, limit_plan_quota
from zsyz_model.planning.linkage import limit_linkage_quota
from zsyz_model.planning.numbers import Outside
from zsyz_model.planning.tightening import tighten_quota

GIVEN = replace(
    NUMBERS,
    outside=Outside({1: 700, 3: 300}, {2: 400, 4: 400}, {2027: 5_000_000}, trade_hwan=3000),
)


def _terms_of(row: str, *names: str) -> set[str]:
    """The terms of a row that are about these variables."""
    return {word for word in row.split() if word.split("·")[-1].split("__")[0] in names}


def test_a_county_by_itself_takes_nothing() -> None:
    _, made = all_decisions()

    assert (made.drawn, made.received, made.support) == ({}, {}, {})


def test_takings_are_bounded_by_what_there_is() -> None:
    _, made = all_decisions(GIVEN)

    assert {x.name: x.upBound for x in made.drawn.values()} == {
        "drawn__t01": 700,
        "drawn__t03": 300,
    }
    assert {x.name: x.upBound for x in made.received.values()} == {
        "received__t02": 400,
        "received__t04": 400,
    }
    assert {x.name: x.upBound for x in made.support.values()} == {"support__y2027": 500.0}


def test_quota_of_the_pool_counts_from_its_quarter_on() -> None:
    first, _, third, _ = rows_of_limit(limit_plan_quota, GIVEN)

    assert _terms_of(first, "drawn") == {"-0.01·drawn__t01"}
    assert _terms_of(third, "drawn") == {"-0.01·drawn__t01", "-0.01·drawn__t03"}


def test_surplus_bought_is_linkage_and_costs_its_price() -> None:
    second = rows_of_limit(limit_linkage_quota, GIVEN)[1]
    _, made = all_decisions(GIVEN)

    assert _terms_of(second, "received") == {"-0.01·received__t02"}
    # 30 万元 a mu is 0.3 万元 a hundredth
    assert _terms_of(terms(land_cost(GIVEN, made, (2027,))), "received") == {"+0.3·received__t02"}


def test_support_pays_for_its_year() -> None:
    (row,) = rows_of_limit(limit_land_budget, GIVEN)

    assert _terms_of(row, "support") == {"-1·support__y2027"}


def test_the_implied_rows_know_of_it() -> None:
    last = rows_of_limit(tighten_quota, GIVEN)[-1]

    assert _terms_of(last, "drawn", "received") == {
        "-0.01·drawn__t01", "-0.01·drawn__t03", "-0.01·received__t02", "-0.01·received__t04",
    }  # fmt: skip
