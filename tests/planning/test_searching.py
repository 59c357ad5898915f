"""Amounts of land that need not be whole while plans are looked for: a plot, a price, by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pulp
import pytest

from tests.planning.numbers_for_tests import NUMBERS
from zsyz_model.case import Status
from zsyz_model.planning import searching
from zsyz_model.planning.model import Half, Model
from zsyz_model.planning.rows import Decisions, add_row
from zsyz_model.planning.searching import search, settle
from zsyz_model.solver import Answer, Limits, solve


def market(least: float, most: float = 9.0, dear: float = 50.0) -> Model:
    """Buy at 138 a unit, `least` to `most` units; with the plot opened, for `dear`, 3 units are let buy."""
    problem = pulp.LpProblem("market", pulp.LpMinimize)
    bought = problem.add_variable("bought", 0, None, pulp.LpInteger)
    opened = problem.add_variable("opened", 0, 1, pulp.LpInteger)
    problem.setObjective(138 * bought + dear * opened)
    add_row(problem, 1 * bought, ">=", least, "needed")
    add_row(problem, 1 * bought - 3 * opened, "<=", most, "sold_by_others")
    return Model(
        problem, NUMBERS, Decisions(bought={1: bought}, opened={("J", 2027): opened}), Half.LAND
    )


class Counting:
    """A solver room that keeps what was asked, whole or not, and may stop early."""

    def __init__(self, *stopped: Answer) -> None:
        self.asked: list[tuple[str, float]] = []
        self.stopped = list(stopped)

    def __call__(
        self,
        problem: pulp.LpProblem,
        limits: Limits,
        start: Mapping[str, float] | None,
        second: str,
    ) -> Answer:
        self.asked.append((problem.variablesDict()["bought"].cat, limits.gap))
        return self.stopped.pop(0) if self.stopped else solve(problem, limits, start, second)


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Counting:
    counting = Counting()
    monkeypatch.setattr(searching, "solve", counting)
    return counting


def test_within_the_gap_amounts_are_made_whole_with_every_decision_held(room: Counting) -> None:
    """2.5 units at least: 345 if they could be had, 414 for three; a fifth may be lost."""
    answer = search(market(2.5), Limits(gap=0.2), None, "none")

    assert (answer.status, answer.objective, answer.bound) == (Status.OPTIMAL, 414.0, 345.0)
    assert answer.values == {"bought": 3.0, "opened": 0.0}
    assert room.asked == [("Continuous", 0.99 * 0.2), ("Integer", 0.0)]


def test_beyond_the_gap_the_whole_question_is_asked(room: Counting) -> None:
    answer = search(market(2.5), Limits(gap=1e-3), None, "none")

    assert (answer.objective, answer.bound) == (414.0, 414.0)
    assert [kind for kind, _ in room.asked] == ["Continuous", "Integer", "Integer"]


def test_amounts_that_are_whole_already_are_not_asked_for_again(room: Counting) -> None:
    answer = search(market(2.0), Limits(), None, "none")

    assert (answer.objective, answer.bound) == (276.0, 276.0)
    assert [kind for kind, _ in room.asked] == ["Continuous"]


def test_decisions_with_which_amounts_cannot_be_whole_are_not_kept() -> None:
    """2.2 to 2.8 units, and no whole one between them: the plot must be opened, whatever it costs."""
    model = market(2.2, 2.8)

    answer = search(model, Limits(gap=0.9), None, "none")

    assert answer.values == {"bought": 3.0, "opened": 1.0}
    assert (answer.status, answer.objective) == (Status.OPTIMAL, 464.0)
    loose = Answer(Status.OPTIMAL, "Optimal", 303.6, 303.6, found={"bought": 2.2, "opened": 0.0})
    assert settle(model, loose, Limits()).status is Status.NO_SOLUTION


def test_no_plan_for_any_amount_is_no_plan(room: Counting) -> None:
    answer = search(market(13.0, 9.0), Limits(), None, "none")

    assert answer.status is Status.INFEASIBLE
    assert {kind for kind, _ in room.asked} == {"Continuous"}


def test_a_search_that_was_stopped_is_no_proof_and_still_a_plan(room: Counting) -> None:
    found = {"bought": 2.5, "opened": 0.0}
    room.stopped = [Answer(Status.FEASIBLE_LIMIT, "Time limit reached", 345.0, 300.0, found=found)]

    answer = search(market(2.5), Limits(gap=1e-4), None, "none")

    assert (answer.status, answer.objective, answer.bound) == (Status.FEASIBLE_LIMIT, 414.0, 300.0)
    assert len(room.asked) == 2


def test_a_plan_in_hand_is_not_lost_when_the_whole_question_ends_without_one(
    room: Counting,
) -> None:
    """414 with the plot shut is found; then the time is up. What the search proved still holds."""
    found, whole = {"bought": 2.5, "opened": 0.0}, {"bought": 3.0, "opened": 0.0}
    room.stopped = [
        Answer(Status.OPTIMAL, "Optimal", 345.0, 340.0, found=found),
        Answer(Status.OPTIMAL, "Optimal", 414.0, 414.0, found=whole),
        Answer(Status.NO_SOLUTION, "Time limit reached", repeatable=False),
    ]

    answer = search(market(2.5), Limits(gap=1e-4), None, "none")

    assert (answer.status, answer.objective, answer.bound) == (Status.FEASIBLE_LIMIT, 414.0, 340.0)
    assert answer.values == whole
    assert not answer.repeatable


def test_both_bounds_together_may_prove_what_neither_answer_does(room: Counting) -> None:
    found, whole = {"bought": 2.5, "opened": 0.0}, {"bought": 3.0, "opened": 0.0}
    room.stopped = [
        Answer(Status.OPTIMAL, "Optimal", 345.0, 345.0, found=found),
        Answer(Status.OPTIMAL, "Optimal", 500.0, 500.0, found=whole),
        Answer(Status.FEASIBLE_LIMIT, "Solution limit reached", 346.0, 300.0, found=whole),
    ]

    answer = search(market(2.5), Limits(gap=0.01), None, "none")

    assert (answer.status, answer.objective, answer.bound) == (Status.OPTIMAL, 346.0, 345.0)


def test_a_search_that_ends_without_a_word_is_asked_for_whole(room: Counting) -> None:
    room.stopped = [Answer(Status.CHECK_FAILED, "row off")]

    answer = search(market(2.5), Limits(), None, "none")

    assert (answer.status, answer.objective) == (Status.OPTIMAL, 414.0)


def test_a_start_that_is_better_than_what_was_made_whole_stays(room: Counting) -> None:
    """4 units are had for 552 less the parts of one; made whole they cost 690."""
    start = {"bought": 4.0, "opened": 0.0}
    room.stopped = [
        Answer(
            Status.FEASIBLE_LIMIT,
            "Time limit reached",
            551.9,
            500.0,
            found={"bought": 3.999, "opened": 0.0},
        ),
        Answer(Status.OPTIMAL, "Optimal", 690.0, 690.0, found={"bought": 5.0, "opened": 0.0}),
    ]

    answer = search(market(3.9), Limits(), start, "none")

    assert (answer.objective, answer.bound) == (552.0, 500.0)
    assert answer.values == start


def test_the_whole_question_has_what_the_search_left_of_the_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Limits] = []

    def hear(problem: pulp.LpProblem, limits: Limits, *rest: object) -> Answer:
        asked.append(limits)
        return replace(solve(problem, limits), nodes=30)

    monkeypatch.setattr(searching, "solve", hear)

    search(market(2.5), Limits(seconds=10.0, nodes=50), None, "none")

    assert [limits.nodes for limits in asked] == [50, 50, 20]
    assert asked[0].seconds == 8.0
    assert 8.0 < asked[2].seconds < 10.0


def test_the_problem_is_as_it_was_after_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    model = market(2.5)
    before = [(x.name, x.cat, x.lowBound, x.upBound) for x in model.problem.variables()]

    def stop(*_: object) -> Answer:
        raise KeyboardInterrupt("stopped")

    monkeypatch.setattr(searching, "solve", stop)
    with pytest.raises(KeyboardInterrupt, match="stopped"):
        search(model, Limits(), None, "none")
    loose = Answer(Status.OPTIMAL, "Optimal", 345.0, 345.0, found={"bought": 2.5, "opened": 0.0})
    with pytest.raises(KeyboardInterrupt, match="stopped"):
        settle(model, loose, Limits())

    assert [(x.name, x.cat, x.lowBound, x.upBound) for x in model.problem.variables()] == before


def test_the_problem_is_as_it_was_afterwards() -> None:
    model = market(2.5)
    before = [(x.name, x.cat, x.lowBound, x.upBound) for x in model.problem.variables()]

    search(model, Limits(gap=1e-3), None, "none")

    assert [(x.name, x.cat, x.lowBound, x.upBound) for x in model.problem.variables()] == before


def test_what_was_spent_on_both_is_told(room: Counting) -> None:
    found = {"bought": 2.5, "opened": 0.0}
    room.stopped = [Answer(Status.OPTIMAL, "Optimal", 345.0, 345.0, 40, 7.0, found=found)]

    answer = search(market(2.5), Limits(), None, "none")

    assert answer.nodes >= 40
    assert answer.seconds >= 7.0


def test_a_half_without_amounts_is_asked_as_it_is(room: Counting) -> None:
    model = market(2.0)
    leaders = Model(model.problem, NUMBERS, Decisions(), Half.LEADERS)

    search(leaders, Limits(gap=0.5), None, "none")

    assert room.asked == [("Integer", 0.5)]
