"""Reversals: none under frozen bounds, some under a method that scales by the batch."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from zsyz_model.case.reviewed import Reversal
from zsyz_model.review.sureness.reversal import reversals


def test_topsis_with_vector_scaling_turns_two_pairs_when_the_last_leaves() -> None:
    # Four projects on a line, (1, 5) to (5, 1) with (4, 2) below it: pymcdm ranks A C B D, and
    # without D, whose 5 set the scale and the ideal of the first criterion, B C A.
    methods, scaling = import_module("pymcdm.methods"), import_module("pymcdm.normalizations")
    topsis = methods.TOPSIS(scaling.vector_normalization)
    values = np.array([[1.0, 5.0], [4.0, 2.0], [3.0, 3.0], [5.0, 1.0]])

    def order_of(rows: Sequence[int]) -> Sequence[float]:
        return list(topsis(values[list(rows)], np.array([0.5, 0.5]), np.ones(2)))

    assert reversals(["A", "B", "C", "D"], order_of) == (
        Reversal("D", "A", "C"),
        Reversal("D", "C", "B"),
    )


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=8))
def test_weighted_sums_with_frozen_bounds_have_none(rows: list[tuple[float, float]]) -> None:
    totals = np.array(rows).reshape(-1, 2) @ np.array([60.0, 40.0])

    assert reversals([f"P{i}" for i in range(len(rows))], lambda left: totals[list(left)].tolist()) == ()  # fmt: skip


def test_becoming_level_or_noise_is_no_reversal() -> None:
    for then in (1.0, 1.0 + 1e-12):
        scores = {3: [2.0, 1.0, 0.0], 2: [1.0, then]}
        assert reversals(["A", "B", "C"], lambda rows, s=scores: s[len(rows)]) == ()  # type: ignore[misc]


def test_only_the_best_placed_are_withdrawn_when_there_are_many() -> None:
    asked: list[list[int]] = []

    def order_of(rows: Sequence[int]) -> Sequence[float]:
        asked.append(list(rows))
        return [float(row) for row in rows]

    assert reversals(["A", "B", "C", "D"], order_of, most=2) == ()
    assert asked == [[0, 1, 2, 3], [0, 1, 2], [0, 1, 3]]


def test_nobody_and_somebody_alone_have_none() -> None:
    assert reversals([], lambda rows: []) == ()
    assert reversals(["A"], lambda rows: [1.0] * len(rows)) == ()
