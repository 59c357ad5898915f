"""Promises over a tree by going through every promise and every start pattern of every branch.

For each branch every pattern of starts that holds (openings, repayments, launches and purchases are
gone through by the enumeration of plans) is grouped by what starts in the first quarters; then every
set of promises, one site a project, is worked out in every branch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from tests.oracles.enumerate_money import carried
from tests.oracles.enumerate_plans import _least_cost, _sides, _starts, merit, missed
from zsyz_model.planning.numbers import Numbers

Set = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Stakes:
    """First quarters, points of a missed target and of a broken promise."""

    first: int
    miss: int
    broken: int


def best_by_early(numbers: Numbers, stakes: Stakes) -> dict[Set, int]:
    """What starts in the first quarters → the best merit − miss·missed with it, in thousandths."""
    sides = sorted(_sides(numbers), key=lambda side: sum(side.spent_yuan))
    found: dict[Set, int] = {}
    for starts in _starts(numbers):
        value = merit(numbers, starts) - 1000 * stakes.miss * missed(numbers, starts)
        early = frozenset((p, site) for p, (site, t) in starts.items() if t <= stakes.first)
        if value <= found.get(early, value - 1) or not carried(numbers, starts):
            continue
        if _least_cost(numbers, starts, sides) is not None:
            found[early] = value
    return found


def value_of(known: dict[Set, int], promised: Set, stakes: Stakes) -> int | None:
    """The best of a branch after promises, in thousandths; None when nothing holds with them."""
    values = [
        value - 1000 * stakes.broken * (len(promised) - len(early))
        for early, value in known.items()
        if early <= promised
    ]
    return max(values, default=None)


def every_promise(each: Sequence[Numbers], first: int) -> Iterator[Set]:
    """Every set of promises: of each project one site or none."""
    sites: dict[str, set[str]] = {}
    for numbers in each:
        for c in numbers.candidates:
            ways = sites.setdefault(c.project_id, set())
            if any(t <= first for t in c.new_quarters):
                ways.add("new")
            ways |= {
                j for j, quarters in c.plot_quarters.items() if any(t <= first for t in quarters)
            }
    for chosen in product(*([None, *sorted(ways)] for ways in sites.values())):
        yield frozenset((p, s) for p, s in zip(sites, chosen, strict=True) if s is not None)


def table_of(each: Sequence[Numbers], stakes: Stakes) -> dict[Set, tuple[int, ...]] | None:
    """Promises that hold in every branch → their values; None when a branch has no plan at all."""
    known = [best_by_early(numbers, stakes) for numbers in each]
    if not all(known):
        return None
    rows = {}
    for promised in every_promise(each, stakes.first):
        row = [value_of(one, promised, stakes) for one in known]
        if all(x is not None for x in row):
            rows[promised] = tuple(x for x in row if x is not None)
    return rows
