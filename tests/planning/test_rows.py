"""The decisions of a plan: a half that is left out decides nothing."""

from __future__ import annotations

from dataclasses import fields

import pulp

from tests.planning.numbers_for_tests import NUMBERS, terms
from zsyz_model.planning import rows
from zsyz_model.planning.model import Half, compose
from zsyz_model.scenario.ranges import RANGES
from zsyz_model.solver.rows import add_row


def test_a_half_that_is_left_out_decides_nothing() -> None:
    made = rows.Decisions()

    assert all(getattr(made, field.name) == {} for field in fields(made))


def test_the_planning_room_has_no_row_builder_of_its_own() -> None:
    assert rows.add_row is add_row


def test_no_horizon_is_longer_than_a_staircase_is_looked_back() -> None:
    assert RANGES["horizon.quarters"][1] <= rows.MOST_STEPS


def stairs() -> tuple[pulp.LpProblem, dict[tuple[str, int], pulp.LpVariable]]:
    """A's steps are in 1 and 3, B's one in 2."""
    problem = pulp.LpProblem("stairs")
    made = {
        key: problem.add_variable(f"{key[0]}{key[1]}") for key in (("A", 1), ("A", 3), ("B", 2))
    }
    return problem, made


def test_a_staircase_stands_where_its_last_step_left_it() -> None:
    _, made = stairs()

    assert [terms(rows.risen(made, "A", t)) for t in range(5)] == [
        "", "+1·A1", "+1·A1", "+1·A3", "+1·A3",
    ]  # fmt: skip
    assert terms(rows.risen(made, "C", 4)) == ""


def test_a_staircase_rises_by_what_it_is_above_its_step_before() -> None:
    _, made = stairs()

    assert {key: terms(x) for key, x in rows.rises(made).items()} == {
        ("A", 1): "+1·A1", ("A", 3): "-1·A1 +1·A3", ("B", 2): "+1·B2",
    }  # fmt: skip


def test_amounts_are_the_whole_columns_that_decide_nothing() -> None:
    """Whole, neither 0 or 1 nor a number of missed targets."""
    model = compose(NUMBERS, Half.LAND)
    whole = {x.name for x in model.problem.variables() if x.cat == pulp.LpInteger}
    made = model.made
    names = {
        x.name
        for xs in (made.begun, made.settled, made.opened, made.repaid, made.launched, made.short)
        for x in xs.values()
    }

    found = {x.name for x in rows.amounts_of(model.made)}

    assert whole - names <= found
    assert not found & names
    assert all(x.cat == pulp.LpInteger for x in rows.amounts_of(model.made))
