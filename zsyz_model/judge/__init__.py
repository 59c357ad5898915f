"""The judge: recomputes every promise of a plan from the tables, exactly.

It imports neither the solver nor the model, so that a mistake there cannot excuse itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from zsyz_model.case import Admission, Case, Plan, Scores
from zsyz_model.findings import Finding
from zsyz_model.judge import accounts, form, goals, land, leaders, starts
from zsyz_model.judge.facts import Facts

CHECKS: dict[str, Callable[[Facts], Iterator[Finding]]] = {
    "one_start": starts.check_one_start,
    "earliest_start": starts.check_earliest_start,
    "one_leader": leaders.check_one_leader,
    "leader_for_start": leaders.check_leader_for_start,
    "leader_hours": leaders.check_leader_hours,
    "leader_count": leaders.check_leader_count,
    "pair_rules": leaders.check_pair_rules,
    "plot_area": starts.check_plot_area,
    "conversion": land.check_conversion,
    "plan_quota": land.check_plan_quota,
    "linkage_quota": land.check_linkage_quota,
    "farmland_balance": land.check_farmland_balance,
    "swap_repaid": land.check_swap_repaid,
    "scheme_capacity": land.check_scheme_capacity,
    "land_budget": accounts.check_land_budget,
    "start_target": starts.check_start_target,
    "merit": goals.check_merit,
    "fit": leaders.check_fit,
    "land_cost": accounts.check_costs,
    "accounts": accounts.check_accounts,
    "proof": goals.check_proof,
}
"""Every promise by name: the limits of docs/model.md first, then what the plan says of itself."""


def judge(case: Case, admission: Admission, scores: Scores, plan: Plan) -> tuple[Finding, ...]:
    """All broken promises of the plan; none means that it may be used.

    A plan whose records are malformed is not counted any further.
    """
    facts = Facts(case, admission, scores, plan)
    malformed = tuple(form.check_form(facts))
    return malformed or tuple(finding for check in CHECKS.values() for finding in check(facts))


__all__ = ["CHECKS", "judge"]
