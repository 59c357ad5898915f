"""The province's side: prices from what counties answered, mixtures of answers, and a choice among them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pulp

from zsyz_model.planning.province.coupling import Coupling
from zsyz_model.planning.province.questions import Column
from zsyz_model.planning.rows import Variable, add_row
from zsyz_model.solver import Limits, solve

NEGLIGIBLE = 1e-6
"""A share of a mixture that is none."""
CHOICE = Limits(seconds=20.0, gap=1e-6, nodes=5_000)
LINEAR = Limits(seconds=60.0)


@dataclass(frozen=True, slots=True)
class Prices:
    """A price of each row, and what no sum over the known answers exceeds at any price."""

    of: tuple[float, ...]
    sum: float


def find_prices(
    columns: Iterable[Column], coupling: Coupling, most: Sequence[float], part: float = 1.0
) -> Prices:
    """The prices at which the known answers together are worth most, none above `most`.

    `part`: of the rooms, where only some of the counties are asked.

    Maximise  Σ_c worth[c] − Σ_r room[r]·price[r]   over   worth[c] <= column + usage·price
    for each column of c: the dual of mixing the columns within the rooms.
    """
    problem = pulp.LpProblem("prices", pulp.LpMinimize)
    price = [problem.add_variable(f"price__r{r:02d}", 0, top) for r, top in enumerate(most)]
    worth: dict[str, Variable] = {}
    for i, column in enumerate(columns):
        if column.county not in worth:
            worth[column.county] = problem.add_variable(f"worth__c{len(worth):04d}")
        used = [u * x for u, x in zip(column.usage, price, strict=True)]
        row = worth[column.county] - pulp.lpSum(used)
        add_row(problem, row, "<=", column.worth, f"column__{i:05d}")
    rooms = [part * room * x for room, x in zip(coupling.rooms, price, strict=True)]
    problem.setObjective(pulp.lpSum([*rooms, *(-1 * x for x in worth.values())]))
    answer = solve(problem, LINEAR, None, "none")
    # a price that nothing uses is in no row, and the solver does not know it
    found = (answer.values.get(x.name, 0.0) for x in price)
    return Prices(tuple(max(0.0, value) for value in found), -answer.objective)


def mix(
    columns: Sequence[Column], worths: Sequence[float], coupling: Coupling, most: Sequence[float]
) -> dict[str, list[tuple[float, Column]]]:
    """The best mixture of each county's columns that fits together; what does not fit costs `most`."""
    problem, weights = _master(columns, worths, coupling, most, whole=False)
    answer = solve(problem, LINEAR, None, "none")
    found: dict[str, list[tuple[float, Column]]] = {}
    for x, column in zip(weights, columns, strict=True):
        if answer.values[x.name] > NEGLIGIBLE:
            found.setdefault(column.county, []).append((answer.values[x.name], column))
    return found


def choose_columns(columns: Sequence[Column], coupling: Coupling) -> tuple[dict[str, Column], bool]:
    """One plan for each county so that all fit together, at the best sum; {} when none was found.

    And whether the same columns give the same choice again.
    """
    plans = [column for column in columns if column.chosen is not None]
    problem, weights = _master(plans, [c.worth for c in plans], coupling, (), whole=True)
    answer = solve(problem, CHOICE, None, "none")
    if not answer.status.readable:
        return {}, answer.repeatable
    pairs = zip(weights, plans, strict=True)
    chosen = {column.county: column for x, column in pairs if answer.values[x.name] > 0.5}
    return chosen, answer.repeatable


def _master(
    columns: Sequence[Column],
    worths: Sequence[float],
    coupling: Coupling,
    most: Sequence[float],
    *,
    whole: bool,
) -> tuple[pulp.LpProblem, list[Variable]]:
    """Σ_columns weight·usage <= room (+ over, at `most`), and weights of each county sum to one."""
    problem = pulp.LpProblem("master", pulp.LpMinimize)
    kind = pulp.LpInteger if whole else pulp.LpContinuous
    weights = [problem.add_variable(f"w__{i:05d}", 0, 1, kind) for i in range(len(columns))]
    counties: dict[str, list[Variable]] = {}
    for x, column in zip(weights, columns, strict=True):
        counties.setdefault(column.county, []).append(x)
    for i, own in enumerate(counties.values()):
        add_row(problem, pulp.lpSum(own), "==", 1, f"county__{i:04d}")
    over = [problem.add_variable(f"over__r{r:02d}", 0) for r in range(len(most))]
    for r, room in enumerate(coupling.rooms):
        used = [c.usage[r] * x for x, c in zip(weights, columns, strict=True) if c.usage[r]]
        row = pulp.lpSum([*used, *(-1 * x for x in over[r : r + 1])])
        add_row(problem, row, "<=", room, f"room__r{r:02d}")
    cost = [w * x for w, x in zip(worths, weights, strict=True)]
    cost += [top * x for top, x in zip(most, over, strict=True)]
    problem.setObjective(pulp.lpSum(cost))
    return problem, weights


def bound_at(
    prices: Sequence[float], columns: Iterable[Column], coupling: Coupling, part: float = 1.0
) -> float:
    """What no plan of the province can be below: every county's bound at these prices, less the rooms."""
    return math.fsum(c.bound for c in columns) - part * Coupling.paid(prices, coupling.rooms)
