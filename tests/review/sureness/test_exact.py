"""Numbers as written, and what the whole numbers of a table are."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.review.sureness.exact import STEPS, points, weigh, whole


def table(*rows: tuple[float, ...]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array(rows, dtype=np.float64)


@pytest.mark.parametrize(
    ("value", "thousandths"), [(0.6, 600), (1 - 0.9, 100), (0.1 + 0.2, 300), (17.0, 17_000), (0, 0)]
)
def test_a_number_is_what_people_write(value: float, thousandths: int) -> None:
    assert whole(value) == thousandths * STEPS // 1000


@given(st.integers(0, 10**14))
def test_steps_and_numbers_are_each_other_s_inverse(steps: int) -> None:
    assert whole(points(steps)) == steps
    assert points(Fraction(steps)) == steps / STEPS


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot convert"):
        whole(math.nan)
    with pytest.raises(OverflowError, match="cannot convert"):
        whole(math.inf)


def test_six_tenths_of_everything_is_exactly_the_mark() -> None:
    # As binary numbers, 0.6 · 17 + 0.6 · 17 + … falls short of 60, or not, by how it is added.
    weights = np.array([17, 17, 16, 5, 5, 10, 5, 5, 10, 5, 5.0])
    weighed = weigh(table((0.6,) * 11), weights, ["P1"], [str(k) for k in range(11)])

    assert weighed.total(0) == 60 * STEPS**2
    assert weighed.passes(0, 60.0)
    assert not weighed.passes(0, 60.000000000001)


def test_the_order_is_by_total_then_name() -> None:
    shares = table((0.5, 0.5), (1.0, 0.0), (0.4, 0.6), (0.9, 0.9))
    weighed = weigh(shares, np.array([50.0, 50.0]), ["C", "B", "A", "D"], ["x", "y"])

    assert [weighed.names[row] for row in weighed.order] == ["D", "A", "B", "C"]
    assert weighed.neighbours == [(3, 2), (2, 1), (1, 0)]
    assert weighed.full == 100 * STEPS


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ([50.0], "do not fit 1 names and 2 criteria"),
        ([-1.0, 101.0], "must not be negative"),
        ([0.0, 0.0], "not all 0"),
    ],
)
def test_weights_that_cannot_be_are_refused(weights: list[float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        weigh(table((0.5, 0.5)), np.array(weights), ["P1"], ["x", "y"])
