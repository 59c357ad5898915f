"""The grammar of rows: safe names, empty rows, rows that cannot hold."""

from __future__ import annotations

import re

import pulp
import pytest

from zsyz_model.findings import NoPlanError
from zsyz_model.solver.rows import add_row, move_rows, safe_names


@pytest.fixture
def problem() -> pulp.LpProblem:
    return pulp.LpProblem("rows", pulp.LpMinimize)


def names(problem: pulp.LpProblem) -> list[str]:
    return [row.name for row in problem.constraints()]


def test_names_number_the_keys_in_their_order() -> None:
    assert safe_names(("乙-1", "甲 1", "乙-1"), "p") == {"乙-1": "p01", "甲 1": "p02"}
    assert list(safe_names(map(str, range(100)), "k").values())[::99] == ["k001", "k100"]


HOSTILE = (
    "A-1", "A 1", "A_1", "a_1", "甲·1", "甲・1", "0", " ", "e1", "1e5", "x" * 300, "[x]", "x<=1",
    "\\", "\n", "free", "inf", "-", "+3 y", "\u202egnp", "😀", "st", "bounds", "End", "子 目",
)  # fmt: skip


def test_two_hundred_hostile_names_stay_apart_in_any_solver() -> None:
    keys = [
        f"{name}{suffix}" for name in HOSTILE for suffix in ("", " ", "'", '"', ";", "#", "\t", "=")
    ]

    names = safe_names(keys, "p")

    assert len(keys) == len(set(keys)) == 200
    assert len(set(names.values())) == len(names) == 200
    assert all(re.fullmatch(r"p\d{3}", name) for name in names.values())


def test_a_row_keeps_its_name_and_side(problem: pulp.LpProblem) -> None:
    x = problem.add_variable("x", 0, 1, pulp.LpInteger)

    add_row(problem, 2 * x + 3, ">=", 4, "more")

    [row] = problem.constraints()
    assert (row.name, row.sense, row.constant) == ("more", pulp.LpConstraintGE, -1)


def test_a_coefficient_is_what_its_decimals_say(problem: pulp.LpProblem) -> None:
    x = problem.add_variable("x", 0, 1, pulp.LpInteger)

    add_row(problem, pulp.lpSum([0.1 * x, 0.2 * x, 1e-10 * x]), "<=", 4, "sum")

    assert 0.1 + 0.2 != 0.3
    assert [list(row.values()) for row in problem.constraints()] == [[0.3]]


@pytest.mark.parametrize(("sense", "side"), [("<=", 0), (">=", 0), ("==", 0), ("<=", 2)])
def test_an_empty_row_that_holds_is_left_out(
    problem: pulp.LpProblem, sense: str, side: float
) -> None:
    x = problem.add_variable("x", 0, 1)

    add_row(problem, 0 * x, sense, side, "nothing")  # type: ignore[arg-type]

    assert names(problem) == []


@pytest.mark.parametrize(("sense", "side"), [("<=", -1), (">=", 1), ("==", 1)])
def test_an_empty_row_that_cannot_hold_is_named(
    problem: pulp.LpProblem, sense: str, side: float
) -> None:
    with pytest.raises(NoPlanError, match=f"one_start__p01.*0 {sense} {side} 不成立"):
        add_row(problem, pulp.lpSum([]), sense, side, "one_start__p01")  # type: ignore[arg-type]


def test_terms_that_cancel_in_floating_point_are_left_out(problem: pulp.LpProblem) -> None:
    """0.1 + 0.2 − 0.3 is 5.6e-17, and a solver would take it for a coefficient."""
    x, y = (problem.add_variable(name, 0, 1) for name in "xy")

    add_row(problem, 0.1 * x + 0.2 * x - 0.3 * x + y, "<=", 1, "left")

    [row] = problem.constraints()
    assert {v.name for v in row} == {"y"}


def test_rows_move_whole_under_a_prefix(problem: pulp.LpProblem) -> None:
    x = problem.add_variable("x", 0, 1)
    add_row(problem, 2 * x, "<=", 3, "room")
    whole = pulp.LpProblem("whole", pulp.LpMinimize)

    move_rows(problem, whole, "c01__")

    [row] = whole.constraints()
    assert (row.name, row.sense, row.constant) == ("c01__room", pulp.LpConstraintLE, -3)
    assert dict(row.items()) == {x: 2}
