"""Generators by their published rules, and the reader of OR-Library's text."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.assign_instances import KINDS, Table, draw, read_or_library

ONE = "2 3\n1 2 3\n4 5\n6\n7 8 9 1 2 3\n10 11\n"


def test_the_same_words_draw_the_same_table() -> None:
    one, again, other = draw("c", 5, 20, 1), draw("c", 5, 20, 1), draw("c", 5, 20, 2)

    assert np.array_equal(one.cost, again.cost)
    assert not np.array_equal(one.cost, other.cost)
    assert one.name == "c-5x20-1"


@pytest.mark.parametrize(
    ("kind", "cost", "weight"),
    [("gap", (15, 25), (5, 25)), ("a", (10, 50), (5, 25)), ("c", (10, 50), (5, 25)), ("d", (1, 120), (1, 100))],
)  # fmt: skip
def test_numbers_fill_their_published_range(
    kind: str, cost: tuple[int, int], weight: tuple[int, int]
) -> None:
    table = draw(kind, 20, 200, 0)

    assert (table.weight.min(), table.weight.max()) == weight
    if kind != "d":
        assert (table.cost.min(), table.cost.max()) == cost
    else:
        assert np.abs(table.cost + table.weight - 111).max() == 10


def test_light_is_dear_in_kind_e() -> None:
    table = draw("e", 10, 200, 0)

    assert np.corrcoef(table.cost.flat, table.weight.flat)[0, 1] < -0.5
    assert table.weight.min() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_capacities_are_those_of_the_rules(kind: str) -> None:
    table = draw(kind, 5, 100, 0)
    if kind in "ab":
        choice = table.cost.argmin(axis=0)
        loads = [sum(table.weight[i, j] for j in range(100) if choice[j] == i) for i in range(5)]
        wanted = (0.6 * 20 * 15 + 0.4 * max(loads)) * (1.0 if kind == "a" else 0.7)
        assert table.capacity.tolist() == [int(wanted)] * 5
    else:
        assert np.abs(table.capacity - 0.8 * table.weight.sum(axis=1) / 5).max() < 1


def test_one_problem_or_several_are_read() -> None:
    one, two = read_or_library("2\n" + ONE + ONE.replace("11", "12"))
    (alone,) = read_or_library(ONE)

    assert told(one) == told(alone) == ([[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [1, 2, 3]], [10, 11])
    assert two.capacity.tolist() == [10, 12]
    assert two.name == "2x3-2"


def test_a_file_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="problem 2 of 2 x 3 ends too early"):
        list(read_or_library("2\n" + ONE + ONE[:-4]))
    with pytest.raises(ValueError, match="1 numbers are left after the last problem"):
        list(read_or_library(ONE + "5"))


def told(table: Table) -> tuple[object, ...]:
    return table.cost.tolist(), table.weight.tolist(), table.capacity.tolist()
