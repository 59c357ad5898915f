"""A PuLP problem as plain columns and rows, for solvers that PuLP does not speak to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import pulp

Row = tuple[tuple[tuple[int, float], ...], str, float]
"""Columns with coefficients, the sense (<=, ==, >=), and the right side."""
_SENSES = {pulp.LpConstraintLE: "<=", pulp.LpConstraintEQ: "==", pulp.LpConstraintGE: ">="}


@dataclass(frozen=True, slots=True)
class Flat:
    """Minimise cost · x + constant over low ≤ x ≤ high and the rows; some columns are whole."""

    low: tuple[float, ...]
    high: tuple[float, ...]
    whole: tuple[bool, ...]
    cost: tuple[float, ...]
    constant: float
    rows: tuple[Row, ...]


def flat(problem: pulp.LpProblem) -> Flat:
    """The problem's columns in its own order; a bound that is None is infinite."""
    columns = problem.variables()
    place = {x.name: i for i, x in enumerate(columns)}
    weights = {x.name: float(w) for x, w in problem.objective.items()}
    return Flat(
        low=tuple(-math.inf if x.lowBound is None else float(x.lowBound) for x in columns),
        high=tuple(math.inf if x.upBound is None else float(x.upBound) for x in columns),
        whole=tuple(x.cat == pulp.LpInteger for x in columns),
        cost=tuple(weights.get(x.name, 0.0) for x in columns),
        constant=float(problem.objective.constant),
        rows=tuple(
            (
                tuple((place[x.name], float(a)) for x, a in row.items()),
                _SENSES[row.sense],
                -float(row.constant),
            )
            for row in problem.constraints()
        ),
    )


def scaled(numbers: list[float], digits: int = 8) -> tuple[list[int], int]:
    """Decimal numbers as whole ones and the factor that made them so.

    >>> scaled([0.5, 1.25])
    ([2, 5], 4)
    """
    exact = [Fraction(str(round(x, digits))) for x in numbers]
    factor = math.lcm(*(x.denominator for x in exact)) if exact else 1
    return [int(x * factor) for x in exact], factor
