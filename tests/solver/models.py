"""Small problems with known endings."""

from __future__ import annotations

import random

import pulp

KNAPSACK = ((60, 10), (100, 20), (120, 30))
"""(worth, weight) of the textbook's three items; with capacity 50 the best worth is 220."""


def knapsack() -> pulp.LpProblem:
    """Least loss of worth with capacity 50: 60, by leaving the first item."""
    problem = pulp.LpProblem("knapsack", pulp.LpMinimize)
    taken = [problem.add_variable(f"x{i}", 0, 1, pulp.LpInteger) for i in range(len(KNAPSACK))]
    weight = pulp.lpSum(weight * x for (_, weight), x in zip(KNAPSACK, taken, strict=True))
    problem.addConstraint(weight <= 50, "capacity")
    problem.setObjective(
        pulp.lpSum(worth * (1 - x) for (worth, _), x in zip(KNAPSACK, taken, strict=True))
    )
    return problem


def diet() -> pulp.LpProblem:
    """A problem without whole numbers: min 3a + 2b, a + 2b >= 4, 3a + b >= 6; 7.2 at (1.6, 1.2)."""
    problem = pulp.LpProblem("diet", pulp.LpMinimize)
    a, b = problem.add_variable("a", 0), problem.add_variable("b", 0)
    problem.addConstraint(a + 2 * b >= 4, "first")
    problem.addConstraint(3 * a + b >= 6, "second")
    problem.setObjective(3 * a + 2 * b)
    return problem


def impossible() -> pulp.LpProblem:
    """2x + 2y = 3 has no whole solution."""
    problem = pulp.LpProblem("impossible", pulp.LpMinimize)
    x, y = (problem.add_variable(name, 0, 5, pulp.LpInteger) for name in "xy")
    problem.addConstraint(2 * x + 2 * y == 3, "odd")
    problem.setObjective(x + y)
    return problem


def endless() -> pulp.LpProblem:
    """min −x − y with x − y <= 1: both grow for ever, in whole numbers."""
    problem = pulp.LpProblem("endless", pulp.LpMinimize)
    x, y = (problem.add_variable(name, 0, None, pulp.LpInteger) for name in "xy")
    problem.addConstraint(x - y <= 1, "close")
    problem.setObjective(-x - y)
    return problem


def nothing() -> pulp.LpProblem:
    """No variable, no row."""
    problem = pulp.LpProblem("nothing", pulp.LpMinimize)
    problem.setObjective(pulp.lpSum([]))
    return problem


def market_split(*, slack: bool, rows: int = 4, columns: int = 32, seed: int = 1) -> pulp.LpProblem:
    """Cornuéjols and Dawande's market split: small and very hard for branch and bound.

    With slack every choice is feasible and the sum of deviations is least; without it the
    rows must hold exactly, and even a first solution is hard to find.
    """
    draw = random.Random(seed)
    problem = pulp.LpProblem("market_split", pulp.LpMinimize)
    x = [problem.add_variable(f"x{i:02d}", 0, 1, pulp.LpInteger) for i in range(columns)]
    off = [
        (problem.add_variable(f"o{r}", 0), problem.add_variable(f"u{r}", 0)) for r in range(rows)
    ]
    for r, (over, under) in enumerate(off):
        demand = [draw.randint(0, 99) for _ in x]
        sold = pulp.lpSum(d * v for d, v in zip(demand, x, strict=True))
        both = sold + under - over if slack else sold
        problem.addConstraint(both == sum(demand) // 2, f"market{r}")
    problem.setObjective(pulp.lpSum([o + u for o, u in off] if slack else x))
    return problem
