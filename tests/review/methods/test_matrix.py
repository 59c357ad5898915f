import math
from dataclasses import replace

import numpy as np
import pytest

from tests.oracles.mcda_matrices import make_matrix
from zsyz_model.review.methods.matrix import to_weights

GOOD = make_matrix([[1, 2], [3, 4], [5, 6]])


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ({"values": np.ones(3)}, "values must have two dimensions, not 1"),
        ({"rising": np.ones(3, dtype=bool)}, r"rising has shape \(3,\); 2 criteria want \(2,\)"),
        ({"weights": np.ones((2, 1))}, r"weights has shape \(2, 1\)"),
        ({"low": np.zeros(1)}, r"low has shape \(1,\)"),
        ({"high": np.zeros(0)}, r"high has shape \(0,\)"),
        ({"weights": np.array([1.0, -0.1])}, "finite and at least 0"),
        ({"weights": np.array([1.0, math.nan])}, "finite and at least 0"),
        ({"weights": np.array([1.0, math.inf])}, "finite and at least 0"),
        ({"weights": np.zeros(2)}, "all weights are 0"),
    ],
)
def test_what_does_not_fit_together_is_refused(broken: dict[str, object], words: str) -> None:
    GOOD.check()

    with pytest.raises(ValueError, match=words):
        replace(GOOD, **broken).check()  # type: ignore[arg-type]


def test_a_matrix_without_criteria_has_no_weight() -> None:
    with pytest.raises(ValueError, match="all weights are 0"):
        make_matrix([[], []]).check()


@pytest.mark.parametrize("unit", [1.0, 100.0, 1e-300, 5e307])
def test_weights_become_shares_of_one_on_any_scale(unit: float) -> None:
    assert to_weights(np.array([1.0, 3.0, 0.0]) * unit).tolist() == pytest.approx([0.25, 0.75, 0])
