"""Golden rows of the land limits, worked by hand on the county of numbers_for_tests."""

from __future__ import annotations

from dataclasses import replace

import pulp
import pytest

from tests.planning.numbers_for_tests import (
    AMOUNT,
    NUMBERS,
    YES_NO,
    all_decisions,
    bounds,
    expression,
    rows_of_limit,
    terms,
    written,
)
from zsyz_model.case import Horizon
from zsyz_model.planning import land
from zsyz_model.planning.numbers import Cover, Plot


def test_conversion_rows() -> None:
    """PC is listed and needs no county quota; J2's holder is given 40 亩."""
    assert rows_of_limit(land.require_conversion) == written("""
conversion__t01: +80·begun__p01__t01 -0.01·plan_used__t01 -0.01·linkage_used__t01 == 0
conversion__t02: -80·begun__p01__t01 +80·begun__p01__t02 +30·begun__p02__t02
    +40·repaid__j02__quota__t02 -0.01·plan_used__t02 -0.01·linkage_used__t02 == 0
conversion__t03: -80·begun__p01__t02 +80·begun__p01__t03 -30·begun__p02__t02 +30·begun__p02__t03
    +40·repaid__j02__quota__t03 -0.01·plan_used__t03 -0.01·linkage_used__t03 == 0
conversion__t04: -80·begun__p01__t03 +80·begun__p01__t04 -30·begun__p02__t03 +30·begun__p02__t04
    +40·repaid__j02__quota__t04 -0.01·plan_used__t04 -0.01·linkage_used__t04 == 0
""")


def test_plan_quota_rows() -> None:
    """Half of what stands on J1 comes back one quarter later: 15 亩 for PB, 10 亩 for PC."""
    assert rows_of_limit(land.limit_plan_quota) == written("""
plan_quota__t01: +0.01·plan_used__t01 <= 80
plan_quota__t02: +0.01·plan_used__t01 +0.01·plan_used__t02 -10·settled__p03__j01__t01 <= 80
plan_quota__t03: +0.01·plan_used__t01 +0.01·plan_used__t02 +0.01·plan_used__t03
    -10·settled__p03__j01__t01 -15·settled__p02__j01__t02 <= 100
plan_quota__t04: +0.01·plan_used__t01 +0.01·plan_used__t02 +0.01·plan_used__t03
    +0.01·plan_used__t04 -10·settled__p03__j01__t01 -10·settled__p03__j01__t03
    -15·settled__p02__j01__t02 -15·settled__p02__j01__t03 <= 110
""")


@pytest.mark.parametrize(
    ("need_hmu", "percent", "credit"), [(3000, 50, 1500), (333, 50, 166), (101, 30, 30), (99, 0, 0)]
)
def test_credit_is_rounded_down(need_hmu: int, percent: int, credit: int) -> None:
    assert land.credit_hmu(need_hmu, Plot("J", 9999, 1, percent, 0, 0)) == credit


def test_swap_repaid_rows() -> None:
    """Quota in quarter 3 is worth a look because compensation gets dearer in quarter 4."""
    assert rows_of_limit(land.require_swap_repaid) == written("""
swap_repaid__j02: +1·repaid__j02__quota__t02 +1·repaid__j02__quota__t03
    +1·repaid__j02__quota__t04 +1·repaid__j02__j01__t02 +1·repaid__j02__j01__t03
    -1·opened__j02__y2028 == 0
""")


def test_with_steady_prices_quota_is_given_back_in_the_last_quarter_of_a_year() -> None:
    steady = replace(NUMBERS, plan_hwan=(200,) * 4, balance_hwan=(1500, 1380, 1380, 1300))

    _, made = all_decisions(steady)

    assert [t for _, by, t in made.repaid if by == "quota"] == [2, 4]


def test_quota_is_looked_at_before_each_rise_whatever_it_cost_earlier() -> None:
    """In quarter 4 it is dearer than in 3, if cheaper than in 2."""
    dips = replace(NUMBERS, plan_hwan=(200,) * 4, balance_hwan=(1500, 1400, 1300, 1390))

    _, made = all_decisions(dips)

    assert [t for _, by, t in made.repaid if by == "quota"] == [2, 3, 4]


