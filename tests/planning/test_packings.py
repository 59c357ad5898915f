"""Fullest sets of a plot against every subset; the implied rows change no plan."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from tests.oracles.differential import modelled
from tests.oracles.enumerate_plans import best
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import Horizon
from zsyz_model.planning import packings
from zsyz_model.planning.model import Half, compose
from zsyz_model.planning.numbers import Candidate, Numbers, Plot
from zsyz_model.planning.packings import fullest


@pytest.mark.parametrize("seed", range(200))
def test_the_fullest_sets_are_those_to_which_nothing_can_be_added(seed: int) -> None:
    draw = Random(seed)
    sizes = [draw.randint(1, 9) for _ in range(draw.randint(0, 8))]
    room = draw.randint(0, 20)

    def fits(chosen: tuple[int, ...]) -> bool:
        return sum(sizes[i] for i in chosen) <= room

    items = range(len(sizes))
    every = [c for k in range(len(sizes) + 1) for c in combinations(items, k) if fits(c)]
    wanted = [c for c in every if not any(fits((*c, i)) for i in items if i not in c)]

    assert sorted(fullest(sizes, room)) == sorted(wanted)


def _county() -> Numbers:
    """Three projects of 5, 4 and 3 hmu and a plot of 8: two fullest sets."""
    spots = {"J": (1, 2)}
    return replace(
        tiny_numbers(1),
        horizon=Horizon("2027Q1", 2),
        candidates=tuple(
            Candidate(f"P{size}", size, size, 0, False, False, (1000, 950), (), spots)
            for size in (5, 4, 3)
        ),
        plots=(Plot("J", 8, 1, 0, 100, 100),),
        led={f"P{size}": False for size in (5, 4, 3)},
    )


def test_each_fullest_set_has_a_column_and_each_taker_a_row() -> None:
    problem = compose(_county(), Half.LAND).problem

    columns = [x.name for x in problem.variables() if x.name.startswith("packed__")]
    rows = [row for row in problem.constraints() if row.name.startswith("packed")]
    assert len(columns) == 2
    assert len(rows) == 1 + 3


def test_a_plot_that_holds_all_its_takers_needs_no_sets() -> None:
    roomy = replace(_county(), plots=(Plot("J", 12, 1, 0, 100, 100),))

    assert not [x for x in compose(roomy, Half.LAND).problem.variables() if "packed" in x.name]


def test_a_plot_with_too_many_sets_keeps_its_area_row_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packings, "MOST", 1)

    assert not [x for x in compose(_county(), Half.LAND).problem.variables() if "packed" in x.name]


@pytest.mark.parametrize("seed", range(60))
def test_the_sets_agree_with_the_enumeration(seed: int) -> None:
    numbers = tiny_numbers(5000 + seed)

    assert modelled(numbers) == best(numbers)
