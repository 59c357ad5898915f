"""The smallest moves of weight: by hand, against a linear programme, and by sampling."""

from __future__ import annotations

import math
from fractions import Fraction
from importlib import import_module
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from zsyz_model.case.reviewed import Flip, Stability
from zsyz_model.review.sureness.flips import mark_flips, neighbour_flips, smallest_move, stability
from zsyz_model.review.sureness.intervals import mark_intervals, order_intervals

XYZ = ["x", "y", "z"]
HAND = np.array([[0.8, 0.5, 0.2], [0.4, 0.9, 0.6]])
"""Under 60, 30 and 10: A 48 + 15 + 2 = 65, B 24 + 27 + 6 = 57."""
GIVEN = np.array([60.0, 30.0, 10.0])


def programme(gains: NDArray[np.float64], weights: NDArray[np.float64], most: float) -> float:
    """The least weight taken so that gains · w′ ≤ most, by linear programming."""
    m = len(weights)
    rows = np.concatenate([-gains, gains])[None, :]
    told: Any = import_module("scipy.optimize").linprog(
        np.concatenate([np.ones(m), np.zeros(m)]),
        A_ub=rows,
        b_ub=[most - gains @ weights],
        A_eq=np.concatenate([np.ones(m), -np.ones(m)])[None, :],
        b_eq=[0.0],
        bounds=[*((0.0, w) for w in weights), *((0.0, None) for _ in weights)],
    )
    return float(told.fun) if told.success else math.inf


def after(flip: Flip, weights: NDArray[np.float64], criteria: list[str]) -> NDArray[np.float64]:
    """The weights that a flip comes to."""
    own = dict(zip(criteria, weights, strict=True))
    for name, amount in flip.taken:
        own[name] -= amount
    for name, amount in flip.given:
        own[name] += amount
    return np.array(list(own.values()))


def test_a_pair_as_worked_out_by_hand() -> None:
    # A is 8 points ahead; each point from x (+0.4) to y (−0.4) takes 0.8 off: 10 points.
    (flip,) = neighbour_flips(HAND, GIVEN, ["A", "B"], XYZ)

    assert flip == Flip("A", "B", 10.0, (("x", 10.0),), (("y", 10.0),))


def test_a_move_takes_the_dearest_first_and_then_the_next() -> None:
    # Ahead by 1.0·20 + 0.5·30 − 0.25·50 = 22.5: x gives 20 (1.25 each, 25 in all) at most, so
    # 18 are enough. With only 6 of x, 21 − 12.5 + … : see the second.
    shares = np.array([[1.0, 0.5, 0.0], [0.0, 0.0, 0.25]])
    (flip,) = neighbour_flips(shares, np.array([20.0, 30.0, 50.0]), ["A", "B"], XYZ)
    # 6 + 20 − 13.5 = 12.5: x closes 6 · 1.25 = 7.5, y the last 5 at 0.75 a point.
    (second,) = neighbour_flips(shares, np.array([6.0, 40.0, 54.0]), ["A", "B"], XYZ)

    assert flip == Flip("A", "B", 18.0, (("x", 18.0),), (("z", 18.0),))
    assert dict(second.taken) == pytest.approx({"x": 6.0, "y": 20 / 3})
    assert second.moved == pytest.approx(6 + 20 / 3)


def test_better_in_everything_is_never_level_and_level_needs_no_move() -> None:
    better = np.array([[0.6, 0.7, 0.8], [0.5, 0.6, 0.7]])
    level = np.array([[0.5, 0.5, 0.5], [0.5, 0.5, 0.5]])

    assert neighbour_flips(better, GIVEN, ["A", "B"], XYZ) == (Flip("A", "B", math.inf),)
    assert neighbour_flips(level, GIVEN, ["A", "B"], XYZ) == (Flip("A", "B", 0.0),)


def test_as_good_in_one_is_level_when_that_one_has_all_the_weight() -> None:
    shares = np.array([[0.6, 0.7, 0.8], [0.5, 0.6, 0.8]])
    (flip,) = neighbour_flips(shares, GIVEN, ["A", "B"], XYZ)

    assert flip == Flip("A", "B", 90.0, (("x", 60.0), ("y", 30.0)), (("z", 90.0),))


def test_meeting_and_leaving_the_mark_as_worked_out_by_hand() -> None:
    # A leaves 60 by 5 points from x to z at 0.6 each; B meets it by 3 from x to y at 0.5.
    above, below = mark_flips(HAND, GIVEN, ["A", "B"], XYZ, 60.0)

    assert (above.ahead, above.behind, above.taken[0][0], above.given[0][0]) == ("A", "", "x", "z")
    assert above.moved == pytest.approx(5 / 0.6)
    assert below == Flip("B", "", 6.0, (("x", 6.0),), (("y", 6.0),))


