import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymcdm.weights.subjective import AHP

from tests.oracles.mcda_plain import by_powers, reciprocal
from zsyz_model.review.methods.ahp import RANDOM_INDEX, consensus, hierarchy
from zsyz_model.review.methods.matrix import Floats

DRINKS_2008 = reciprocal(
    [[9, 5, 2, 1, 1, 1 / 2], [1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9], [1 / 3, 1 / 4, 1 / 3, 1 / 9],
     [1 / 2, 1, 1 / 3], [2, 1 / 2], [1 / 3]]
)  # fmt: skip
"""T. L. Saaty, Int. J. Services Sciences 1(1), 2008, 83–98: how much coffee, wine, tea, beer,
soda, milk and water is drunk. The fourth digits are those of the tests of AHPy."""
JOBS_2008 = reciprocal([[1 / 3, 1 / 6], [1 / 4]])
"""The same paper, table 4: three jobs by flexibility."""
HOUSE_1990 = reciprocal(
    [[5, 3, 7, 6, 6, 1 / 3, 1 / 4], [1 / 3, 5, 3, 3, 1 / 5, 1 / 7], [6, 3, 4, 6, 1 / 5],
     [1 / 3, 1 / 4, 1 / 7, 1 / 8], [1 / 2, 1 / 5, 1 / 6], [1 / 5, 1 / 6], [1 / 2]]
)  # fmt: skip
"""T. L. Saaty, EJOR 48(1), 1990, 9–26: buying a house by size, transport, neighbourhood, age,
yard, facilities, condition and financing. Saaty himself names neighbourhood over condition,
given as 6, as the judgement to think about again (EJOR 145(1), 2003, 85–91)."""
RANKING = reciprocal([[2, 4, 3], [2, 1], [1]])
"""The first example in the docs of pymcdm's AHP."""

RATIOS = st.sampled_from([1 / 9, 1 / 7, 1 / 5, 1 / 4, 1 / 3, 1 / 2, 1, 2, 3, 4, 5, 6, 7, 8, 9])


@st.composite
def comparisons(draw: st.DrawFn, size: int | None = None) -> Floats:
    order = size or draw(st.integers(2, 8))
    rows = [
        draw(st.lists(RATIOS, min_size=left, max_size=left)) for left in range(order - 1, 0, -1)
    ]
    return reciprocal(rows)


@pytest.mark.parametrize(
    ("matrix", "weights", "within"),
    [
        (DRINKS_2008, [0.1775, 0.0191, 0.0418, 0.1164, 0.1896, 0.1288, 0.3268], 1e-4),
        (RANKING, [0.48144852, 0.21998235, 0.13073309, 0.16783605], 1e-8),
        (DRINKS_2008, [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327], 6e-4),
        (JOBS_2008, [0.091, 0.218, 0.691], 6e-4),
        (HOUSE_1990, [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333], 6e-4),
    ],
)
def test_weights_are_those_printed(matrix: Floats, weights: list[float], within: float) -> None:
    assert hierarchy(matrix).weights.tolist() == pytest.approx(weights, abs=within)


def test_consistency_is_that_printed() -> None:
    drinks, house = hierarchy(DRINKS_2008), hierarchy(HOUSE_1990)

    assert (round(drinks.ratio, 3), drinks.accepted) == (0.022, True)
    assert (round(house.largest, 3), round(house.ratio, 3)) == (9.669, 0.169)
    assert not house.accepted


def test_the_worst_judgement_is_the_one_that_saaty_names() -> None:
    worst = hierarchy(HOUSE_1990).worst

    assert (worst.first, worst.second, worst.given) == (2, 6, 6)
    assert worst.implied == pytest.approx(0.188 / 0.167, abs=0.01)


def test_the_random_index_is_the_published_one() -> None:
    assert RANDOM_INDEX == (
        0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
    )  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(matrix=comparisons())
def test_weights_and_consistency_are_those_of_pymcdm_and_of_plain_powers(matrix: Floats) -> None:
    found, theirs = hierarchy(matrix), AHP(matrix=matrix)
    size = len(matrix)

    assert found.weights == pytest.approx(theirs(), abs=1e-9)
    assert found.weights == pytest.approx(by_powers(matrix), abs=1e-8)
    # the same index over another table of random matrices
    scale = AHP.RI_M[size - 1] / RANDOM_INDEX[size - 1] if size > 2 else 1
    assert found.ratio == pytest.approx(max(theirs.get_cr() * scale, 0), abs=1e-9)


