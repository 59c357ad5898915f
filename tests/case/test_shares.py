"""Wilson's interval against its published equation and a known case."""

from __future__ import annotations

import pytest

from zsyz_model.case.shares import wilson


def test_the_bounds_solve_the_equation_that_defines_them() -> None:
    """Both bounds p satisfy (x/n − p)² = z² p (1 − p) / n, with z = 1.959964 for 95 %."""
    z, hits, cases = 1.959963984540054, 7, 23
    for bound in wilson(hits, cases, 0.95):
        p = bound
        assert (hits / cases - p) ** 2 == pytest.approx(z * z * p * (1 - p) / cases, abs=1e-12)


def test_none_and_all_stay_within_the_range() -> None:
    assert wilson(0, 5, 0.8)[0] == 0.0
    assert wilson(5, 5, 0.8)[1] == 1.0
    assert wilson(0, 5, 0.8)[1] > 0.2
