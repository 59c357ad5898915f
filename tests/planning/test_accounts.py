"""The accounts and costs of a plan, worked by hand on the county of numbers_for_tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.planning.numbers_for_tests import NUMBERS
from tests.planning.test_decisions import CHOSEN, NO_FLOW
from zsyz_model.case import Cost, LandFlow, Trade
from zsyz_model.planning import accounts
from zsyz_model.planning.decisions import Chosen
from zsyz_model.planning.numbers import Cover


def account(kind: str, chosen: Chosen = CHOSEN) -> list[tuple[float, float, float]]:
    """(supplied, used, left) of an account, quarter by quarter."""
    flows = accounts.read_flows(NUMBERS, chosen)
    return [(f.supplied_mu, f.used_mu, f.left_mu) for f in flows if f.kind == kind]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        # PB stands on J1 in quarter 2 and earns 15 亩 from quarter 3 on
        ("计划指标", [(80, 80, 0), (80, 80, 0), (115, 80, 35), (125, 80, 45)]),
        # K1 is accepted in quarter 3
        ("节余指标", [(0, 0, 0), (0, 0, 0), (50, 0, 50), (50, 40, 10)]),
        # stock 50 and 10 bought; in quarter 4 10 more, 90 % of 40 linked, 70 % of 40 occupied
        ("占补数量", [(60, 60, 0), (60, 60, 0), (60, 60, 0), (106, 88, 18)]),
        # both plots are opened in 2027; PB takes 30 亩, PC 20
        ("存量地块", [(100, 0, 100), (100, 30, 70), (100, 50, 50), (100, 50, 50)]),
    ],
)
def test_the_four_accounts_are_cumulative(
    kind: str, rows: list[tuple[float, float, float]]
) -> None:
    assert account(kind) == rows


def test_fractions_of_farmland_are_counted_from_the_safe_side() -> None:
    """90 % of 0.01 亩 cover nothing; 70 % of 39.99 亩 = 27.993 occupy 28.00."""
    plots = (NUMBERS.plots[0], replace(NUMBERS.plots[1], area_hmu=3999))
    chosen = replace(CHOSEN, linkage_used=NO_FLOW | {4: 1})

    flows = accounts.read_flows(replace(NUMBERS, plots=plots), chosen)

    [last] = [f for f in flows if f.kind == "占补数量" and f.quarter == "2028Q2"]
    assert last == LandFlow("2028Q2", "占补数量", 70.0, 88.0, -18.0)


def test_a_holder_repaid_on_a_plot_takes_its_area() -> None:
    on_plot = replace(CHOSEN, starts={}, repaid={"J2": ("J1", 2)})

    assert account("存量地块", on_plot) == [
        (100, 0, 100),
        (100, 40, 60),
        (100, 40, 60),
        (100, 40, 60),
    ]


def costs_of(chosen: Chosen) -> Mapping[tuple[int, str], float]:
    return {(c.year, c.kind): c.wan for c in accounts.read_costs(NUMBERS, chosen)}


def test_costs_by_year_and_kind_add_up_to_the_goal() -> None:
    assert costs_of(CHOSEN) == {
        (2027, "地块固定费用"): 30.0,
        (2027, "地块取得"): 240.0,
        (2027, "复垦"): 300.0,
        (2027, "计划指标"): 160.0,
        (2027, "外购占补"): 138.0,
        (2028, "地块取得"): 100.0,
    }
    assert sum(costs_of(CHOSEN).values()) == 968.0


def test_costs_of_a_plot_given_back_are_the_plots_price() -> None:
    """40 亩 of J1 at 8 万元."""
    assert costs_of(replace(CHOSEN, repaid={"J2": ("J1", 3)}))[2028, "腾挪归还地块"] == 320.0


def test_costs_stand_in_order_and_leave_out_nothing_but_zeros() -> None:
    costs = accounts.read_costs(NUMBERS, CHOSEN)

    assert list(costs) == sorted(costs, key=lambda c: (c.year, c.kind))
    assert all(isinstance(c, Cost) and c.wan > 0 for c in costs)


def test_trades_say_what_was_bought_when_and_for_how_much() -> None:
    assert accounts.read_trades(NUMBERS, CHOSEN) == (Trade("占补数量", "2027Q3", 10.0, 138.0),)


def test_purchases_are_delivered_when_they_are_needed() -> None:
    """PA occupies 60 亩 from quarter 2 on; stock is 50, so the 10 bought early come then."""
    later = replace(CHOSEN, starts={"PA": ("new", 2)}, repaid={})

    assert accounts.deliver(NUMBERS, later).bought == NO_FLOW | {2: 1000}


def test_what_is_bought_for_another_year_comes_at_the_end_of_its_own() -> None:
    """Nobody occupies farmland before 2028: the lot of 2027 is delivered in its last quarter."""
    unused = replace(CHOSEN, starts={}, repaid={})

    assert accounts.deliver(NUMBERS, unused).bought == NO_FLOW | {2: 1000}


PADDY = Cover(
    "占补水田",
    "paddy",
    "亩",
    100,
    {"PA": 500, "PC": 200},
    (300, 0, 0, 0),
    (1880,) * 2 + (2000,) * 2,
)
CAPACITY = Cover("占补产能", "capacity", "公斤", 1, {"PA": 9000}, (0, 9500, 0, 0), (200,) * 4)
MORE = replace(
    NUMBERS, covers=(PADDY, CAPACITY), advance_hmu=500, turnover_hmu=1000,
    turnover_quarters=2, sale_hmu=300, sale_hwan=2950,
)  # fmt: skip
LATE = replace(CHOSEN, starts={"PA": ("new", 2)}, covered={("占补水田", 1): 200})


def flows_of(kind: str, chosen: Chosen) -> list[LandFlow]:
    return [f for f in accounts.read_flows(MORE, chosen) if f.kind == kind]


def test_paddy_and_capacity_have_accounts_of_their_own() -> None:
    """PA starts in quarter 2: 5 亩 of paddy from 3 in stock and 2 bought; a plot's start none."""
    assert flows_of("占补水田", LATE)[:2] == [
        LandFlow("2027Q3", "占补水田", 5.0, 0.0, 5.0),
        LandFlow("2027Q4", "占补水田", 5.0, 5.0, 0.0),
    ]
    assert flows_of("占补产能", LATE)[:2] == [
        LandFlow("2027Q3", "占补产能", 0.0, 0.0, 0.0, "公斤"),
        LandFlow("2027Q4", "占补产能", 9500.0, 9000.0, 500.0, "公斤"),
    ]


