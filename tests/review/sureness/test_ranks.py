"""Sorting by radix and counting, against numpy's own sorts."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from zsyz_model.review.sureness import ranks
from zsyz_model.review.sureness.ranks import FITTING, Tally, best_first, in_places
from zsyz_model.review.sureness.simplex import LOST_STEPS


def losses(kind: str, n: int) -> NDArray[np.float64]:
    rng = np.random.default_rng(n)
    most = {"spread": LOST_STEPS, "crowded": 2.0**18, "few": 3.0, "level": 0.0}[kind]
    drawn = np.rint(rng.random((6, n)) * most)
    drawn[0, :2] = 0, LOST_STEPS
    # Apart only in the bits that radix sorting leaves out, and falling.
    drawn[1, :3] = LOST_STEPS / 2 + np.array([2, 1, 0])
    return drawn


@pytest.mark.parametrize("n", [5, 1000, FITTING, FITTING + 1])
@pytest.mark.parametrize("kind", ["spread", "crowded", "few", "level"])
def test_the_order_is_numpy_s_stable_one(kind: str, n: int) -> None:
    drawn = losses(kind, n)

    np.testing.assert_array_equal(best_first(drawn), np.argsort(drawn, axis=1, kind="stable"))


@pytest.mark.parametrize("kind", ["spread", "crowded", "few", "level"])
def test_places_are_those_of_the_whole_row_sorted(kind: str) -> None:
    drawn, places = losses(kind, 501), [0, 25, 250, 500]

    np.testing.assert_array_equal(in_places(drawn, places), np.sort(drawn, axis=1)[:, places])


@pytest.mark.parametrize("cells", [1, 7 * 30, 7 * 64, 10**6])
def test_every_draw_is_counted_once(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranks, "CELLS", cells)
    rng = np.random.default_rng(3)
    orders = np.array([rng.permutation(7) for _ in range(200)])
    expected = np.zeros((7, 7), dtype=int)
    for order in orders:
        expected[order, np.arange(7)] += 1

    tally = Tally(7, 200)
    for start in range(0, 200, 64):
        tally.add(orders[start : start + 64])
    counts = tally.counts()

    assert counts.dtype == np.int32
    np.testing.assert_array_equal(counts, expected)


def test_nobody_is_counted_nowhere() -> None:
    assert Tally(0, 10).counts().shape == (0, 0)
