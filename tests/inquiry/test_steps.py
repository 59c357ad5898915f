"""The steps of an input against every amount tried, on tiny counties at random."""

from __future__ import annotations

import pytest

from tests.inquiry.stepping import compare_steps, tried
from tests.inquiry.test_reaching import BARE, GOALS, LAND
from zsyz_model.inquiry import inputs
from zsyz_model.inquiry.reaching import reach
from zsyz_model.inquiry.steps import stair


def test_steps_by_hand() -> None:
    moved, today = inputs.quota(BARE, 1), reach(BARE, LAND)
    assert today is not None
    found = stair(moved, BARE, LAND, today, (0, 9), 9)

    # with 1 more the 4 are there in quarter 2, with 4 in quarter 1
    assert [(k, reached.value) for k, reached in found.steps] == [
        (0, (1, 0)), (1, (0, -950)), (4, (0, -1000)),
    ]  # fmt: skip
    assert tried(BARE, moved, GOALS)[1] == [(0, (1, 0)), (1, (0, -950)), (4, (0, -1000))]


def test_steps_are_the_same_however_far_is_looked_at_first() -> None:
    today = reach(BARE, LAND)
    assert today is not None
    found = [stair(inputs.quota(BARE, 1), BARE, LAND, today, (0, 9), 9, n).steps for n in (1, 2, 5)]

    assert [[(k, r.value) for k, r in steps] for steps in found] == [
        [(0, (1, 0)), (1, (0, -950)), (4, (0, -1000))]
    ] * 3


def test_no_more_steps_are_looked_for_than_asked() -> None:
    today = reach(BARE, LAND)
    assert today is not None
    found = stair(inputs.quota(BARE, 1), BARE, LAND, today, (0, 9), 1)

    assert [k for k, _ in found.steps] == [0, 1]
    assert found.looked == 1


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 12, 6))
def test_steps_are_those_of_the_enumeration(first: int) -> None:
    assert [told for seed in range(first, first + 6) for told in compare_steps(seed)] == []
