"""Trade-offs of a case: whole judged plans, none dominated, sentences that their certificate bears."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.cases import toy_case
from tests.inquiry.sentences import unfounded
from zsyz_model.case.fronts import dominates, front_document, front_words
from zsyz_model.findings import RunError
from zsyz_model.inquiry import know
from zsyz_model.inquiry.fronts import Question, tradeoffs

KNOWN = know(toy_case())


@pytest.mark.parametrize(
    "goals",
    [
        ("merit", "land_cost"), ("fit", "stability"), ("fit", "fairness"),
        ("merit", "stability", "land_cost"),
    ],
)  # fmt: skip
def test_a_whole_front_is_told_plan_by_plan(goals: tuple[str, ...]) -> None:
    front = tradeoffs(KNOWN, Question(goals, points=0))

    assert front.exact
    assert front.points
    for one, other in permutations(front.points, 2):
        assert not dominates(goals, one.values, other.values)
    for point in front.points:
        assert point.plan.faults == ()
        told = {goal.name: goal.value for goal in point.plan.goals}
        assert all(told[g] == point.values[g] for g in goals if g in told)
    assert unfounded(front_words(front), front_document(front)) == []


def test_stability_without_an_earlier_plan_counts_todays_leaders_who_change() -> None:
    front = tradeoffs(KNOWN, Question(("fit", "stability"), points=0))

    for point in front.points:
        assert sum(lead.changed for lead in point.plan.leads) == point.values["stability"]


def test_stability_from_an_earlier_plan_counts_its_promises() -> None:
    front = tradeoffs(KNOWN, Question(("land_cost", "stability"), 0, kept=KNOWN.plan))

    kept = [point for point in front.points if point.values["stability"] == 0]
    assert [point.plan.starts for point in kept] == [KNOWN.plan.starts]
    assert all(point.plan.changes == point.values["stability"] for point in front.points)


def test_goals_that_are_not_traded_stay_near_the_plan_in_question() -> None:
    free = tradeoffs(KNOWN, Question(("merit", "land_cost"), 0))
    held = tradeoffs(KNOWN, Question(("merit", "land_cost"), 0, within=0.0))

    missed = KNOWN.plan.goal("missed_targets").value
    assert all(x.plan.goal("missed_targets").value <= missed for x in held.points)
    assert len(held.points) < len(free.points)
    assert held.floors["fit"] == KNOWN.plan.goal("fit").value


def test_a_few_points_are_of_the_whole_front() -> None:
    whole = tradeoffs(KNOWN, Question(("merit", "land_cost"), 0))
    few = tradeoffs(KNOWN, Question(("merit", "land_cost"), 3))

    values = [dict(x.values) for x in whole.points]
    assert all(dict(x.values) in values for x in few.points)
    assert 2 <= len(few.points) < len(whole.points)
    assert not few.exact
    assert unfounded(front_words(few), front_document(few)) == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question(("merit", "幸福")), "没有目标“幸福”"),
        (Question(("merit",)), "得到 1 个"),
        (Question(("merit", "merit")), "两个或三个不同的目标"),
        (Question(points=-1), "点数不能为负"),
    ],
)
def test_what_cannot_be_traded_is_refused(question: Question, said: str) -> None:
    with pytest.raises(RunError, match=said):
        tradeoffs(KNOWN, question)
