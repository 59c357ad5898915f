"""Each input moves its own number and no other; values are told in the planner's units."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.planning.numbers_for_tests import NUMBERS
from zsyz_model.inquiry import inputs


def test_quota_moves_one_quarter() -> None:
    moved = inputs.quota(NUMBERS, 2)
    later = moved.at(NUMBERS, 7)

    assert later.released_hmu[1] == NUMBERS.released_hmu[1] + 7
    assert replace(later, released_hmu=NUMBERS.released_hmu) == NUMBERS
    assert moved.value(7) == NUMBERS.released_hmu[1] / 100 + 0.07


def test_budget_moves_in_hundredths_of_a_wan() -> None:
    numbers = replace(NUMBERS, budget_yuan={2027: 30_000})
    moved = inputs.budget(numbers, 2027)

    assert moved.at(numbers, 5).budget_yuan == {2027: 30_500}
    assert moved.value(5) == 3.05


def test_a_leader_gets_minutes_or_places() -> None:
    who = NUMBERS.leaders[0]
    hours, places = inputs.hours(NUMBERS, who.leader_id), inputs.places(NUMBERS, who.leader_id)

    assert hours.at(NUMBERS, 30).leaders[0] == replace(who, minutes=who.minutes + 30)
    assert places.at(NUMBERS, 1).leaders[0] == replace(who, most=who.most + 1)
    assert hours.at(NUMBERS, 30).leaders[1:] == NUMBERS.leaders[1:]


def test_fit_moves_one_pair() -> None:
    pair = NUMBERS.pairs[0]
    found = inputs.fit(NUMBERS, pair.project_id, pair.leader_id).at(NUMBERS, -3).pairs

    assert found == (replace(pair, fit=pair.fit - 3), *NUMBERS.pairs[1:])


def test_a_total_moves_the_merit_of_every_quarter() -> None:
    c = NUMBERS.candidates[0]
    moved = inputs.score(c.project_id, 60.0, lambda k: tuple(m + k for m in c.merit_milli))

    assert moved.at(NUMBERS, 4).candidates[0].merit_milli == tuple(m + 4 for m in c.merit_milli)
    assert moved.value(4) == 60.04


@pytest.mark.parametrize(("weeks", "sooner"), [(0, 0), (12, 0), (13, 1), (26, 2)])
def test_weeks_count_as_whole_quarters(weeks: int, sooner: int) -> None:
    scheme = NUMBERS.schemes[0]
    found = inputs.acceptance(scheme.scheme_id).at(NUMBERS, weeks).schemes[0]

    assert found.duration == max(0, scheme.duration - sooner)
