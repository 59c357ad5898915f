"""The nouns of the year's end."""

from __future__ import annotations

from fractions import Fraction

import pytest

from zsyz_model.case.forecast import PLANNED, Expected


@pytest.mark.parametrize(("paid", "yuan"), [(0, 30), (580, 20), (700, 0)])
def test_expected_money_stops_at_what_has_not_arrived(paid: int, yuan: int) -> None:
    """600 × 1/10 × 6/12 = 30."""
    one = Expected("P", "2027-01", PLANNED, 6, 12, Fraction(600), Fraction(1, 10), Fraction(paid), "甲镇", False)  # fmt: skip

    assert one.yuan == yuan
