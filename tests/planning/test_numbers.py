"""The numbers of one planning question: quarters and years."""

from __future__ import annotations

from tests.planning.numbers_for_tests import NUMBERS


def test_quarters_and_years_follow_the_horizon() -> None:
    assert list(NUMBERS.quarters) == [1, 2, 3, 4]
    assert NUMBERS.years == (2027, 2028)
