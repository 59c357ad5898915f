"""The nouns of assessment: rules by day, exact products."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from zsyz_model.case.assessing import AssessmentRules, CreditLine, DatedRule

RULE = DatedRule("score.cap", "2022-01-01", "2022-12-31", value=0.1, source="[0]")


def test_a_rule_holds_from_its_first_to_its_last_day() -> None:
    days = [date(2021, 12, 31), date(2022, 1, 1), date(2022, 12, 31), date(2023, 1, 1)]

    assert [RULE.holds(day) for day in days] == [False, True, True, False]


def test_a_number_is_the_decimal_that_is_written() -> None:
    assert AssessmentRules(rules=(RULE,)).value("score.cap", date(2022, 5, 1)) == Fraction(1, 10)


def test_a_rule_without_a_value_is_unsaid_and_never_found() -> None:
    law = AssessmentRules(rules=(DatedRule("list.red", "2022-01-01"),))

    assert [rule.key for rule in law.unsaid()] == ["list.red"]
    assert law.at("list.red", date(2022, 5, 1)) is None
    assert law.words("list.red", date(2022, 5, 1)) == ()


def test_a_receipt_names_status_and_source() -> None:
    assert RULE.cited() == "score.cap（待核实，[0]）"


def test_a_line_is_yuan_times_factor_times_share() -> None:
    line = CreditLine("t", "P", "u", Fraction(10), Fraction(2), "小巨人", Fraction(1, 3), "")

    assert line.credited_yuan == Fraction(20, 3)
