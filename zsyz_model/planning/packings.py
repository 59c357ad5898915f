"""Who can stand on a plot together: every fullest set of takers, so that the relaxation sees no half.

The sets say again what plot_area says and decide nothing: the knapsack of each plot in its
convex hull, where the takers are few enough to write all sets down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import pulp

from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.rows import Decisions, Linear, Variable, add_row, risen, safe_names

MOST = 400
"""Sets of one plot that are still worth their columns; a plot with more keeps its area row alone."""


def tighten_packings(problem: pulp.LpProblem, numbers: Numbers, made: Decisions) -> None:
    """plot_area: whoever stands on a plot belongs to one of its fullest sets.

    For each j with few takers i:  Σ_t takes[i, j, t]  <=  Σ_{S ∋ i} packed[S];
                                   Σ_S packed[S]  ==  opened[j, last year]
    """
    names = safe_names((j.plot_id for j in numbers.plots), "j")
    for j in numbers.plots:
        taking = _takers(numbers, made, j.plot_id)
        sizes = [size for size, _ in taking]
        if sum(sizes) <= j.area_hmu:
            continue
        sets = list(islice(fullest(sizes, j.area_hmu), MOST + 1))
        if len(sets) <= MOST:
            opened = risen(made.opened, j.plot_id, numbers.years[-1])
            _add_sets(problem, names[j.plot_id], taking, sets, opened)


def _add_sets(
    problem: pulp.LpProblem,
    name: str,
    taking: Sequence[tuple[int, Sequence[Variable]]],
    sets: Sequence[tuple[int, ...]],
    opened: Linear,
) -> None:
    packed = [problem.add_variable(f"packed__{name}__s{i:03d}", 0, 1) for i in range(len(sets))]
    add_row(problem, pulp.lpSum(packed) - opened, "==", 0, f"packed_once__{name}")
    for i, (_, takes) in enumerate(taking):
        holding = [x for x, members in zip(packed, sets, strict=True) if i in members]
        row = pulp.lpSum(takes) - pulp.lpSum(holding)
        add_row(problem, row, "<=", 0, f"packed_in__{name}__i{i:03d}")


def _takers(numbers: Numbers, made: Decisions, plot: str) -> list[tuple[int, Sequence[Variable]]]:
    """Each project that may stand on the plot and each holder it may be given to: size, decisions."""
    size = {c.project_id: c.land_hmu for c in numbers.candidates}
    area = {j.plot_id: j.area_hmu for j in numbers.plots}
    taking: dict[tuple[str, str], list[Variable]] = {}
    for (p, j, _), x in made.settled.items():
        if j == plot:
            taking.setdefault(("project", p), []).append(x)
    for (k, by, _), x in made.repaid.items():
        if by == plot:
            taking.setdefault(("holder", k), []).append(x)
    sizes: Mapping[str, Mapping[str, int]] = {"project": size, "holder": area}
    return [(sizes[kind][key], takes) for (kind, key), takes in taking.items()]


def fullest(sizes: Sequence[int], room: int) -> Iterator[tuple[int, ...]]:
    """Every set of items that fits the room and to which no further item can be added.

    >>> list(fullest([5, 4, 3], 8))
    [(0, 2), (1, 2)]
    """

    def grow(
        i: int, left: int, taken: tuple[int, ...], least_left_out: int
    ) -> Iterator[tuple[int, ...]]:
        if i == len(sizes):
            if least_left_out > left:
                yield taken
            return
        if sizes[i] <= left:
            yield from grow(i + 1, left - sizes[i], (*taken, i), least_left_out)
        # leaving out what would fit beside all that follows leads to no fullest set
        if left - sum(s for s in sizes[i + 1 :] if s <= left) < sizes[i]:
            yield from grow(i + 1, left, taken, min(least_left_out, sizes[i]))

    return grow(0, room, (), room + 1)
