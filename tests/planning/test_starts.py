"""Golden rows of the start limits, worked by hand on the county of numbers_for_tests."""

from __future__ import annotations

from dataclasses import replace

from tests.planning.numbers_for_tests import (
    AMOUNT,
    NUMBERS,
    YES_NO,
    all_decisions,
    bounds,
    expression,
    rows_of_limit,
    terms,
    written,
)
from zsyz_model.planning import starts


def test_one_start_rows() -> None:
    assert rows_of_limit(starts.require_one_start) == written("""
one_start__p01: +1·begun__p01__t04 == 1
one_start__p02: +1·begun__p02__t04 +1·settled__p02__j01__t02 +1·settled__p02__j01__t03 <= 1
one_start__p03: +1·begun__p03__t02 +1·settled__p03__j01__t01 +1·settled__p03__j01__t03
    +1·settled__p03__j02__t02 +1·settled__p03__j02__t03 <= 1
""")


def test_earliest_start_rows() -> None:
    assert rows_of_limit(starts.require_earliest_start) == written("""
earliest_start__p01__t02: +1·begun__p01__t01 -1·begun__p01__t02 <= 0
earliest_start__p01__t03: +1·begun__p01__t02 -1·begun__p01__t03 <= 0
earliest_start__p01__t04: +1·begun__p01__t03 -1·begun__p01__t04 <= 0
earliest_start__p02__t03: +1·begun__p02__t02 -1·begun__p02__t03 <= 0
earliest_start__p02__t04: +1·begun__p02__t03 -1·begun__p02__t04 <= 0
earliest_start__p03__t02: +1·begun__p03__t01 -1·begun__p03__t02 <= 0
""")


def test_before_the_earliest_quarter_there_is_no_variable() -> None:
    _, made = all_decisions()

    assert [t for p, t in made.begun if p == "PB"] == [2, 3, 4]
    assert [t for p, j, t in made.settled if (p, j) == ("PC", "J2")] == [2, 3]
    assert [y for j, y in made.opened if j == "J2"] == [2027, 2028]


def test_plot_area_rows() -> None:
    assert rows_of_limit(starts.limit_plot_area) == written("""
plot_once__j01__y2028: +1·opened__j01__y2027 -1·opened__j01__y2028 <= 0
plot_area__j01__y2027: +30·settled__p02__j01__t02 +20·settled__p03__j01__t01
    +40·repaid__j02__j01__t02 -60·opened__j01__y2027 <= 0
plot_area__j01__y2028: +30·settled__p02__j01__t02 +30·settled__p02__j01__t03
    +20·settled__p03__j01__t01 +20·settled__p03__j01__t03
    +40·repaid__j02__j01__t02 +40·repaid__j02__j01__t03
    -60·opened__j01__y2028 <= 0
plot_once__j02__y2028: +1·opened__j02__y2027 -1·opened__j02__y2028 <= 0
plot_area__j02__y2027: +20·settled__p03__j02__t02 -40·opened__j02__y2027 <= 0
plot_area__j02__y2028: +20·settled__p03__j02__t02 +20·settled__p03__j02__t03
    -40·opened__j02__y2028 <= 0
plot_open__p02__j01__t02: +1·settled__p02__j01__t02 -1·opened__j01__y2027 <= 0
plot_open__p02__j01__t03: +1·settled__p02__j01__t02 +1·settled__p02__j01__t03
    -1·opened__j01__y2028 <= 0
plot_open__p03__j01__t01: +1·settled__p03__j01__t01 -1·opened__j01__y2027 <= 0
plot_open__p03__j01__t03: +1·settled__p03__j01__t01 +1·settled__p03__j01__t03
    -1·opened__j01__y2028 <= 0
plot_open__p03__j02__t02: +1·settled__p03__j02__t02 -1·opened__j02__y2027 <= 0
plot_open__p03__j02__t03: +1·settled__p03__j02__t02 +1·settled__p03__j02__t03
    -1·opened__j02__y2028 <= 0
""")


def test_start_target_rows() -> None:
    """Targets 1, 1, 0, 1 add up to 1, 2, 2, 3; PC's staircase stays at its quarter 2."""
    assert rows_of_limit(starts.limit_start_target) == written("""
start_target__t01: +1·begun__p01__t01 +1·begun__p03__t01 +1·settled__p03__j01__t01
    +1·short__t01 >= 1
start_target__t02: +1·begun__p01__t02 +1·begun__p02__t02 +1·begun__p03__t02
    +1·settled__p02__j01__t02 +1·settled__p03__j01__t01 +1·settled__p03__j02__t02
    +1·short__t02 >= 2
start_target__t03: +1·begun__p01__t03 +1·begun__p02__t03 +1·begun__p03__t02
    +1·settled__p02__j01__t02 +1·settled__p02__j01__t03
    +1·settled__p03__j01__t01 +1·settled__p03__j01__t03
    +1·settled__p03__j02__t02 +1·settled__p03__j02__t03
    +1·short__t03 >= 2
start_target__t04: +1·begun__p01__t04 +1·begun__p02__t04 +1·begun__p03__t02
    +1·settled__p02__j01__t02 +1·settled__p02__j01__t03
    +1·settled__p03__j01__t01 +1·settled__p03__j01__t03
    +1·settled__p03__j02__t02 +1·settled__p03__j02__t03
    +1·short__t04 >= 3
""")


def test_missed_targets_are_the_shortfalls_of_all_quarters() -> None:
    _, made = all_decisions()

    assert terms(starts.missed_targets(made)) == (
        "+1·short__t01 +1·short__t02 +1·short__t03 +1·short__t04"
    )


def test_merit_rises_with_each_step_of_the_staircase() -> None:
    """PA in quarter 1 has all four steps: 0.45 + 0.427 + 0.407 + 7.716 = 9 points."""
    _, made = all_decisions()

    assert terms(starts.merit(NUMBERS, made)) == expression("""
        +0.45·begun__p01__t01 +0.427·begun__p01__t02 +0.407·begun__p01__t03 +7.716·begun__p01__t04
        +0.237·begun__p02__t02 +0.226·begun__p02__t03 +4.287·begun__p02__t04
        +0.2·begun__p03__t01 +3.8·begun__p03__t02
        +4.75·settled__p02__j01__t02 +4.513·settled__p02__j01__t03
        +4·settled__p03__j01__t01 +3.61·settled__p03__j01__t03
        +3.8·settled__p03__j02__t02 +3.61·settled__p03__j02__t03
    """)


def test_starts_and_openings_are_yes_or_no_and_shortfalls_are_counted() -> None:
    _, made = all_decisions()

    assert bounds(made.begun) == bounds(made.settled) == bounds(made.opened) == YES_NO
    assert bounds(made.short) == AMOUNT


def test_a_plot_that_is_ready_after_the_horizon_is_never_opened() -> None:
    late = replace(NUMBERS.plots[1], ready=5)

    _, made = all_decisions(replace(NUMBERS, plots=(NUMBERS.plots[0], late)))

    assert {j for j, _ in made.opened} == {"J1"}


def test_a_start_in_a_quarter_is_one_step_of_the_staircase() -> None:
    _, made = all_decisions()

    assert terms(starts.new_in(made, "PA", 3)) == "-1·begun__p01__t02 +1·begun__p01__t03"
    assert terms(starts.new_in(made, "PA", 1)) == "+1·begun__p01__t01"
