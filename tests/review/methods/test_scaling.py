import math
from dataclasses import replace

import numpy as np
import pytest
from pymcdm import normalizations
from skcriteria.preprocessing.scalers import (
    matrix_scale_by_cenit_distance,
    scale_by_sum,
    scale_by_vector,
)

from tests.oracles.mcda_matrices import make_matrix, random_matrix, turns
from zsyz_model.review.methods.scaling import SCALES, fill_missing, telling, to_shares

NAN, INF = math.nan, math.inf


def test_between_bounds_values_are_cut_off_turned_and_missing_ones_are_worth_nothing() -> None:
    column = [[x] for x in (50.0, 100, 150, 300, 900, INF, -INF, NAN)]
    matrix = make_matrix(column, low=100, high=300)

    up = to_shares(matrix)
    down = to_shares(replace(matrix, rising=np.array([False])))

    assert up[:, 0].tolist() == [0, 0, 0.25, 1, 1, 1, 0, 0]
    assert down[:, 0].tolist() == [1, 1, 0.75, 0, 0, 0, 1, 0]


def test_the_values_themselves_stay_as_they_are() -> None:
    matrix = make_matrix([[1.0, NAN], [3.0, 4.0]], rising=[True, False], high=10)
    before = matrix.values.copy()

    for scale in SCALES:
        to_shares(matrix, scale)

    assert np.array_equal(matrix.values, before, equal_nan=True)


@pytest.mark.parametrize(
    ("scale", "up", "down"),
    [
        # 3, 4, 12 have length 13 and sum 19; reciprocals 4/12, 3/12, 1/12 sum to 8/12
        ("vector", [3 / 13, 4 / 13, 12 / 13], [10 / 13, 9 / 13, 1 / 13]),
        ("minmax", [0, 1 / 9, 1], [1, 8 / 9, 0]),
        ("sum", [3 / 19, 4 / 19, 12 / 19], [4 / 8, 3 / 8, 1 / 8]),
    ],
)
def test_the_other_scales_compare_the_projects_at_hand(
    scale: str, up: list[float], down: list[float]
) -> None:
    shares = to_shares(make_matrix([[3, 3], [4, 4], [12, 12]], rising=[True, False]), scale)

    assert shares[:, 0].tolist() == pytest.approx(up, abs=1e-15)
    assert shares[:, 1].tolist() == pytest.approx(down, abs=1e-15)


def test_among_themselves_missing_counts_as_the_worst_and_infinite_as_the_nearest() -> None:
    column = [[x] for x in (3.0, NAN, 12, INF, -INF)]

    up = to_shares(make_matrix(column), "minmax")
    down = to_shares(make_matrix(column, rising=[False]), "minmax")

    assert up[:, 0].tolist() == [0, 0, 1, 1, 0]
    assert down[:, 0].tolist() == [1, 0, 0, 0, 1]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("column", [[0.0, 0, 0], [NAN, NAN, NAN]])
def test_a_column_of_nothing_is_worth_nothing(scale: str, column: list[float]) -> None:
    values = [[x, y] for x, y in zip(column, [1.0, 2, 3], strict=True)]

    assert to_shares(make_matrix(values), scale)[:, 0].tolist() == [0, 0, 0]


@pytest.mark.parametrize("scale", ["minmax", "vector", "sum"])
@pytest.mark.parametrize("size", [1e-300, 1e300])
def test_huge_and_tiny_values_do_not_run_over(scale: str, size: float) -> None:
    plain = to_shares(make_matrix([[3, 4], [4, 3]], rising=[True, False]), scale)
    sized = to_shares(make_matrix([[3 * size, 4.0], [4 * size, 3.0]], rising=[True, False]), scale)

    assert sized == pytest.approx(plain, abs=1e-12)


@pytest.mark.parametrize("scale", SCALES)
def test_one_project_and_none_have_shares_too(scale: str) -> None:
    one = make_matrix([[0.5, 0.5]])
    none = replace(one, values=np.empty((0, 2)))

    assert to_shares(one, scale).shape == (1, 2)
    assert to_shares(none, scale).shape == (0, 2)


@pytest.mark.parametrize("scale", ["minmax", "vector", "sum"])
def test_shares_are_those_of_both_libraries(scale: str) -> None:
    for seed in range(200):
        matrix = random_matrix(seed)
        found = to_shares(matrix, scale)
        one = getattr(normalizations, f"{scale}_normalization")
        columns = zip(matrix.values.T, ~matrix.rising, strict=True)
        theirs = np.column_stack([one(column, cost=cost) for column, cost in columns])
        assert found == pytest.approx(theirs, abs=1e-12)
        if scale == "minmax":
            other = matrix_scale_by_cenit_distance(matrix.values, turns(matrix))
            assert found == pytest.approx(other, abs=1e-12)
        else:  # scikit-criteria knows no direction here
            by = scale_by_sum if scale == "sum" else scale_by_vector
            other = by(matrix.values, axis=0)
            assert found[:, matrix.rising] == pytest.approx(other[:, matrix.rising], abs=1e-12)


def test_what_no_scale_can_do_is_refused() -> None:
    with pytest.raises(ValueError, match="no scale 'log'; known: bounds, vector, minmax, sum"):
        to_shares(make_matrix([[1]]), "log")
    for low, high in ((1, 1), (2, 1), (0, INF), (NAN, 1)):
        with pytest.raises(ValueError, match="each low bound must be finite and below its high"):
            to_shares(make_matrix([[1]], low=low, high=high))
    for scale in ("vector", "sum"):
        with pytest.raises(ValueError, match=f"'{scale}' takes no negative values"):
            to_shares(make_matrix([[1], [-1]]), scale)
    with pytest.raises(ValueError, match="'sum' takes no 0 in a falling column"):
        to_shares(make_matrix([[1], [0]], rising=[False]), "sum")


def test_only_columns_that_differ_by_more_than_rounding_tell_projects_apart() -> None:
    shares = np.array([[0.1 + 0.2, 0.3, 0.5], [0.3, 0.3, 0.6]])

    assert telling(shares).tolist() == [False, False, True]
    assert telling(shares[:1]).tolist() == [False] * 3
    assert telling(shares[:0]).tolist() == [False] * 3


def test_missing_values_are_filled_from_one_worst_or_one_a_column() -> None:
    values = np.array([[1.0, NAN], [NAN, 2.0]])

    assert fill_missing(values, 0.0).tolist() == [[1, 0], [0, 2]]
    assert fill_missing(values, np.array([8.0, 9.0])).tolist() == [[1, 9], [8, 2]]
