"""Crimes with money and places: finance_gap, site_caps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.judge.crimes.forging import crime, facts_of, honest, instead
from zsyz_model.case import LandSource, Loan, Outcome, Plan, Row, Trade, missing

BALANCE = "占补数量"


def _with_loans(outcome: Outcome, *loans: Loan) -> Plan:
    return replace(outcome.plan, loans=loans)


def _shifted(outcome: Outcome, loan: Loan, line: str) -> Plan:
    """A loan taken from another line, added to what that line lends the project already."""
    others = [x for x in outcome.plan.loans if x is not loan]
    same = [x for x in others if (x.project_id, x.line_id) == (loan.project_id, line)]
    whole = round(loan.amount_wan + sum(x.amount_wan for x in same), 2)
    rest = [x for x in others if x not in same]
    return _with_loans(outcome, *rest, Loan(loan.project_id, line, whole))


def _other_lines(outcome: Outcome, loan: Loan) -> Iterator[tuple[Row, float, bool]]:
    """Every other line: its row, what it has left, and whether it may lend to the project."""
    industry = facts_of(outcome).rows("projects")[loan.project_id]["industry"]
    for line, row in facts_of(outcome).rows("finance").items():
        if line != loan.line_id:
            out = sum(x.amount_wan for x in outcome.plan.loans if x.line_id == line)
            fits = not row["eligible"] or industry in row["eligible"]
            yield row, row["limit_wan"] - out, fits


def _within_single(outcome: Outcome, loan: Loan, row: Row) -> bool:
    had = sum(
        x.amount_wan
        for x in outcome.plan.loans
        if (x.project_id, x.line_id) == (loan.project_id, row["line_id"])
    )
    return missing(row["single_wan"]) or had + loan.amount_wan <= row["single_wan"]


@crime("finance_gap")
def a_gap_left_open(outcome: Outcome) -> Iterator[Plan]:
    for loan in outcome.plan.loans:
        yield _with_loans(outcome, *instead(outcome.plan.loans, loan))


@crime("finance_gap")
def a_hundredth_not_lent(outcome: Outcome) -> Iterator[Plan]:
    for loan in outcome.plan.loans:
        less = replace(loan, amount_wan=round(loan.amount_wan - 0.01, 2))
        yield _with_loans(outcome, *instead(outcome.plan.loans, loan, less))


@crime("finance_gap")
def a_line_overdrawn(outcome: Outcome) -> Iterator[Plan]:
    for loan in outcome.plan.loans:
        for row, left, fits in _other_lines(outcome, loan):
            if fits and loan.amount_wan > left and _within_single(outcome, loan, row):
                yield _shifted(outcome, loan, row["line_id"])


@crime("finance_gap")
def a_single_loan_too_large(outcome: Outcome) -> Iterator[Plan]:
    for loan in outcome.plan.loans:
        for row, left, fits in _other_lines(outcome, loan):
            if fits and loan.amount_wan <= left and not _within_single(outcome, loan, row):
                yield _shifted(outcome, loan, row["line_id"])


@crime("finance_gap")
def money_of_another_industry(outcome: Outcome) -> Iterator[Plan]:
    for loan in outcome.plan.loans:
        for row, left, fits in _other_lines(outcome, loan):
            if not fits and loan.amount_wan <= left and _within_single(outcome, loan, row):
                yield _shifted(outcome, loan, row["line_id"])


@crime("finance_gap")
def a_loan_to_a_project_that_does_not_start(outcome: Outcome) -> Iterator[Plan]:
    starting = {start.project_id for start in outcome.plan.starts}
    for loan in outcome.plan.loans:
        for p in sorted(set(outcome.admission.kept) - starting):
            yield _with_loans(outcome, *outcome.plan.loans, Loan(p, loan.line_id, 0.01))


@crime("finance_gap")
def an_unknown_line(outcome: Outcome) -> Iterator[Plan]:
    for loan in outcome.plan.loans:
        stranger = replace(loan, line_id="无此渠道")
        yield _with_loans(outcome, *instead(outcome.plan.loans, loan, stranger))


@crime("finance_gap")
def a_loan_in_two_lines_of_the_book(outcome: Outcome) -> Iterator[Plan]:
    for loan in outcome.plan.loans:
        less = replace(loan, amount_wan=round(loan.amount_wan - 0.01, 2))
        parts = (less, replace(loan, amount_wan=0.01))
        yield _with_loans(outcome, *instead(outcome.plan.loans, loan, *parts))


@crime("site_caps")
def new_land_in_a_park_that_is_full(outcome: Outcome) -> Iterator[Plan]:
    """A start leaves its plot for new land in the last quarter, with all that this takes."""
    facts, span = facts_of(outcome), outcome.case.scenario.span
    first, last = span.quarters[0], span.quarters[-1]
    price = facts.price(BALANCE, first, outcome.case.scenario.land.balance_wan_per_mu)
    for key, cap in facts.rows("caps").items():
        for start in outcome.plan.starts if key.endswith("园区面积") else ():
            row = facts.start_project(start)
            if start.site != "new" and row["place"] == cap["place"] and not row["listed"]:
                parts = (LandSource("计划指标", row["converted_mu"], last),)
                there = replace(start, site="new", quarter=last, sources=parts)
                farmland = float(row["farmland_mu"])
                trade = Trade(BALANCE, first, farmland, float(price) * farmland)
                starts = instead(outcome.plan.starts, start, there)
                trades = (trade, *outcome.plan.trades)
                yield honest(outcome, replace(outcome.plan, starts=starts, trades=trades))
