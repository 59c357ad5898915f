"""Many counties and what they share: one model while they are few, prices and shares beyond."""

from __future__ import annotations

from concurrent.futures import Executor

from zsyz_model.planning.province.questions import Province, Rules
from zsyz_model.planning.province.single import solve_single
from zsyz_model.planning.province.splitting import solve_split
from zsyz_model.planning.province.told import CountyPlan, ProvincePlan, plan_of


def plan_province(province: Province, rules: Rules, pool: Executor) -> ProvincePlan:
    """The plan of a province with its proven gap; the pool decides where it is worked out.

    Up to `rules.single_most` counties one model proves more in less time. Raises NoPlanError.
    """
    if len(province.counties) <= rules.single_most:
        return solve_single(province, rules)
    return solve_split(province, rules, pool)


__all__ = [
    "CountyPlan", "Province", "ProvincePlan", "Rules", "plan_of", "plan_province", "solve_single", "solve_split",
]  # fmt: skip
