import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymcdm.methods import PROMETHEE_II

from tests.oracles.mcda_matrices import ZHAO_2013, make_matrix, random_matrix, turns
from tests.oracles.mcda_plain import net_flow
from zsyz_model.review.methods.evaluating import evaluate
from zsyz_model.review.methods.promethee import USUAL, Preference, flows, promethee


def test_the_usual_criterion_gives_what_is_printed() -> None:
    found = evaluate(make_matrix(ZHAO_2013, [0.5, 0.3, 0.2], high=10), "promethee")

    assert (2 * found.points - 1).tolist() == pytest.approx([0.1, -0.3, 0.2])
    assert found.detail["plus"].tolist() == pytest.approx([0.55, 0.35, 0.6])
    assert found.detail["minus"].tolist() == pytest.approx([0.45, 0.65, 0.4])


def test_the_linear_criterion_is_worked_out_by_hand() -> None:
    # leads 0.2, 0.6 and 0.4 count (0.2 − 0.1) / 0.4 = 0.25, 1 and 0.75
    plus, minus = flows(np.array([0.0, 0.2, 0.6]), 0.1, 0.5)

    assert plus.tolist() == pytest.approx([0, 0.125, 0.875])
    assert minus.tolist() == pytest.approx([0.625, 0.375, 0])


@pytest.mark.parametrize(
    ("preference", "net"),
    [
        (USUAL, [-1, 0, 1]),
        (Preference(q=0.25, p=0.25), [-0.5, -0.5, 1]),
        (Preference(p=1.0), [-0.5, -0.125, 0.625]),
        (Preference(p=np.array([0.5])), [-0.75, -0.25, 1]),
    ],
)
def test_shapes_are_cases_of_the_linear_one(preference: Preference, net: list[float]) -> None:
    # shares 0, 0.25, 0.75: leads 0.25, 0.75, 0.5
    found = promethee(np.array([[0.0], [0.25], [0.75]]), np.array([1.0]), preference)

    assert found.detail["flows"][:, 0].tolist() == net


def test_parts_are_the_net_flows_of_the_criteria() -> None:
    found = evaluate(make_matrix(ZHAO_2013, [0.5, 0.3, 0.2], high=10), "promethee")

    # first project: second of three, first, last: φ_j = 0, 1, −1
    assert found.parts[0].tolist() == pytest.approx([0.25, 0.3, 0.0])


@pytest.mark.parametrize(
    ("shape", "q", "p"),
    [("usual", 0.0, 0.0), ("vshape", 0.0, 0.4), ("vshape_2", 0.1, 0.6), ("ushape", 0.15, 0.15)],
)
def test_it_is_that_of_pymcdm_with_thresholds_in_the_units_of_the_values(
    shape: str, q: float, p: float
) -> None:
    # 300 without ties at a threshold: a jump there may go either way by rounding
    for seed in range(0, 600, 2):
        matrix = random_matrix(seed)
        spans = matrix.high - matrix.low
        thresholds: dict[str, Any] = {} if shape == "usual" else {"q": q * spans, "p": p * spans}
        model = PROMETHEE_II(shape, **thresholds)
        theirs = model(matrix.values, matrix.weights, turns(matrix), validation=False)
        found = evaluate(matrix, "promethee", preference=Preference(q, p))
        assert 2 * found.points - 1 == pytest.approx(theirs, abs=1e-9)


def test_ties_are_those_of_pymcdm() -> None:
    for seed in range(1, 401, 2):
        matrix = random_matrix(seed)
        theirs = PROMETHEE_II("usual")(
            matrix.values, matrix.weights, turns(matrix), validation=False
        )
        assert 2 * evaluate(matrix, "promethee").points - 1 == pytest.approx(theirs, abs=1e-9)


@settings(max_examples=200, deadline=None)
@given(
    column=st.lists(st.integers(0, 40), min_size=2, max_size=12),
    q=st.integers(0, 20),
    more=st.integers(0, 20),
)
def test_sorting_gives_the_flows_of_every_pair(column: list[int], q: int, more: int) -> None:
    # eighths are exact, so a lead may stand exactly on a threshold
    shares = np.array(column) / 8.0

    plus, minus = flows(shares, q / 8, (q + more) / 8)

    expected = net_flow(shares.tolist(), q / 8, (q + more) / 8)
    assert (plus - minus).tolist() == pytest.approx(expected, abs=1e-9)
    assert plus.sum() == pytest.approx(minus.sum(), abs=1e-9)


def test_shares_that_differ_by_rounding_only_are_equal() -> None:
    found = promethee(np.array([[0.1 + 0.2], [0.3], [0.0]]), np.array([1.0]))

    assert found.points.tolist() == [0.75, 0.75, 0.0]


@pytest.mark.parametrize(
    ("preference", "words"),
    [
        (Preference(q=0.2, p=0.1), "0 ≤ q ≤ p"),
        (Preference(q=-0.1), "0 ≤ q ≤ p"),
        (Preference(p=math.inf), "must be finite"),
        (Preference(p=math.nan), "must be finite"),
        (Preference(p=np.ones(3)), "one number or 2"),
    ],
)
def test_a_preference_that_cannot_be_is_refused(preference: Preference, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        promethee(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([0.5, 0.5]), preference)
