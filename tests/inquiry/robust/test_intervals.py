"""Intervals against another library, and the two ends of the mean of the worst part."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest

from zsyz_model.case.shares import wilson
from zsyz_model.inquiry.robust.intervals import half_width, tail_mean


@pytest.mark.parametrize(("times", "draws"), [(0, 10), (3, 10), (10, 10), (812, 2500), (1, 7)])
@pytest.mark.parametrize("confidence", [0.9, 0.95, 0.99])
def test_wilson_is_scipy_s(times: int, draws: int, confidence: float) -> None:
    other = binomtest(times, draws).proportion_ci(confidence, method="wilson")
    low, high = wilson(times, draws, confidence)

    assert (low, high) == pytest.approx((other.low, other.high), abs=1e-12)
    assert half_width(times, draws, confidence) == pytest.approx((high - low) / 2)


def test_the_tail_s_two_ends_are_the_mean_and_the_worst() -> None:
    rng = np.random.default_rng(5)
    for _ in range(200):
        values, weights = rng.normal(0, 100, 6), rng.dirichlet(np.ones(6))
        pair = (values.tolist(), weights.tolist())

        assert tail_mean(*pair, 0.0) == pytest.approx(float(values @ weights), abs=1e-6)
        assert tail_mean(*pair, 1.0) == values.min()
        assert tail_mean(*pair, 1 - 1e-9) == pytest.approx(values.min(), abs=1e-6)


def test_the_tail_is_the_least_of_all_reweightings() -> None:
    """CVaR as a linear problem by hand: no weight grows by more than 1 / (1 − level)."""
    # worst half of 10 (1/4), 20 (1/4), 40 (1/2): 10 and 20 fill it
    assert tail_mean([10, 20, 40], [0.25, 0.25, 0.5], 0.5) == 15
    # worst 3/4: 10, 20 and a quarter of the weight at 40
    assert tail_mean([10, 20, 40], [0.25, 0.25, 0.5], 0.25) == pytest.approx((10 + 20 + 40) / 3)
    # what has no weight is no worst case
    assert tail_mean([-99, 5, 7], [0.0, 0.5, 0.5], 1.0) == 5
