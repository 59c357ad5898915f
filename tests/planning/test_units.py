"""Values of the ledger as whole numbers."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis.strategies import integers

from zsyz_model.planning.units import hundredths, percent, yuan


@given(integers(0, 10**9))
def test_a_value_on_the_grid_comes_back_whole(number: int) -> None:
    assert hundredths(number / 100) == number


def test_missing_counts_as_nothing() -> None:
    assert hundredths(math.nan) == 0
    assert yuan(math.nan) == 0


def test_money_is_whole_yuan_and_shares_whole_percent() -> None:
    assert yuan(2233.4) == 22_334_000
    assert percent(0.29) == 29
    assert percent(1.0) == 100
