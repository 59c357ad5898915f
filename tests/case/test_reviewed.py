"""The nouns of the joint review."""

from __future__ import annotations

import math

import numpy as np

from zsyz_model.case import Acceptability


def sampled(draws: int, history: tuple[tuple[int, float], ...] = ()) -> Acceptability:
    shares = np.zeros(2)
    counts = np.array([[3, 1], [1, 3]], dtype=np.int32)
    return Acceptability(("P1", "P2"), counts, shares, shares, np.zeros((2, 3)), draws, 7, history)


def test_counts_become_shares_of_the_draws() -> None:
    assert sampled(4).shares.tolist() == [[0.75, 0.25], [0.25, 0.75]]


def test_without_draws_there_is_no_share_to_divide_by_none() -> None:
    nothing = Acceptability(
        (), np.zeros((0, 0), dtype=np.int32), np.zeros(0), np.zeros(0), np.zeros((0, 3)), 0, 7
    )

    assert nothing.shares.shape == (0, 0)
    assert math.isnan(nothing.half_width)


def test_the_half_width_is_the_last_look_s() -> None:
    assert sampled(4, ((2, 0.4), (4, 0.2))).half_width == 0.2
