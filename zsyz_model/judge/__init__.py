"""The judge: recomputes every promise of a plan from the tables, exactly.

It imports neither the solver nor the model, so that a mistake there cannot excuse itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from zsyz_model.case import Admission, Case, Plan, Scores
from zsyz_model.findings import Finding
from zsyz_model.judge import (
    accounts,
    compensation,
    fairness,
    finance,
    form,
    goals,
    land,
    leaders,
    linkage,
    sites,
    starts,
)
from zsyz_model.judge.facts import Facts
from zsyz_model.judge.kept import check_kept_plan

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
    "advance_settled": land.check_advance_settled,
    "linkage_quota": linkage.check_linkage_quota,
    "turnover_repaid": linkage.check_turnover_repaid,
    "linkage_sold": linkage.check_linkage_sold,
    "farmland_balance": compensation.check_farmland_balance,
    "swap_repaid": land.check_swap_repaid,
    "swap_quota": land.check_swap_quota,
    "scheme_capacity": linkage.check_scheme_capacity,
    "land_budget": accounts.check_land_budget,
    "finance_gap": finance.check_finance_gap,
    "site_caps": sites.check_site_caps,
    "start_target": starts.check_start_target,
    "merit": goals.check_merit,
    "fit": leaders.check_fit,
    "fairness": fairness.check_fairness,
    "land_cost": accounts.check_costs,
    "accounts": accounts.check_accounts,
    "weights": goals.check_weights,
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


__all__ = ["CHECKS", "check_kept_plan", "judge"]
