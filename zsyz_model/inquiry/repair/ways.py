"""The cheapest ways out of a conflict, one after the other, by no-good cuts.

The sum of prices is made least. A way out that was found forbids itself and every way that
contains it, so that the next one really does something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil

import pulp

from zsyz_model.findings import NoPlanError
from zsyz_model.inquiry.repair.elastic import Elastic
from zsyz_model.inquiry.repair.levers import Amounts, Prices
from zsyz_model.inquiry.repair.rules import Question
from zsyz_model.planning.rows import add_row
from zsyz_model.solver import Limits, solve

SECONDS = 120.0
GAP = 1e-4
GRID = {"cap": 1000}
"""Amounts are told in hundredths of their unit, or in these parts of it."""
MOST_WAYS = 10_000


@dataclass(frozen=True, slots=True)
class Way:
    """A way out: how far each lever is moved, its price, and what none can cost less than."""

    amounts: Amounts
    price: float
    bound: float


def cheapest(question: Question, prices: Prices | None = None) -> Iterator[Way]:
    """Ways out of a question that has no plan, the cheapest first, until there is none left.

    None where the core has none; none any more once the search for one does not end in time.
    """
    try:
        elastic = Elastic.of(question, prices)
    except NoPlanError:
        return
    problem = elastic.model.problem
    problem.setObjective(elastic.aim())
    for number in range(MOST_WAYS):
        answer = solve(problem, Limits(SECONDS, GAP), None, "none")
        if not answer.status.readable:
            return
        amounts = _amounts(elastic, answer.found)
        price = _price(elastic, amounts)
        yield Way(amounts, price, min(price, max(0.0, round(answer.bound, 4))))
        used = {x.group for x in elastic.levers if (x.kind, x.subject) in amounts}
        if not used:
            return
        row = pulp.lpSum(elastic.groups[group] for group in sorted(used))
        add_row(problem, row, "<=", len(used) - 1, f"other__{number:04d}")


def _amounts(elastic: Elastic, values: Mapping[str, float]) -> Amounts:
    """Rounded up to what a cell holds; the solver is off by 1e-6."""
    found: dict[tuple[str, str], float] = {}
    for lever in elastic.levers:
        value = values[elastic.moved[lever.kind, lever.subject].name]
        parts = 1 if lever.step else GRID.get(lever.kind, 100)
        amount = ceil(value * parts - 1e-4) / parts * (lever.step or 1.0)
        if amount > 0:
            found[lever.kind, lever.subject] = amount
    return found


def _price(elastic: Elastic, amounts: Amounts) -> float:
    moved = [x for x in elastic.levers if (x.kind, x.subject) in amounts]
    units = sum(x.price * amounts[x.kind, x.subject] for x in moved)
    return round(units + elastic.prices.touched * len(moved), 4)