def test_a_plot_is_given_back_in_the_first_quarter_of_each_year() -> None:
    """Quarter 1 is 2027Q4, 2 to 5 are 2028, and 6 is 2029."""
    plots = (NUMBERS.plots[0], replace(NUMBERS.plots[1], ready=1, due=6))
    long = replace(
        NUMBERS,
        horizon=Horizon("2027Q4", 6),
        plots=plots,
        plan_hwan=(200,) * 6,
        balance_hwan=(9,) * 6,
    )

    repaid = land.add_repaid(pulp.LpProblem(), long)

    assert [t for _, by, t in repaid if by == "J1"] == [1, 2, 6]
    assert bounds(repaid) == YES_NO


def test_each_holder_is_repaid_for_what_was_theirs() -> None:
    held = replace(NUMBERS.plots[0], holder="X2", due=2)

    rows = rows_of_limit(land.require_swap_repaid, replace(NUMBERS, plots=(held, NUMBERS.plots[1])))

    assert rows == written("""
swap_repaid__j01: +1·repaid__j01__quota__t02 -1·opened__j01__y2028 == 0
swap_repaid__j02: +1·repaid__j02__quota__t02 +1·repaid__j02__quota__t03
    +1·repaid__j02__quota__t04 -1·opened__j02__y2028 == 0
""")


def test_a_holder_is_not_given_a_plot_that_is_too_small_or_owed_itself() -> None:
    small = replace(NUMBERS.plots[0], area_hmu=3999)
    owed = replace(NUMBERS.plots[0], holder="X2", due=1)

    for other in (small, owed):
        _, made = all_decisions(replace(NUMBERS, plots=(other, NUMBERS.plots[1])))
        assert {by for j, by, _ in made.repaid if j == "J2"} == {"quota"}


SPENT_2027 = """
    +20·opened__j01__y2027 +10·opened__j02__y2027
    +240·settled__p02__j01__t02 +160·settled__p03__j01__t01 +100·settled__p03__j02__t02
    +320·repaid__j02__j01__t02
    +300·launched__k01__t02 +100·launched__k02__t02
    +0.02·plan_used__t01 +0.02·plan_used__t02 +0.138·bought__t01
"""
SPENT = """
    +20·opened__j01__y2028 +10·opened__j02__y2028
    +240·settled__p02__j01__t02 +160·settled__p03__j01__t01 +100·settled__p03__j02__t02
    +240·settled__p02__j01__t03 +160·settled__p03__j01__t03 +100·settled__p03__j02__t03
    +320·repaid__j02__j01__t02 +320·repaid__j02__j01__t03
    +300·launched__k01__t02 +100·launched__k02__t03
    +0.02·plan_used__t01 +0.02·plan_used__t02 +0.03·plan_used__t03 +0.03·plan_used__t04
    +0.138·bought__t01 +0.138·bought__t03
"""
"""Of both years: what was opened or launched in the first is still so in the second."""
"""In 万元: 30 亩 × 8 = 240; the 40 亩 for the holder of J2 on J1 × 8 = 320; 0.01 亩 × 13.8 = 0.138."""


def test_land_budget_rows() -> None:
    """2028 has no budget, so it has no row."""
    assert rows_of_limit(land.limit_land_budget) == written(
        f"land_budget__y2027: {' '.join(SPENT_2027.split())} <= 3000"
    )


def test_land_cost_adds_up_both_years() -> None:
    _, made = all_decisions()

    whole = land.land_cost(NUMBERS, made, NUMBERS.years)

    assert terms(whole) == expression(SPENT)


def test_what_was_opened_or_launched_before_costs_nothing_again() -> None:
    _, made = all_decisions()

    later = terms(land.land_cost(NUMBERS, made, (2028,)))

    assert "-20·opened__j01__y2027 +20·opened__j01__y2028" in later
    assert "-100·launched__k02__t02 +100·launched__k02__t03" in later
    assert "launched__k01" not in later


AHEAD = replace(NUMBERS, advance_hmu=500)


