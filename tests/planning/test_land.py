"""Golden rows of the land limits, worked by hand on the county of numbers_for_tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.planning.numbers_for_tests import (
    NUMBERS,
    all_decisions,
    expression,
    rows_of_limit,
    terms,
    written,
)
from zsyz_model.planning import land
from zsyz_model.planning.numbers import Plot


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


def test_linkage_quota_rows() -> None:
    """K1 launched in 1 yields in 3, K2 launched in 2 yields in 3."""
    assert rows_of_limit(land.limit_linkage_quota) == written("""
linkage_quota__t01: +0.01·linkage_used__t01 <= 0
linkage_quota__t02: +0.01·linkage_used__t01 +0.01·linkage_used__t02 <= 0
linkage_quota__t03: +0.01·linkage_used__t01 +0.01·linkage_used__t02 +0.01·linkage_used__t03
    -50·launched__k01__t01 -20·launched__k02__t02 <= 0
linkage_quota__t04: +0.01·linkage_used__t01 +0.01·linkage_used__t02 +0.01·linkage_used__t03
    +0.01·linkage_used__t04 -50·launched__k01__t01 -50·launched__k01__t02
    -20·launched__k02__t02 -20·launched__k02__t03 <= 0
""")


def test_farmland_balance_rows() -> None:
    """PC occupies farmland although it is listed; 70 % of the 40 亩 given back are farmland.

    Buying is looked at in quarters 1 and 3, the first of their years and no dearer than 2 and 4.
    """
    assert rows_of_limit(land.limit_farmland_balance) == written("""
farmland_balance__t01: +60·begun__p01__t01 +10·begun__p03__t01
    -0.01·bought__t01 -0.009·linkage_used__t01 <= 50
farmland_balance__t02: +60·begun__p01__t02 +20·begun__p02__t02 +10·begun__p03__t02
    +28·repaid__j02__quota__t02
    -0.01·bought__t01 -0.009·linkage_used__t01 -0.009·linkage_used__t02 <= 50
farmland_balance__t03: +60·begun__p01__t03 +20·begun__p02__t03 +10·begun__p03__t02
    +28·repaid__j02__quota__t02 +28·repaid__j02__quota__t03
    -0.01·bought__t01 -0.01·bought__t03
    -0.009·linkage_used__t01 -0.009·linkage_used__t02 -0.009·linkage_used__t03 <= 50
farmland_balance__t04: +60·begun__p01__t04 +20·begun__p02__t04 +10·begun__p03__t02
    +28·repaid__j02__quota__t02 +28·repaid__j02__quota__t03 +28·repaid__j02__quota__t04
    -0.01·bought__t01 -0.01·bought__t03
    -0.009·linkage_used__t01 -0.009·linkage_used__t02 -0.009·linkage_used__t03
    -0.009·linkage_used__t04 <= 60
""")


def test_swap_repaid_rows() -> None:
    """Quota in quarter 3 is worth a look because compensation gets dearer in quarter 4."""
    assert rows_of_limit(land.require_swap_repaid) == written("""
swap_repaid__j02: +1·repaid__j02__quota__t02 +1·repaid__j02__quota__t03
    +1·repaid__j02__quota__t04 +1·repaid__j02__j01__t02 +1·repaid__j02__j01__t03
    -1·opened__j02__y2027 -1·opened__j02__y2028 == 0
""")


def test_with_steady_prices_quota_is_given_back_in_the_last_quarter_of_a_year() -> None:
    steady = replace(NUMBERS, plan_hwan=(200,) * 4, balance_hwan=(1500, 1380, 1380, 1300))

    _, made = all_decisions(steady)

    assert [t for _, by, t in made.repaid if by == "quota"] == [2, 4]


def test_a_holder_is_not_given_a_plot_that_is_too_small_or_owed_itself() -> None:
    small = replace(NUMBERS.plots[0], area_hmu=3999)
    owed = replace(NUMBERS.plots[0], holder="X2", due=1)

    for other in (small, owed):
        _, made = all_decisions(replace(NUMBERS, plots=(other, NUMBERS.plots[1])))
        assert {by for j, by, _ in made.repaid if j == "J2"} == {"quota"}


def test_scheme_capacity_rows() -> None:
    """K1 is under way for two quarters, K2 for one; in quarter 4 nothing can be."""
    assert rows_of_limit(land.limit_scheme_capacity) == written("""
scheme_once__k01: +1·launched__k01__t01 +1·launched__k01__t02 <= 1
scheme_once__k02: +1·launched__k02__t02 +1·launched__k02__t03 <= 1
scheme_capacity__t01: +1·launched__k01__t01 <= 1
scheme_capacity__t02: +1·launched__k01__t01 +1·launched__k01__t02 +1·launched__k02__t02 <= 1
scheme_capacity__t03: +1·launched__k01__t02 +1·launched__k02__t03 <= 1
""")


SPENT_2027 = """
    +20·opened__j01__y2027 +10·opened__j02__y2027
    +240·settled__p02__j01__t02 +160·settled__p03__j01__t01 +100·settled__p03__j02__t02
    +320·repaid__j02__j01__t02
    +300·launched__k01__t01 +300·launched__k01__t02 +100·launched__k02__t02
    +0.02·plan_used__t01 +0.02·plan_used__t02 +0.138·bought__t01
"""
SPENT_2028 = """
    +20·opened__j01__y2028 +10·opened__j02__y2028
    +240·settled__p02__j01__t03 +160·settled__p03__j01__t03 +100·settled__p03__j02__t03
    +320·repaid__j02__j01__t03
    +100·launched__k02__t03
    +0.03·plan_used__t03 +0.03·plan_used__t04 +0.138·bought__t03
"""
"""In 万元: 30 亩 × 8 = 240; the 40 亩 for the holder of J2 on J1 × 8 = 320; 0.01 亩 × 13.8 = 0.138."""


def test_land_budget_rows() -> None:
    """2028 has no budget, so it has no row."""
    assert rows_of_limit(land.limit_land_budget) == written(
        f"land_budget__y2027: {' '.join(SPENT_2027.split())} <= 3000"
    )


def test_land_cost_adds_up_both_years() -> None:
    _, made = all_decisions()

    whole = land.land_cost(NUMBERS, made, NUMBERS.years)

    assert terms(whole) == expression(SPENT_2027 + SPENT_2028)
