from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pulp
import pytest

from tests.solver import differential
from tests.solver.differential import SOLVERS, Mixed, Row, disagreement, draw_mixed
from zsyz_model.solver import Answer, Limits, solve_highs

SEEDS = range(100)


@pytest.mark.slow
@pytest.mark.parametrize("tens", range(10))
def test_the_solvers_agree_with_enumeration_and_with_each_other(tens: int) -> None:
    said = [disagreement(seed) for seed in SEEDS if seed // 10 == tens]

    assert [word for word in said if word] == []


def test_the_models_have_every_shape_that_finds_defects() -> None:
    models = [draw_mixed(seed) for seed in SEEDS]

    linked = [m for m in models if any(row.whole[0] == -differential.BIG_M for row in m.rows)]
    assert 25 <= len(linked) <= 55
    assert {len(m.tops) for m in models} == {1, 2, 3}
    assert any(m.truth() is None for m in models)
    assert draw_mixed(7) == draw_mixed(7)


def test_the_truth_is_worked_out_by_hand() -> None:
    """HiGHS 1.14's published failure: min 2x + 3z, x + z >= 4.5, z whole; best is z = 0, 9."""
    row = Row((Fraction(1),), Fraction(1), ">=", Fraction(9, 2))
    model = Mixed((5,), 1000, (Fraction(3),), Fraction(2), (row,))

    assert model.truth() == 9
    assert replace(model, reach=4).truth() == 10
    assert replace(model, tops=(0,), reach=4).truth() is None


def test_a_wrong_solver_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def off_by_one(problem: pulp.LpProblem, limits: Limits) -> Answer:
        answer = solve_highs(problem, limits)
        return replace(answer, objective=answer.objective + 1)

    monkeypatch.setitem(SOLVERS, "HiGHS", off_by_one)
    seed = next(seed for seed in SEEDS if draw_mixed(seed).truth() is not None)

    assert (disagreement(seed, ("HiGHS",)) or "").startswith(f"seed {seed}: enumeration ")
