"""Checks on both sides of the one door: the problem before it, the values after it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import pulp

from zsyz_model.findings import Finding, RunError
from zsyz_model.solver.answer import FEASIBILITY

LARGEST = 1e10
WIDEST = 1e9


def refuse_bad_numbers(problem: pulp.LpProblem) -> None:
    """Refuse coefficients that no solver handles: not finite, above 1e10, range above 1e9.

    Raises RunError naming each offending row (S6 of the fault list).
    """
    found: list[Finding] = []
    for row in problem.constraints():
        numbers = [abs(c) for c in (*row.values(), row.constant) if c]
        if any(not math.isfinite(c) or c > LARGEST for c in numbers):
            fact = f"模型行“{row.name}”含有非有限数或量级超过 1e10 的系数"
            found.append(Finding("S-SCALE", fact, "检查该行涉及的台账数值与单位", subject=row.name))
    sizes = [abs(c) for row in problem.constraints() for c in row.values() if c]
    if sizes and not found and max(sizes) > WIDEST * min(sizes):
        fact = f"模型系数从 {min(sizes):g} 到 {max(sizes):g}，跨度超过 1e9"
        found.append(Finding("S-RANGE", fact, "统一单位，或删去极小、极大的数值"))
    if found:
        raise RunError(*found)


def broken_rows(problem: pulp.LpProblem, values: Mapping[str, float]) -> Iterator[str]:
    """Names of variables and rows that the values do not satisfy, each with how far."""
    for variable in problem.variables():
        value = values[variable.name]
        low = -math.inf if variable.lowBound is None else variable.lowBound
        high = math.inf if variable.upBound is None else variable.upBound
        if not low - FEASIBILITY <= value <= high + FEASIBILITY:
            yield f"{variable.name}={value!r} outside [{low}, {high}]"
        elif variable.cat == pulp.LpInteger and abs(value - round(value)) > FEASIBILITY:
            yield f"{variable.name}={value!r} is not whole"
    for row in problem.constraints():
        left = sum(c * values[v.name] for v, c in row.items()) + row.constant
        size = max(1.0, *(abs(c) for c in row.values())) if len(row) else 1.0
        over = {
            pulp.LpConstraintLE: left,
            pulp.LpConstraintGE: -left,
            pulp.LpConstraintEQ: abs(left),
        }[row.sense]
        if over > FEASIBILITY * 10 * size:
            yield f"{row.name} off by {over:g}"


def objective_of(problem: pulp.LpProblem, values: Mapping[str, float]) -> float:
    """The objective recomputed from the values, not the solver's own word."""
    goal = problem.objective
    return float(sum(c * values[v.name] for v, c in goal.items()) + goal.constant)
