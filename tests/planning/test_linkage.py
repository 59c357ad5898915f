"""Golden rows of linkage: surplus, turnover, sales and schemes, worked by hand."""

from __future__ import annotations

from dataclasses import replace

from tests.planning.numbers_for_tests import (
    NUMBERS,
    YES_NO,
    all_decisions,
    bounds,
    rows_of_limit,
    written,
)
from zsyz_model.planning import linkage


def test_linkage_quota_rows() -> None:
    """K1 launched in 1 yields in 3, K2 launched in 2 yields in 3."""
    assert rows_of_limit(linkage.limit_linkage_quota) == written("""
linkage_quota__t01: +0.01·linkage_used__t01 <= 0
linkage_quota__t02: +0.01·linkage_used__t01 +0.01·linkage_used__t02 <= 0
linkage_quota__t03: +0.01·linkage_used__t01 +0.01·linkage_used__t02 +0.01·linkage_used__t03
    -50·launched__k01__t01 -20·launched__k02__t02 <= 0
linkage_quota__t04: +0.01·linkage_used__t01 +0.01·linkage_used__t02 +0.01·linkage_used__t03
    +0.01·linkage_used__t04 -50·launched__k01__t02 -20·launched__k02__t03 <= 0
""")


def test_scheme_capacity_rows() -> None:
    """K1 is under way for two quarters, K2 for one; in quarter 4 nothing can be."""
    assert rows_of_limit(linkage.limit_scheme_capacity) == written("""
scheme_once__k01__t02: +1·launched__k01__t01 -1·launched__k01__t02 <= 0
scheme_once__k02__t03: +1·launched__k02__t02 -1·launched__k02__t03 <= 0
scheme_capacity__t01: +1·launched__k01__t01 <= 1
scheme_capacity__t02: +1·launched__k01__t02 +1·launched__k02__t02 <= 1
scheme_capacity__t03: -1·launched__k01__t01 +1·launched__k01__t02
    -1·launched__k02__t02 +1·launched__k02__t03 <= 1
""")


AHEAD = replace(NUMBERS, turnover_hmu=500, turnover_quarters=2)
SOLD = replace(NUMBERS, sale_hmu=300, sale_hwan=2950)


def test_without_turnover_and_sales_there_is_nothing_of_them() -> None:
    _, made = all_decisions()

    assert rows_of_limit(linkage.require_turnover_repaid) == []
    assert rows_of_limit(linkage.limit_linkage_sold) == []
    assert made.sold == {}


def test_with_turnover_a_scheme_may_yield_after_the_horizon() -> None:
    """K1 takes two quarters, K2 one; what is drawn by quarter 4 is due in quarter 6."""
    _, made = all_decisions(AHEAD)

    assert sorted(made.launched) == [
        ("K1", 1), ("K1", 2), ("K1", 3), ("K1", 4), ("K2", 2), ("K2", 3), ("K2", 4),
    ]  # fmt: skip
    short = replace(AHEAD, turnover_quarters=1)
    assert ("K1", 4) not in all_decisions(short)[1].launched


def test_turnover_repaid_rows() -> None:
    """5 亩 ahead at most; launches up to quarter 4 repay in quarters 3 to 6."""
    assert rows_of_limit(linkage.require_turnover_repaid, AHEAD) == written("""
turnover_repaid__t01: +0.01·linkage_used__t01 -50·launched__k01__t01 -20·launched__k02__t02 <= 0
turnover_repaid__t02: +0.01·linkage_used__t01 +0.01·linkage_used__t02
    -50·launched__k01__t02 -20·launched__k02__t03 <= 0
turnover_repaid__t03: +0.01·linkage_used__t01 +0.01·linkage_used__t02 +0.01·linkage_used__t03
    -50·launched__k01__t03 -20·launched__k02__t04 <= 0
turnover_repaid__t04: +0.01·linkage_used__t01 +0.01·linkage_used__t02 +0.01·linkage_used__t03
    +0.01·linkage_used__t04 -50·launched__k01__t04 -20·launched__k02__t04 <= 0
""")
    assert rows_of_limit(linkage.limit_linkage_quota, AHEAD)[0] == (
        "linkage_quota__t01: +0.01·linkage_used__t01 <= 5"
    )


def test_a_quarter_whose_debt_falls_due_with_the_last_ones_has_no_row_of_its_own() -> None:
    """With 12 quarters everything launched has arrived by then, whatever the quarter."""
    rows = rows_of_limit(linkage.require_turnover_repaid, replace(AHEAD, turnover_quarters=12))

    assert [row.split(":")[0] for row in rows] == ["turnover_repaid__t04"]


def test_linkage_sold_rows() -> None:
    """Sold in the last quarter of 2027 and in the last of the horizon, 3 亩 a year."""
    assert rows_of_limit(linkage.limit_linkage_sold, SOLD) == written("""
linkage_sold__y2027: +0.01·sold__t02 <= 3
linkage_sold__y2028: +0.01·sold__t04 <= 3
""")
    assert rows_of_limit(linkage.limit_linkage_quota, SOLD)[1:3] == written("""
linkage_quota__t02: +0.01·linkage_used__t01 +0.01·linkage_used__t02 +0.01·sold__t02 <= 0
linkage_quota__t03: +0.01·linkage_used__t01 +0.01·linkage_used__t02 +0.01·linkage_used__t03
    +0.01·sold__t02 -50·launched__k01__t01 -20·launched__k02__t02 <= 0
""")


def test_what_is_drawn_ahead_is_not_sold() -> None:
    """By quarter 2 nothing is accepted; a sale in quarter 4 counts against the debts due by then."""
    both = replace(AHEAD, sale_hmu=300, sale_hwan=2950)

    assert rows_of_limit(linkage.limit_linkage_sold, both) == written("""
linkage_sold__y2027: +0.01·sold__t02 <= 3
linkage_sold__t02: +0.01·sold__t02 <= 0
linkage_sold__y2028: +0.01·sold__t04 <= 3
linkage_sold__t04: +0.01·sold__t02 +0.01·sold__t04
    -50·launched__k01__t02 -20·launched__k02__t03 <= 0
""")
    assert (
        rows_of_limit(linkage.require_turnover_repaid, both)[1]
        == written("""
turnover_repaid__t02: +0.01·linkage_used__t01 +0.01·linkage_used__t02
    +0.01·sold__t02 +0.01·sold__t04 -50·launched__k01__t02 -20·launched__k02__t03 <= 0
""")[0]
    )


def test_without_a_scheme_nothing_is_sold() -> None:
    assert all_decisions(replace(SOLD, schemes=()))[1].sold == {}


def test_a_scheme_is_launched_or_not_and_sales_are_no_more_than_may_be_sold() -> None:
    _, made = all_decisions(SOLD)

    assert bounds(made.launched) == YES_NO
    assert bounds(made.sold) == {(0, 300, "Integer")}
