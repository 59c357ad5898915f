"""The tables of a generalized assignment problem: read, checked, and in the smallest whole numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from zsyz_model.findings import Finding, InputError, Place, Severity

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

LARGEST = 10**9
"""Larger numbers are refused: the solver could not tell neighbours apart."""
CELLS, MOST_ROOM = 2_000_000, 4000
"""Cells and steps of room of one knapsack table; a finer capacity is made coarser, to a relaxation."""
SHOWN = 20
"""Faulty cells of a table that are named one by one."""
TITLES = {"cost": "成本表", "weight": "用量表", "capacity": "能力表"}


@dataclass(frozen=True, slots=True, eq=False)
class Jobs:
    """One problem, agents x jobs. `paid` is the cost as it was given; the rest is made smaller.

    `cost` is what a pair costs above the job's cheapest allowed agent, in steps of `unit`, so
    that an assignment costs `base + unit * cost`. Weights and capacities are in units of each
    agent's common divisor. `step` and `room` are the same, or coarser where the room is large,
    both rounded down: what fits by weight fits by step, so a bound over steps bounds weights.
    """

    paid: Ints
    cost: Ints
    base: int
    unit: int
    weight: Ints
    capacity: Ints
    step: Ints
    room: Ints
    allowed: Flags

    @property
    def agents(self) -> int:
        """How many agents there are."""
        return int(self.cost.shape[0])

    @property
    def jobs(self) -> int:
        """How many jobs there are."""
        return int(self.cost.shape[1])

    @property
    def dearest(self) -> int:
        """No assignment has a higher value."""
        return int(np.where(self.allowed, self.cost, 0).max(axis=0, initial=0).sum())

    def holds(self, agent_of: Ints) -> bool:
        """Whether each job has an allowed agent and no agent carries more than its capacity."""
        if agent_of.min(initial=0) < 0:
            return False
        inside = self.allowed[agent_of, np.arange(self.jobs)].all()
        return bool(inside and (self.loads(agent_of) <= self.capacity).all())

    def loads(self, agent_of: Ints) -> Ints:
        """The weight that each agent carries."""
        carried = np.zeros(self.agents, dtype=np.int64)
        np.add.at(carried, agent_of, self.weight[agent_of, np.arange(self.jobs)])
        return carried

    def value(self, agent_of: Ints) -> int:
        """The reduced cost of an assignment: what is searched and bounded."""
        return int(self.cost[agent_of, np.arange(self.jobs)].sum())


def read_jobs(cost: Any, weight: Any, capacity: Any) -> Jobs:
    """The tables, checked: lists, arrays, or frames whose labels agree.

    Raises InputError with a finding for each fault: J-SHAPE (not agents x jobs), J-LABEL (frames
    whose rows or columns differ), J-NUMBER (a cell that is not whole, is above 1e9 or is missing),
    J-NEGATIVE (a weight or capacity below 0).
    """
    given = {"cost": cost, "weight": weight, "capacity": capacity}
    tables = {name: _numbers(name, table) for name, table in given.items()}
    found = [*_check_shapes(tables), *_check_labels(given)]
    if not found:
        found = [fault for name in given for fault in _check_cells(name, given[name], tables[name])]
    if found:
        raise InputError(*found)
    costs, weights, rooms = (table.astype(np.int64) for table in tables.values())
    return _reduced(_square(costs), _square(weights), rooms)


def _numbers(name: str, given: Any) -> Floats:
    """The table as floats; what is no number is NaN."""
    try:
        raw = np.asarray(given)
    except ValueError as error:
        raise InputError(_shape(name, "各行长短不一")) from error
    if raw.dtype.kind in "iuf" or not raw.size:
        return raw.astype(np.float64)
    cells = [_number(cell) for cell in np.asarray(given, dtype=object).flat]
    return np.array(cells, dtype=np.float64).reshape(raw.shape)


def _number(cell: object) -> float:
    """A cell as a float; words, flags and blanks are no numbers, and too large is infinite."""
    if isinstance(cell, bool) or not isinstance(cell, Real):
        return math.nan
    try:
        return float(cell)
    except OverflowError:
        return math.inf


def _shape(name: str, fact: str) -> Finding:
    advice = "成本、用量各一张表：每行一个承担者，每列一项任务；能力每个承担者一个数"
    return Finding("J-SHAPE", fact, advice, Severity.REFUSED, Place(sheet=TITLES[name]))


def _check_shapes(tables: dict[str, Floats]) -> Iterator[Finding]:
    """Two tables of one shape, and a capacity for each of their rows."""
    costs, weights, rooms = tables.values()
    for name in ("cost", "weight"):
        if tables[name].ndim != 2 and tables[name].shape != (0,):
            yield _shape(name, f"不是二维表（{tables[name].ndim} 维）")
    if costs.shape != weights.shape:
        yield _shape("weight", f"大小是 {weights.shape}，成本表是 {costs.shape}")
    if rooms.shape != costs.shape[:1]:
        yield _shape("capacity", f"大小是 {rooms.shape}，成本表有 {len(np.atleast_1d(costs))} 行")


def _check_labels(given: dict[str, Any]) -> Iterator[Finding]:
    """Frames are read by place, so their labels must stand in the same order."""
    cost = given["cost"]
    if not isinstance(cost, pd.DataFrame):
        return
    for name in ("weight", "capacity"):
        other = given[name]
        same = not isinstance(other, pd.DataFrame | pd.Series) or other.index.equals(cost.index)
        if same and isinstance(other, pd.DataFrame):
            same = other.columns.equals(cost.columns)
        if not same:
            fact, advice = "行名或列名与成本表不一致", "按成本表的行列顺序重排"
            place = Place(sheet=TITLES[name])
            yield Finding("J-LABEL", fact, advice, Severity.REFUSED, place)


def _check_cells(name: str, given: Any, table: Floats) -> Iterator[Finding]:
    """Cells that are no whole number up to 1e9, or negative where nothing negative can be."""
    whole = np.isfinite(table) & (np.abs(table) <= LARGEST) & (np.rint(table) == table)
    below = whole & (table < 0) & (name != "cost")
    raw = np.asarray(given, dtype=object)
    for code, fact, bad in (
        ("J-NUMBER", "不是绝对值 10 亿以内的整数", ~whole),
        ("J-NEGATIVE", "不能是负数", below),
    ):
        for at in np.argwhere(bad)[:SHOWN].tolist():
            column = str(at[1] + 1) if at[1:] else ""
            place = Place(sheet=TITLES[name], row=at[0] + 1, column=column)
            value = str(raw[tuple(at)])
            yield Finding(code, fact, "改正该数", Severity.REFUSED, place, value=value)


def _square(table: Ints) -> Ints:
    """An empty list stands for no agents and no jobs."""
    return table if table.ndim == 2 else table.reshape(0, 0)


def _reduced(paid: Ints, weight: Ints, capacity: Ints) -> Jobs:
    """The same problem in smaller numbers; nothing is lost but in `step` and `room`."""
    allowed = weight <= capacity[:, None]
    least = np.where(allowed, paid, LARGEST).min(axis=0, initial=LARGEST)
    above = np.where(allowed, paid - least, 0)
    unit = max(1, int(np.gcd.reduce(above, axis=None)))
    divisor = np.maximum(1, np.gcd.reduce(weight, axis=1))
    weights, rooms = weight // divisor[:, None], capacity // divisor
    room = np.minimum(rooms, weights.sum(axis=1))
    most = max(50, min(MOST_ROOM, CELLS // max(1, paid.shape[1])))
    coarse = np.maximum(1, -(-room // most))
    return Jobs(
        paid, above // unit, int(least.sum()), unit, weights, rooms,
        weights // coarse[:, None], room // coarse, allowed,
    )  # fmt: skip
