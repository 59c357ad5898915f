"""Answers built by hand on the small county of the report's tests."""

from __future__ import annotations

from dataclasses import replace

from zsyz_model.case import Goal, Lead, Outcome, Plan, Start, Status
from zsyz_model.case.alternatives import Alternatives, Ending, Way, standings_of
from zsyz_model.case.answers import Loss, Move
from zsyz_model.case.differences import Cause, Difference, Effect, Method, Override
from zsyz_model.case.fronts import Front, Point

PLAN = Plan(Status.OPTIMAL, "tiers", (Goal("merit", 1.0, 1.0, 0.0),), (), ())


def alternatives(outcome: Outcome) -> Alternatives:
    """Two plans: P1 starts a quarter later, P3's site is new land, P2 has another leader."""
    first = outcome.plan
    starts = (Start("P1", "2027Q2", "new", 30), *(s for s in first.starts if s.project_id != "P1"))
    leads = tuple(Lead("P2", "L3", 1, 40, True) if x.project_id == "P2" else x for x in first.leads)
    plans = (first, replace(first, starts=starts, leads=leads))
    return Alternatives(
        2, 0.05, 2, ("开工", "包保"), {"merit": 1.0},
        (Way(1, plans[0], (), ()), Way(2, plans[1], (), (2,))),
        Ending.ALL, standings_of(plans, ["P1", "P2", "P3", "P4"], ["P1", "P2"]), 0.0,
    )  # fmt: skip


def front(*values: tuple[float, ...], goals: tuple[str, ...] = ("merit", "land_cost")) -> Front:
    """Points with these values."""
    points = tuple(Point(dict(zip(goals, x, strict=True)), PLAN, True, 0.0) for x in values)
    return Front(goals, points, True, "", dict.fromkeys(goals[1:]), {})


def difference() -> Difference:
    """Merit falls by 10, of which 7.5 by the first override; cost rises by the second alone."""
    return Difference(
        "基准 a", "收紧 b",
        (Loss("merit", 100.0, 90.0, 10.0, 10.0, 10.0), Loss("fit", 50.0, 50.0, 0, 0, 0),
         Loss("land_cost", 20.0, 20.5, 0.5, 0.5, 0.5)),
        (
            Effect((Override("改动 用地指标 数量", "", "乘以 0.6"),),
                   {"merit": -7.5, "fit": 0.0, "land_cost": 0.0}, {}, {}, 1.0),
            Effect((Override("台账 存量地块 J1 取得单价", "8", "12"),),
                   {"merit": -2.5, "fit": 0.0, "land_cost": 0.5}, {}, {}, 0.0),
        ),
        (Cause(Move("开工", "P1", "2027Q1 new", ""), ("改动 用地指标 数量",), 1.0),),
        Method.SHAPLEY, 2, 2,
    )  # fmt: skip
