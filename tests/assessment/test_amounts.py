"""Exact amounts and the rate of a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.assessment.county import county
from zsyz_model.assessment.amounts import exact, rates_of, told, told_wan, yuan_of


def test_a_cell_is_the_decimal_that_it_shows() -> None:
    assert exact(0.1) == Fraction(1, 10)
    assert yuan_of(1234.56) == 12_345_600
    assert exact(float("nan")) is None


def test_rates_are_by_currency_and_day() -> None:
    assert rates_of(county([])) == {
        ("美元", date(2022, 3, 1)): Fraction(63, 10),
        ("美元", date(2022, 9, 1)): Fraction(69, 10),
    }


def test_numbers_are_told_without_padding() -> None:
    assert told(Fraction(2, 3)) == "0.6667"
    assert told(Fraction(100)) == "100"
    assert told_wan(Fraction(12_345_600)) == "1234.56"