def test_further_purchases_are_delivered_and_told_too() -> None:
    """Bought with the first quarter in view, needed in the second, at the same price."""
    late = accounts.deliver(MORE, LATE)

    assert {key: x for key, x in late.covered.items() if x} == {("占补水田", 2): 200}
    assert accounts.read_trades(MORE, late)[-1] == Trade("占补水田", "2027Q4", 2.0, 37.6)
    assert Cost(2027, "外购占补水田", 37.6) in accounts.read_costs(MORE, late)


def test_capacity_is_told_in_kilograms() -> None:
    chosen = replace(CHOSEN, covered={("占补产能", 2): 1500})

    assert accounts.read_trades(MORE, chosen)[-1] == Trade(
        "占补产能", "2027Q4", 1500.0, 30.0, "公斤"
    )


def test_a_sale_is_a_trade_with_a_negative_cost_and_uses_the_surplus() -> None:
    chosen = replace(CHOSEN, sold={4: 300})

    assert accounts.read_trades(MORE, chosen)[-1] == Trade("节余指标", "2028Q2", 3.0, -88.5)
    assert Cost(2028, "节余出售", -88.5) in accounts.read_costs(MORE, chosen)
    assert flows_of("节余指标", chosen)[-1] == LandFlow("2028Q2", "节余指标", 50.0, 43.0, 7.0)


def test_what_is_drawn_ahead_is_told_as_a_debt() -> None:
    """83 亩 of plan quota in quarter 1 against 80; 8 of linkage before anything is accepted."""
    ahead = replace(CHOSEN, plan_used=NO_FLOW | {1: 8300}, linkage_used=NO_FLOW | {2: 800})

    assert [(f.supplied_mu, f.used_mu, f.left_mu) for f in flows_of("预支指标", ahead)] == [
        (5, 3, 2), (0, 3, -3), (5, 0, 5), (0, 0, 0),
    ]  # fmt: skip
    assert [(f.supplied_mu, f.used_mu) for f in flows_of("周转指标", ahead)] == [
        (10, 0), (10, 8), (10, 0), (10, 0),
    ]  # fmt: skip
    assert flows_of("节余指标", ahead)[1].left_mu == -8


def test_a_county_without_them_has_the_four_accounts_only() -> None:
    assert {f.kind for f in accounts.read_flows(NUMBERS, CHOSEN)} == {
        "计划指标", "节余指标", "占补数量", "存量地块",
    }  # fmt: skip
