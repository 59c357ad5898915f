"""A relaxation answers from the costs alone; the knapsack's by hand."""

from __future__ import annotations

import pulp
import pytest

from zsyz_model.case import Status
from zsyz_model.solver.relaxation import Relaxation


def _knapsack() -> pulp.LpProblem:
    """3 a + 2 b <= 4 in yes-or-no choices worth 6 and 3: without wholeness a and half of b."""
    problem = pulp.LpProblem("sack", pulp.LpMinimize)
    a, b = (problem.add_variable(name, 0, 1, pulp.LpInteger) for name in "ab")
    problem.setObjective(-6 * a - 3 * b + 1)
    problem.addConstraint(pulp.LpConstraint(3 * a + 2 * b, pulp.LpConstraintLE, "room", 4))
    return problem


def test_wholeness_is_left_out() -> None:
    answer = Relaxation(_knapsack()).ask({})

    assert answer.status is Status.OPTIMAL
    assert answer.objective == pytest.approx(-6.5)
    assert answer.values == pytest.approx({"a": 1.0, "b": 0.5})


def test_more_costs_count_for_one_question_only() -> None:
    """At 3 more a is worth 1 a unit of room and b 1.5: b first, then two thirds of a."""
    kept = Relaxation(_knapsack())

    dearer = kept.ask({"a": 3.0})
    assert dearer.values == pytest.approx({"a": 2 / 3, "b": 1.0})
    assert dearer.objective == dearer.bound == pytest.approx(1 - 3 - 2)
    assert kept.ask({}).objective == pytest.approx(-6.5)


def test_what_was_asked_before_changes_no_answer() -> None:
    fresh, used = Relaxation(_knapsack()), Relaxation(_knapsack())
    for cost in (9.0, -4.0, 3.0, 1.5):
        used.ask({"a": cost, "b": cost / 2})

    assert used.ask({"a": 3.0}) == fresh.ask({"a": 3.0})
    assert used.ask({"a": 3.0}).values == fresh.ask({"a": 3.0}).values


def test_the_problem_keeps_its_own_solver_free() -> None:
    problem = _knapsack()
    Relaxation(problem)

    assert problem.solverModel is None
    assert {x.cat for x in problem.variables()} == {pulp.LpInteger}


def test_a_problem_without_an_answer_is_told_as_such() -> None:
    problem = _knapsack()
    a, b = problem.variables()
    problem.addConstraint(pulp.LpConstraint(a + b, pulp.LpConstraintGE, "both", 1.7))

    assert Relaxation(problem).ask({}).status is Status.INFEASIBLE
