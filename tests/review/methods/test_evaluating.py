import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracles.mcda_matrices import make_matrix, random_matrix
from zsyz_model.case import CONFIRMED, OPEN
from zsyz_model.review.methods import METHODS, WEIGHTINGS
from zsyz_model.review.methods.evaluating import NAMES, evaluate
from zsyz_model.review.methods.matrix import Matrix, Ranked
from zsyz_model.review.methods.promethee import Preference
from zsyz_model.review.methods.scaling import SCALES

NAN, INF = math.nan, math.inf
RELATIVE = ("topsis", "vikor", "promethee")
SAME = 1e-9


@st.composite
def matrices(draw: st.DrawFn, least: int = 1) -> Matrix:
    """Small matrices with bounds 0 and 100, values beyond them, missing and infinite ones."""
    rows, columns = draw(st.integers(least, 6)), draw(st.integers(1, 4))
    value = st.one_of(st.integers(-20, 120).map(float), st.sampled_from([NAN, INF, -INF, 50.0]))
    line = st.lists(value, min_size=columns, max_size=columns)
    values = draw(st.lists(line, min_size=rows, max_size=rows))
    weights = draw(st.lists(st.integers(0, 9), min_size=columns, max_size=columns).filter(any))
    rising = draw(st.lists(st.booleans(), min_size=columns, max_size=columns))
    return make_matrix(values, weights, rising, low=0, high=100)


def taken(matrix: Matrix, rows: Sequence[int], columns: Sequence[int]) -> Matrix:
    """The same matrix with its rows and columns in another order."""
    order = list(columns)
    return Matrix(
        matrix.values[list(rows)][:, order],
        matrix.rising[order],
        matrix.weights[order],
        matrix.low[order],
        matrix.high[order],
    )


def whole(found: Ranked) -> bool:
    """Whether points and parts are what they promise."""
    return bool(
        np.isfinite(found.parts).all()
        and (found.parts >= 0).all()
        and (found.points >= 0).all()
        and (found.points <= 1 + SAME).all()
        and np.allclose(found.parts.sum(axis=1), found.points, rtol=0, atol=SAME)
    )


@settings(max_examples=150, deadline=None)
@given(matrix=matrices(), method=st.sampled_from(NAMES))
def test_parts_add_up_and_nothing_is_lost(matrix: Matrix, method: str) -> None:
    found = evaluate(matrix, method)

    assert found.parts.shape == matrix.values.shape
    assert whole(found)
    assert (found.parts[:, matrix.weights == 0] == 0).all()


def test_parts_add_up_on_every_scale() -> None:
    for seed, method, scale in product(range(40), NAMES, SCALES):
        assert whole(evaluate(random_matrix(seed), method, scale))


@settings(max_examples=100, deadline=None)
@given(matrix=matrices(), method=st.sampled_from(NAMES), factor=st.sampled_from([1e-6, 0.3, 1e6]))
def test_the_scale_of_the_weights_does_not_matter(
    matrix: Matrix, method: str, factor: float
) -> None:
    other = replace(matrix, weights=matrix.weights * factor)

    assert evaluate(other, method).parts == pytest.approx(evaluate(matrix, method).parts, abs=SAME)


@settings(max_examples=100, deadline=None)
@given(matrix=matrices(), method=st.sampled_from(NAMES), data=st.data())
def test_the_order_of_rows_and_columns_does_not_matter(
    matrix: Matrix, method: str, data: st.DataObject
) -> None:
    rows = data.draw(st.permutations(range(matrix.values.shape[0])))
    columns = data.draw(st.permutations(range(matrix.values.shape[1])))

    found = evaluate(taken(matrix, rows, columns), method).parts

    assert found == pytest.approx(evaluate(matrix, method).parts[rows][:, columns], abs=SAME)


@settings(max_examples=100, deadline=None)
@given(matrix=matrices(), method=st.sampled_from(NAMES), unit=st.sampled_from([1e-4, 1e4, 1 / 3]))
def test_another_unit_does_not_matter(matrix: Matrix, method: str, unit: float) -> None:
    # 万元 → 亿元 is 1e-4, with the bounds in the same unit
    other = replace(
        matrix, values=matrix.values * unit, low=matrix.low * unit, high=matrix.high * unit
    )

    assert evaluate(other, method).parts == pytest.approx(evaluate(matrix, method).parts, abs=SAME)


@settings(max_examples=100, deadline=None)
@given(matrix=matrices(), method=st.sampled_from(NAMES))
def test_a_project_and_its_double_tie(matrix: Matrix, method: str) -> None:
    doubled = replace(matrix, values=np.vstack([matrix.values, matrix.values]))

    found = evaluate(doubled, method).points
    half = len(matrix.values)

    assert found[:half] == pytest.approx(found[half:], abs=SAME)


