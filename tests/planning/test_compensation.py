"""Golden rows of farmland compensation: quantity, paddy and capacity, worked by hand."""

from __future__ import annotations

from dataclasses import replace

from tests.planning.numbers_for_tests import (
    AMOUNT,
    NUMBERS,
    all_decisions,
    bounds,
    rows_of_limit,
    written,
)
from zsyz_model.planning import compensation
from zsyz_model.planning.numbers import Cover


def test_farmland_balance_rows() -> None:
    """PC occupies farmland although it is listed; 70 % of the 40 亩 given back are farmland.

    Buying is looked at in quarters 1 and 3, the first of their years and no dearer than 2 and 4.
    """
    assert rows_of_limit(compensation.limit_farmland_balance) == written("""
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


PADDY = Cover(
    "占补水田",
    "paddy",
    "亩",
    100,
    {"PA": 500, "PC": 200},
    (300, 0, 0, 500),
    (1900, 1880, 1880, 2000),
)
CAPACITY = Cover("占补产能", "capacity", "公斤", 1, {"PB": 18000}, (0, 20000, 0, 0), (200,) * 4)
THREE = replace(NUMBERS, covers=(PADDY, CAPACITY))


def test_farmland_balance_rows_of_paddy_and_capacity() -> None:
    """PA needs 5 亩 of paddy, PC 2; 3 are in stock until quarter 4, when all 7 are covered by 8.

    PB's 18000 kg are covered by 20000 when it can start at the earliest: no row, no purchase.
    """
    rows = [
        r
        for r in rows_of_limit(compensation.limit_farmland_balance, THREE)
        if "paddy" in r or "capacity" in r
    ]

    assert rows == written("""
farmland_balance__paddy__t01: +5·begun__p01__t01 +2·begun__p03__t01 -0.01·covered__paddy__t01 <= 3
farmland_balance__paddy__t02: +5·begun__p01__t02 +2·begun__p03__t02
    -0.01·covered__paddy__t01 -0.01·covered__paddy__t02 <= 3
farmland_balance__paddy__t03: +5·begun__p01__t03 +2·begun__p03__t02
    -0.01·covered__paddy__t01 -0.01·covered__paddy__t02 -0.01·covered__paddy__t03 <= 3
""")


def test_further_accounts_are_bought_only_where_they_can_lack_and_are_cheap() -> None:
    """Paddy gets cheaper in quarter 2 of the first year; in quarter 4 the stock covers all."""
    _, made = all_decisions(THREE)

    assert sorted(made.covered) == [("占补水田", 1), ("占补水田", 2), ("占补水田", 3)]
    late = replace(PADDY, stock=(300, 0, 0, 0))
    assert ("占补水田", 4) not in all_decisions(replace(NUMBERS, covers=(late,)))[1].covered


def test_a_project_that_cannot_start_on_new_land_occupies_nothing() -> None:
    only = tuple(replace(c, new_quarters=()) for c in NUMBERS.candidates)

    assert compensation.lacking_quarters(replace(THREE, candidates=only), PADDY) == ()


def test_without_further_accounts_nothing_is_added() -> None:
    _, made = all_decisions()

    assert made.covered == {}
    assert len(rows_of_limit(compensation.limit_farmland_balance)) == 4


def test_compensation_is_bought_in_the_first_quarter_of_a_year_that_is_no_dearer() -> None:
    assert compensation.buying_quarters(NUMBERS, (5, 4, 4, 3)) == (1, 2, 3, 4)
    assert compensation.buying_quarters(NUMBERS, (5, 5, 4, 4)) == (1, 3)


def test_what_is_bought_is_counted_in_whole_steps_from_nothing() -> None:
    _, made = all_decisions(THREE)

    assert bounds(made.bought) == bounds(made.covered) == AMOUNT
