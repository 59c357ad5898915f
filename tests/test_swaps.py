"""Swaps told whole: every part of the sentence and every yuan counted by hand on the toy county."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.cases import make_scenario, toy_tables
from tests.planning.toys import EXACT, plan_of, row, told, toy
from zsyz_model.case import (
    Case,
    LandRules,
    LandSource,
    Opening,
    Outcome,
    Plan,
    Start,
    Status,
    Swap,
    SwapCost,
    Taker,
)
from zsyz_model.judge import judge
from zsyz_model.pipeline import outcome_of
from zsyz_model.swaps import tell_swaps

QUOTA = (LandSource("计划指标", 30.0, "2027Q4"), LandSource("节余指标", 10.0, "2027Q4"))
ON_PLOT = Start("P5", "2027Q2", "J2", 20.0, (LandSource("存量地块", 20.0, "2027Q2"),))


def planned(*swaps: Swap, starts: tuple[Start, ...] = (ON_PLOT,), **opened: int) -> Plan:
    """A plan of swaps, with the plots opened in their years at 10 万元 each."""
    openings = tuple(Opening(j, year, 40.0, 10.0) for j, year in (opened or {"J2": 2027}).items())
    return Plan(Status.OPTIMAL, "tiers", (), starts, (), plots=openings, swaps=swaps)


def swap(by: str = "quota", sources: tuple[LandSource, ...] = QUOTA) -> Swap:
    """P4 gives up J2's 40 亩 and has its own back in the last quarter."""
    return Swap("J2", "P4", 40.0, by, "2027Q4", "2027Q4", sources if by == "quota" else ())


def county(**lot: Any) -> Case:
    """The toy county; what is given changes plot J2."""
    tables = toy_tables()
    row(tables, "plots", "J2").update(lot)
    return toy(tables=tables)


def test_the_sentence_says_who_gives_who_takes_how_when_and_at_what_cost() -> None:
    """10 to open; 20 亩 at 5; 30 亩 of plan quota at 2. Of 40 亩 farmland, linkage brings 90 % of 10
    亩 along; the other 31 would be 427.8."""
    [found] = tell_swaps(county(), planned(swap()))

    assert found.takers == (Taker("P5", "2027Q2", 20.0),)
    assert found.cost == SwapCost(10.0, 100.0, 60.0, 31.0, 427.8)
    assert found.cost.wan == 170.0
    assert found.words == (
        "P4 制剂车间 2027 年让出地块 J2（40.00 亩），由 P5 泵阀技改（2027Q2，20.00 亩） 承接，余 20.00 亩；"
        "2027Q4 以计划指标 30.00 亩、节余指标 10.00 亩归还，期限 2027Q4；"
        "费用 170.00 万元 = 启用 10.00 + 取得 100.00 + 归还 60.00；"
        "归还另占用占补数量 31.00 亩，如外购需 427.80 万元"
    )


def test_a_holder_repaid_with_a_plot_costs_the_plots_price_and_no_compensation() -> None:
    """40 亩 of J1 at 8 万元."""
    [found] = tell_swaps(county(), planned(swap("J1")))

    assert found.cost == SwapCost(10.0, 100.0, 320.0)
    assert "2027Q4 以存量地块 J1 的 40.00 亩归还，期限 2027Q4" in found.words
    assert found.words.endswith("费用 430.00 万元 = 启用 10.00 + 取得 100.00 + 归还 320.00")


def test_prices_are_those_of_the_quarter_else_the_scenarios() -> None:
    """The sheet prices plan quota at 3 in 2027Q4; compensation at 20 by the scenario; half of
    40 亩 is farmland, less the 9 that linkage brings."""
    tables = toy_tables()
    row(tables, "quota", "2027Q4")["price_wan"] = 3
    land = LandRules(balance_wan_per_mu=20.0, swap_farmland_share=0.5)

    [found] = tell_swaps(toy(make_scenario(solver=EXACT, land=land), tables), planned(swap()))

    assert (found.cost.repaying_wan, found.cost.compensation_mu) == (90.0, 11.0)
    assert found.cost.compensation_wan == 220.0


def test_nobody_on_a_plot_is_said() -> None:
    [found] = tell_swaps(county(), planned(swap(), starts=()))

    assert "让出地块 J2（40.00 亩），暂无项目承接，余 40.00 亩；" in found.words
    assert found.cost.taking_wan == 0.0


def moved(project: str, quarter: str, mu: float) -> Start:
    """A start on new land, part of it on released quota."""
    return Start(project, quarter, "new", 50.0, (LandSource("腾挪指标", mu, quarter),))


def test_quota_is_taken_whole_and_used_by_whoever_draws_on_it() -> None:
    """40 亩 at 5 are 200, whether or not they are all used."""
    starts = (moved("P2", "2027Q3", 10.0), moved("P1", "2027Q2", 25.0))

    [found] = tell_swaps(county(plot_kind="腾挪指标"), planned(swap(), starts=starts))

    assert found.takers == (Taker("P1", "2027Q2", 25.0), Taker("P2", "2027Q3", 10.0))
    assert found.cost.taking_wan == 200.0
    assert (
        "让出指标 J2（40.00 亩），由 P1 新材料一期（2027Q2，25.00 亩）、"
        "P2 纺织服装扩产（2027Q3，10.00 亩） 使用，余 5.00 亩；" in found.words
    )