@settings(max_examples=100, deadline=None)
@given(
    weights=st.lists(st.integers(1, 9), min_size=2, max_size=8),
    at=st.tuples(st.integers(0, 7), st.integers(0, 7)),
)
def test_comparisons_that_follow_weights_give_them_back(
    weights: list[int], at: tuple[int, int]
) -> None:
    exact = np.array(weights) / sum(weights)
    matrix = exact[:, None] / exact

    found = hierarchy(matrix)

    assert found.weights == pytest.approx(exact, abs=1e-9)
    assert (found.largest, found.ratio) == pytest.approx((len(weights), 0), abs=1e-9)
    assert found.accepted
    assert found.worst.given == pytest.approx(found.worst.implied)
    i, j = at
    if i < j < len(weights) and len(weights) > 3:
        matrix[i, j] *= 8
        matrix[j, i] /= 8
        worst = hierarchy(matrix).worst
        assert {worst.first, worst.second} == {i, j}


@pytest.mark.parametrize(
    ("rows", "first", "second", "given"),
    [
        # 8 : 4 : 2 : 1, but the last is said to be 4 times the first
        ([[2, 4, 1 / 4], [2, 4], [2]], 3, 0, 4),
        # the same and 1 : 2 : 4 : 8, where first and last are said to be equal
        ([[2, 4, 1], [2, 4], [2]], 0, 3, 1),
        ([[1 / 2, 1 / 4, 1], [1 / 2, 1 / 4], [1 / 2]], 3, 0, 1),
    ],
)
def test_the_worst_pair_reads_from_the_one_said_or_found_to_matter_more(
    rows: list[list[float]], first: int, second: int, given: float
) -> None:
    matrix = reciprocal(rows)
    weights = by_powers(matrix)

    worst = hierarchy(matrix).worst

    assert (worst.first, worst.second, worst.given) == (first, second, given)
    assert worst.implied == pytest.approx(weights[first] / weights[second])


def test_of_three_criteria_all_pairs_depart_alike_and_the_first_is_named() -> None:
    # for three, each departure is a third of that of the circle: 3 × 3 against 1 / 5
    worst = hierarchy(reciprocal([[3, 1 / 5], [3]])).worst

    assert (worst.first, worst.second, worst.given) == (0, 1, 3)
    assert worst.given / worst.implied == pytest.approx(45 ** (1 / 3))


def test_more_criteria_than_the_table_knows_are_judged_strictly() -> None:
    rows = [[1.0] * left for left in range(16, 0, -1)]
    rows[0][0] = 9.0

    found = hierarchy(reciprocal(rows))

    assert found.ratio == pytest.approx((found.largest - 17) / 16 / 1.59)


@settings(max_examples=100, deadline=None)
@given(data=st.data(), size=st.integers(3, 6), judges=st.integers(1, 4))
def test_together_judges_are_never_less_consistent_than_the_worst_of_them(
    data: st.DataObject, size: int, judges: int
) -> None:
    # the spectral radius is log-convex (J. F. C. Kingman, 1961)
    matrices = [data.draw(comparisons(size)) for _ in range(judges)]

    together = hierarchy(consensus(matrices))

    assert together.ratio <= max(hierarchy(matrix).ratio for matrix in matrices) + 1e-9


def test_the_consensus_is_the_geometric_mean() -> None:
    together = consensus([reciprocal([[2, 9], [3]]), reciprocal([[8, 1], [1 / 3]])])

    assert together.tolist() == [
        pytest.approx([1, 4, 3]), pytest.approx([1 / 4, 1, 1]), pytest.approx([1 / 3, 1, 1]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        (np.ones((2, 3)), r"square, at least 2 × 2, not \(2, 3\)"),
        (np.ones((1, 1)), "at least 2 × 2"),
        (np.ones(4), "must be square"),
        (np.array([[1, 0.0], [2.0, 1]]), "finite and positive"),
        (np.array([[1, math.nan], [2.0, 1]]), "finite and positive"),
        (np.array([[1, math.inf], [2.0, 1]]), "finite and positive"),
        (np.array([[1, 3.0], [3.0, 1]]), "reciprocal"),
        (np.array([[2, 3.0], [1 / 3, 1]]), "reciprocal, 1 on the diagonal"),
    ],
)
def test_what_is_no_matrix_of_comparisons_is_refused(matrix: Floats, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        hierarchy(matrix)


def test_a_consensus_needs_judges_of_the_same_criteria() -> None:
    with pytest.raises(ValueError, match="there is no judge"):
        consensus([])
    with pytest.raises(ValueError, match="different numbers of criteria"):
        consensus([np.ones((2, 2)), np.ones((3, 3))])
