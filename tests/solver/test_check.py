from __future__ import annotations

import math

import pulp
import pytest

from tests.solver.models import diet, knapsack, market_split
from zsyz_model.findings import RunError
from zsyz_model.solver import broken_rows, refuse_bad_numbers
from zsyz_model.solver.check import objective_of


def _with_coefficient(value: float, side: float = 4.0) -> pulp.LpProblem:
    problem = diet()
    a, b = problem.variables()
    problem.addConstraint(a + value * b <= side, "planted")
    return problem


@pytest.mark.parametrize("value", [1.1e10, 1e25, -1e25])
def test_a_number_no_solver_handles_is_refused_with_the_name_of_its_row(value: float) -> None:
    with pytest.raises(RunError, match=r"S-SCALE.*planted") as caught:
        refuse_bad_numbers(_with_coefficient(value))

    assert [finding.subject for finding in caught.value.findings] == ["planted"]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_at_all_is_refused_too(
    monkeypatch: pytest.MonkeyPatch, value: float
) -> None:
    """PuLP lets none in today; the door does not rely on it."""
    problem = _with_coefficient(1.0)
    planted = problem.constraints()[-1]
    monkeypatch.setattr(
        type(planted), "values", lambda row: [value] if row.name == "planted" else [1.0]
    )

    with pytest.raises(RunError, match=r"S-SCALE.*planted"):
        refuse_bad_numbers(problem)


@pytest.mark.parametrize("side", [2e10, 1e25, -1e25])
def test_a_side_no_solver_handles_is_refused_too(side: float) -> None:
    with pytest.raises(RunError, match=r"S-SCALE.*planted"):
        refuse_bad_numbers(_with_coefficient(1.0, side))


@pytest.mark.parametrize("value", [1e-9, 1e-12])
def test_coefficients_too_far_apart_are_refused_with_both_ends(value: float) -> None:
    with pytest.raises(RunError, match=rf"S-RANGE.*从 {value:g} 到 3"):
        refuse_bad_numbers(_with_coefficient(value))


def test_every_bad_row_is_named_not_only_the_first() -> None:
    problem = _with_coefficient(1e25)
    problem.addConstraint(1e11 * problem.variables()[0] <= 1, "second_planted")

    with pytest.raises(RunError, match="planted") as caught:
        refuse_bad_numbers(problem)

    assert [finding.subject for finding in caught.value.findings] == ["planted", "second_planted"]


@pytest.mark.parametrize("problem", [diet(), knapsack(), market_split(slack=True)])
def test_ordinary_numbers_pass(problem: pulp.LpProblem) -> None:
    refuse_bad_numbers(problem)

    assert problem.numVariables() > 0


def test_the_widest_allowed_range_passes() -> None:
    problem = _with_coefficient(3e-9)
    refuse_bad_numbers(problem)

    with pytest.raises(RunError, match="S-RANGE"):
        refuse_bad_numbers(_with_coefficient(2.9e-9))


def test_a_solution_that_holds_breaks_nothing() -> None:
    assert list(broken_rows(knapsack(), {"x0": 0.0, "x1": 1.0, "x2": 1.0})) == []
    assert list(broken_rows(diet(), {"a": 1.6, "b": 1.2})) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"x0": 1.0, "x1": 1.0, "x2": 1.0}, "capacity off by 10"),
        ({"x0": 0.0, "x1": 0.5, "x2": 1.0}, "x1=0.5 is not whole"),
        ({"x0": -1.0, "x1": 1.0, "x2": 1.0}, "x0=-1.0 outside [0, 1]"),
        ({"x0": 2.0, "x1": 0.0, "x2": 0.0}, "x0=2.0 outside [0, 1]"),
        ({"x0": math.nan, "x1": 0.0, "x2": 0.0}, "x0=nan outside [0, 1]"),
    ],
)
def test_each_breach_is_named_with_how_far(values: dict[str, float], said: str) -> None:
    assert said in list(broken_rows(knapsack(), values))


def test_rows_of_both_other_senses_are_checked() -> None:
    problem = diet()
    a, b = problem.variables()
    problem.addConstraint(a - b == 1, "equal")

    assert list(broken_rows(problem, {"a": 1.0, "b": 1.0})) == [
        "first off by 1",
        "second off by 2",
        "equal off by 1",
    ]


def test_a_solver_s_own_tolerance_is_no_breach() -> None:
    assert list(broken_rows(knapsack(), {"x0": 1e-7, "x1": 1.0, "x2": 1.0 - 1e-7})) == []


def test_the_objective_is_recomputed_with_its_constant() -> None:
    assert objective_of(knapsack(), {"x0": 0.0, "x1": 1.0, "x2": 1.0}) == 60.0
