"""An answer about robustness made by hand: two quarters, two projects, one weak point, one tree."""

from __future__ import annotations

from zsyz_model.case.robustness import (
    BUDGET,
    ON_TIME,
    REPAID,
    STARTED,
    TARGET,
    Assumed,
    Branch,
    Chance,
    Condition,
    FanQuarter,
    Look,
    Promised,
    Robustness,
    Spread,
    Tree,
    WeakPoint,
)


def tree() -> Tree:
    """Two branches; the careful promises have the smaller regret, the bold ones the better mean."""
    return Tree(
        quarters=2,
        level=0.8,
        branches=(Branch("按期", 75.0, 1000.0, 310.5), Branch("指标迟 3 季", 25.0, 600.0, 200.25)),
        plans=(
            Promised("按期", {"P1": "new", "P2": "J1"}, (1000.0, 480.0), (0.0, 120.0), (0, 1), (310.5, 190.0), 870.0, 480.0, 120.0),
            Promised("指标迟 3 季", {"P2": "J1"}, (930.0, 600.0), (70.0, 0.0), (0, 0), (300.0, 200.25), 847.5, 600.0, 70.0),
        ),
        expected="按期",
        tail="指标迟 3 季",
        regret="指标迟 3 季",
        gaps={"按期望求解": 1.25, "按最差部分求解": 0.0},
        open_points=0.125,
        waiting_points=30.0,
        waiting_mu=2.5625,
        planning_points=12.5,
        planning_mu=-4.0,
    )  # fmt: skip


def answer(with_tree: bool = True, settled: bool = True) -> Robustness:
    """1 000 draws of a plan that starts P1 and P2."""
    return Robustness(
        scenario="小县",
        draws=1000,
        seed=7,
        confidence=95.0,
        asked_half_width=3.5 if settled else 1.0,
        settled=settled,
        chances=(
            Chance(STARTED, "P1", 604, 60.4, 57.33, 63.39),
            Chance(STARTED, "P2", 310, 31.0, 28.21, 33.94),
            Chance(ON_TIME, "P1", 402, 40.2, 37.2, 43.27),
            Chance(ON_TIME, "P2", 0, 0.0, 0.0, 0.38),
            Chance(REPAID, "J2", 811, 81.1, 78.56, 83.4),
            Chance(TARGET, "2027Q2", 120, 12.0, 10.13, 14.16),
            Chance(BUDGET, "2027", 999, 99.9, 99.44, 99.98),
        ),
        fan=(
            FanQuarter("2027Q1", 0, 1, 0.4, 0.0, 0.0, 1.0),
            FanQuarter("2027Q2", 3, 2, 0.91, 0.0, 1.0, 2.0),
        ),
        spreads=(
            Spread("merit", 900.5, 512.25, 101.0, 505.0, 890.75, 88.8),
            Spread("land_cost", 3000.0, 2512.5, 2200.0, 2501.0, 2999.0, 3001.25),
        ),
        looks=(Look(500, 4.37, "开工 P1"), Look(1000, 3.03, "开工 P1")),
        bad_percent=20.0,
        bad_merit=120.125,
        weak_points=(
            WeakPoint((Condition("不开工", "P1", True, 1), Condition("指标迟到", "2027Q1", True, 2)),
                      130, 91, 70.0, 45.5, 20.4),
        ),
        assumed=(Assumed("chances.land_share", "签约项目落地的概率", 0.84, "", "[29]", "待核实"),),
        names={"P1": "P1 新材料一期", "P2": "P2 纺织服装扩产"},
        tree=tree() if with_tree else None,
    )  # fmt: skip
