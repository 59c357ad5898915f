"""A chain begins with the asked project and follows whom each leader lost."""

from __future__ import annotations

from zsyz_model.case.answers import Move
from zsyz_model.inquiry.why.chains import chain

FIRST = Move("包保", "P5", "L1", "L2")
NEXT = Move("包保", "P1", "L2", "L3")
LAST = Move("包保", "P2", "L3", "L1")
APART = Move("开工", "P9", "2027Q1 new", "2027Q2 new")


def test_each_move_follows_the_one_that_pushed_it() -> None:
    assert chain([APART, NEXT, LAST, FIRST], "P5", leader_first=True) == (FIRST, NEXT, LAST, APART)


def test_the_own_start_comes_first_when_starts_are_asked_about() -> None:
    own = Move("开工", "P5", "", "2027Q1 new")

    assert chain([APART, own, FIRST], "P5", leader_first=False) == (own, FIRST, APART)


def test_no_move_is_lost_or_told_twice() -> None:
    moves = [FIRST, NEXT, LAST, APART, Move("包保", "P3", "L2", "L3")]

    assert sorted(map(str, chain(moves, "P8", leader_first=True))) == sorted(map(str, moves))
    assert chain([], "P5", leader_first=True) == ()
