import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymcdm import weights as theirs
from skcriteria.preprocessing import weighters

from tests.oracles.mcda_matrices import random_matrix
from zsyz_model.review.methods.scaling import to_shares
from zsyz_model.review.methods.weighing import critic_weights, entropy_weights

BOTH = (entropy_weights, critic_weights)
SITES_2017 = np.array(
    [
        [7, 312, 1891, 6613, 163], [72, 88, 728, 941804, 1078], [10, 252, 2594, 3466, 117471],
        [10, 145, 980, 2371, 86329], [65, 54, 350, 501, 29897], [29, 48, 380, 912, 34051],
        [7, 476, 3300, 78470, 2212], [70, 87, 650, 733, 819000], [4, 86, 591, 3015, 103],
        [12, 79, 579, 3240, 96098], [21, 45, 261, 1253, 453], [1, 72, 530, 4333, 0.1048],
    ]
)  # fmt: skip
"""Int. J. Eng. Trends Technol. 46(2), 2017, 60–66, as in the tests of pymcdm."""
FIRMS_1995 = np.array(
    [
        [61, 1.08, 4.33], [20.7, 0.26, 4.34], [16.3, 1.98, 2.53], [9.0, 3.29, 1.65],
        [5.4, 2.77, 2.33], [4.0, 4.12, 1.21], [-6.1, 3.52, 2.10], [-34.6, 3.31, 0.98],
    ]
)  # fmt: skip
"""D. Diakoulaki, G. Mavrotas and L. Papayannakis, Computers & Operations Research 22(7),
1995, 763–770, as in the tests of scikit-criteria."""
SOFTWARE_2019 = np.array(
    [[5000, 3, 3, 4, 3, 2], [680, 5, 3, 2, 2, 1], [2000, 3, 2, 3, 4, 3], [600, 4, 3, 1, 2, 2],
     [800, 2, 4, 3, 3, 4]], dtype=np.float64,
)  # fmt: skip
"""A. Tuş and E. A. Adalı, Opsearch 56(2), 2019, 528–538, as in the tests of pymcdm."""


def test_entropy_gives_what_is_printed() -> None:
    assert entropy_weights(SITES_2017).round(6).tolist() == [
        0.104991, 0.069124, 0.071373, 0.449937, 0.304575,
    ]  # fmt: skip
    # the first example of scikit-criteria's tests
    small = entropy_weights(np.array([[1.0, 2.0], [4.0, 16.0]]))
    assert small.tolist() == pytest.approx([0.358889, 0.641111], abs=1e-6)


def test_critic_gives_what_is_printed() -> None:
    assert critic_weights(FIRMS_1995).round(8).tolist() == [0.20222554, 0.48090173, 0.31687273]
    assert critic_weights(SOFTWARE_2019).round(3).tolist() == [
        0.157, 0.249, 0.168, 0.121, 0.154, 0.151,
    ]  # fmt: skip


def test_entropy_is_that_of_both_libraries() -> None:
    for seed in range(250):
        shares = to_shares(random_matrix(seed))
        # zeros are where scikit-criteria can follow and pymcdm cannot
        assert entropy_weights(shares) == pytest.approx(weighters.entropy_weights(shares), abs=1e-9)
        lifted = shares + 0.01
        assert entropy_weights(lifted) == pytest.approx(theirs.entropy_weights(lifted), abs=1e-9)


def test_critic_is_that_of_both_libraries() -> None:
    for seed in range(250):
        matrix = random_matrix(seed)
        shares = to_shares(matrix)
        found = critic_weights(shares)
        goals = np.where(matrix.rising, 1, -1)
        assert found == pytest.approx(weighters.critic_weights(matrix.values, goals), abs=1e-9)
        turned = np.where(matrix.rising, matrix.values, -matrix.values)
        assert found == pytest.approx(theirs.critic_weights(turned), abs=1e-9)


def test_entropy_is_worked_out_by_hand() -> None:
    # (1, 0): all in one, entropy 0; (1, 1): none told; (3, 1): H = 0.8112781 of ln 2
    shares = np.array([[1.0, 1.0, 0.75], [0.0, 1.0, 0.25]])

    told = 1 - 0.8112781244591328
    assert entropy_weights(shares).tolist() == pytest.approx([1 / (1 + told), 0, told / (1 + told)])


@pytest.mark.parametrize("weigh", BOTH)
def test_a_constant_criterion_weighs_nothing(weigh: object) -> None:
    found = weigh(np.array([[0.2, 0.5, 0.9, 0.0], [0.4, 0.5, 0.1, 0.0], [0.9, 0.5, 0.3, 0.0]]))  # type: ignore[operator]

    assert found[[1, 3]].tolist() == [0, 0]
    assert found.sum() == pytest.approx(1)


@pytest.mark.parametrize("weigh", BOTH)
@pytest.mark.parametrize(
    "shares",
    [
        np.array([[0.2, 0.5, 0.9, 0.0]]),
        np.full((3, 4), 0.3),
        np.zeros((3, 4)),
        np.full((3, 4), math.nan),
        np.empty((0, 4)),
        np.array([[0.1 + 0.2] * 4, [0.3] * 4]),
    ],
)
def test_with_nothing_to_go_by_all_weigh_the_same(weigh: object, shares: object) -> None:
    assert weigh(shares).tolist() == [0.25] * 4  # type: ignore[operator]


def test_a_single_telling_criterion_weighs_all() -> None:
    shares = np.array([[0.2, 0.5], [0.4, 0.5]])

    assert entropy_weights(shares).tolist() == [1, 0]
    assert critic_weights(shares).tolist() == [1, 0]


def test_without_any_conflict_critic_weighs_the_same() -> None:
    column = np.array([0.1, 0.4, 0.3, 0.9])

    found = critic_weights(np.column_stack([column, 0.5 * column + 0.1, np.full(4, 0.7), column]))

    assert found.tolist() == pytest.approx([1 / 3, 1 / 3, 0, 1 / 3])


def test_a_missing_share_counts_as_none() -> None:
    gaps = np.array([[0.2, 0.5], [math.nan, 0.1], [0.9, 0.3]])

    for weigh in BOTH:
        assert weigh(gaps).tolist() == weigh(np.nan_to_num(gaps)).tolist()


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.lists(st.integers(0, 20), min_size=3, max_size=3), min_size=1, max_size=6),
    data=st.data(),
)
def test_weights_add_up_and_follow_their_columns(
    rows: list[list[int]], data: st.DataObject
) -> None:
    shares = np.array(rows) / 20
    order = data.draw(st.permutations(range(3)))

    for weigh in BOTH:
        found = weigh(shares)
        assert (found >= 0).all()
        assert found.sum() == pytest.approx(1)
        assert weigh(shares[:, order]) == pytest.approx(found[order], abs=1e-9)
        assert weigh(shares[::-1]) == pytest.approx(found, abs=1e-9)


def test_what_is_no_share_is_refused() -> None:
    with pytest.raises(ValueError, match="entropy takes no negative shares"):
        entropy_weights(np.array([[-0.1], [0.5]]))
    for weigh in BOTH:
        with pytest.raises(ValueError, match="shares must be finite"):
            weigh(np.array([[math.inf], [0.5]]))
