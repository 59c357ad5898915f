"""One goal of a plan, as it was proven."""

from __future__ import annotations

from dataclasses import dataclass

GOAL_WORDS: dict[str, tuple[str, str]] = {
    "missed_targets": ("开工目标累计缺口", "个·季度"),
    "merit": ("开工价值", "分"),
    "fit": ("包保契合度合计", "分"),
    "fairness": ("最大包保负荷", "%"),
    "land_cost": ("用地费用", "万元"),
    "weighted": ("加权和", ""),
}
"""Each goal's Chinese title and unit."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One tier: its value in the plan, the proven bound and the relative gap."""

    name: str
    value: float
    bound: float
    gap: float


TITLES: dict[str, tuple[str, str]] = {
    "missed_targets": ("开工目标累计缺口", "个·季度"),
    "merit": ("开工价值", "分"),
    "fit": ("包保契合度合计", "分"),
    "fairness": ("最大包保负荷", "%"),
    "weighted": ("加权和", ""),
    "land_cost": ("用地费用", "万元"),
}
"""Each goal's Chinese title and unit."""