def test_of_two_lots_the_one_released_first_is_used_first() -> None:
    tables = toy_tables()
    lot = row(tables, "plots", "J2") | {"plot_kind": "腾挪指标"}
    late = lot | {"plot_id": "J0", "area_mu": 30, "ready": "2027Q3"}
    tables["plots"] = [tables["plots"][0], lot, late]
    swaps = (swap(), replace(swap(), plot_id="J0", mu=30.0))
    starts = (moved("P1", "2027Q2", 25.0), moved("P2", "2027Q3", 30.0))

    one, other = tell_swaps(toy(tables=tables), planned(*swaps, starts=starts, J2=2027, J0=2027))

    assert one.takers == (Taker("P1", "2027Q2", 25.0), Taker("P2", "2027Q3", 15.0))
    assert other.takers == (Taker("P2", "2027Q3", 15.0),)


def lonely() -> tuple[Case, Plan]:
    """Only P2 waits (50 亩, from 2027Q2 on); all plan quota comes in 2027Q4, P4 can release 60."""
    tables = toy_tables()
    tables["quota"] = [
        {"quarter": "2027Q4", "quota_kind": "计划指标", "amount": 200, "price_wan": 2},
        {"quarter": "2027Q1", "quota_kind": "占补数量", "amount": 100, "price_wan": 13.8},
    ]
    tables["plots"] = [
        {"plot_id": "Q1", "place": "A", "area_mu": 60, "plot_kind": "腾挪指标", "ready": "2027Q1",
         "unit_wan": 1, "fixed_wan": 5, "holder": "P4", "repay_by": "2027Q4"},
    ]  # fmt: skip
    tables["schemes"], tables["leaders"] = [], [r | {"least": 0} for r in tables["leaders"]]
    case = toy(tables=tables)
    return case, plan_of(case, {"P2": 60.0})


def test_quota_of_a_stalled_holder_lets_a_ready_project_start() -> None:
    """5 to open, 60 亩 at 1, and 60 亩 of plan quota at 2 given back: 185; the stock of 100
    covers P2's 40 and the holder's 60."""
    _, plan = lonely()

    assert plan.starts == (
        Start("P2", "2027Q2", "new", 50.0, (LandSource("腾挪指标", 50.0, "2027Q2"),)),
    )
    back = (LandSource("计划指标", 60.0, "2027Q4"),)
    assert plan.swaps == (Swap("Q1", "P4", 60.0, "quota", "2027Q4", "2027Q4", back),)
    assert {(c.kind, c.wan) for c in plan.costs} == {
        ("地块固定费用", 5.0), ("腾挪指标取得", 60.0), ("计划指标", 120.0),
    }  # fmt: skip
    flows = [(f.supplied_mu, f.used_mu) for f in plan.land if f.kind == "腾挪指标"]
    assert flows == [(60, 0), (60, 50), (60, 50), (60, 50)]


def test_the_sentence_of_a_planned_swap_costs_what_the_plan_costs() -> None:
    case, plan = lonely()

    [found] = tell_swaps(case, plan)

    assert found.cost == SwapCost(5.0, 60.0, 120.0, 60.0, 828.0)
    assert found.cost.wan == plan.goal("land_cost").value == 185.0


def test_the_judge_agrees_and_finds_the_same_quota_used_twice() -> None:
    case, plan = lonely()
    admission, scores = told({"P2": 60.0})
    twice = (LandSource("腾挪指标", 50.0, "2027Q2"), LandSource("腾挪指标", 10.01, "2027Q2"))
    greedy = replace(plan, starts=(replace(plan.starts[0], sources=twice),))

    assert judge(case, admission, scores, plan) == ()
    found = judge(case, admission, scores, greedy)
    assert "截至 2027Q2 累计使用 60.01 亩，超出可用 0.01 亩" in {
        f.fact for f in found if f.code == "swap_quota"
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"swaps": ()}, "swap_repaid"),
        ({"plots": ()}, "swap_quota"),
        ({"starts": (replace(ON_PLOT, project_id="P2", site="Q1"),)}, "plot_area"),
    ],
)
def test_a_swap_of_quota_keeps_the_promises_of_any_swap(changes: dict[str, Any], code: str) -> None:
    case, plan = lonely()
    admission, scores = told({"P2": 60.0})

    assert code in {f.code for f in judge(case, admission, scores, replace(plan, **changes))}


def test_the_outcome_carries_the_words_and_so_does_the_document() -> None:
    case, plan = lonely()

    outcome: Outcome = outcome_of(case, *told({"P2": 60.0}), plan)

    assert outcome.plan.faults == ()
    assert outcome.plan.to_json()["swaps"][0]["words"].startswith("P4 制剂车间 2027 年让出指标 Q1")


def test_a_plan_that_may_not_be_used_is_not_told() -> None:
    case, plan = lonely()

    broken = outcome_of(case, *told({"P2": 60.0}), replace(plan, leads=()))

    assert broken.plan.faults
    assert [swap.words for swap in broken.plan.swaps] == [""]
