from __future__ import annotations

import dataclasses

from matplotlib.patches import Rectangle

from zsyz_model.case import LandFlow, LandSource, Outcome, Start
from zsyz_model.report.figures.land import draw_land, land_demand, land_supply, land_title


def test_supply_counts_quota_and_plots_but_never_the_farmland_account(small: Outcome) -> None:
    supply = land_supply(small)
    assert list(supply.columns) == ["计划指标", "节余指标", "存量地块"]
    assert supply.sum(axis=1).tolist() == [50.0, 50.0, 95.0, 95.0]


def test_demand_is_what_was_met_and_what_waits(small: Outcome) -> None:
    """P2 (40) and P3 (18) wait until 2027Q3; P4 (20, from 2027Q2) waits to the end."""
    demand = land_demand(small)
    assert demand.drop(columns="尚未落实").sum(axis=1).tolist() == [25.0, 25.0, 83.0, 83.0]
    assert demand["尚未落实"].tolist() == [58.0, 78.0, 20.0, 20.0]


def test_a_project_on_the_upper_list_takes_nothing_from_the_county(small: Outcome) -> None:
    listed = Start("P1", "2027Q2", "new", 30.0, (LandSource("清单配置", 25.0, "2027Q2"),))
    plan = dataclasses.replace(small.plan, starts=(listed, *small.plan.starts[1:]))
    demand = land_demand(small.with_plan(plan))
    assert demand["尚未落实"].tolist() == [58.0, 78.0, 20.0, 20.0]


def test_bars_stack_to_the_totals(small: Outcome) -> None:
    axes = draw_land(small).axes[0]
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    supply, demand = bars[:12], bars[12:]
    assert max(bar.get_y() + bar.get_height() for bar in supply) == 95.0
    assert max(bar.get_y() + bar.get_height() for bar in demand) == 103.0


def test_the_title_is_the_conclusion(small: Outcome) -> None:
    head = "到 2027Q4 可供用地 95 亩、安排 83 亩"
    assert land_title(small) == f"{head}，仍有 1 个项目 20 亩没有落实"
    placed = small.with_plan(dataclasses.replace(small.plan, unplaced=()))
    assert land_title(placed) == f"{head}，准入项目的用地全部落实"


def test_quota_that_holders_released_is_a_source_where_there_is_any(small: Outcome) -> None:
    moved = LandFlow("2027Q4", "腾挪指标", 12.0, 9.0, 3.0)
    plan = dataclasses.replace(small.plan, land=(*small.plan.land, moved))
    assert land_supply(small.with_plan(plan))["腾挪指标"].tolist() == [0.0, 0.0, 0.0, 12.0]
    assert land_demand(small.with_plan(plan))["腾挪指标"].tolist() == [0.0, 0.0, 0.0, 9.0]
