"""Judging fairness: loads worked by hand, the largest one claimed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from tests.judge.asking import PLAN, after, facts, said
from tests.judge.county import county_outcome
from zsyz_model.case import Lead
from zsyz_model.judge.facts import Facts
from zsyz_model.judge.fairness import check_fairness, in_percent, largest_load, loads_of


def with_hours(**hours: float) -> Facts:
    """The county with other hours of its leaders."""
    outcome = county_outcome()
    table = outcome.case.leaders.copy()
    for who, value in hours.items():
        table.loc[who, "hours"] = value
    ledger = replace(outcome.case.ledger, tables={**outcome.case.ledger.tables, "leaders": table})
    case = replace(outcome.case, ledger=ledger)
    return Facts(case, outcome.admission, outcome.scores, outcome.plan)


def test_the_plan_of_the_county_is_in_order() -> None:
    assert said(check_fairness) == []


def test_loads_of_the_county() -> None:
    """L1: H2 130, P03 150, P09 110 of 720; L2: P01 and P02 110 each, P11 130 of 420;
    L3: H1 60, P08 90, P10 130, P12 120 of 720; L4: P05 60 and P07 90 of 2400.
    """
    assert loads_of(facts()) == {
        "L1": Fraction(390, 720), "L2": Fraction(350, 420), "L3": Fraction(400, 720),
        "L4": Fraction(150, 2400),
    }  # fmt: skip
    assert in_percent(largest_load(facts())) == Fraction("83.33")


def test_a_load_that_is_claimed_and_not_had_is_named_with_its_leader() -> None:
    assert after("a_load_understated", check_fairness) == [
        ("fairness", "方案称最大包保负荷 83.32%，实为 83.33%（领导 L2）")
    ]


def test_hours_count_in_whole_minutes() -> None:
    """7.33 hours are 439.8 minutes: 439."""
    assert loads_of(with_hours(L2=7.33))["L2"] == Fraction(350, 439)


def test_a_leader_without_hours_has_no_load() -> None:
    assert set(loads_of(with_hours(L4=0.0))) == {"L1", "L2", "L3"}


def test_a_plan_in_which_nobody_leads_has_no_load() -> None:
    idle = facts(replace(PLAN, leads=()))

    assert largest_load(idle) == 0
    assert said(check_fairness, idle) == [
        ("fairness", "方案称最大包保负荷 83.33%，实为 0%（领导 L1）")
    ]


def test_who_leads_nothing_that_is_known_and_who_is_not_known_has_no_load() -> None:
    strangers = (Lead("P99", "L1", 2.0, 20, False), Lead("P01", "L9", 2.0, 20, False))

    assert loads_of(facts(replace(PLAN, leads=(*PLAN.leads, *strangers)))) == loads_of(facts())


def test_where_nobody_has_hours_nobody_is_named() -> None:
    idle = with_hours(L1=0.0, L2=0.0, L3=0.0, L4=0.0)

    assert said(check_fairness, idle) == [
        ("fairness", "方案称最大包保负荷 83.33%，实为 0%（领导 无）")
    ]
