"""Judging what the plan says of itself: merit, bounds, gaps and status."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.judge.asking import PLAN, after, facts, said, start, wishes
from zsyz_model.case import Goal, GoalRules, Plan, Scenario, Status
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


def tolerant(**shares: float) -> Scenario:
    return replace(wishes(), goals=GoalRules(tolerance=shares))


def test_what_a_tolerance_gave_away_is_no_missing_proof() -> None:
    """A gap of 0.1 of 2018 万元: 0.09 of it is tolerated, or all."""
    plan = bounded(1816.2, 0.1, Status.OPTIMAL)

    assert said(goals.check_proof, facts(plan, tolerant(land_cost=0.1))) == []
    [(subject, fact)] = said(goals.check_proof, facts(plan, tolerant(land_cost=0.09)))
    assert subject == "OPTIMAL"
    assert fact.startswith("称为已证明最优，但差距 0.1 大于允许的 0.09010")
    assert said(goals.check_proof, facts(plan, tolerant(merit=0.1))) != []


def test_a_tolerance_excuses_no_bound_that_was_never_found() -> None:
    plan = bounded(-math.inf, math.inf, Status.OPTIMAL)

    assert said(goals.check_proof, facts(plan, tolerant(land_cost=0.5))) != []


WEIGHTS = {"missed_targets": 2.0, "merit": 1.0, "fit": 0.1, "fairness": 0.6, "land_cost": 0.01}


def weighed(value: float, bound: float, gap: float = 0.0) -> tuple[Plan, Scenario]:
    """The county's plan as if it had been asked for by weights."""
    told = replace(PLAN, mode="weights", weighted=Goal("weighted", value, bound, gap))
    return told, replace(wishes(), goals=GoalRules(weights=WEIGHTS))


def test_a_weighted_sum_is_recomputed_with_the_load_unrounded() -> None:
    """−2 + 792.912 + 69.5 − 0.6 × 83.333… − 20.18 = 790.232."""
    seen = facts(*weighed(790.232, 790.232))

    assert goals.weighted_sum(seen) == Fraction("790.232")
    assert said(goals.check_weights, seen) == []
    assert said(goals.check_proof, seen) == []


def test_a_weighted_sum_that_is_claimed_and_not_had_is_named() -> None:
    assert said(goals.check_weights, facts(*weighed(790.24, 790.24))) == [
        ("weighted", "方案称加权和 790.24，实为 790.232")
    ]


def test_a_weighted_sum_stands_where_it_was_asked_for_and_nowhere_else() -> None:
    plan, scenario = weighed(790.232, 790.232)

    assert after("a_weighted_sum_nobody_asked_for", goals.check_weights) == [
        ("weighted", "情景没有填写目标权重，方案却称加权求解")
    ]
    assert said(goals.check_weights, facts(scenario=scenario)) == [
        ("weighted", "情景填写了目标权重，方案却没有加权和")
    ]
    assert said(goals.check_weights, facts(replace(plan, mode="tiers"), scenario)) != []


def test_the_proof_of_a_weighted_plan_is_that_of_its_sum() -> None:
    """Single goals were not asked for: their gaps may be what they are."""
    plan, scenario = weighed(790.232, 790.232)
    wide = bounded(1816.2, 0.1, Status.OPTIMAL)
    loose, _ = weighed(790.232, 798.13432, 0.01)
    wrong, _ = weighed(790.232, 790.0, 0.0)

    assert said(goals.check_proof, facts(replace(plan, goals=wide.goals), scenario)) == []
    [(subject, fact)] = said(goals.check_proof, facts(loose, scenario))
    assert (subject, fact) == ("OPTIMAL", "称为已证明最优，但差距 0.01 大于允许的 0.0001")
    assert said(goals.check_proof, facts(wrong, scenario))[0] == (
        "weighted", "weighted：界 790 越过了值 790.232",
    )  # fmt: skip
