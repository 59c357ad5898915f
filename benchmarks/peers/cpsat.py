"""The straightforward model by OR-Tools CP-SAT, two workers.

CP-SAT knows whole numbers only: flows are counted in hundredths of a mu, which is the grid of
the ledger, rows are multiplied until their coefficients are whole, and the objective is taken
in millionths of a point.
"""

from __future__ import annotations

import math
import time
from typing import Any

from benchmarks.peers import straight
from benchmarks.peers.flat import Flat, flat, scaled
from benchmarks.question import Solved, Stop, Weights
from zsyz_model.planning.numbers import Numbers

WORKERS = 2
GRID = 100
"""Steps of a flow in one mu."""
MOST = 10**8
"""The bound of a flow that has none, in steps: a million mu."""
POINTS = 10**6


def with_cpsat(numbers: Numbers, weights: Weights, stop: Stop) -> Solved:
    """The same rows as for PuLP's solvers, to the same relative gap."""
    from ortools.sat.python import cp_model

    began = time.perf_counter()
    question = flat(straight.build(numbers, weights))
    model = _model(question)
    built = time.perf_counter() - began
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.relative_gap_limit = stop.gap
    solver.parameters.max_time_in_seconds = max(1.0, stop.seconds - built)
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    value = solver.objective_value / POINTS + question.constant if found else math.nan
    bound = solver.best_objective_bound / POINTS + question.constant
    gap = abs(value - bound) / max(1.0, abs(value)) if found else math.nan
    return Solved(
        seconds=time.perf_counter() - began,
        build_seconds=built,
        proven=status == cp_model.OPTIMAL,
        objective=value,
        columns=len(question.cost),
        rows=len(question.rows),
        gap=gap,
    )


def _model(question: Flat) -> Any:
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    steps = [1 if whole else GRID for whole in question.whole]
    columns = [
        model.new_int_var(_whole(low, step), _whole(high, step), f"x{i}")
        for i, (low, high, step) in enumerate(zip(question.low, question.high, steps, strict=True))
    ]
    for terms, sense, right in question.rows:
        numbers, _ = scaled([*(a / steps[i] for i, a in terms), right])
        left = sum(n * columns[i] for n, (i, _) in zip(numbers[:-1], terms, strict=True))
        model.add(
            left <= numbers[-1] if sense == "<=" else left >= numbers[-1] if sense == ">=" else left == numbers[-1]
        )  # fmt: skip
    model.minimize(
        sum(
            round(c * POINTS / step) * x
            for c, step, x in zip(question.cost, steps, columns, strict=True)
            if c
        )
    )
    return model


def _whole(bound: float, step: int) -> int:
    return int(math.copysign(MOST, bound)) if math.isinf(bound) else round(bound * step)
