"""From a solver's values to a judged plan: records, goals with their bounds, no broken promise."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from zsyz_model.case import Goal, Kept, Plan
from zsyz_model.findings import Finding, RunError
from zsyz_model.inquiry.known import Known
from zsyz_model.inquiry.solving import Found, Ground
from zsyz_model.inquiry.worths import WEIGHTED, told, worth
from zsyz_model.pipeline import outcome_of
from zsyz_model.planning import current_leaders, read_plan
from zsyz_model.planning.asking import told_goal
from zsyz_model.planning.climbing import Tiered, order_of


def judged(known: Known, ground: Ground, found: Found, kept: Kept | None = None) -> Plan:
    """The plan with its judgement; it is no proven best, and its bounds are those of the known plan.

    `kept`: the earlier plan whose promises it counts.
    Raises RunError when it breaks a promise: then nothing may be said.
    """
    case, before = known.case, known.outcome
    plan = read_plan(
        ground.numbers,
        _tiered(known, ground, found),
        current_leaders(case),
        order_of(case.scenario),
    )
    plan = plan if kept is not None else replace(plan, changes=0)
    outcome = outcome_of(case, before.admission, before.scores, plan, kept)
    if outcome.plan.faults:
        raise RunError(
            Finding("Q02", "重算的方案未通过判定，不能据此回答", "请把情景与台账交维护人员核对"),
            *outcome.plan.faults,
        )
    return outcome.plan


def _tiered(known: Known, ground: Ground, found: Found) -> tuple[Tiered, ...]:
    """The parts as the planning room hands them on; goals and weighted sum stand in the last."""
    goals = {x.name: _goal(ground, found, x) for x in known.plan.goals}
    whole = known.plan.weighted and _weighted(ground, found, known.plan.weighted)
    last = len(found.parts) - 1
    return tuple(
        Tiered(
            model, values, goals if i == last else {}, found.repeatable, False, found.solver,
            weighted=whole if i == last else None,
        )
        for i, (model, values) in enumerate(found.parts)
    )  # fmt: skip


def _goal(ground: Ground, found: Found, known: Goal) -> Goal:
    value = told(known.name, worth(ground.scenario, found.parts, known.name))
    return told_goal(known.name, round(value, 4) + 0.0, known.bound)


def _weighted(ground: Ground, found: Found, known: Goal) -> Goal:
    own: Fraction = worth(ground.scenario, found.parts, WEIGHTED)
    value = told(WEIGHTED, own)
    bound = max(value, known.bound)
    return Goal(known.name, value, bound, abs(bound - value) / max(1.0, abs(value)))
