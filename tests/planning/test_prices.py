"""The cut by prices: which pairs can still stand when the fit is held."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.oracles.enumerate_leads import _ways
from tests.oracles.random_numbers import tiny_numbers
from tests.planning.numbers_for_tests import NUMBERS
from zsyz_model.case import Status
from zsyz_model.planning import prices
from zsyz_model.planning.numbers import Leader, Pair
from zsyz_model.planning.prices import Prices, everything, likely_pairs, price_leaders
from zsyz_model.solver import Answer

TWO = replace(
    NUMBERS,
    led={"A": False, "B": True},
    leaders=(Leader("L", 600, 0, 1), Leader("M", 600, 0, 2)),
    pairs=(
        Pair("A", "L", 60, 80, False),
        Pair("A", "M", 60, 50, False),
        Pair("B", "L", 60, 70, False),
        Pair("B", "M", 60, 45, False),
    ),
    pinned=frozenset(),
)
"""L has one place: A there and B with M is 125, the other way round 120. A place of L is worth
25 to 30 points."""


HALF_WAY = Prices({"L": 275_000, "M": 0}, {"L": 0, "M": 0})
"""27.5 points for a place of L: 52.5 + 45 + 27.5 = 125 is the most there can be."""


@pytest.fixture
def half_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """The price in the middle of what it may be; which end the solver gives is its own affair."""
    monkeypatch.setattr(prices, "price_leaders", lambda *_: HALF_WAY)


def named(pairs: tuple[Pair, ...]) -> set[str]:
    return {f"{x.project_id}/{x.leader_id}" for x in pairs}


@pytest.mark.usefixtures("half_way")
def test_only_the_best_way_is_left_at_the_best_fit() -> None:
    likely = likely_pairs(TWO, 125, 10)

    assert named(likely.pairs) == {"A/L", "B/M"}
    assert likely.needed == {"A", "B"}


def test_less_fit_leaves_more_pairs() -> None:
    assert named(likely_pairs(TWO, 120, 10).pairs) == {"A/L", "A/M", "B/L", "B/M"}


@pytest.mark.usefixtures("half_way")
def test_a_project_that_is_needed_for_the_fit_is_said_so() -> None:
    """Without A no more than 125 − 52.5 can be had; for less it may go, but B is compulsory."""
    assert likely_pairs(TWO, 73, 10).needed == {"A", "B"}
    assert likely_pairs(TWO, 72, 10).needed == {"B"}


def test_without_a_held_fit_every_pair_is_left() -> None:
    assert everything(TWO).pairs == TWO.pairs
    assert everything(TWO).needed == {"B"}


def test_prices_are_never_negative() -> None:
    found = price_leaders(TWO, 10)

    assert found is not None
    assert 25 * prices.SCALE <= found.place["L"] <= 30 * prices.SCALE
    assert found.place["M"] == 0
    assert min(found.minute.values()) == 0


def test_without_an_answer_nothing_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = Answer(Status.NO_SOLUTION, "Time limit reached", repeatable=False)
    monkeypatch.setattr(prices, "solve", lambda *_: stopped)

    assert likely_pairs(TWO, 125, 10).pairs == TWO.pairs


@pytest.mark.parametrize("seed", range(0, 24, 2))
@pytest.mark.parametrize("less", [0, 20])
def test_no_way_that_reaches_the_fit_is_lost(seed: int, less: int) -> None:
    """Against every way to lead: those that reach the fit use likely pairs and lead the needed."""
    numbers = tiny_numbers(seed)
    fits = {(x.project_id, x.leader_id): x.fit for x in numbers.pairs}
    ways = [(sum(fits[x] for x in way.items()), way) for way in _ways(numbers, frozenset())]
    floor = max((fit for fit, _ in ways), default=0) - less

    likely = likely_pairs(numbers, floor, 10)

    kept = {(x.project_id, x.leader_id) for x in likely.pairs}
    good = [way for fit, way in ways if fit >= floor]
    assert all(set(way.items()) <= kept for way in good)
    assert all(likely.needed <= set(way) for way in good)
