"""Boxes against every box, and against other ways to find them on the same table."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.tree import DecisionTreeClassifier

from zsyz_model.inquiry.robust.rules import Box, Cut, cuts_of, densest

Table = tuple[NDArray[np.float64], NDArray[np.bool_]]


def table_of(seed: int, draws: int = 60, inputs: int = 4) -> Table:
    """Few whole inputs, and what is bad where the first two are high, with some noise."""
    rng = np.random.default_rng([17, seed])
    table = rng.integers(0, 4, (draws, inputs)).astype(np.float64)
    bad = table[:, 0] + table[:, 1] + rng.normal(0, 1.2, draws) > 4
    return table, bad


def measured(cuts: tuple[Cut, ...], table: NDArray[np.float64], bad: NDArray[np.bool_]) -> Box:
    """A box with its counts, by hand."""
    rows = [
        all(row[c.column] >= c.value if c.least else row[c.column] <= c.value for c in cuts)
        for row in table
    ]
    return Box(cuts, sum(rows), sum(x and y for x, y in zip(rows, bad, strict=True)))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("share", [0.3, 0.6])
def test_no_box_of_up_to_three_conditions_is_denser(seed: int, share: float) -> None:
    table, bad = table_of(seed)
    least = np.ceil(share * bad.sum() - 1e-9)
    every = [
        measured(cuts, table, bad)
        for count in (1, 2, 3)
        for cuts in combinations(tuple(cuts_of(table)), count)
    ]
    wanted = max((x.density for x in every if x.met and x.bad >= least), default=0.0)

    found = densest(table, bad, share)

    base = bad.mean()
    if found is None:
        assert wanted <= base
    else:
        assert found.density == pytest.approx(wanted)
        assert measured(found.cuts, table, bad) == found
        assert found.bad >= least


@pytest.mark.parametrize("seed", range(12))
def test_a_box_is_no_less_dense_than_any_leaf_of_a_tree_with_its_coverage(seed: int) -> None:
    """scikit-learn's tree of depth 3 on the same table; each leaf is a box of three conditions."""
    table, bad = table_of(seed, 400, 6)
    leaves = DecisionTreeClassifier(max_depth=3, random_state=0).fit(table, bad).apply(table)

    for leaf in np.unique(leaves):
        inside = leaves == leaf
        coverage, density = bad[inside].sum() / bad.sum(), bad[inside].mean()
        if density > bad.mean():
            found = densest(table, bad, float(coverage))
            assert found is not None
            assert found.density >= density - 1e-12


@pytest.mark.parametrize("seed", range(12))
def test_a_box_is_no_less_dense_than_peeling_with_its_coverage(seed: int) -> None:
    """PRIM as published: the twentieth is peeled off that leaves the densest rest, again and again."""
    table, bad = table_of(seed, 400, 6)
    for cuts, coverage, density in peeled(table, bad):
        if len(cuts) <= 3 and density > bad.mean():
            found = densest(table, bad, coverage)
            assert found is not None
            assert found.density >= density - 1e-12


def peeled(table: NDArray[np.float64], bad: NDArray[np.bool_]) -> list[tuple[set[tuple[int, bool]], float, float]]:  # fmt: skip
    """PRIM's trajectory: which sides are restricted, coverage and density, box by box."""
    inside, told = np.ones(len(bad), dtype=bool), []
    sides: set[tuple[int, bool]] = set()
    while inside.sum() > 20:
        ways = []
        for column in range(table.shape[1]):
            values = table[inside, column]
            low, high = np.quantile(values, 0.05), np.quantile(values, 0.95)
            ways.append(((column, True), inside & (table[:, column] > low)))
            ways.append(((column, False), inside & (table[:, column] < high)))
        ways = [(side, rest) for side, rest in ways if 0 < rest.sum() < inside.sum()]
        if not ways:
            break
        side, inside = max(ways, key=lambda way: bad[way[1]].mean())
        sides = sides | {side}
        told.append((sides, float(bad[inside].sum() / bad.sum()), float(bad[inside].mean())))
    return told


def test_nothing_bad_has_no_rule_and_at_least_alone_says_at_least() -> None:
    table, bad = table_of(3)

    assert densest(table, np.zeros_like(bad), 0.3) is None
    assert densest(np.zeros_like(table), bad, 0.3) is None
    found = densest(table, bad, 0.3, both=False)
    assert found is not None
    assert all(cut.least for cut in found.cuts)


def test_many_values_are_cut_at_quantiles() -> None:
    table = np.arange(1000, dtype=np.float64)[:, None]

    assert len(list(cuts_of(table))) == 80