def test_a_mark_that_no_weights_reach_or_leave() -> None:
    shares = np.array([[0.9, 0.6, 0.7], [0.5, 0.4, 0.3]])

    told = mark_flips(shares, GIVEN, ["A", "B"], XYZ, 60.0)

    # A comes down to 60 under y alone, and still passes there.
    assert told == (Flip("A", "", math.inf), Flip("B", "", math.inf))
    assert mark_flips(shares, GIVEN, ["A", "B"], XYZ, 60.01)[0].moved < math.inf


def test_exactly_at_the_mark_leaves_it_without_a_move() -> None:
    assert mark_flips(HAND, GIVEN, ["A", "B"], XYZ, 65.0)[0] == Flip("A", "", 0.0)


@given(
    st.lists(
        st.tuples(st.integers(-50, 50), st.integers(0, 40)), min_size=1, max_size=7
    ).filter(lambda pairs: sum(g * w for g, w in pairs) >= 0)
)  # fmt: skip
def test_after_the_move_the_gap_is_nothing_exactly(pairs: list[tuple[int, int]]) -> None:
    gains, weights = [g for g, _ in pairs], [w for _, w in pairs]
    gap = sum(g * w for g, w in pairs)
    found = smallest_move(gains, weights, gap)

    if found is None:
        assert min(gains) > 0
    else:
        taken, into = found
        new = [Fraction(w) - taken.get(k, 0) for k, w in enumerate(weights)]
        new[into] += sum(taken.values())
        assert sum(g * w for g, w in zip(gains, new, strict=True)) == 0
        assert min(new) >= 0
        assert sum(new) == sum(weights)


@pytest.mark.parametrize("seed", range(4))
def test_no_linear_programme_finds_a_smaller_move(seed: int) -> None:
    rng = np.random.default_rng(seed)
    # Few levels of share, so that there are level ones, zero weights and pairs never turned.
    shares, names = rng.integers(0, 5, (12, 4)) / 4, list("ABCDEFGHIJKL")
    weights, criteria = rng.integers(0, 5, 4) * 10.0 + [1, 0, 0, 0], list("abcd")
    rows = dict(zip(names, shares, strict=True))
    mark = 0.5 * weights.sum()

    for flip in neighbour_flips(shares, weights, names, criteria):
        expected = programme(rows[flip.ahead] - rows[flip.behind], weights, 0.0)
        assert flip.moved == pytest.approx(expected, abs=1e-7)
    for flip in mark_flips(shares, weights, names, criteria, mark):
        row = rows[flip.ahead]
        side = 1.0 if row @ weights >= mark else -1.0
        stays = side > 0 and row.min() * weights.sum() >= mark
        expected = math.inf if stays else programme(side * row, weights, side * mark)
        assert flip.moved == pytest.approx(expected, abs=1e-7)


@pytest.mark.parametrize("seed", range(3))
def test_within_the_distance_nothing_flips_and_at_it_all_is_level(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shares, names, weights = rng.random((6, 4)), list("ABCDEF"), rng.random(4) * 25
    drawn = rng.standard_exponential((10_000, 4))
    drawn *= weights.sum() / drawn.sum(axis=1, keepdims=True)
    # Drawn near as well as far: each at a random part of the way.
    drawn = weights + (drawn - weights) * rng.random((10_000, 1))
    distance = np.abs(drawn - weights).sum(axis=1) / 2
    rows = dict(zip(names, shares, strict=True))

    for flip in neighbour_flips(shares, weights, names, list("abcd")):
        gains = rows[flip.ahead] - rows[flip.behind]
        assert np.all(drawn[distance < flip.moved] @ gains > 0)
        if math.isfinite(flip.moved):
            new = after(flip, weights, list("abcd"))
            assert new @ gains == pytest.approx(0, abs=1e-10)
            assert np.abs(new - weights).sum() / 2 == pytest.approx(flip.moved)


def test_stability_is_all_of_it() -> None:
    names = ["A", "B"]

    assert stability(HAND, GIVEN, names, XYZ, 60.0) == Stability(
        order_intervals(HAND, GIVEN, names, XYZ),
        mark_intervals(HAND, GIVEN, names, XYZ, 60.0),
        neighbour_flips(HAND, GIVEN, names, XYZ),
        mark_flips(HAND, GIVEN, names, XYZ, 60.0),
    )


def test_nobody_has_no_flips() -> None:
    assert neighbour_flips(np.empty((0, 3)), GIVEN, [], XYZ) == ()
    assert mark_flips(np.empty((0, 3)), GIVEN, [], XYZ, 60.0) == ()
