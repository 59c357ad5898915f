import warnings
from collections.abc import Sequence

import numpy as np
import pytest
import skcriteria
from pymcdm import methods, normalizations
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.agg.topsis import TOPSIS
from skcriteria.agg.vikor import VIKOR
from skcriteria.preprocessing.scalers import VectorScaler

from tests.oracles.mcda_matrices import (
    HYDROPOWER_2007,
    OPRICOVIC_2004,
    TZENG_2011,
    YANG_2020,
    make_matrix,
    random_matrix,
    turns,
)
from zsyz_model.review.methods.aggregating import share_out, topsis, vikor, weighted_sum
from zsyz_model.review.methods.evaluating import evaluate
from zsyz_model.review.methods.matrix import Floats, Matrix

SEEDS = range(200)


def asked(matrix: Matrix) -> object:
    """The same problem for scikit-criteria."""
    goals = [max if rises else min for rises in matrix.rising]
    return skcriteria.mkdm(matrix.values, goals, weights=matrix.weights)


def told(method: object, problem: object) -> object:
    """What scikit-criteria makes of it, without its advice against falling criteria."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Although TOPSIS", category=UserWarning)
        return method.evaluate(problem)  # type: ignore[attr-defined]


def printed(points: Floats, digits: int) -> list[float]:
    return [round(float(x), digits) for x in points]


def test_the_weighted_sum_is_worked_out_by_hand() -> None:
    shares, weights = np.array([[1.0, 0.5], [0.25, 0.0]]), np.array([0.4, 0.6])

    found = weighted_sum(shares, weights)

    assert found.points.tolist() == pytest.approx([0.7, 0.1])
    assert found.parts.tolist() == [[0.4, 0.3], [0.1, 0.0]]


def test_the_weighted_sum_is_that_of_both_libraries() -> None:
    for seed in SEEDS:
        matrix = random_matrix(seed)
        found = evaluate(matrix, "weighted_sum").points
        model = methods.WSM(normalizations.minmax_normalization)
        theirs = model(matrix.values, matrix.weights, turns(matrix), validation=False)
        assert found == pytest.approx(theirs, abs=1e-12)
        span = matrix.high - matrix.low
        turned = np.where(matrix.rising, matrix.values - matrix.low, matrix.high - matrix.values)
        problem = skcriteria.mkdm(turned / span, [max] * len(span), weights=matrix.weights)
        score = told(WeightedSumModel(), problem).e_.score  # type: ignore[attr-defined]
        assert found == pytest.approx(score, abs=1e-12)


@pytest.mark.parametrize(
    ("matrix", "scale", "points", "digits"),
    [
        (make_matrix(OPRICOVIC_2004, rising=[False, True]), "minmax", [0.5, 0.617, 0.5], 3),
        (make_matrix(OPRICOVIC_2004, rising=[False, True], low=[1, 3000], high=[5, 4500]),
         "bounds", [0.5, 0.617, 0.5], 3),
        (make_matrix(TZENG_2011, [0.3, 0.4, 0.3]), "vector", [0.5037, 0.6581, 0.7482, 0.3340], 4),
        # the first example of scikit-criteria's tests has no scale; one for all changes nothing
        (make_matrix([[1, 0, 3], [0, 5, 6]], high=10), "bounds", [0.14639248, 0.85360752], 8),
    ],
)  # fmt: skip
def test_topsis_gives_what_is_printed(
    matrix: Matrix, scale: str, points: list[float], digits: int
) -> None:
    assert printed(evaluate(matrix, "topsis", scale).points, digits) == points


@pytest.mark.parametrize("scale", ["bounds", "minmax", "vector", "sum"])
def test_topsis_is_that_of_pymcdm(scale: str) -> None:
    name = "minmax" if scale == "bounds" else scale
    model = methods.TOPSIS(getattr(normalizations, f"{name}_normalization"))

    for seed in SEEDS:
        matrix = random_matrix(seed)
        theirs = model(matrix.values, matrix.weights, turns(matrix), validation=False)
        assert evaluate(matrix, "topsis", scale).points == pytest.approx(theirs, abs=1e-9)


def test_topsis_is_that_of_scikit_criteria() -> None:
    for seed in SEEDS:
        matrix = random_matrix(seed)
        problem = VectorScaler(target="matrix").transform(asked(matrix))
        theirs = told(TOPSIS(), problem).e_.similarity  # type: ignore[attr-defined]
        assert evaluate(matrix, "topsis", "vector").points == pytest.approx(theirs, abs=1e-9)


HALF_HALF = ([1, 1, 1, 1, 1, 1, 1, 1], [0.991, 1.0, 0.473, 0.670, 0.0, 0.578],
             [0.692, 0.7, 0.29, 0.423, 0.28, 0.346], [0.125, 0.125, 0.121, 0.125, 0.067, 0.125])  # fmt: skip
ECONOMIC = ([2, 2, 2, 2, 1, 1, 1, 1], [1.0, 0.533, 0.552, 0.563, 0.0, 0.686],
            [0.701, 0.6, 0.386, 0.365, 0.317, 0.459], [0.167, 0.114, 0.161, 0.167, 0.089, 0.167])  # fmt: skip
SOCIAL = ([1, 1, 1, 1, 2, 2, 2, 2], [0.684, 1.0, 0.147, 0.554, 0.041, 0.191],
          [0.683, 0.8, 0.193, 0.48, 0.243, 0.232], [0.113, 0.167, 0.08, 0.122, 0.044, 0.083])  # fmt: skip
MORE_SOCIAL = ([1, 1, 1, 1, 3.2, 3.2, 3.2, 3.2], [0.668, 1.0, 0.051, 0.588, 0.058, 0.078],
               [0.678, 0.857, 0.138, 0.513, 0.222, 0.167], [0.129, 0.190, 0.057, 0.139, 0.042, 0.060])  # fmt: skip


@pytest.mark.parametrize(
    ("weights", "q", "group", "regret"), [HALF_HALF, ECONOMIC, SOCIAL, MORE_SOCIAL]
)
def test_vikor_ranks_the_reservoirs_as_printed(
    weights: Sequence[float], q: list[float], group: list[float], regret: list[float]
) -> None:
    rising = [True, False, True, True, False, False, False, True]

    found = evaluate(make_matrix(HYDROPOWER_2007, weights, rising), "vikor", "minmax")

    # the paper's own figures were rounded on the way: its third digit may be off by one
    assert (1 - found.points).tolist() == pytest.approx(q, abs=1.1e-3)
    assert found.detail["group"].tolist() == pytest.approx(group, abs=1e-3)
    assert found.detail["regret"].tolist() == pytest.approx(regret, abs=1e-3)


@pytest.mark.parametrize(
    ("matrix", "q", "digits"),
    [
        (make_matrix(OPRICOVIC_2004, rising=[False, True]), [1, 0, 1], 12),
        (make_matrix(YANG_2020), [0.5679, 0.7667, 1, 0.7493, 0], 4),
        (make_matrix(TZENG_2011, [0.3, 0.4, 0.3]), [0.75, 0.25, 0, 1], 12),
    ],
)
def test_vikor_gives_what_is_printed(matrix: Matrix, q: list[float], digits: int) -> None:
    assert printed(1 - evaluate(matrix, "vikor", "minmax").points, digits) == q


def test_vikor_is_that_of_both_libraries() -> None:
    for seed in SEEDS:
        matrix = random_matrix(seed)
        found = evaluate(matrix, "vikor")
        theirs = methods.VIKOR()(matrix.values, matrix.weights, turns(matrix), validation=False)
        assert 1 - found.points == pytest.approx(theirs, abs=1e-9)
        extra = told(VIKOR(), asked(matrix)).e_  # type: ignore[attr-defined]
        assert 1 - found.points == pytest.approx(extra.q_k, abs=1e-9)
        assert found.detail["group"] == pytest.approx(extra.s_k, abs=1e-9)
        assert found.detail["regret"] == pytest.approx(extra.r_k, abs=1e-9)


def test_where_all_gaps_add_up_to_the_same_the_largest_gap_decides_alone() -> None:
    shares, weights = np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 1.0]]), np.array([0.5, 0.5])

    # S = 0.5 for all; R = 0.5, 0.25, 0.5
    assert vikor(shares, weights).points.tolist() == [0, 1, 0]


def test_where_the_largest_gap_is_the_same_the_sum_decides_alone() -> None:
    shares = np.array([[0.0, 1.0, 1.0], [0.0, 0.0, 0.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]])
    weights = np.array([0.4, 0.4, 0.2])

    # S = 0.4, 1, 0.8, 0.6; R = 0.4 for all
    assert vikor(shares, weights).points.tolist() == pytest.approx([1, 0, 1 / 3, 2 / 3])


def test_two_mirror_images_tie() -> None:
    shares, weights = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([0.5, 0.5])

    assert vikor(shares, weights).points.tolist() == [0.5, 0.5]
    assert topsis(shares, weights).points.tolist() == [0.5, 0.5]


def test_gaps_that_differ_by_rounding_only_are_the_same() -> None:
    shares = np.array([[1.0, 1.0, 1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0, 1.0, 1.0]])

    found = vikor(shares, np.array([0.1, 0.2, 0.3, 0.3, 0.2, 0.1]))

    # 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1 for a machine
    assert np.ptp(found.detail["group"]) > 0
    assert found.points.tolist() == [0.5, 0.5]


def test_points_are_shared_out_by_weighted_shares_else_by_weights() -> None:
    weighted, weights = np.array([[0.1, 0.3], [0.0, 0.0]]), np.array([0.2, 0.8])

    parts = share_out(np.array([0.8, 0.5]), weighted, weights)

    assert parts.tolist() == [pytest.approx([0.2, 0.6]), pytest.approx([0.1, 0.4])]
