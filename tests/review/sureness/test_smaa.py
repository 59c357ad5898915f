"""Acceptability against closed forms, exact geometry and enumeration; same seed, same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from zsyz_model.case.reviewed import Acceptability
from zsyz_model.review.sureness import ranks
from zsyz_model.review.sureness.simplex import WEIGHT_STEPS, draw_weights
from zsyz_model.review.sureness.smaa import LEAST_DRAWS, LOOK, acceptability, half_width

DRAWS = 40_000
"""Two standard errors of a share are then under 0.005."""


def sampled(
    shares: NDArray[np.float64], draws: int = DRAWS, tolerance: float = 0.0, **given_: float
) -> Acceptability:
    names = [f"P{i:04d}" for i in range(len(shares))]
    said = {"weights_sum": 100.0, "pass_mark": 60.0, "priority_mark": 80.0} | given_
    return acceptability(
        shares, said["weights_sum"], names, said["pass_mark"], said["priority_mark"], 11, draws, tolerance
    )  # fmt: skip


def digest(told: Acceptability) -> str:
    parts = (told.counts, told.passing, told.priority, told.quantiles)
    seen = b"".join(part.tobytes() for part in parts) + repr(told.history).encode()
    return hashlib.sha256(seen).hexdigest()


def large() -> Acceptability:
    return sampled(np.random.default_rng(5).random((700, 12)).round(2), 500)


def test_two_criteria_are_the_closed_form() -> None:
    # At weight t of x (and 1 − t of y): A 0.9 t + 0.1 (1 − t), B 0.5, C 0.2 + 0.6 (1 − t).
    shares = np.array([[0.9, 0.1], [0.5, 0.5], [0.2, 0.8]])
    told = sampled(shares)

    # A > B from t = 1/2 on, B > C from t = 1/2 on, A > C from t = 1/2 on.
    np.testing.assert_allclose(
        told.shares, [[0.5, 0.0, 0.5], [0.0, 1.0, 0.0], [0.5, 0.0, 0.5]], atol=0.01
    )
    # A: 0.8 t ≥ 0.5, t ≥ 5/8, and 0.8 t ≥ 0.7, t ≥ 7/8. C: 0.8 − 0.6 t ≥ 0.6, t ≤ 1/3; 0.8 at 0.
    np.testing.assert_allclose(told.passing, [3 / 8, 0, 1 / 3], atol=0.01)
    np.testing.assert_allclose(told.priority, [1 / 8, 0, 0], atol=0.01)
    # Points of A are even on 10 to 90, of C on 20 to 80.
    expected = [[14, 50, 86], [50, 50, 50], [23, 50, 77]]
    np.testing.assert_allclose(told.quantiles, expected, atol=0.7)


def test_three_criteria_and_two_projects_are_the_area_of_a_triangle() -> None:
    # A − B = (0.6, −0.2, −0.3): A wins in the corner of x, whose sides are cut at 0.6/0.8 and
    # 0.6/0.9 of their length, seen from the corner: half of the triangle.
    shares = np.array([[0.8, 0.3, 0.2], [0.2, 0.5, 0.5]])
    told = sampled(shares)

    assert told.shares[0, 0] == pytest.approx(0.6 / 0.8 * 0.6 / 0.9, abs=0.01)


def test_counts_and_shares_are_those_of_the_plain_way() -> None:
    shares = np.random.default_rng(0).random((6, 3)).round(3)
    told = sampled(shares, 1007)
    rng = np.random.Generator(np.random.PCG64(11))
    weights = np.concatenate([draw_weights(rng, k, 3) for k in (*[LOOK] * 4, 7)]) / WEIGHT_STEPS
    totals = 100 * weights @ shares.T
    places = (-totals).argsort(axis=1).argsort(axis=1)

    expected = [[np.sum(places[:, i] == r) for r in range(6)] for i in range(6)]
    np.testing.assert_array_equal(told.counts, expected)
    np.testing.assert_array_equal(told.passing, (totals >= 60).mean(axis=0))
    np.testing.assert_array_equal(told.priority, (totals >= 80).mean(axis=0))
    least = np.quantile(totals, [0.05, 0.5, 0.95], axis=0, method="inverted_cdf").T
    np.testing.assert_allclose(told.quantiles, least, rtol=0, atol=1e-6)


def test_level_projects_stand_in_the_order_of_their_names() -> None:
    shares = np.full((3, 4), 0.6)
    told = acceptability(shares, 100.0, ["C", "A", "B"], 60.0, 80.0, 1, 500)

    assert told.counts.tolist() == [[0, 0, 500], [500, 0, 0], [0, 500, 0]]
    assert told.draws == 500
    # 0.6 of everything is at the mark of 60, whatever the weights.
    assert told.passing.tolist() == [1, 1, 1]
    np.testing.assert_allclose(told.quantiles, 60.0, atol=1e-6)


@pytest.mark.parametrize(("n", "m"), [(0, 3), (1, 3), (1, 1), (4, 1)])
def test_small_sizes_work(n: int, m: int) -> None:
    shares = np.arange(n * m).reshape(n, m) / max(n * m, 1)
    told = sampled(shares, 300)

    assert told.draws == (300 if n else 0)
    assert told.counts.sum() == n * told.draws
    assert told.quantiles.shape == (n, 3)
    if m == 1:
        np.testing.assert_array_equal(told.counts, 300 * np.eye(n)[::-1])


def test_no_draws_tell_nothing() -> None:
    told = sampled(np.array([[0.5, 0.6]]), 0)

    assert (told.draws, told.history, told.counts.tolist()) == (0, (), [[0]])
    assert np.isnan(told.quantiles).all()
    assert np.isnan(told.half_width)


def test_it_stops_when_the_widest_interval_is_narrow_enough() -> None:
    # A share of 1/2: 1.96 · 0.5/√n ≤ 0.02 from n = 2,401 on, and looks are every 250 draws.
    told = sampled(np.array([[1.0, 0.2], [0.7, 0.7]]), 10_000, tolerance=0.02)

    assert [draws for draws, _ in told.history] == list(range(LOOK, 2_501, LOOK))
    assert told.history[-2][1] > 0.02 >= told.half_width
    assert told.draws == 2_500
    assert sampled(np.array([[1.0, 0.2]]), 600).history[-1][0] == 600


def test_the_half_width_is_wilson_s() -> None:
    # Wilson for 50 of 100 is 0.4038 to 0.5962 (Newcombe 1998 gives such intervals); for 0 of 100,
    # from 0 to z²/(n + z²).
    assert half_width(np.array([50]), 100) == pytest.approx((0.5962 - 0.4038) / 2, abs=5e-5)
    assert half_width(np.array([0]), 100) == pytest.approx(3.8415 / 103.8415 / 2, abs=1e-6)
    assert half_width(np.array([0, 50, 100]), 100) == half_width(np.array([50]), 100)
    assert half_width(np.array([], dtype=np.int64), 100) == 0


@settings(max_examples=30)
@given(
    st.integers(1, 6).flatmap(
        lambda m: st.lists(st.lists(st.integers(0, 100), min_size=m, max_size=m), min_size=1, max_size=6)
    ),
    st.data(),
)  # fmt: skip
def test_what_holds_for_any_table(rows: list[list[int]], data: st.DataObject) -> None:
    shares = np.array(rows) / 100
    told = sampled(shares, 300)
    n, m = shares.shape

    assert np.all(told.counts.sum(axis=0) == 300)
    assert np.all(told.counts.sum(axis=1) == 300)
    assert np.all(told.priority <= told.passing)
    assert np.all(np.diff(told.quantiles, axis=1) >= 0)
    larger = sampled(shares, 300, weights_sum=1000.0, pass_mark=600.0, priority_mark=800.0)
    np.testing.assert_array_equal(larger.counts, told.counts)
    np.testing.assert_array_equal(larger.passing, told.passing)

    way = data.draw(st.permutations(range(n)))
    turned = acceptability(shares[way], 100.0, [told.projects[i] for i in way], 60.0, 80.0, 11, 300, 0.0)  # fmt: skip
    np.testing.assert_array_equal(turned.counts, told.counts[way])
    np.testing.assert_array_equal(turned.quantiles, told.quantiles[way])

    i, k = data.draw(st.integers(0, n - 1)), data.draw(st.integers(0, m - 1))
    raised = shares.copy()
    raised[i, k] = data.draw(st.floats(raised[i, k], 1.0))
    better = sampled(raised, 300)
    assert better.counts[i, 0] >= told.counts[i, 0]
    assert better.passing[i] >= told.passing[i]


def test_the_order_of_the_criteria_matters_only_by_chance() -> None:
    shares = np.random.default_rng(2).random((5, 4))

    one, other = sampled(shares), sampled(shares[:, [2, 0, 3, 1]])

    np.testing.assert_allclose(one.shares, other.shares, atol=0.012)
    np.testing.assert_allclose(one.quantiles, other.quantiles, atol=1.0)


def test_both_ways_of_sorting_count_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = digest(large())
    monkeypatch.setattr(ranks, "FITTING", 1)

    assert digest(large()) == seen


def test_another_seed_gives_other_draws() -> None:
    shares = np.random.default_rng(2).random((5, 4))
    one, other = (acceptability(shares, 100.0, list("ABCDE"), 60.0, 80.0, seed, 500, 0.0) for seed in (1, 2))  # fmt: skip

    assert (one.seed, other.seed) == (1, 2)
    assert digest(one) != digest(replace(other, seed=1))


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_on_any_number_of_threads() -> None:
    ask = "from tests.review.sureness.test_smaa import digest, large; import sys; sys.stdout.write(digest(large()))"
    seen = {digest(large())}
    for threads, seed in (("1", "0"), ("2", "99")):
        own = {"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads, "PYTHONHASHSEED": seed}
        words = [sys.executable, "-c", ask]
        told = subprocess.run(words, env=os.environ | own, capture_output=True, encoding="utf-8", check=True)  # fmt: skip
        seen.add(told.stdout)

    assert len(seen) == 1


def test_where_everybody_passes_ranks_are_sampled_all_the_same() -> None:
    shares, marks = np.array([[1.0, 0.9], [0.9, 1.0]]), {"pass_mark": 1.0, "priority_mark": 2.0}

    assert sampled(shares, 10_000, tolerance=0.01, **marks).draws == LEAST_DRAWS


def test_the_share_of_priority_is_watched_as_well() -> None:
    shares = np.array([[1.0, 0.6], [0.6, 1.0]])  # both pass always, and reach 80 half the time

    told = sampled(shares, 10_000, tolerance=0.015)

    assert told.passing.tolist() == [1.0, 1.0]
    assert told.draws > 4_000
