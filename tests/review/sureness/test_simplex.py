"""Weights drawn from the simplex in whole steps, and totals that are exact."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.review.sureness.simplex import (
    LOST_STEPS,
    WEIGHT_STEPS,
    draw_weights,
    lost_at,
    lost_shares,
    points_after,
)


@given(st.integers(0, 2**32), st.integers(1, 20))
def test_every_draw_adds_up_and_none_is_negative(seed: int, criteria: int) -> None:
    drawn = draw_weights(np.random.default_rng(seed), 50, criteria)

    assert drawn.shape == (50, criteria)
    assert np.all(drawn.sum(axis=1) == WEIGHT_STEPS)
    assert drawn.min() >= 0
    np.testing.assert_array_equal(drawn, np.rint(drawn))


def test_draws_are_spread_evenly_over_the_simplex() -> None:
    drawn = draw_weights(np.random.default_rng(7), 40_000, 4) / WEIGHT_STEPS

    # Each weight of an even spread over four is Beta(1, 3): mean 1/4, P(w > t) = (1 − t)³.
    np.testing.assert_allclose(drawn.mean(axis=0), 0.25, atol=0.005)
    for t in (0.1, 0.25, 0.5, 0.8):
        np.testing.assert_allclose((drawn > t).mean(axis=0), (1 - t) ** 3, atol=0.01)
    # P(both of two weights > 1/4) = (1 − 1/2)³.
    assert np.mean((drawn[:, 0] > 0.25) & (drawn[:, 3] > 0.25)) == pytest.approx(0.125, abs=0.01)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 2**20)), min_size=1, max_size=12))
def test_a_total_is_the_same_in_whatever_order_it_is_added(pairs: list[tuple[float, int]]) -> None:
    lost = lost_shares(np.array([share for share, _ in pairs]))
    weights = np.array([float(weight) for _, weight in pairs])
    exact = sum(int(a) * int(b) for a, b in zip(lost, weights, strict=True))

    assert lost @ weights == lost[::-1] @ weights[::-1] == exact


def test_marks_and_points_are_on_one_scale() -> None:
    assert lost_at(100, 100) == 0
    assert lost_at(0, 100) == LOST_STEPS
    assert lost_at(60, 100) == lost_shares(np.array(0.6)) * WEIGHT_STEPS == lost_at(6, 10)
    assert points_after(np.array([0, LOST_STEPS / 2, LOST_STEPS]), 100).tolist() == [100, 50, 0]
