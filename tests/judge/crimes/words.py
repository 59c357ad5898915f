"""Crimes in what a plan says of itself: goals, costs, accounts, proof and form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.judge.crimes.forging import crime, instead, with_start
from zsyz_model.case import Goal, Outcome, Plan, Status


def _with_goal(plan: Plan, name: str, **changes: Any) -> Plan:
    old = plan.goal(name)
    return replace(plan, goals=instead(plan.goals, old, replace(old, **changes)))


def _claimed(outcome: Outcome, name: str, value: float) -> Plan:
    return _with_goal(outcome.plan, name, value=value, bound=value, gap=0.0)


@crime("start_target")
def missed_targets_understated(outcome: Outcome) -> Iterator[Plan]:
    yield _claimed(outcome, "missed_targets", outcome.plan.goal("missed_targets").value - 1)


@crime("merit")
def merit_overstated(outcome: Outcome) -> Iterator[Plan]:
    yield _claimed(outcome, "merit", round(outcome.plan.goal("merit").value + 0.001, 3))


@crime("fit")
def fit_overstated(outcome: Outcome) -> Iterator[Plan]:
    yield _claimed(outcome, "fit", outcome.plan.goal("fit").value + 1)


@crime("fairness")
def a_load_understated(outcome: Outcome) -> Iterator[Plan]:
    yield _claimed(outcome, "fairness", round(outcome.plan.goal("fairness").value - 0.01, 2))


@crime("weights")
def a_weighted_sum_nobody_asked_for(outcome: Outcome) -> Iterator[Plan]:
    yield replace(outcome.plan, mode="weights", weighted=Goal("weighted", 1.0, 1.0, 0.0))


@crime("land_cost")
def land_cost_understated(outcome: Outcome) -> Iterator[Plan]:
    yield _claimed(outcome, "land_cost", round(outcome.plan.goal("land_cost").value - 0.01, 4))


@crime("land_cost")
def a_cost_misprinted(outcome: Outcome) -> Iterator[Plan]:
    for cost in outcome.plan.costs:
        less = replace(cost, wan=round(cost.wan - 0.01, 4))
        yield replace(outcome.plan, costs=instead(outcome.plan.costs, cost, less))


@crime("land_cost")
def a_cost_left_out(outcome: Outcome) -> Iterator[Plan]:
    for cost in outcome.plan.costs:
        yield replace(outcome.plan, costs=instead(outcome.plan.costs, cost))


@crime("land_cost")
def a_cost_listed_twice(outcome: Outcome) -> Iterator[Plan]:
    for cost in outcome.plan.costs:
        yield replace(outcome.plan, costs=(*outcome.plan.costs, cost))


@crime("land_cost")
def a_plot_s_cost_misprinted(outcome: Outcome) -> Iterator[Plan]:
    for opening in outcome.plan.plots:
        more = replace(opening, cost_wan=round(opening.cost_wan + 0.01, 4))
        yield replace(outcome.plan, plots=instead(outcome.plan.plots, opening, more))


@crime("land_cost")
def a_scheme_s_cost_misprinted(outcome: Outcome) -> Iterator[Plan]:
    for launch in outcome.plan.schemes:
        less = replace(launch, cost_wan=round(launch.cost_wan - 0.01, 4))
        yield replace(outcome.plan, schemes=instead(outcome.plan.schemes, launch, less))


@crime("land_cost")
def a_purchase_s_cost_misprinted(outcome: Outcome) -> Iterator[Plan]:
    for trade in outcome.plan.trades:
        less = replace(trade, cost_wan=round(trade.cost_wan - 0.01, 4))
        yield replace(outcome.plan, trades=instead(outcome.plan.trades, trade, less))


@crime("plot_area")
def a_plot_s_area_misprinted(outcome: Outcome) -> Iterator[Plan]:
    for opening in outcome.plan.plots:
        more = replace(opening, area_mu=round(opening.area_mu + 0.01, 2))
        yield replace(outcome.plan, plots=instead(outcome.plan.plots, opening, more))


@crime("accounts")
def a_supply_overstated(outcome: Outcome) -> Iterator[Plan]:
    for flow in outcome.plan.land:
        more = replace(flow, supplied_mu=round(flow.supplied_mu + 0.01, 2))
        yield replace(outcome.plan, land=instead(outcome.plan.land, flow, more))


@crime("accounts")
def a_use_understated(outcome: Outcome) -> Iterator[Plan]:
    for flow in outcome.plan.land:
        less = replace(flow, used_mu=round(flow.used_mu - 0.01, 2))
        yield replace(outcome.plan, land=instead(outcome.plan.land, flow, less))


@crime("accounts")
def a_remainder_that_does_not_add_up(outcome: Outcome) -> Iterator[Plan]:
    for flow in outcome.plan.land:
        more = replace(flow, left_mu=round(flow.left_mu + 0.01, 2))
        yield replace(outcome.plan, land=instead(outcome.plan.land, flow, more))


@crime("accounts")
def a_quarter_missing_in_the_accounts(outcome: Outcome) -> Iterator[Plan]:
    for flow in outcome.plan.land:
        yield replace(outcome.plan, land=instead(outcome.plan.land, flow))


@crime("accounts")
def a_quarter_twice_in_the_accounts(outcome: Outcome) -> Iterator[Plan]:
    for flow in outcome.plan.land:
        yield replace(outcome.plan, land=(*outcome.plan.land, flow))


def _bounded(outcome: Outcome, name: str, bound: float) -> Plan:
    """Another bound, with the gap that belongs to it."""
    value = outcome.plan.goal(name).value
    gap = abs(bound - value) / max(1.0, abs(value))
    return _with_goal(outcome.plan, name, bound=bound, gap=gap)


@crime("proof")
def a_merit_above_its_bound(outcome: Outcome) -> Iterator[Plan]:
    plan = _bounded(outcome, "merit", outcome.plan.goal("merit").value - 0.001)
    yield replace(plan, status=Status.FEASIBLE_LIMIT)


@crime("proof")
def a_cost_below_its_bound(outcome: Outcome) -> Iterator[Plan]:
    plan = _bounded(outcome, "land_cost", outcome.plan.goal("land_cost").value + 0.01)
    yield replace(plan, status=Status.FEASIBLE_LIMIT)


@crime("proof")
def a_gap_understated(outcome: Outcome) -> Iterator[Plan]:
    value = outcome.plan.goal("merit").value
    plan = _with_goal(outcome.plan, "merit", bound=value * 1.25 + 1.0, gap=0.0)
    yield replace(plan, status=Status.FEASIBLE_LIMIT)


@crime("proof")
def an_unproven_plan_called_optimal(outcome: Outcome) -> Iterator[Plan]:
    plan = _bounded(outcome, "merit", outcome.plan.goal("merit").value * 1.25 + 1.0)
    yield replace(plan, status=Status.OPTIMAL)


@crime("proof")
def a_plan_without_a_solution_behind_it(outcome: Outcome) -> Iterator[Plan]:
    yield replace(outcome.plan, status=Status.NO_SOLUTION)


@crime("form")
def a_goal_that_is_not_there(outcome: Outcome) -> Iterator[Plan]:
    fit = outcome.plan.goal("fit")
    yield replace(outcome.plan, goals=instead(outcome.plan.goals, fit))


@crime("form")
def a_goal_with_two_values(outcome: Outcome) -> Iterator[Plan]:
    yield replace(outcome.plan, goals=(*outcome.plan.goals, Goal("fit", 0.0, 0.0, 0.0)))


@crime("form")
def a_merit_that_is_no_number(outcome: Outcome) -> Iterator[Plan]:
    yield _claimed(outcome, "merit", float("nan"))


@crime("form")
def a_gap_that_is_no_number(outcome: Outcome) -> Iterator[Plan]:
    yield _with_goal(outcome.plan, "merit", gap=float("nan"))


@crime("form")
def land_without_end(outcome: Outcome) -> Iterator[Plan]:
    for start in outcome.plan.starts:
        yield with_start(outcome.plan, start, land_mu=float("inf"))


@crime("form")
def a_number_written_as_a_word(outcome: Outcome) -> Iterator[Plan]:
    for start in outcome.plan.starts:
        yield with_start(outcome.plan, start, land_mu=f"{start.land_mu}")
