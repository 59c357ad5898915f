"""The steps of an input against every amount tried, on tiny counties at random."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.inquiry.stepping import compare_steps, tried
from tests.inquiry.test_reaching import BARE, GOALS, LAND
from zsyz_model.inquiry import inputs, steps
from zsyz_model.inquiry.reached import Reached
from zsyz_model.inquiry.reaching import Asking, reach
from zsyz_model.inquiry.steps import Search, early_stair, stair
from zsyz_model.planning.numbers import Numbers


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

    assert [[(k, r.value) for k, r in one] for one in found] == [
        [(0, (1, 0)), (1, (0, -950)), (4, (0, -1000))]
    ] * 3


def test_no_more_steps_are_looked_for_than_asked() -> None:
    today = reach(BARE, LAND)
    assert today is not None
    found = stair(inputs.quota(BARE, 1), BARE, LAND, today, (0, 9), 1)

    assert [k for k, _ in found.steps] == [0, 1]
    assert found.looked == 1


def test_what_is_known_of_an_amount_is_not_solved_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """3 more are known to be as good as 1 more: the second step is looked for beyond."""
    moved, today = inputs.quota(BARE, 1), reach(BARE, LAND)
    assert today is not None
    known = {k: reach(moved.at(BARE, k), LAND) for k in (1, 3)}
    asked: list[int] = []

    def reached(numbers: Numbers, asking: Asking) -> Reached | None:
        asked.append(numbers.released_hmu[0])
        return reach(numbers, asking)

    monkeypatch.setattr(steps, "reach", reached)
    found = stair(moved, BARE, LAND, today, (0, 9), 9, 3, {k: r for k, r in known.items() if r})

    assert [(k, reached.value) for k, reached in found.steps] == [
        (0, (1, 0)), (1, (0, -950)), (4, (0, -1000)),
    ]  # fmt: skip
    assert not {1, 3} & set(asked)


def test_what_a_proof_leaves_open_is_solved_for() -> None:
    """No better plan was found, but one is not excluded: the least amount itself decides."""
    open_ = Reached((0, -950), (0, -1000), {})
    search = Search(inputs.quota(BARE, 1), BARE, LAND, lambda _k: open_)

    assert search.first((1, 9), (0, -960)) == (4, open_)
    assert search.first((1, 3), (0, -960)) is None
    assert search.first((1, 9), (0, -1000)) is None


def test_a_plan_is_taken_down_until_one_step_less_has_nothing_better() -> None:
    moved, asked = inputs.quota(BARE, 1), []

    def reached(k: int) -> Reached | None:
        asked.append(k)
        return reach(moved.at(BARE, k), LAND)

    found = Search(moved, BARE, LAND, reached).first((1, 9), (0, -950))

    assert found is not None
    assert (found[0], found[1].value) == (4, (0, -1000))
    assert asked == [9, 3]


@pytest.mark.parametrize("first", [1, 2, 3, 5, 8])
def test_weeks_are_looked_at_in_doubled_strides(
    first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Better from quarter `first` on, and once more at the end: found with few solves."""
    asked: list[int] = []

    def reached(sooner: int, _asking: Asking) -> Reached:
        asked.append(sooner)
        value = (-(sooner >= first) - (sooner >= 8),)
        return Reached(value, value, {})

    moved = replace(inputs.quota(BARE, 1), at=lambda _numbers, weeks: weeks // 13)  # type: ignore[arg-type, return-value]
    monkeypatch.setattr(steps, "reach", reached)
    today = Reached((0,), (0,), {})
    asking = replace(LAND, goals=("missed_targets",))
    one = early_stair(moved, BARE, asking, today, 8, most_steps=1)
    assert [k for k, _ in one.steps] == [0, 13 * first]
    assert len(asked) <= 6
    every = early_stair(moved, BARE, asking, today, 8)

    assert [k for k, _ in every.steps] == list(dict.fromkeys([0, 13 * first, 104]))
    assert every.looked == 9 * 13 - 1


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 12, 6))
def test_steps_are_those_of_the_enumeration(first: int) -> None:
    assert [told for seed in range(first, first + 6) for told in compare_steps(seed)] == []
