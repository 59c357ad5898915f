"""Judging what the plan says of itself: merit, bounds, gaps and status."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.judge.asking import PLAN, after, facts, said, start, wishes
from zsyz_model.case import GoalRules, Plan, Status
from zsyz_model.judge import goals


def test_the_plan_of_the_county_is_in_order() -> None:
    assert said(goals.check_merit) == []
    assert said(goals.check_proof) == []


@pytest.mark.parametrize(
    ("project", "power", "discount", "merit"),
    [
        # P01: 85 points, 3 亿元, first quarter; √3 = 1.7320508
        ("P01", 0.5, 0.95, "147.224"),
        ("P01", 0.0, 0.95, "85"),
        ("P01", 1.0, 0.95, "255"),
        # P03: 70 points, 5 亿元, third quarter; √5 = 2.2360680, 0.95² = 0.9025
        ("P03", 0.5, 0.95, "141.264"),
        ("P03", 1.0, 0.5, "87.5"),
        ("P03", 0.0, 1.0, "70"),
        # P08: 65.5 points, 2 亿元, second quarter: 65.5 × 0.95 = 62.225
        ("P08", 0.0, 0.95, "62.225"),
        # P09: 58.25 × 0.9 亿元 = 52.425
        ("P09", 1.0, 0.95, "52.425"),
    ],
)
def test_merit_of_a_start(project: str, power: float, discount: float, merit: str) -> None:
    rules = GoalRules(discount=discount, invest_power=power)
    seen = facts(scenario=replace(wishes(), goals=rules))

    assert goals.merit_of(seen, start(project)) == Fraction(merit)


def test_half_a_thousandth_goes_to_the_even_one() -> None:
    """65.5 × 0.005 = 0.3275, half way between 0.327 and 0.328; the others are no ties."""
    rules = GoalRules(discount=0.005, invest_power=0.0)
    seen = facts(scenario=replace(wishes(), goals=rules))

    # P10: 52 × 0.005² = 0.0013
    assert goals.merit_of(seen, start("P08")) == Fraction("0.328")
    assert goals.merit_of(seen, start("P10")) == Fraction("0.001")
    # P03: 70 × 0.005² = 0.00175; P05: 55 × 0.005² = 0.001375
    assert goals.merit_of(seen, start("P03")) == Fraction("0.002")
    assert goals.merit_of(seen, start("P05")) == Fraction("0.001")


def test_merit_that_is_claimed_and_not_earned_is_named() -> None:
    assert after("merit_overstated", goals.check_merit) == [
        ("merit", "方案称开工价值 792.913，实为 792.912")
    ]


@pytest.mark.parametrize(
    ("crime", "subject", "fact"),
    [
        ("a_merit_above_its_bound", "merit", "merit：界 792.911 越过了值 792.912"),
        ("a_cost_below_its_bound", "land_cost", "land_cost：界 2018.01 越过了值 2018"),
        ("a_plan_without_a_solution_behind_it", "NO_SOLUTION", "没有经过检查的方案却给出了安排"),
    ],
)
def test_proofs_are_what_they_say(crime: str, subject: str, fact: str) -> None:
    assert after(crime, goals.check_proof) == [(subject, fact)]


def bounded(bound: float, gap: float, status: Status) -> Plan:
    """The plan with another bound of the land cost (2018 万元)."""
    told = tuple(
        replace(g, bound=bound, gap=gap) if g.name == "land_cost" else g for g in PLAN.goals
    )
    return replace(PLAN, goals=told, status=status)


def test_a_gap_is_the_distance_to_the_bound() -> None:
    """(2018 − 1816.2) / 2018 = 0.1."""
    feasible = Status.FEASIBLE_LIMIT

    assert said(goals.check_proof, facts(bounded(1816.2, 0.1, feasible))) == []
    assert said(goals.check_proof, facts(bounded(1816.2, 0.05, feasible))) == [
        ("land_cost", "land_cost：相对差距写作 0.05，实为 0.1")
    ]


def test_only_a_proof_is_called_one() -> None:
    """The scenario asks for 0.0001: a plan with a gap of 0.1 may be used, but not be proven."""
    assert said(goals.check_proof, facts(bounded(1816.2, 0.1, Status.OPTIMAL))) == [
        ("OPTIMAL", "称为已证明最优，但差距 0.1 大于允许的 0.0001")
    ]


def test_a_bound_that_was_never_found_is_told_as_it_is() -> None:
    plan = bounded(-math.inf, math.inf, Status.FEASIBLE_LIMIT)

    assert said(goals.check_proof, facts(plan)) == []
    assert said(goals.check_proof, facts(replace(plan, status=Status.OPTIMAL))) == [
        ("OPTIMAL", "称为已证明最优，但差距 inf 大于允许的 0.0001")
    ]
