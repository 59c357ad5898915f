"""Exact counts against plain enumeration, numpy's convolution and the binomial formula."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import comb, exp, factorial, prod

import numpy as np
import pytest

from zsyz_model.attraction.counts import (
    at_least,
    convolved,
    mean_of,
    poisson,
    poisson_binomial,
    quantile,
)

CHANCES = ("0.1", "0.4", "0.8", "0.25", "0.6", "0")


def test_every_way_in_which_it_can_come_out() -> None:
    chances = [Fraction(c) for c in CHANCES]
    spread = [Fraction(0)] * (len(chances) + 1)
    for way in product((0, 1), repeat=len(chances)):
        spread[sum(way)] += prod(c if hit else 1 - c for c, hit in zip(chances, way, strict=True))

    found = poisson_binomial(map(float, CHANCES))

    assert found == pytest.approx([float(x) for x in spread], abs=1e-15)
    assert mean_of(found) == pytest.approx(sum(map(float, CHANCES)))


def test_equal_chances_are_binomial() -> None:
    found = poisson_binomial([0.3] * 8)

    assert found == pytest.approx([comb(8, k) * 0.3**k * 0.7 ** (8 - k) for k in range(9)])


def test_arrivals_are_poisson_up_to_what_matters() -> None:
    found = poisson(3.7)

    assert found[:6] == pytest.approx([exp(-3.7) * 3.7**k / factorial(k) for k in range(6)])
    assert sum(found) == pytest.approx(1.0, abs=1e-11)
    assert poisson(0.0) == [1.0]
    assert sum(poisson(400.0)) == pytest.approx(1.0, abs=1e-9)
    assert mean_of(poisson(1200.0)) == pytest.approx(1200.0, abs=1e-6)


def test_sums_are_convolved() -> None:
    first, second = poisson_binomial([0.2, 0.7]), poisson(1.3)

    assert convolved(first, second) == pytest.approx(np.convolve(first, second).tolist())


def test_quantiles_and_tails() -> None:
    spread = [0.1, 0.2, 0.3, 0.4]

    assert [quantile(spread, level) for level in (0.05, 0.1, 0.3, 0.31, 0.9, 1.0)] == [
        0,
        0,
        1,
        2,
        3,
        3,
    ]
    assert at_least(spread, 2) == pytest.approx(0.7)
    assert (at_least(spread, 0), at_least(spread, -3), at_least(spread, 9)) == (1.0, 1.0, 0.0)
