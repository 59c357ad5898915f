"""A province of two counties by hand, and what its tests ask of it.

Both plan for 2027Q1..Q4 without plots; a project of 甲 takes 4 mu and is worth 8 points, one of 乙
takes 3 mu for 9. Own quota: none; the pool has 5 mu at once, so that only one of the two can
start and 乙's is the better one.
"""

from __future__ import annotations

from zsyz_model.case import Horizon
from zsyz_model.case.province import Reserve
from zsyz_model.planning.numbers import Candidate, Leader, Numbers, Pair, Scheme
from zsyz_model.planning.province import Province, Rules
from zsyz_model.planning.province.questions import Ask, asks_of

WEIGHTS = {"missed_targets": 0.0, "merit": 1.0, "fit": 0.0, "land_cost": 0.01}
RULES = Rules(WEIGHTS, gap=0.0, county_gap=0.0)
SPAN = Horizon("2027Q1", 4)
RESERVE = Reserve(SPAN, {1: 500}, {2027: 1_000_000}, 10)


def county(land_hmu: int, points: int, schemes: tuple[Scheme, ...] = ()) -> Numbers:
    """One project on new land without farmland, one leader with time for it."""
    return Numbers(
        horizon=SPAN,
        candidates=(
            Candidate("P", land_hmu, land_hmu, 0, False, False, (points * 1000,) * 4, (1, 2, 3, 4), {}),
        ),
        plots=(),
        schemes=schemes,
        leaders=(Leader("L", 600, 0, 2),),
        pairs=(Pair("P", "L", 60, 10, False),),
        led={"P": False},
        pinned=frozenset(),
        released_hmu=(0,) * 4,
        plan_hwan=(0,) * 4,
        stock_hmu=(0,) * 4,
        balance_hwan=(1000,) * 4,
        target=(0,) * 4,
        budget_yuan={2027: 0},
        farmland_percent=90,
        swap_farmland_percent=100,
        schemes_at_once=1,
        sale_hmu=400 if schemes else 0,
    )  # fmt: skip


PAIR = Province({"乙": county(300, 9), "甲": county(400, 8)}, RESERVE)
# 丙 reclaims 3 mu in a quarter for 30 万元 that it does not have, and needs none of it
SELLER = county(2000, 1, (Scheme("K", 300, 300_000, 1, 1),))
TRADING = Province({"丙": SELLER, "甲": county(300, 8)}, Reserve(SPAN, {}, {2027: 0}, 10))
"""Only by selling its 3 mu to 甲 can 丙 pay for its scheme; 甲 has no money to buy, and no support."""
HELPED = Province(TRADING.counties, Reserve(SPAN, {}, {2027: 300_000}, 10))
"""The same with 30 万元 of the province, with which 甲 buys."""


def asked(province: Province, name: str, rules: Rules = RULES) -> Ask:
    """The question to one county at no price."""
    return asks_of(province, rules)[name]
