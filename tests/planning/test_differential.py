"""The tiers against the enumeration of every plan, on tiny counties at random."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.oracles.differential import (
    compare,
    compare_lots,
    counted,
    exact,
    modelled,
    pruned,
)
from tests.oracles.enumerate_plans import Best, best
from tests.oracles.random_numbers import tiny_numbers
from tests.planning.numbers_for_tests import NUMBERS
from tests.planning.toys import hear_nothing
from zsyz_model.case import Horizon
from zsyz_model.planning.numbers import Candidate, Leader, Numbers, Pair, Plot, Scheme
from zsyz_model.planning.tiers import solve_tiers

ONE = Numbers(
    horizon=Horizon("2027Q4", 2),
    candidates=(Candidate("P", 4, 4, 4, False, False, (1000, 950), (1, 2), {"J": (1, 2)}),),
    plots=(Plot("J", 5, 1, 50, 300, 900),),
    schemes=(Scheme("K", 4, 700, 1, 1),),
    leaders=(Leader("L", 100, 0, 1),),
    pairs=(Pair("P", "L", 60, 40, False),),
    led={"P": False},
    pinned=frozenset(),
    released_hmu=(0, 4),
    plan_hwan=(100, 100),
    stock_hmu=(1, 0),
    balance_hwan=(500, 400),
    target=(0, 1),
    budget_yuan={},
    farmland_percent=50,
    swap_farmland_percent=100,
    schemes_at_once=1,
)
"""One project of 4 hmu: on the plot for 900 + 4 × 300 = 2100 元 in either quarter, or on new land
in quarter 2 on plan quota (4 × 100 + 3 bought at 400 = 1600) or on the scheme's surplus (700 +
1 bought, since half of 4 counts as farmland beside the 1 in stock, = 1100)."""


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        # merit comes before cost: quarter 1, where only the plot is to be had
        (ONE, Best(0, 1000, 40, 2100, {})),
        # without the plot: quarter 2, on the scheme's surplus
        (replace(ONE, plots=(), candidates=(replace(ONE.candidates[0], plot_quarters={}),)),
         Best(0, 950, 40, 1100, {})),
        # the scheme's year cannot pay it: plan quota
        (replace(ONE, plots=(), candidates=(replace(ONE.candidates[0], plot_quarters={}),),
                 budget_yuan={2027: 699}), Best(0, 950, 40, 1600, {})),
        # buying in quarter 1 at 300 for quarter 2
        (replace(ONE, plots=(), candidates=(replace(ONE.candidates[0], plot_quarters={}),),
                 schemes=(), balance_hwan=(300, 400)), Best(0, 950, 40, 1300, {})),
        # nobody can lead it: the target is missed once
        (replace(ONE, pairs=()), Best(1, 0, 0, 0, {})),
        # nobody can lead it, and it must start
        (replace(ONE, pairs=(), candidates=(replace(ONE.candidates[0], must=True),)), None),
    ],
)  # fmt: skip
def test_a_county_by_hand_is_known_to_both(numbers: Numbers, wanted: Best | None) -> None:
    assert best(numbers) == wanted
    assert modelled(numbers) == wanted


LOT = replace(
    ONE,
    plots=(Plot("Q", 5, 1, 0, 100, 50, holder="X", due=2, quota=True),),
    candidates=(replace(ONE.candidates[0], plot_quarters={}),),
    schemes=(),
    released_hmu=(0, 5),
    stock_hmu=(9, 0),
)
"""The holder X gives 5 hmu for 50 + 5 × 100; P takes 4 of them in quarter 1; X has 5 of the plan
back in quarter 2 for 500. The stock of 9 covers both."""


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        (LOT, Best(0, 1000, 40, 1050, {})),
        # the plan brings too little to give X its 5 back: P waits for the 4 of quarter 2
        (replace(LOT, released_hmu=(0, 4)), Best(0, 950, 40, 400, {})),
        # no money in 2027 for what the lot costs
        (replace(LOT, budget_yuan={2027: 549}), Best(0, 950, 40, 400, {})),
        # what X released cannot pay X back
        (replace(LOT, released_hmu=(0, 0)), Best(1, 0, 40, 0, {})),
    ],
)  # fmt: skip
def test_a_lot_by_hand_is_known_to_both(numbers: Numbers, wanted: Best) -> None:
    assert best(numbers) == wanted
    assert modelled(numbers) == wanted


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 30, 15))
def test_model_and_enumeration_agree_where_holders_release_quota(first: int) -> None:
    assert [told for seed in range(first, first + 15) if (told := compare_lots(seed))] == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 45, 15))
def test_model_and_enumeration_agree(first: int) -> None:
    assert [told for seed in range(first, first + 15) if (told := compare(seed))] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "order",
    [
        ("fit", "merit", "missed_targets", "land_cost"),
        ("merit", "land_cost", "fit", "missed_targets"),
    ],
)
def test_they_agree_in_another_order_of_goals(order: tuple[str, ...]) -> None:
    assert [told for seed in range(100, 112) if (told := compare(seed, order))] == []


def test_without_a_plan_both_say_so_and_cbc_agrees() -> None:
    without = [seed for seed in range(30) if best(tiny_numbers(seed)) is None][:3]

    assert len(without) == 3
    assert [compare(seed, second_opinion="cbc") for seed in without] == [None] * 3


def test_the_random_counties_hold_what_hurts() -> None:
    """Swaps, budgets, musts, listed projects, pins, no plan, and plans with starts."""
    counties = [tiny_numbers(seed) for seed in range(60)]
    plans = [best(numbers) for numbers in counties]

    assert sum(any(j.holder for j in n.plots) for n in counties) >= 15
    assert sum(bool(n.budget_yuan) for n in counties) >= 15
    assert sum(any(c.must for c in n.candidates) for n in counties) >= 10
    assert sum(any(c.listed for c in n.candidates) for n in counties) >= 5
    assert sum(bool(n.pinned) for n in counties) >= 5
    assert sum(bool(n.lines) for n in counties) >= 20
    assert sum(bool(n.caps) for n in counties) >= 20
    assert 5 <= sum(plan is None for plan in plans) <= 30
    assert sum(plan is not None and len(plan.starts) > 1 for plan in plans) >= 10


def test_the_same_seed_gives_the_same_county() -> None:
    assert tiny_numbers(7) == tiny_numbers(7)
    assert tiny_numbers(7) != tiny_numbers(10)


def test_a_planted_disagreement_is_told() -> None:
    """The model of a county with one leader fewer is not the county's."""
    numbers = replace(ONE, pairs=())

    parts = solve_tiers(pruned(numbers), exact(), hear_nothing)

    assert counted(parts) != best(ONE)


def test_pruning_keeps_the_first_open_quarter_of_each_year() -> None:
    whole = replace(NUMBERS.candidates[2], plot_quarters={"J1": (1, 2, 3, 4), "J2": (2, 4)})

    [thin] = pruned(replace(NUMBERS, candidates=(whole,))).candidates

    assert thin.plot_quarters == {"J1": (1, 3), "J2": (2, 4)}
