"""Levers: their units and prices, and what the question is once they are moved; by hand."""

from __future__ import annotations

import pytest

from tests.inquiry.repair.test_rules import PINNED, of
from tests.planning.numbers_for_tests import NUMBERS
from zsyz_model.inquiry.repair.levers import Prices, applied, levers_of, moved_by, opened, ways
from zsyz_model.inquiry.repair.rules import Question
from zsyz_model.planning.numbers import NEW

LEVERS = {(x.kind, x.subject): x for x in levers_of(PINNED, Prices())}


def test_the_last_quarter_is_the_cheapest_to_have_more_quota_in() -> None:
    prices = [x.price for x in LEVERS.values() if x.kind == "quota"]

    assert prices == sorted(prices, reverse=True)
    assert prices[-1] == pytest.approx(0.1)
    assert {x.group for x in LEVERS.values() if x.kind == "quota"} == {"quota"}


def test_only_a_pinned_quarter_can_be_moved() -> None:
    assert {key for key in LEVERS if key[1] == "PA"} == {
        ("later", "PA"), ("earlier", "PA"), ("wish", "PA"),
    }  # fmt: skip


def test_nobody_gets_more_hours_than_a_cell_takes() -> None:
    for leader in NUMBERS.leaders:
        lever = LEVERS["hours", leader.leader_id]
        assert leader.minutes + 60 * lever.most <= 80 * 60
        assert lever.step == 0.5


def test_room_is_made_in_the_models_own_units() -> None:
    word, who = NUMBERS.horizon.word(2), NUMBERS.leaders[0].leader_id
    year = next(iter(NUMBERS.budget_yuan))
    moved = {
        ("quota", word): 1.25,
        ("hours", who): 1.5,
        ("most", who): 2.0,
        ("budget", str(year)): 3.5,
    }

    found = applied(Question(NUMBERS, NUMBERS), moved)

    assert found.released_hmu[1] - NUMBERS.released_hmu[1] == 125
    assert found.leaders[0].minutes - NUMBERS.leaders[0].minutes == 90
    assert found.leaders[0].most - NUMBERS.leaders[0].most == 2
    assert found.budget_yuan[year] - NUMBERS.budget_yuan[year] == 35_000


def test_a_pinned_project_moves_by_quarters() -> None:
    assert moved_by(PINNED, "PA", (NEW, 3)) == 1
    assert moved_by(PINNED, "PA", (NEW, 1)) == -1
    assert moved_by(PINNED, "PA", ("J1", 2)) is None
    assert opened(PINNED, "PA").must

    wide = {t for site, t in ways(opened(PINNED, "PA")) if site == NEW}
    if 3 in wide:
        assert of(applied(PINNED, {("later", "PA"): 1.0}), "PA").new_quarters == (3,)
    assert of(applied(PINNED, {("wish", "PA"): 1.0}), "PA") == of(NUMBERS, "PA")
