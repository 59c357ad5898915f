"""One goal of a plan, as it was proven."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

GOAL_WORDS: Mapping[str, tuple[str, str]] = {
    "missed_targets": ("开工目标累计缺口", "个·季度"),
    "merit": ("开工价值", "分"),
    "fit": ("包保契合度合计", "分"),
    "fairness": ("最大包保负荷", "%"),
    "stability": ("变动的承诺", "项"),
    "land_cost": ("用地费用", "万元"),
    "weighted": ("加权和", ""),
}
"""Goals → what a planner calls them, and their unit."""
WANTED_MOST = ("merit", "fit", "weighted")
"""Goals of which more is better; of the others less is."""


def in_words(goal: str, value: float, sign: str = "") -> str:
    """A value with its goal's name and unit; `sign` is a format for the sign.

    >>> in_words("merit", 2.5)
    '开工价值 2.5 分'
    """
    name, unit = GOAL_WORDS.get(goal, (goal, ""))
    return f"{name} {value:{sign}.10g} {unit}".strip()


@dataclass(frozen=True, slots=True)
class Goal:
    """One tier: its value in the plan, the proven bound and the relative gap."""

    name: str
    value: float
    bound: float
    gap: float