@settings(max_examples=200, deadline=None)
@given(matrix=matrices(), by=st.integers(1, 60), data=st.data())
def test_doing_better_never_costs_points_or_rank(
    matrix: Matrix, by: int, data: st.DataObject
) -> None:
    # under TOPSIS the best point can only move away from the others, and the worst towards
    # them; under PROMETHEE the others can only lose flow. VIKOR promises nothing of the kind.
    i = data.draw(st.integers(0, matrix.values.shape[0] - 1))
    j = data.draw(st.integers(0, matrix.values.shape[1] - 1))
    better = matrix.values.copy()
    better[i, j] += by if matrix.rising[j] else -by
    raised = replace(matrix, values=better)

    before, after = (evaluate(m, "weighted_sum").points for m in (matrix, raised))
    assert after[i] >= before[i] - SAME
    assert np.array_equal(np.delete(after, i), np.delete(before, i))
    for method, preference in (
        ("topsis", Preference()),
        ("promethee", Preference()),
        ("promethee", Preference(0.1, 0.5)),
    ):
        before, after = (
            evaluate(m, method, preference=preference).points for m in (matrix, raised)
        )
        beaten = before <= before[i] + 1e-12
        assert (after[beaten] <= after[i] + SAME).all()


@pytest.mark.parametrize("method", RELATIVE)
@pytest.mark.parametrize(
    "values", [[[30, 70]], [[30, 70]] * 4, [[NAN, NAN]] * 2, [[0.1 + 0.2, 1], [0.3, 1]]]
)
def test_where_nobody_can_be_told_apart_all_tie_at_the_middle(
    method: str, values: list[list[float]]
) -> None:
    found = evaluate(make_matrix(values, [3, 1], high=100), method)

    assert found.points.tolist() == [0.5] * len(values)
    assert found.parts.tolist() == [[0.375, 0.125]] * len(values)


def test_alone_a_project_keeps_its_weighted_sum() -> None:
    found = evaluate(make_matrix([[30, 70]], [3, 1], high=100), "weighted_sum")

    assert found.points.tolist() == pytest.approx([0.4])


@pytest.mark.parametrize("method", RELATIVE)
@pytest.mark.parametrize("scale", SCALES)
def test_a_constant_or_weightless_column_takes_no_part(method: str, scale: str) -> None:
    few = make_matrix([[1, 9], [5, 4], [8, 2]], [2, 1], high=10)
    more = make_matrix([[1, 7, 9, 3], [5, 7, 4, 1], [8, 7, 2, 4]], [2, 5, 1, 0], high=10)

    found = evaluate(more, method, scale)

    assert found.points == pytest.approx(evaluate(few, method, scale).points, abs=1e-12)
    assert (found.parts[:, [1, 3]] == 0).all()


def test_a_constant_column_does_take_part_in_the_weighted_sum() -> None:
    found = evaluate(make_matrix([[1, 7], [5, 7]], high=10), "weighted_sum")

    assert found.parts.tolist() == [pytest.approx([0.05, 0.35]), pytest.approx([0.25, 0.35])]


@pytest.mark.parametrize("method", NAMES)
@pytest.mark.parametrize("scale", SCALES)
def test_columns_of_zeros_are_no_trouble(method: str, scale: str) -> None:
    found = evaluate(make_matrix([[0, 1], [0, 2]], [1, 1], high=10), method, scale)

    assert whole(found)
    assert found.points[0] < found.points[1]


@pytest.mark.parametrize("method", NAMES)
def test_a_project_with_nothing_at_all_gets_no_points(method: str) -> None:
    found = evaluate(make_matrix([[NAN, 0], [5, 5], [9, 1]], [1, 1], high=10), method)

    assert found.points[0] == 0
    assert found.parts[0].tolist() == [0, 0]


@pytest.mark.parametrize("method", NAMES)
def test_an_infinite_value_counts_as_the_bound(method: str) -> None:
    endless = make_matrix([[INF, 2], [40, 8], [20, 5]], high=[100, 10])
    bounded = make_matrix([[100, 2], [40, 8], [20, 5]], high=[100, 10])

    assert evaluate(endless, method).parts.tolist() == evaluate(bounded, method).parts.tolist()


@pytest.mark.parametrize("method", NAMES)
@pytest.mark.parametrize("scale", SCALES)
def test_no_projects_have_no_points(method: str, scale: str) -> None:
    matrix = replace(make_matrix([[1, 2]]), values=np.empty((0, 2)))

    found = evaluate(matrix, method, scale)

    assert (found.points.shape, found.parts.shape) == ((0,), (0, 2))


def test_what_does_not_exist_is_refused() -> None:
    matrix = make_matrix([[1], [2]])

    with pytest.raises(ValueError, match="no method 'electre'; known: weighted_sum, topsis"):
        evaluate(matrix, "electre")
    with pytest.raises(ValueError, match="no scale 'log'"):
        evaluate(matrix, "topsis", "log")
    with pytest.raises(ValueError, match="all weights are 0"):
        evaluate(replace(matrix, weights=np.zeros(1)), "vikor")


def test_every_method_and_weighting_says_where_it_comes_from() -> None:
    rows = [*METHODS.values(), *WEIGHTINGS.values()]

    assert tuple(METHODS) == NAMES
    assert list(WEIGHTINGS) == ["given", "ahp", "entropy", "critic"]
    assert all(row.title and row.words and row.source for row in rows)
    assert {row.status for row in rows} == {CONFIRMED, OPEN}
    assert METHODS["weighted_sum"].title == "加权求和"
