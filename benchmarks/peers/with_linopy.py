"""The straightforward model written in linopy and solved by HiGHS, two threads."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np

from benchmarks.peers import straight
from benchmarks.peers.flat import Flat, flat
from benchmarks.question import Solved, Stop, Weights
from zsyz_model.planning.numbers import Numbers


def with_linopy(numbers: Numbers, weights: Weights, stop: Stop) -> Solved:
    """The same rows as for PuLP, one vector of whole and one of other columns."""
    began = time.perf_counter()
    question = flat(straight.build(numbers, weights))
    model = _model(question)
    built = time.perf_counter() - began
    status, condition = model.solve(
        "highs", io_api="direct", log_to_console=False, output_flag=False, threads=2,
        mip_rel_gap=stop.gap, time_limit=max(1.0, stop.seconds - built),
    )  # fmt: skip
    found = status == "ok" and model.objective.value is not None
    return Solved(
        seconds=time.perf_counter() - began,
        build_seconds=built,
        proven=condition == "optimal",
        objective=float(model.objective.value) + question.constant if found else math.nan,
        columns=len(question.cost),
        rows=len(question.rows),
        gap=float(model.solver_model.getInfo().mip_gap) if found else math.nan,
    )


def _model(question: Flat) -> Any:
    import linopy
    import pandas as pd
    import xarray as xr

    model = linopy.Model()
    low, high, cost = np.array(question.low), np.array(question.high), np.array(question.cost)
    kinds = np.array(question.whole)
    blocks = []
    for name, chosen in (("whole", kinds), ("flow", ~kinds)):
        own = np.flatnonzero(chosen)
        index = pd.Index(range(len(own)), name=name)
        x = model.add_variables(
            low[own], high[own], coords=[index], name=name, integer=name == "whole"
        )
        blocks.append((own, index, x))
    total: Any = sum(
        (x * xr.DataArray(cost[own], coords=[index])).sum() for own, index, x in blocks
    )
    model.add_objective(total)
    _add_rows(model, question, blocks)
    return model


def _add_rows(model: Any, question: Flat, blocks: list[tuple[Any, Any, Any]]) -> None:
    """All rows of one sense at a time."""
    import pandas as pd
    import scipy.sparse as sp
    import xarray as xr

    entries = [(r, i, a) for r, (terms, _, _) in enumerate(question.rows) for i, a in terms]
    rows, columns, numbers = (np.array(part) for part in zip(*entries, strict=True))
    shape = (len(question.rows), len(question.cost))
    matrix = sp.csr_matrix((numbers.astype(float), (rows.astype(int), columns.astype(int))), shape)
    senses = np.array([sense for _, sense, _ in question.rows])
    right = np.array([value for _, _, value in question.rows])
    for sense in np.unique(senses):
        chosen = np.flatnonzero(senses == sense)
        row = pd.Index(range(len(chosen)), name=f"row{sense}")
        left = sum(
            x.to_linexpr() @ xr.DataArray(matrix[chosen][:, own].toarray(), coords=[row, index])
            for own, index, x in blocks
        )
        values = xr.DataArray(right[chosen], coords=[row])
        model.add_constraints(left, str(sense), values, name=f"rows{sense}")
