"""Judges what the plan says of itself: merit, bounds, gaps and status."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from math import isfinite

from zsyz_model.case import Goal, Plan, Start, Status
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import ZERO, Facts, exact, fault
from zsyz_model.judge.fairness import largest_load

WANTED_MOST = ("merit", "fit", "weighted")
ARITHMETIC = Fraction(1, 1_000_000)
"""How far a weighted sum may be off: it is told to six decimals of what a solver adds up."""
COARSEST = 0.01
"""The coarsest step below one in which a goal is told."""


def merit_of(facts: Facts, start: Start) -> Fraction:
    """Score × (invest / 亿元)^power × discount^(quarter − 1), to 0.001 point, half to even."""
    goals = facts.case.scenario.goals
    invest = Decimal(str(facts.start_project(start)["invest_wan"])) / Decimal(10000)
    weight = {0.0: Decimal(1), 0.5: invest.sqrt(), 1.0: invest}[goals.invest_power]
    score = Decimal(str(facts.scores.total.get(start.project_id, 0.0)))
    later = Decimal(str(goals.discount)) ** (facts.quarter(start.quarter) - 1)
    milli = (score * weight * later * 1000).quantize(Decimal(1), ROUND_HALF_EVEN)
    return Fraction(milli) / 1000


def check_merit(facts: Facts) -> Iterator[Finding]:
    """The merit that the plan claims is what its starts are worth."""
    known = (s for s in facts.plan.starts if s.project_id in facts.rows("projects"))
    true = sum((merit_of(facts, start) for start in known), ZERO)
    claimed = exact(facts.plan.goal("merit").value)
    if claimed != true:
        fact = f"方案称开工价值 {float(claimed):g}，实为 {float(true):g}"
        yield fault("merit", "merit", fact)


def check_proof(facts: Facts) -> Iterator[Finding]:
    """Bounds lie on their side, gaps are what they say, and only a proof is called one.

    A tolerance of the scenario is no missing proof: what it gave away is left out of account.
    """
    plan = facts.plan
    for goal in dict.fromkeys((*plan.goals, *asked_goals(plan))):
        best = goal.bound - goal.value if goal.name in WANTED_MOST else goal.value - goal.bound
        if best < 0:
            fact = f"{goal.name}：界 {goal.bound:g} 越过了值 {goal.value:g}"
            yield fault("proof", goal.name, fact)
        true = abs(goal.bound - goal.value) / max(1.0, abs(goal.value))
        if abs(true - goal.gap) > 1e-9:
            yield fault(
                "proof", goal.name, f"{goal.name}：相对差距写作 {goal.gap:g}，实为 {true:g}"
            )
    if not plan.status.readable:
        yield fault("proof", plan.status, "没有经过检查的方案却给出了安排")
    for goal in asked_goals(plan):
        most = facts.case.scenario.solver.gap + given_away(facts, goal)
        if plan.status is Status.OPTIMAL and goal.gap > most:
            fact = f"称为已证明最优，但差距 {goal.gap:g} 大于允许的 {most:g}"
            yield fault("proof", plan.status, fact)
            return


def asked_goals(plan: Plan) -> tuple[Goal, ...]:
    """What was proven: the weighted sum, else every tier."""
    return plan.goals if plan.weighted is None else (plan.weighted,)


def given_away(facts: Facts, goal: Goal) -> float:
    """The part of a goal's gap that the scenario tolerates; 0 without a tolerance."""
    share = facts.case.scenario.goals.tolerance.get(goal.name, 0.0)
    if not share or facts.plan.weighted is not None or not isfinite(goal.bound):
        return 0.0
    size = max(abs(goal.value), abs(goal.bound))
    return (share * size + COARSEST) / max(1.0, abs(goal.value))


def weighted_sum(facts: Facts) -> Fraction:
    """Σ weight × goal, what is wanted least counted negative, the largest load unrounded."""
    total = ZERO
    for name, weight in facts.case.scenario.goals.weights.items():
        value = exact(facts.plan.goal(name).value)
        if name == "fairness":
            value = largest_load(facts) * 100
        total += exact(weight) * (value if name in WANTED_MOST else -value)
    return total


def check_weights(facts: Facts) -> Iterator[Finding]:
    """A plan has a weighted sum exactly when weights were asked for, and it is that sum."""
    plan, asked = facts.plan, facts.case.scenario.goals.weighted
    if (plan.weighted is not None) != asked or (plan.mode == "weights") != asked:
        fact = (
            "情景填写了目标权重，方案却没有加权和"
            if asked
            else "情景没有填写目标权重，方案却称加权求解"
        )
        yield fault("weights", "weighted", fact)
    elif plan.weighted is not None:
        claimed, true = exact(plan.weighted.value), weighted_sum(facts)
        if abs(claimed - true) > ARITHMETIC * max(Fraction(1), abs(true)):
            fact = f"方案称加权和 {float(claimed):g}，实为 {float(true):g}"
            yield fault("weights", "weighted", fact)
