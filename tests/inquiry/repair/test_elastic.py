"""The elastic model: without a lever moved it is the question, with all of them nothing is short."""

from __future__ import annotations

from dataclasses import replace

import pulp

from tests.inquiry.repair.test_rules import PINNED
from tests.planning.numbers_for_tests import NUMBERS
from zsyz_model.case import Status
from zsyz_model.inquiry.repair.elastic import Elastic
from zsyz_model.inquiry.repair.rules import Question
from zsyz_model.solver import Answer, Limits, solve

POOR = replace(
    NUMBERS,
    candidates=tuple(replace(c, must=c.project_id == "PA") for c in NUMBERS.candidates),
    budget_yuan=dict.fromkeys(NUMBERS.years, 0),
)


def asked(elastic: Elastic, *levers: tuple[str, str]) -> Answer:
    """The model solved with no lever moved but these."""
    for key, x in elastic.moved.items():
        if key not in levers:
            x.upBound = 0
    elastic.model.problem.setObjective(elastic.aim())
    return solve(elastic.model.problem, Limits(20.0), None, "none")


def test_nothing_moved_is_the_question() -> None:
    assert asked(Elastic.of(Question(NUMBERS, NUMBERS))).objective == 0
    poor = Question(POOR, POOR, frozenset({"PA"}))
    assert asked(Elastic.of(poor)).status is Status.INFEASIBLE


def test_a_must_that_is_taken_back_costs_its_price_and_one_touch() -> None:
    elastic = Elastic.of(Question(POOR, POOR, frozenset({"PA"})))

    assert asked(elastic, ("must", "PA")).objective == 21.0


def test_a_pinned_project_starts_elsewhere_for_its_distance() -> None:
    """PA is pinned to the second quarter; a row makes it start on new land in the third."""
    elastic = Elastic.of(PINNED)
    begun, problem = elastic.model.made.begun, elastic.model.problem
    begun["PA", 2].upBound = 0
    begun["PA", 3].lowBound = 1

    assert asked(elastic, ("later", "PA")).objective == 2.0
    assert isinstance(problem, pulp.LpProblem)


def test_quota_of_any_quarter_is_one_group() -> None:
    elastic = Elastic.of(Question(NUMBERS, NUMBERS))

    assert len([key for key in elastic.used if key[0] == "quota"]) == len(NUMBERS.quarters)
    assert "quota" in elastic.groups
