"""Judging money: every loan, every gap and every line, with the number that is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.judge.asking import PLAN, after, facts, said
from zsyz_model.case import Loan
from zsyz_model.judge import finance


def test_the_plan_of_the_county_is_in_order() -> None:
    """F2's 4500 are the cheapest; P02 may take 3500 of F1 and has the rest from F3."""
    assert PLAN.loans == (
        Loan("P01", "F1", 500.5), Loan("P01", "F2", 2000.0),
        Loan("P02", "F1", 3500.0), Loan("P02", "F3", 500.0),
        Loan("P07", "F1", 3500.0), Loan("P07", "F2", 2500.0),
    )  # fmt: skip
    assert said(finance.check_finance_gap) == []


@pytest.mark.parametrize(
    ("crime", "subject", "fact"),
    [
        ("a_gap_left_open", "P01", "资金缺口 2500.5 万元，安排资金合计 2000 万元"),
        ("a_hundredth_not_lent", "P01", "资金缺口 2500.5 万元，安排资金合计 2500.49 万元"),
        ("a_line_overdrawn", "F2", "借出合计 5000.5 万元，超出额度 500.5 万元"),
        ("a_single_loan_too_large", "P02", "F1 单笔 4000 万元，超过单笔上限 3500 万元"),
        ("money_of_another_industry", "P01", "F3 不适用该项目的产业"),
        ("a_loan_to_a_project_that_does_not_start", "H1", "没有安排开工，却由 F1 出资"),
        ("a_loan_in_two_lines_of_the_book", "P01/F1", "同一项目、同一渠道列了两笔"),
    ],
)
def test_a_crime_is_said_with_its_number(crime: str, subject: str, fact: str) -> None:
    assert after(crime, finance.check_finance_gap) == [(subject, fact)]


def test_an_unknown_line_pays_nothing() -> None:
    assert after("an_unknown_line", finance.check_finance_gap) == [
        ("P01", "渠道 无此渠道 不在台账中")
    ]


@pytest.mark.parametrize("wan", [0.0, -1.0, 0.001])
def test_an_amount_is_positive_and_on_its_grid(wan: float) -> None:
    """What the odd loan lacks or adds is said of the gap as well."""
    loans = (Loan("P09", "F1", wan), *PLAN.loans)

    told = said(finance.check_finance_gap, facts(replace(PLAN, loans=loans)))

    assert told[0] == ("P09", f"F1 的金额 {wan:g} 万元不成立")


def test_more_than_the_gap_is_as_wrong_as_less() -> None:
    loans = (*PLAN.loans, Loan("P09", "F1", 0.01))

    assert said(finance.check_finance_gap, facts(replace(PLAN, loans=loans))) == [
        ("P09", "资金缺口 0 万元，安排资金合计 0.01 万元")
    ]


def test_without_lines_there_is_no_limit_and_nothing_to_lend() -> None:
    seen = facts(replace(PLAN, loans=()))
    seen.rows("finance").clear()

    assert said(finance.check_finance_gap, seen) == []
    assert said(finance.check_finance_gap, facts(replace(PLAN, loans=()))) != []
