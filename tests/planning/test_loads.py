"""Loads as fractions, and the sums of minutes that a leader can come to."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.planning.numbers_for_tests import NUMBERS
from zsyz_model.planning.loads import below, has, in_percent, largest, loads_of, sums_of
from zsyz_model.planning.numbers import Leader, Pair

LEADER = Leader("L", 300, 0, 2)
PAIRS = tuple(Pair(p, "L", minutes, 0, False) for p, minutes in (("A", 60), ("B", 90), ("C", 200)))


def in_minutes(sums: int) -> list[int]:
    return [m for m in range(1000) if sums >> m & 1]


def test_loads_are_minutes_led_by_minutes_a_week() -> None:
    """L1 leads PA (90) and R1 (150) in 720 minutes; L2 leads PC (150) in 300."""
    leads = [("PA", "L1"), ("R1", "L1"), ("PC", "L2")]

    assert loads_of(NUMBERS, leads) == {"L1": Fraction(1, 3), "L2": Fraction(1, 2)}
    assert largest(loads_of(NUMBERS, leads)) == Fraction(1, 2)


def test_a_leader_without_hours_has_no_load() -> None:
    idle = tuple(replace(x, minutes=0) for x in NUMBERS.leaders)

    assert loads_of(replace(NUMBERS, leaders=idle), []) == {}
    assert largest({}) == 0


@pytest.mark.parametrize(
    ("load", "percent"),
    [
        (Fraction(2, 3), 66.67),
        (Fraction(1, 8), 12.5),
        # 0.005 % and 0.015 %: half way, to the even hundredth
        (Fraction(1, 20000), 0.0),
        (Fraction(3, 20000), 0.02),
        (Fraction(1), 100.0),
    ],
)
def test_loads_are_told_in_hundredths_of_a_percent(load: Fraction, percent: float) -> None:
    assert in_percent(load) == percent


def test_sums_are_all_choices_within_count_and_hours() -> None:
    """All three would be one too many; A + C and B + C fit into 300 minutes."""
    assert in_minutes(sums_of(LEADER, (), PAIRS)) == [0, 60, 90, 150, 200, 260, 290]


def test_what_is_fixed_is_in_every_choice() -> None:
    assert in_minutes(sums_of(LEADER, PAIRS[:1], PAIRS[1:])) == [60, 150, 260]
    assert in_minutes(sums_of(LEADER, PAIRS, ())) == []


def test_the_fewest_hold_and_hours_bind() -> None:
    assert in_minutes(sums_of(replace(LEADER, least=2), (), PAIRS)) == [150, 260, 290]
    assert in_minutes(sums_of(replace(LEADER, minutes=200), (), PAIRS)) == [0, 60, 90, 150, 200]


def test_the_next_sum_below_is_strictly_below() -> None:
    sums = sums_of(LEADER, (), PAIRS)

    assert [below(sums, m) for m in (290, 291, Fraction(579, 2), 60, 61)] == [260, 290, 260, 0, 60]
    assert below(sums, 0) is None
    assert below(0, 100) is None


def test_a_load_is_come_to_only_in_whole_minutes() -> None:
    sums = sums_of(LEADER, (), PAIRS)

    assert has(sums, Fraction(150))
    assert not has(sums, Fraction(301, 2))
    assert not has(sums, Fraction(151))
