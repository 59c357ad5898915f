"""Advances, turnover, sales and further accounts: the model against the enumeration of every plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.oracles.differential import modelled
from tests.oracles.enumerate_plans import best
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import Horizon
from zsyz_model.planning.numbers import Candidate, Cover, Leader, Numbers, Pair, Scheme

ONE = Numbers(
    horizon=Horizon("2027Q3", 3),
    candidates=(Candidate("P", 4, 4, 0, False, False, (1000, 950, 900), (1, 2, 3), {}),),
    plots=(),
    schemes=(Scheme("K", 6, 700, 1, 1),),
    leaders=(Leader("L", 100, 0, 1),),
    pairs=(Pair("P", "L", 60, 40, False),),
    led={"P": False},
    pinned=frozenset(),
    released_hmu=(2, 2, 0),
    plan_hwan=(100, 100, 100),
    stock_hmu=(0, 0, 0),
    balance_hwan=(500, 500, 500),
    target=(0, 0, 0),
    budget_yuan={},
    farmland_percent=50,
    swap_farmland_percent=100,
    schemes_at_once=1,
)
"""One project of 4 hmu in 2027Q3, 2027Q4 or 2028Q1; half of the plan quota comes in each of the first
two quarters at 100, the scheme's 6 hmu for 700 one quarter after its launch."""
PADDY = Cover("占补水田", "paddy", "亩", 100, {"P": 3}, (0, 1, 0), (300, 250, 400))


def reached(numbers: Numbers) -> tuple[int, int] | None:
    """Merit in thousandths and land cost in yuan of the best plan."""
    found = best(numbers)
    return None if found is None else (found.merit_milli, found.cost_yuan)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        # the quota of two quarters: quarter 2
        ({}, (950, 400)),
        # 2 ahead in 2027Q3, settled by 2027Q4
        ({"advance_hmu": 2}, (1000, 400)),
        ({"advance_hmu": 1}, (950, 400)),
        # what comes in 2028 does not settle an advance of 2027: linkage in quarter 2
        ({"advance_hmu": 2, "released_hmu": (2, 1, 4)}, (950, 700)),
        # 2 of linkage ahead of the scheme, which then has to be launched: 2 × 100 + 700
        ({"turnover_hmu": 2, "turnover_quarters": 1}, (1000, 900)),
        # a scheme that takes three quarters repays after the horizon, if that is soon enough
        ({"turnover_hmu": 2, "turnover_quarters": 3, "schemes": (Scheme("K", 6, 700, 3, 1),)},
         (1000, 900)),
        ({"turnover_hmu": 2, "turnover_quarters": 2, "schemes": (Scheme("K", 6, 700, 3, 1),)},
         (950, 400)),
        # 2 a year of the 6 are sold at 400, the other 2 used: 200 + 700 − 1600
        ({"sale_hmu": 2, "sale_hwan": 400}, (950, -700)),
        # at 100 that is 200 + 700 − 400, and no scheme at all is cheaper
        ({"sale_hmu": 2, "sale_hwan": 100}, (950, 400)),
        # three of paddy in 2027Q4: one in stock, two bought in the cheaper quarter
        ({"covers": (PADDY,)}, (950, 900)),
        # 2027 can pay for one only: the other and the start itself in 2028, 400 + 250 + 400
        ({"covers": (PADDY,), "budget_yuan": {2027: 499}}, (900, 1050)),
    ],
)  # fmt: skip
def test_a_county_by_hand_is_known_to_both(
    changes: dict[str, object], wanted: tuple[int, int]
) -> None:
    numbers = replace(ONE, **changes)  # type: ignore[arg-type]

    assert reached(numbers) == wanted
    assert modelled(numbers) == best(numbers)


def test_a_sale_counts_against_the_budget_of_its_year() -> None:
    """The scheme's 700 exceed 2027's 300 by as much as 1 hmu sold in 2027Q4 brings."""
    numbers = replace(ONE, sale_hmu=1, sale_hwan=400, released_hmu=(0, 0, 0), farmland_percent=100)

    for budget in (300, 299):
        left = replace(numbers, budget_yuan={2027: budget})
        assert best(left) == modelled(left)
    assert reached(replace(numbers, budget_yuan={2027: 300})) == (950, -100)
    assert reached(replace(numbers, budget_yuan={2027: 299})) == (0, 0)


CHANGES: tuple[dict[str, int], ...] = (
    {"advance_hmu": 3},
    {"turnover_hmu": 3, "turnover_quarters": 2},
    {"sale_hmu": 2, "sale_hwan": 1200},
    {"advance_hmu": 2, "turnover_hmu": 4, "turnover_quarters": 1, "sale_hmu": 2, "sale_hwan": 300},
)


@pytest.mark.slow
@pytest.mark.parametrize("changes", CHANGES, ids=lambda c: "+".join(c))
def test_model_and_enumeration_agree(changes: dict[str, int]) -> None:
    counties = [replace(tiny_numbers(seed), lines=(), caps=(), **changes) for seed in range(400, 412)]  # type: ignore[arg-type]  # fmt: skip
    bare = [replace(n, advance_hmu=0, turnover_hmu=0, sale_hmu=0) for n in counties]
    found = [best(n) for n in counties]

    assert [modelled(n) for n in counties] == found
    assert found != [best(n) for n in bare]