def test_advance_settled_rows() -> None:
    """5 亩 ahead in quarters 1 and 3; in 2 (year's end) and 4 (horizon's end) nothing is owed."""
    assert rows_of_limit(land.require_advance_settled, AHEAD) == written("""
advance_settled__t02: +0.01·plan_used__t01 +0.01·plan_used__t02 -10·settled__p03__j01__t01 <= 80
advance_settled__t04: +0.01·plan_used__t01 +0.01·plan_used__t02 +0.01·plan_used__t03
    +0.01·plan_used__t04 -10·settled__p03__j01__t01 -10·settled__p03__j01__t03
    -15·settled__p02__j01__t02 -15·settled__p02__j01__t03 <= 110
""")
    assert rows_of_limit(land.limit_plan_quota, AHEAD) == written("""
plan_quota__t01: +0.01·plan_used__t01 <= 85
plan_quota__t03: +0.01·plan_used__t01 +0.01·plan_used__t02 +0.01·plan_used__t03
    -10·settled__p03__j01__t01 -15·settled__p02__j01__t02 <= 105
""")


def test_without_an_advance_nothing_has_to_be_settled() -> None:
    assert rows_of_limit(land.require_advance_settled) == []


def test_sales_and_further_compensation_are_part_of_the_cost() -> None:
    """0.01 亩 of paddy at 18.8 and 1 kg at 0.02 万元 in quarter 1; 0.01 亩 sold at 29.5 in 2."""
    paddy = Cover("占补水田", "paddy", "亩", 100, {"PA": 500}, (0,) * 4, (1880, 1900, 1910, 1920))
    capacity = Cover("占补产能", "capacity", "公斤", 1, {"PA": 9000}, (0,) * 4, (200,) * 4)
    numbers = replace(NUMBERS, covers=(paddy, capacity), sale_hmu=300, sale_hwan=2950)

    _, made = all_decisions(numbers)

    more = "+0.188·covered__paddy__t01 +0.02·covered__capacity__t01 -0.295·sold__t02"
    assert terms(land.land_cost(numbers, made, (2027,))) == expression(f"{SPENT_2027} {more}")


LOTS = replace(
    NUMBERS,
    plots=(NUMBERS.plots[0], replace(NUMBERS.plots[1], quota=True)),
    candidates=tuple(
        replace(c, plot_quarters={j: q for j, q in c.plot_quarters.items() if j != "J2"})
        for c in NUMBERS.candidates
    ),
)
"""J2 is 40 亩 of X1's quota, ready in quarter 2."""


def test_swap_quota_rows() -> None:
    assert rows_of_limit(land.limit_swap_quota, LOTS) == written("""
swap_quota__t02: +0.01·moved_used__t02 -40·opened__j02__y2027 <= 0
swap_quota__t03: +0.01·moved_used__t02 +0.01·moved_used__t03
    -40·opened__j02__y2028 <= 0
swap_quota__t04: +0.01·moved_used__t02 +0.01·moved_used__t03 +0.01·moved_used__t04
    -40·opened__j02__y2028 <= 0
""")
    assert rows_of_limit(land.limit_swap_quota) == []


def test_released_quota_gives_the_right_to_starts_and_to_no_holder() -> None:
    rows = rows_of_limit(land.require_conversion, LOTS)

    assert rows[1:3] == written("""
conversion__t02: -80·begun__p01__t01 +80·begun__p01__t02 +30·begun__p02__t02
    +40·repaid__j02__quota__t02 -0.01·plan_used__t02 -0.01·linkage_used__t02
    -0.01·moved_used__t02 == 0
conversion__moved__t02: +80·begun__p01__t01 -80·begun__p01__t02 -30·begun__p02__t02
    +0.01·moved_used__t02 <= 0
""")


def test_released_quota_is_paid_for_whole_when_it_is_taken() -> None:
    """10 万元 to open and 40 亩 at 5."""
    _, made = all_decisions(LOTS)

    assert bounds(made.moved_used) == AMOUNT
    assert "+210·opened__j02__y2028" in terms(land.land_cost(LOTS, made, (2028,)))
