"""Flips against every amount tried, on tiny counties at random; and one of each by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.inquiry.test_reaching import BARE, LAND, LEADERS
from tests.inquiry.why.trying import barred_start, compare_turns, forced_lead, forced_start
from tests.planning.test_differential import ONE
from zsyz_model.inquiry import inputs
from zsyz_model.inquiry.reached import Reached
from zsyz_model.inquiry.reaching import InteractError
from zsyz_model.inquiry.why.flips import (
    Question,
    Turn,
    apart_or_joint,
    as_good,
    turn_fit,
    turn_score_down,
    turn_score_up,
    turn_supply,
)
from zsyz_model.planning.numbers import Candidate, Leader, Pair

TWO = replace(
    ONE, leaders=(Leader("L", 100, 0, 1), Leader("M", 50, 0, 1)),
    pairs=(Pair("P", "L", 60, 40, False), Pair("P", "M", 60, 15, False)),
)  # fmt: skip
"""L leads P with 40 points; M has 15, and 10 minutes too few."""
RIVALS = replace(
    BARE,
    released_hmu=(4, 0),
    candidates=(
        Candidate("P", 4, 4, 0, False, False, (1000, 950), (1, 2), {}),
        Candidate("R", 4, 4, 0, False, False, (800, 760), (1, 2), {}),
    ),
    led={"P": False, "R": False},
    leaders=(Leader("L", 300, 0, 2),),
    pairs=(Pair("P", "L", 60, 40, False), Pair("R", "L", 60, 40, False)),
)
"""Quota for one of two projects."""
JOINED = replace(LAND, goals=("missed_targets", "merit"))


def test_the_loss_in_fit_is_what_the_pair_lacks() -> None:
    easy = replace(TWO, leaders=(TWO.leaders[0], Leader("M", 60, 0, 1)))
    found = turn_fit(inputs.fit(easy, "P", "M"), Question(easy, forced_lead("P", "M")), LEADERS, up=True)  # fmt: skip

    assert found == Turn(25, ("fit",), (-40,), (-40,), (-39,), (-40,))


def test_hours_do_not_turn_what_fit_decides() -> None:
    question = Question(TWO, forced_lead("P", "M"))

    assert turn_supply(inputs.hours(TWO, "M"), question, LEADERS, 100) is None
    better = replace(TWO, pairs=(TWO.pairs[0], Pair("P", "M", 60, 40, False)))
    found = turn_supply(inputs.hours(better, "M"), Question(better, forced_lead("P", "M")), LEADERS, 100)  # fmt: skip
    assert found == Turn(10, ("fit",), (-40,), (-40,), None, (-40,))


def _merit(c: Candidate) -> inputs.Input:
    return inputs.score(c.project_id, 0, lambda k: tuple(m + 10 * k for m in c.merit_milli))


def test_the_rival_needs_200_thousandths_more() -> None:
    moved = _merit(RIVALS.candidates[1])
    found = turn_score_up(moved, Question(RIVALS, forced_start("R")), LAND, "R", 99)

    assert found is not None
    assert (found.steps, found.wished, found.free) == (20, (0, -1000), (0, -1000))
    assert found.short == (0, -990)


def test_the_winner_may_lose_200_thousandths() -> None:
    moved = _merit(RIVALS.candidates[0])
    found = turn_score_down(moved, Question(RIVALS, barred_start("P")), LAND, "P", 99)

    assert found is not None
    assert (found.steps, found.wished, found.free, found.ahead) == (-20, (0, -800), (0, -800), (0, -810))  # fmt: skip


def test_quota_for_both_turns_the_question() -> None:
    found = turn_supply(inputs.quota(RIVALS, 1), Question(RIVALS, forced_start("R")), LAND, 9)

    assert found is not None
    assert (found.steps, found.wished, found.free) == (4, (0, -1800), (0, -1800))
    assert found.short == (0, -800)


def test_when_halves_interact_both_are_asked() -> None:
    asked = []

    def turn(asking: object) -> None:
        asked.append(asking)
        if asking is LEADERS:
            raise InteractError("halves")

    assert apart_or_joint(turn, LEADERS, LAND) is None
    assert asked == [LEADERS, LAND]


def test_what_is_not_proven_apart_counts_as_good() -> None:
    best, near = Reached((0, -1000), (0, -1005), {}), Reached((0, -996), (0, -1001), {})

    assert as_good(near, best)
    assert not as_good(replace(near, bound=(0, -998)), replace(best, bound=(0, -1000)))
    assert as_good(Reached((0, 0), (0, 0), {}), Reached((1, -9), (1, -9), {}))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 12, 4))
def test_flips_are_those_of_the_enumeration(first: int) -> None:
    assert [told for seed in range(first, first + 4) for told in compare_turns(seed)] == []
