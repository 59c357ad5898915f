"""Golden rows of the leader limits, worked by hand on the county of numbers_for_tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.planning.numbers_for_tests import (
    NUMBERS,
    SENSE,
    YES_NO,
    all_decisions,
    bounds,
    rows_of_limit,
    terms,
    written,
)
from zsyz_model.findings import NoPlanError
from zsyz_model.planning import leaders


def test_one_leader_rows() -> None:
    assert rows_of_limit(leaders.require_one_leader) == written("""
one_leader__p01: +1·lead__p01__l01 +1·lead__p01__l02 == 1
one_leader__p02: +1·lead__p02__l01 <= 1
one_leader__p03: +1·lead__p03__l02 <= 1
one_leader__p04: +1·lead__p04__l01 <= 1
""")


def test_leader_for_start_rows() -> None:
    """R1 runs already and has no row."""
    assert rows_of_limit(leaders.require_leader_for_start) == written("""
leader_for_start__p01: +1·begun__p01__t04 -1·lead__p01__l01 -1·lead__p01__l02 <= 0
leader_for_start__p02: +1·begun__p02__t04 +1·settled__p02__j01__t02 +1·settled__p02__j01__t03
    -1·lead__p02__l01 <= 0
leader_for_start__p03: +1·begun__p03__t02 +1·settled__p03__j01__t01 +1·settled__p03__j01__t03
    +1·settled__p03__j02__t02 +1·settled__p03__j02__t03 -1·lead__p03__l02 <= 0
""")


def test_known_starts_are_covered_by_a_leader_each() -> None:
    problem, made = all_decisions()

    leaders.cover_starts(problem, NUMBERS, made, frozenset({"PB", "PA"}))

    assert [
        f"{row.name}: {terms(row)} {SENSE[row.sense]} {0.0 - row.constant:g}"
        for row in problem.constraints()
    ] == [
        "leader_for_start__p01: +1·lead__p01__l01 +1·lead__p01__l02 >= 1",
        "leader_for_start__p02: +1·lead__p02__l01 >= 1",
    ]


def test_leader_hours_rows() -> None:
    assert rows_of_limit(leaders.limit_leader_hours) == written("""
leader_hours__l01: +90·lead__p01__l01 +60·lead__p02__l01 +150·lead__p04__l01 <= 720
leader_hours__l02: +120·lead__p01__l02 +150·lead__p03__l02 <= 300
""")


def test_leader_count_rows() -> None:
    assert rows_of_limit(leaders.limit_leader_count) == written("""
leader_count__l01__most: +1·lead__p01__l01 +1·lead__p02__l01 +1·lead__p04__l01 <= 3
leader_count__l01__least: +1·lead__p01__l01 +1·lead__p02__l01 +1·lead__p04__l01 >= 1
leader_count__l02__most: +1·lead__p01__l02 +1·lead__p03__l02 <= 1
""")


def test_pair_rules_rows() -> None:
    assert rows_of_limit(leaders.require_pair_rules) == written("""
pair_rules__p03__l02: +1·lead__p03__l02 == 1
""")


def test_a_pin_on_a_forbidden_pair_is_said_by_name() -> None:
    numbers = replace(NUMBERS, pinned=frozenset({("PC", "L1")}))

    with pytest.raises(NoPlanError, match="pair_rules__p03__l01") as caught:
        rows_of_limit(leaders.require_pair_rules, numbers)

    assert caught.value.findings[0].code == "M-EMPTY"


def test_fit_adds_up_the_points_of_the_chosen_pairs() -> None:
    _, made = all_decisions()

    assert terms(leaders.fit(NUMBERS, made)) == (
        "+55·lead__p01__l01 +20·lead__p01__l02 +45·lead__p02__l01 +80·lead__p03__l02 "
        "+75·lead__p04__l01"
    )


def test_a_pair_is_led_or_not() -> None:
    _, made = all_decisions()

    assert bounds(made.lead) == YES_NO
