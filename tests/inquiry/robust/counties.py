"""Tiny counties with a plan, a stage for everybody, and fates drawn at random."""

from __future__ import annotations

from functools import cache

from numpy.random import default_rng

from tests.oracles.differential import exact, pruned
from tests.oracles.random_numbers import tiny_numbers
from zsyz_model.case import Plan
from zsyz_model.case.chances import ChanceRules
from zsyz_model.findings import NoPlanError
from zsyz_model.inquiry.robust.given import Given, given_plan
from zsyz_model.planning import read_plan
from zsyz_model.planning.numbers import Numbers
from zsyz_model.planning.tiers import solve_tiers

ORDER = ("missed_targets", "merit", "fit", "fairness", "land_cost")
STAGES = ("评审", "签约", "落地", "初审")
LIVELY = ChanceRules(
    sign_share=0.9, land_share=0.8, start_share=0.8, slip_chance=0.4, quota_late_chance=0.5,
    acceptance_late_chance=0.5, acceptance_late_most_quarters=2,
)  # fmt: skip


@cache
def planned(seed: int) -> tuple[Numbers, Plan] | None:
    """The county of a seed with its best plan; None when it has none, or nothing starts in it."""
    numbers = pruned(tiny_numbers(seed))
    try:
        parts = solve_tiers(numbers, exact(), lambda _stage, _share: None)
    except NoPlanError:
        return None
    plan = read_plan(numbers, parts, {}, ORDER)
    return (numbers, plan) if plan.starts else None


def given(seed: int) -> Given | None:
    """The same as the simulation reads it, with stages at random."""
    found = planned(seed)
    if found is None:
        return None
    rng = default_rng([7, seed])
    stages = {x.project_id: str(rng.choice(STAGES)) for x in found[1].starts}
    return given_plan(*found, stages)
