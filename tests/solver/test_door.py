"""The one door: "infeasible" takes two voices."""

from __future__ import annotations

from collections.abc import Mapping

import pulp
import pytest

from tests.solver.models import impossible, knapsack
from zsyz_model import solver
from zsyz_model.case import Status
from zsyz_model.findings import RunError
from zsyz_model.solver import Answer, Limits, solve

LIE = Answer(Status.INFEASIBLE, "Infeasible", solver="HiGHS")


def _lying_once(
    problem: pulp.LpProblem, limits: Limits, start: Mapping[str, float] | None = None
) -> Answer:
    """HiGHS that calls everything infeasible as long as it presolves."""
    return LIE if limits.presolve else _honest(problem, limits, start)


_honest = solver.solve_highs


def test_the_answer_comes_through() -> None:
    assert solve(knapsack(), Limits()).objective == 60.0


@pytest.mark.parametrize(("second", "voice"), [("cbc", "CBC"), ("none", "HiGHS")])
def test_infeasible_is_said_when_a_second_way_agrees(second: str, voice: str) -> None:
    answer = solve(impossible(), Limits(), second_opinion=second)

    assert answer.status is Status.INFEASIBLE
    assert "; confirmed by " + voice in answer.ended


@pytest.mark.parametrize("second", ["cbc", "none"])
def test_a_lying_first_solver_is_an_error_not_an_infeasible_county(
    monkeypatch: pytest.MonkeyPatch, second: str
) -> None:
    monkeypatch.setattr(solver, "solve_highs", _lying_once)

    answer = solve(knapsack(), Limits(), second_opinion=second)

    assert answer.status is Status.SOLVER_ERROR
    assert "HiGHS: Infeasible; " in answer.ended
    assert answer.ended.endswith(": Optimal")


def test_a_second_solver_that_cannot_say_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = Answer(Status.SOLVER_ERROR, "exit 1", solver="CBC")
    monkeypatch.setattr(solver, "solve_cbc", lambda _problem, _limits: failed)

    answer = solve(impossible(), Limits())

    assert answer.status is Status.INFEASIBLE
    assert "; confirmed by HiGHS" in answer.ended


def test_bad_numbers_are_refused_before_any_solver_sees_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(solver, "solve_highs", lambda problem, *_: asked.append(problem.name))
    problem = knapsack()
    problem.addConstraint(1e25 * problem.variables()[0] <= 1, "planted")

    with pytest.raises(RunError, match=r"S-SCALE.*planted"):
        solve(problem, Limits())

    assert asked == []


def test_the_room_only_minimises() -> None:
    """PuLP turns maximisation round inside, and the bound's sign with it."""
    words = [name for name in solver.__all__ if "max" in name.lower()]

    assert words == []
