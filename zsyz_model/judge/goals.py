"""Judges what the plan says of itself: merit, bounds, gaps and status."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from zsyz_model.case import Start, Status
from zsyz_model.findings import Finding
from zsyz_model.judge.facts import ZERO, Facts, exact, fault

WANTED_MOST = ("merit", "fit")


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
    """Bounds lie on their side, gaps are what they say, and only a proof is called one."""
    plan = facts.plan
    for goal in plan.goals:
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
    if plan.status is Status.OPTIMAL and plan.gap > facts.case.scenario.solver.gap:
        fact = f"称为已证明最优，但差距 {plan.gap:g} 大于允许的 {facts.case.scenario.solver.gap:g}"
        yield fault("proof", plan.status, fact)
