"""A problem as columns and rows, and decimals as whole numbers."""

from __future__ import annotations

import math

import pulp
import pytest

from benchmarks.peers.flat import flat, scaled


def test_columns_rows_and_the_constant_are_kept() -> None:
    problem = pulp.LpProblem("two", pulp.LpMinimize)
    x = problem.add_variable("x", 0, 1, pulp.LpInteger)
    y = problem.add_variable("y", -2)
    problem += 3 * x - y + 5
    problem += 2 * x + y <= 4
    problem += y - x == 1
    problem += x >= 0.5

    found = flat(problem)

    assert (found.low, found.high, found.whole) == ((0, -2), (1, math.inf), (True, False))
    assert (found.cost, found.constant) == ((3, -1), 5)
    assert found.rows == (
        (((0, 2.0), (1, 1.0)), "<=", 4.0), (((1, 1.0), (0, -1.0)), "==", 1.0), (((0, 1.0),), ">=", 0.5),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "whole", "factor"),
    [([0.01, 2.0], [1, 200], 100), ([0.75, 0.1], [15, 2], 20), ([], [], 1), ([3.0], [3], 1)],
)
def test_decimals_become_whole(numbers: list[float], whole: list[int], factor: int) -> None:
    assert scaled(numbers) == (whole, factor)
