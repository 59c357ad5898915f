"""Land rules: what is off unless a scenario says so, and the figures of published rules."""

from __future__ import annotations

from zsyz_model.case.land_rules import LandRules


def test_nothing_is_drawn_ahead_or_sold_unless_a_scenario_says_so() -> None:
    rules = LandRules()

    assert (rules.advance_most_mu, rules.turnover_most_mu, rules.linkage_sale_most_mu) == (0, 0, 0)


def test_disposal_credit_is_that_of_the_published_rule() -> None:
    # 自然资发〔2020〕91号: 50 % before 2017, 30 % from 2018 on, idle land 50 %
    assert LandRules().credit == {"批而未供2017前": 0.5, "批而未供2018后": 0.3, "闲置": 0.5}


def test_borrowed_linkage_is_due_after_three_years() -> None:
    assert LandRules().turnover_quarters == 12
