"""What questions cost: ratios to the county's own weighted solve, and questions that make sense."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks import inquiry
from benchmarks.inquiry import CONFLICT, MOST, WEIGHTED, WHY, WORTH, Asked, Found, planted, tasks
from tests.cases import toy_case
from zsyz_model.inquiry import know
from zsyz_model.inquiry.repair import repair

ASKED = (
    Asked("甲", WEIGHTED, "", 10.0),
    Asked("甲", WHY, "P1", 5.0),
    Asked("甲", WORTH, "2027Q1", 6.0),
    Asked("乙", WEIGHTED, "", 2.0),
    Asked("乙", WHY, "P2", 4.0),
    Asked("乙", WHY, "P3", 1.0),
)


def test_each_question_is_measured_against_its_own_county() -> None:
    found = Found(ASKED)

    assert found.ratios == {WHY: (0.5, 0.5, 2.0), WORTH: (0.6,)}
    assert found.faults == (f"{WORTH}: 0.60 weighted solves, over {MOST[WORTH]:g}",)
    assert found.text().splitlines()[-2].split() == ["why", "3", "0.50", "2.00", "1"]


def test_a_kind_that_is_asked_has_its_limit() -> None:
    kinds = {kind for kind, _, _ in tasks(know(toy_case()), Random(1), 2)}

    assert kinds == set(MOST)


@pytest.mark.slow
def test_questions_are_asked_of_the_plan_alone() -> None:
    """Every question is put; what one remembers, the next does not know."""
    known = know(toy_case())
    before = dict(known.memory.answers)
    for _, _, question in tasks(known, Random(1), 2):
        inquiry._timed(question, known)

    assert known.memory.answers == before


def test_the_planted_case_has_a_conflict_and_ways_out() -> None:
    found = repair(planted(know(toy_case()), Random(1)))

    assert CONFLICT in MOST
    assert not found.feasible
    assert found.repairs
